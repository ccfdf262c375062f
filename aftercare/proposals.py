"""What aftercare proposes: its own decision after rehabilitation, and what a relapse calls for (L2021 art. 27, 32,
40)."""

from collections.abc import Iterator
from datetime import date

from aftercare.enums import PROCEDURE
from aftercare.law import lawful_months
from aftercare.models import Aftercare
from cases.enums import DeterminationResult, Stage
from cases.proposals import Facts, Proposal, ProposalSource, opening, proposal_sources
from cases.services.registrations import DETERMINATION
from core import calendar
from rehab.enums import ABOLISHED_ON, EpisodeEnd
from rehab.proposals import Ground, compulsory_proposal, known_episodes, sheet_of

MINORS_TOO = date(2026, 7, 1)
"""Since then a relapse in aftercare is a ground for those under 18 as well (L2025 art. 36)."""
USED = "Dương tính ngày {on:%d/%m/%Y} trong thời gian quản lý sau cai theo quyết định ngày {starts:%d/%m/%Y}."
RELAPSED = "Xác định có nghiện ngày {on:%d/%m/%Y} trong thời gian quản lý sau cai, quyết định ngày {starts:%d/%m/%Y}."
COMPLETED = (
    "Hoàn thành đợt {what} ngày {ends:%d/%m/%Y}, chưa có quyết định quản lý sau cai; "
    "thời hạn theo luật là {months} tháng."
)


def _determine(facts: Facts) -> Iterator[Proposal]:
    """Found using during aftercare: to be determined anew."""
    running = next((row for row in _aftercares(facts) if row.ends is None), None)
    test = running and next((row for row in reversed(facts.positives) if row.on >= running.starts), None)
    if not test or facts.running(DETERMINATION) or any(row.on >= test.on for row in facts.determinations):
        return
    yield Proposal(
        evidence=f"drug_test:{test.pk}",
        sentence=USED.format(on=test.on, starts=running.starts),
        url=opening(facts.dossier, DETERMINATION, "request_police"),
        kind=DETERMINATION,
        have=(sheet_of(test),),
        missing=("Giấy đề nghị xác định (Mẫu 02)", "Bản tóm tắt lý lịch (Mẫu 03)"),
    )


def _compulsory(facts: Facts) -> Iterator[Proposal]:
    """Addicted again during aftercare: compulsory rehabilitation at once, without a voluntary attempt."""
    if calendar.today() < MINORS_TOO and facts.dossier.age_on(calendar.today()) < 18:
        return
    grounds = [
        Ground(
            found.on,
            f"determination:{found.pk}",
            RELAPSED.format(on=found.on, starts=row.starts),
            missing=("Biên bản vi phạm (Mẫu 27)", "Quyết định quản lý sau cai (bản sao)"),
        )
        for row in _aftercares(facts)
        for found in facts.determinations
        if found.result == DeterminationResult.ADDICTED
        and found.on >= row.starts
        and (row.ends is None or found.on <= row.ends)
    ]
    yield from compulsory_proposal(facts, grounds)


def _open(facts: Facts) -> Iterator[Proposal]:
    """After a completed episode aftercare is decided, for one year or two."""
    ended = [row for row in known_episodes(facts) if row.end_reason == EpisodeEnd.COMPLETED]
    completed = max(ended, key=lambda row: (row.ends, row.starts), default=None)
    if completed is None or completed.ends < ABOLISHED_ON or facts.dossier.stage == Stage.ENDED:
        return
    if facts.running(PROCEDURE):
        return
    since = completed.ends
    if (
        any(row.starts >= since for row in _aftercares(facts))
        or any(row.on >= since and row.result == DeterminationResult.ADDICTED for row in facts.determinations)
        or any(row.starts >= since for row in known_episodes(facts))
    ):
        return
    what = completed.get_modality_display().lower()
    months = lawful_months(facts.dossier, completed)
    yield Proposal(
        evidence=f"episode:{completed.pk}",
        sentence=COMPLETED.format(what=what, ends=since, months=months),
        url=opening(facts.dossier, PROCEDURE, "report"),
        kind=PROCEDURE,
        have=("Giấy xác nhận hoàn thành",) if completed.procedure_id else (),
        missing=("Văn bản đề nghị (Mẫu 50)", "Bản tóm tắt lý lịch (Mẫu 30)", "Quyết định (Mẫu 51)"),
    )


def _aftercares(facts: Facts) -> list[Aftercare]:
    """The person's decisions on aftercare, read once for all sources."""
    return facts.once("aftercares", Aftercare.objects.filter(dossier=facts.dossier))


proposal_sources.register(
    ProposalSource(
        "determine_relapse", 40, "Đề nghị xác định lại tình trạng nghiện", "Luật PCMT 2021, Điều 27", _determine
    )
)
proposal_sources.register(
    ProposalSource(
        "compulsory_relapse",
        41,
        "Lập hồ sơ đề nghị cai nghiện bắt buộc (tái nghiện khi quản lý sau cai)",
        "Luật PCMT 2021, Điều 32",
        _compulsory,
    )
)
proposal_sources.register(
    ProposalSource("open_aftercare", 42, "Quyết định quản lý sau cai", "Luật PCMT 2021, Điều 40", _open)
)
