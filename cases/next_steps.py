"""What the register itself proposes: about users, whose tests are positive and whose year is over."""

from collections.abc import Iterator

from django.urls import reverse

from cases.enums import DeterminationResult, Stage
from cases.models import DrugTest, UserManagement
from cases.procedures.user_management import SLUG as MANAGEMENT
from cases.proposals import Facts, Proposal, ProposalSource, opening, proposal_sources, stepping
from cases.services.registrations import DETERMINATION
from cases.stage import on_addict_list
from core import calendar
from core.calendar import add_months

A_YEAR = 12
MANAGED_AGAIN = "Dương tính ngày {on:%d/%m/%Y} trong thời gian quản lý theo quyết định ngày {starts:%d/%m/%Y}."
FOUND_USING = "Dương tính ngày {on:%d/%m/%Y}; người này chưa bị quản lý và không ở trong danh sách người nghiện."
YEAR_OVER = (
    "Thời hạn quản lý theo quyết định ngày {starts:%d/%m/%Y} đã hết ngày {ends:%d/%m/%Y}; trong thời hạn không có kết "
    "quả dương tính."
)
TEST_SHEET = "Kết quả xét nghiệm ngày {on:%d/%m/%Y}"


def _running(facts: Facts) -> UserManagement | None:
    return next((row for row in facts.managements if row.ends is None), None)


def _positive_in(facts: Facts, management: UserManagement) -> DrugTest | None:
    """The last positive test since the decision that holds now."""
    since = management.starts
    if management.procedure and management.procedure.term_starts:
        since = management.procedure.term_starts
    return next((test for test in reversed(facts.positives) if test.on > since), None)


def _determine(facts: Facts) -> Iterator[Proposal]:
    """A managed user found using again is to be determined (L2021 art. 27)."""
    running = _running(facts)
    test = running and _positive_in(facts, running)
    if not test or facts.running(DETERMINATION) or any(row.on >= test.on for row in facts.determinations):
        return
    yield Proposal(
        evidence=f"drug_test:{test.pk}",
        sentence=MANAGED_AGAIN.format(on=test.on, starts=running.starts),
        url=opening(facts.dossier, DETERMINATION, "request_police"),
        kind=DETERMINATION,
        have=(TEST_SHEET.format(on=test.on),),
        missing=("Giấy đề nghị xác định (Mẫu 02)", "Bản tóm tắt lý lịch (Mẫu 03)"),
    )


def _renew(facts: Facts) -> Iterator[Proposal]:
    """The same use is ground for a new decision of a year, unless the person is found addicted."""
    running = _running(facts)
    test = running and _positive_in(facts, running)
    procedure = running and running.procedure
    if not test or procedure is None or procedure.state != "managed":
        return
    if any(row.on >= test.on and row.result == DeterminationResult.ADDICTED for row in facts.determinations):
        return
    yield Proposal(
        evidence=f"drug_test:{test.pk}",
        sentence=MANAGED_AGAIN.format(on=test.on, starts=procedure.term_starts),
        url=stepping(procedure, "renew"),
        step=(procedure, "renew"),
        have=(TEST_SHEET.format(on=test.on),),
        missing=("Quyết định quản lý mới (Mẫu 07)",),
    )


def _manage(facts: Facts) -> Iterator[Proposal]:
    """Found using, not managed yet, not an addict (L2021 art. 23)."""
    test = facts.positives[-1] if facts.positives else None
    if test is None or _running(facts) or facts.running(MANAGEMENT) or facts.dossier.stage == Stage.ENDED:
        return
    if any(row.starts >= test.on for row in facts.managements) or any(
        row.kind == MANAGEMENT and row.opened_on >= test.on for row in facts.procedures
    ):
        return
    dossiers = type(facts.dossier).objects.filter(pk=facts.dossier.pk)
    if facts.determinations and dossiers.filter(on_addict_list(calendar.today())).exists():
        return
    yield Proposal(
        evidence=f"drug_test:{test.pk}",
        sentence=FOUND_USING.format(on=test.on),
        url=opening(facts.dossier, MANAGEMENT, "receive_test"),
        kind=MANAGEMENT,
        have=(TEST_SHEET.format(on=test.on),),
        missing=("Xác minh nơi cư trú", "Thông báo (Mẫu 04)", "Sơ yếu lý lịch (Mẫu 05)", "Bản tường trình (Mẫu 06)"),
    )


def _end(facts: Facts) -> Iterator[Proposal]:
    """The year is over and nothing was found in it."""
    running = _running(facts)
    if running is None or _positive_in(facts, running):
        return
    procedure = running.procedure
    ends = procedure.term_ends if procedure else add_months(running.starts, A_YEAR)
    if ends is None or ends > calendar.today() or (procedure and procedure.state != "managed"):
        return
    by_hand = reverse("cases:user_management_end", args=[facts.dossier.pk, running.pk])
    yield Proposal(
        evidence=f"user_management:{running.pk}:{ends:%Y%m%d}",
        sentence=YEAR_OVER.format(starts=procedure.term_starts if procedure else running.starts, ends=ends),
        url=stepping(procedure, "end") if procedure else by_hand,
        step=(procedure, "end") if procedure else None,
        missing=("Quyết định chấm dứt quản lý (Mẫu 10)",),
    )


proposal_sources.register(
    ProposalSource("determine_user", 10, "Đề nghị xác định tình trạng nghiện", "Luật PCMT 2021, Điều 27", _determine)
)
proposal_sources.register(
    ProposalSource("manage_again", 11, "Quyết định quản lý mới một năm", "NĐ 105/2021/NĐ-CP, Điều 43", _renew)
)
proposal_sources.register(
    ProposalSource("manage_user", 12, "Lập hồ sơ quản lý người sử dụng", "Luật PCMT 2021, Điều 23", _manage)
)
proposal_sources.register(
    ProposalSource("end_management", 13, "Chấm dứt quản lý người sử dụng", "NĐ 105/2021/NĐ-CP, Điều 48", _end)
)
