"""What the acts of aftercare ask for and bring about (L2021 art. 40, 43; NĐ116/2021 art. 77-81)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from aftercare.enums import AftercareEnd
from aftercare.handover import back_and_waiting
from aftercare.law import lawful_months
from aftercare.models import Aftercare
from aftercare.queries import latest_completion
from aftercare.services import correct_aftercare, end_aftercare, open_aftercare, withdraw_aftercare
from cases.enums import DeterminationResult, RemovalReason
from cases.models import Determination, Dossier, ListRemoval, Procedure
from cases.procedures.manifest import Taking
from cases.procedures.standing import Standing
from cases.services import remove_from_list, withdraw_fact
from cases.stage import is_on_addict_list
from core import calendar
from core.errors import DomainError
from rehab.enums import ABOLISHED_ON

NOT_COMPLETED = (
    "Đến ngày {on:%d/%m/%Y} người này chưa hoàn thành đợt cai nghiện hoặc điều trị nào (Luật PCMT 2021, Điều 40). "
    "Hãy ghi hoàn thành đợt cai nghiện trước."
)
RUNS = (
    "Người này đang được quản lý sau cai theo quyết định ngày {starts:%d/%m/%Y}; hãy bấm “Theo dõi theo thủ tục” ở "
    "quyết định đó, hoặc ghi kết thúc trước."
)
OTHER_TERM = (
    "Thời hạn {months} tháng không đúng: người này hoàn thành “{what}” nên thời hạn quản lý sau cai là {lawful} tháng "
    "({article})."
)
TERM_NOT_OVER = (
    "Thời hạn quản lý sau cai đến ngày {ends:%d/%m/%Y} mới hết; chưa cấp giấy xác nhận được ngày {on:%d/%m/%Y}."
)
STILL_AWAY = "Chưa ghi ngày người này có mặt trở lại, nên chưa biết ngày hết thời hạn; hãy ghi bước “Có mặt trở lại”."
HAS_RELAPSED = (
    "Ngày {on:%d/%m/%Y} người này được xác định có nghiện trong thời hạn quản lý; hãy ghi bước “Kết thúc vì tái "
    "nghiện”."
)
NOT_RELAPSED = (
    "Từ ngày {since:%d/%m/%Y} đến ngày {on:%d/%m/%Y} chưa có kết quả xác định “có nghiện”. Dương tính mới là sử dụng "
    "lại, chưa phải tái nghiện: hãy đề nghị xác định tình trạng nghiện trước (Luật PCMT 2021, Điều 27)."
)
NO_AFTERCARE = "Không còn tìm thấy quyết định quản lý sau cai của thủ tục này; hãy xem mục “Quản lý sau cai”."


def has_completed(taking: Taking) -> Iterable[str]:
    """Aftercare follows a completed rehabilitation or substitution treatment."""
    if latest_completion(taking.dossier, taking.on) is None:
        yield NOT_COMPLETED.format(on=taking.on)


def none_runs(taking: Taking) -> Iterable[str]:
    """One decision at a time: one entered by hand or imported is taken up, not decided again."""
    running = Aftercare.objects.filter(dossier=taking.dossier, ends__isnull=True).first()
    if running:
        yield RUNS.format(starts=running.starts)


def term_lawful(taking: Taking) -> Iterable[str]:
    """Two years for an adult after compulsory rehabilitation, else one; before 2022 from one to two years."""
    completed = latest_completion(taking.dossier, taking.on)
    months, rule = taking.data.get("months"), taking.rule
    lawful = completed and lawful_months(taking.dossier, completed)
    if lawful and months != lawful and taking.on >= ABOLISHED_ON:
        what = completed.get_modality_display().lower()
        yield OTHER_TERM.format(months=months, what=what, lawful=lawful, article=rule.article)


def term_over_clean(taking: Taking) -> Iterable[str]:
    """The certificate is given when the term is over and the person was not found addicted in it."""
    procedure = taking.procedure
    if procedure.term_ends is None:
        yield STILL_AWAY
    elif taking.on < procedure.term_ends:
        yield TERM_NOT_OVER.format(ends=procedure.term_ends, on=taking.on)
    if found := _relapse(taking):
        yield HAS_RELAPSED.format(on=found.on)


def relapsed(taking: Taking) -> Iterable[str]:
    """A relapse is a determination, not a test."""
    if _relapse(taking) is None:
        yield NOT_RELAPSED.format(since=taking.procedure.term_starts, on=taking.on)


def _relapse(taking: Taking) -> Determination | None:
    return _found_addicted(taking.procedure, taking.on)


def _found_addicted(procedure: Procedure, on: date) -> Determination | None:
    """The first finding of addiction in the term, up to a day."""
    found = procedure.dossier.determinations.filter(result=DeterminationResult.ADDICTED)
    return found.filter(on__gte=procedure.term_starts, on__lte=on).order_by("on").first()


def may_begin(standing: Standing) -> bool:
    """For those who wait, and for nobody else."""
    return standing.procedure.pk is not None or back_and_waiting(standing.procedure.dossier) is not None


def has_relapsed(standing: Standing) -> bool:
    return _found_addicted(standing.procedure, standing.day) is not None


def term_of(dossier: Dossier, procedure: Procedure | None) -> dict[str, Any]:
    """The term that the law sets."""
    return {"months": lawful_months(dossier, latest_completion(dossier, calendar.today()))}


def begins(taking: Taking) -> None:
    procedure, data = taking.procedure, taking.data
    procedure.term_starts, procedure.term_months = taking.on, data["months"]
    open_aftercare(
        dossier=taking.dossier,
        starts=taking.on,
        months=data["months"],
        decision_number=data["decision_number"],
        helper=data["helper"],
        procedure=procedure,
        by=taking.by,
    )


def begun_back(taking: Taking) -> None:
    withdraw_aftercare(aftercare=_aftercare(taking.procedure), reason=taking.step.undone_reason, by=taking.by)


def serves(taking: Taking) -> None:
    """The certificate ends aftercare, and takes the person off the list of addicts (L2021 art. 43)."""
    _end(taking, AftercareEnd.TERM_SERVED)
    if is_on_addict_list(taking.dossier, taking.on):
        remove_from_list(dossier=taking.dossier, on=taking.on, reason=RemovalReason.CLEAN, by=taking.by)


def served_back(taking: Taking) -> None:
    removed = ListRemoval.objects.filter(dossier=taking.dossier, on=taking.on, reason=RemovalReason.CLEAN).first()
    if removed:
        withdraw_fact(fact=removed, version=removed.version, reason=taking.step.undone_reason, by=taking.by)
    ended_back(taking)


def ends_relapsed(taking: Taking) -> None:
    _end(taking, AftercareEnd.RELAPSED)


def stops(taking: Taking) -> None:
    _end(taking, AftercareEnd(taking.data["reason"]))


def _end(taking: Taking, reason: AftercareEnd) -> None:
    found = _aftercare(taking.procedure)
    end_aftercare(aftercare=found, version=found.version, ends=taking.on, reason=reason, by=taking.by)


def ended_back(taking: Taking) -> None:
    found = _aftercare(taking.procedure)
    correct_aftercare(aftercare=found, version=found.version, data={"ends": None, "end_reason": ""}, by=taking.by)


def _aftercare(procedure: Procedure) -> Aftercare:
    found = Aftercare.objects.filter(procedure=procedure).first()
    if found is None:
        raise DomainError(NO_AFTERCARE)
    return found
