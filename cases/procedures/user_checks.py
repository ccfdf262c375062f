"""What the law asks before an act of the management of users is taken (L2021 art. 23; NĐ105/2021 art. 39-43)."""

from collections.abc import Iterable
from datetime import date

from cases.enums import DeterminationResult
from cases.models import Dossier, DrugTest, Procedure
from cases.procedures.manifest import Check, Taking, about
from cases.stage import is_on_addict_list

FOUND_ADDICTED = "found_addicted"
"""The ground of a stop because the person was found addicted."""

NO_TEST = (
    "Đến ngày {on:%d/%m/%Y} hồ sơ chưa có kết quả xét nghiệm dương tính; "
    "hãy ghi kết quả ở mục “Xét nghiệm ma túy” trước."
)
NO_NEW_TEST = (
    "Từ quyết định ngày {since:%d/%m/%Y} chưa có kết quả xét nghiệm dương tính nào; chỉ ra quyết định quản lý mới khi "
    "lại bị phát hiện sử dụng (Nghị định 105/2021/NĐ-CP, Điều 43)."
)
NOT_CLEAN = (
    "Trong thời hạn quản lý có kết quả xét nghiệm dương tính ngày {on:%d/%m/%Y}, nên chưa chấm dứt được; "
    "hãy ra quyết định quản lý mới hoặc đề nghị xác định tình trạng nghiện."
)
ON_LIST = (
    "Người này ở trong danh sách người nghiện ngày {on:%d/%m/%Y}; việc quản lý người sử dụng không áp dụng với người "
    "nghiện (Luật PCMT, Điều 23)."
)
TERM_NOT_OVER = "Thời hạn quản lý đến ngày {ends:%d/%m/%Y} mới hết; chưa chấm dứt được ngày {on:%d/%m/%Y}."
NOT_FOUND_ADDICTED = (
    "Đến ngày {on:%d/%m/%Y} hồ sơ chưa có kết quả xác định “có nghiện”; hãy ghi kết quả xác định tình trạng nghiện "
    "trước."
)


def positive_since(dossier: Dossier, since: date | None, on: date) -> DrugTest | None:
    """The last positive test after ``since`` (or ever) up to ``on``."""
    tests = dossier.drug_tests.filter(is_positive=True, on__lte=on)
    return (tests.filter(on__gt=since) if since else tests).last()


def tested_positive(taking: Taking) -> Iterable[str]:
    """What the dossier begins with; after management that is over, a new use."""
    last = taking.dossier.user_managements.filter(ends__isnull=False, ends__lte=taking.on).order_by("starts").last()
    if positive_since(taking.dossier, last and last.starts, taking.on) is None:
        yield NO_TEST.format(on=taking.on)


def not_an_addict(taking: Taking) -> Iterable[str]:
    """Management is for those not (yet) found addicted."""
    if is_on_addict_list(taking.dossier, taking.on):
        yield ON_LIST.format(on=taking.on)


def used_again(taking: Taking) -> Iterable[str]:
    """A new decision wants a new use."""
    since = taking.procedure.term_starts
    if positive_since(taking.dossier, since, taking.on) is None:
        yield NO_NEW_TEST.format(since=since)


@about("on")
def term_over_clean(taking: Taking) -> Iterable[str]:
    """The year is over, and nothing was found in it."""
    procedure = taking.procedure
    if procedure.term_ends and taking.on < procedure.term_ends:
        yield TERM_NOT_OVER.format(ends=procedure.term_ends, on=taking.on)
    if found := positive_since(taking.dossier, procedure.term_starts, taking.on):
        yield NOT_CLEAN.format(on=found.on)


@about("ground")
def addiction_found(taking: Taking) -> Iterable[str]:
    """Who is said to have been found addicted has such a result in the register."""
    found = taking.dossier.determinations.filter(on__lte=taking.on).order_by("on").last()
    if taking.data["ground"] == FOUND_ADDICTED and (found is None or found.result != DeterminationResult.ADDICTED):
        yield NOT_FOUND_ADDICTED.format(on=taking.on)


def found_addicted_of(dossier: Dossier, procedure: Procedure | None) -> dict[str, str]:
    """Who was found addicted since the decision is managed no longer (L2021 art. 23)."""
    since = procedure.decided_on if procedure else None
    found = dossier.determinations.filter(on__gte=since).order_by("on").last() if since else None
    return {"ground": FOUND_ADDICTED} if found and found.result == DeterminationResult.ADDICTED else {}


def residence_of(dossier: Dossier, procedure: Procedure | None) -> dict[str, str]:
    """Where the person lives, and whether it is stable, as the dossier has it."""
    stable = {True: "yes", False: "no"}.get(dossier.stable_residence)
    known = {"residence": dossier.present_address or dossier.permanent_address, "stable": stable}
    return {name: value for name, value in known.items() if value}


OPENING: tuple[Check, ...] = (tested_positive, not_an_addict)
