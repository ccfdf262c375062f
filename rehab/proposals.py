"""What rehabilitation proposes: the next measure against a breach, and the dossier that proposes compulsory
rehabilitation (L2021 art. 32, 33; L2025 art. 35, 36, 47)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cases.enums import DeterminationResult, Sex, Stage
from cases.models import DrugTest, Procedure, Rule
from cases.procedures.rules import RuleBook, work_calendar
from cases.proposals import Facts, Proposal, ProposalSource, opening, proposal_sources, stepping
from core import calendar
from rehab.enums import VOLUNTARY, EpisodeEnd, Modality
from rehab.modalities import compulsory_adult, compulsory_minor, methadone, voluntary_home
from rehab.modalities.compulsory_checks import EXCLUSIONS, STATUTE
from rehab.models import Episode, UrineTest

COMPULSORY = (compulsory_adult.SLUG, compulsory_minor.SLUG)
MEASURES = {
    voluntary_home.SLUG: ("remind", "review", "violate"),
    methadone.SLUG: ("remind", "review", "expel"),
}
"""What follows a first, a second and a third breach (L2025 art. 47), by procedure."""
LEAVING = (EpisodeEnd.ABANDONED, EpisodeEnd.EXPELLED)

USED = "Dương tính ngày {on:%d/%m/%Y} trong thời gian {what}, bắt đầu ngày {starts:%d/%m/%Y}."
LEFT = "{what} từ ngày {starts:%d/%m/%Y} đã kết thúc ngày {ends:%d/%m/%Y}: {reason}."
NOT_REGISTERED = "Có kết quả “có nghiện” nhưng hết hạn ngày {on:%d/%m/%Y} vẫn không đăng ký cai nghiện hay điều trị."
BREACH = "Dương tính ngày {on:%d/%m/%Y}; đây là vi phạm lần thứ {count} trong thời gian {what}."
ORDINALS = ("nhất", "hai", "ba")


@dataclass(frozen=True)
class Ground:
    """One fact for which the law lets compulsory rehabilitation be proposed."""

    on: date
    evidence: str
    sentence: str
    have: tuple[str, ...] = ()
    missing: tuple[str, ...] = ("Biên bản vi phạm (Mẫu 27)",)


def compulsory_proposal(facts: Facts, grounds: list[Ground]) -> Iterator[Proposal]:
    """The dossier for the latest of the grounds, by the person's age; nothing once it is open, once another measure
    followed, or after the time in which the law lets it be made."""
    last = max(grounds, key=lambda ground: ground.on, default=None)
    age = facts.dossier.age_on(calendar.today())
    if last is None or age < 12 or facts.dossier.stage == Stage.ENDED or _followed_up(facts, last.on):
        return
    kind = compulsory_adult.SLUG if age >= 18 else compulsory_minor.SLUG
    statute = RuleBook.of(kind).at(STATUTE, calendar.today())
    if statute and _too_late(statute, last.on):
        return
    found = next((row for row in reversed(facts.determinations) if row.result == DeterminationResult.ADDICTED), None)
    sheet = f"Phiếu kết quả xác định ngày {found.on:%d/%m/%Y}" if found else "Phiếu kết quả xác định tình trạng nghiện"
    missing = [*last.missing, *([] if found else [sheet]), "Bản tóm tắt lý lịch (Mẫu 30)", "Bản tường trình (Mẫu 31)"]
    if kind == compulsory_minor.SLUG:
        missing.append("Ý kiến của cha, mẹ hoặc người giám hộ")
    yield Proposal(
        evidence=last.evidence,
        sentence=last.sentence,
        url=opening(facts.dossier, kind),
        kind=kind,
        have=(*last.have, *([sheet] if found else [])),
        missing=tuple(missing),
        exclusions=tuple(words for slug, words in EXCLUSIONS if slug != "pregnant" or facts.dossier.sex == Sex.FEMALE),
    )


def sheet_of(test: DrugTest | UrineTest) -> str:
    """The paper of a positive test, as it is listed among the evidence."""
    return f"Kết quả xét nghiệm ngày {test.on:%d/%m/%Y}"


def _compulsory(facts: Facts) -> Iterator[Proposal]:
    """Used or broke off during voluntary rehabilitation or substitution, or did not register."""
    grounds = []
    for episode in known_episodes(facts):
        if episode.modality in VOLUNTARY:
            grounds += [_used(episode, test) for test in facts.positives if _counts(episode, test)]
        if episode.end_reason in LEAVING and episode.modality in (*VOLUNTARY, Modality.METHADONE):
            grounds.append(_left(episode))
    grounds += [
        Ground(
            row.closed_on,
            f"procedure:{row.pk}",
            NOT_REGISTERED.format(on=row.closed_on),
        )
        for row in facts.procedures
        if row.state == "not_registered"
    ]
    yield from compulsory_proposal(facts, grounds)


def _breaches(facts: Facts) -> Iterator[Proposal]:
    """A breach of the law of 2025: reminded, reviewed, and only the third ends the measure."""
    for kind, measures in MEASURES.items():
        procedure = facts.running(kind)
        if procedure is None or not _reminds(procedure, calendar.today()):
            continue
        done = list(procedure.steps.standing().filter(act__in=measures[:2]))
        since = done[-1].on if done else procedure.term_starts
        found = since and _last_use(facts, procedure, since)
        if not found:
            continue
        count = min(len(done), len(measures) - 1)
        what = "điều trị thay thế" if kind == methadone.SLUG else "cai nghiện tự nguyện"
        yield Proposal(
            evidence=f"{found._meta.model_name}:{found.pk}",
            sentence=BREACH.format(on=found.on, count=ORDINALS[count], what=what),
            url=stepping(procedure, measures[count]),
            step=(procedure, measures[count]),
            have=(sheet_of(found),),
        )


def _last_use(facts: Facts, procedure: Procedure, since: date) -> DrugTest | UrineTest | None:
    """The last positive test after a day; in substitution also those of the clinic's own."""
    tests = [row for row in facts.positives if row.on > since]
    if procedure.kind == methadone.SLUG:
        positive = Q(is_opioid_positive=True) | ~Q(other_substances="")
        tests += UrineTest.objects.filter(positive, episode__procedure=procedure, on__gt=since)
    return max(tests, key=lambda row: row.on, default=None)


def known_episodes(facts: Facts) -> list[Episode]:
    """The person's episodes, read once for all sources."""
    rows = Episode.objects.filter(dossier=facts.dossier).select_related("procedure", "facility__office")
    return facts.once("episodes", rows)


def _followed_up(facts: Facts, day: date) -> bool:
    """Something was done since: the dossier itself, another episode, or substitution, which rules it out."""
    if any(row.kind in COMPULSORY and (row.closed_on is None or row.opened_on >= day) for row in facts.procedures):
        return True
    return any(
        row.starts >= day or (row.modality == Modality.METHADONE and row.ends is None) for row in known_episodes(facts)
    )


def _too_late(statute: Rule, day: date) -> bool:
    return statute.amount is not None and work_calendar().months_later(day, statute.amount) < calendar.today()


def _counts(episode: Episode, test: DrugTest) -> bool:
    """The test lies in the episode, under a law in which one use is enough."""
    if test.on < episode.starts or (episode.ends and test.on >= episode.ends):
        return False
    return episode.procedure is None or not _reminds(episode.procedure, test.on)


def _reminds(procedure: Procedure, on: date) -> bool:
    """Whether the law that governs the procedure reminds before it ends the measure."""
    return RuleBook.of(procedure.kind).governing("remind", procedure, on) is not None


def _used(episode: Episode, test: DrugTest) -> Ground:
    return Ground(
        test.on,
        f"drug_test:{test.pk}",
        USED.format(on=test.on, what=f"cai nghiện {_name(episode)}", starts=episode.starts),
        have=(sheet_of(test),),
    )


def _left(episode: Episode) -> Ground:
    record = "Biên bản vi phạm (Mẫu 27)"
    step = episode.procedure and episode.procedure.steps.standing().filter(act="violate").last()
    has_record = bool(step) and "form_27" in step.papers
    what = "Điều trị methadone" if episode.modality == Modality.METHADONE else f"Cai nghiện {_name(episode)}"
    return Ground(
        episode.ends,
        f"episode:{episode.pk}",
        LEFT.format(
            what=what, starts=episode.starts, ends=episode.ends, reason=episode.get_end_reason_display().lower()
        ),
        have=(record,) if has_record else (),
        missing=() if has_record else (record,),
    )


def _name(episode: Episode) -> str:
    return episode.get_modality_display().lower()


proposal_sources.register(
    ProposalSource(
        "breach", 20, "Xử lý vi phạm trong thời gian cai nghiện, điều trị", "Luật PCMT 2025, Điều 47", _breaches
    )
)
proposal_sources.register(
    ProposalSource(
        "compulsory", 30, "Lập hồ sơ đề nghị cai nghiện bắt buộc", "Luật PCMT 2021, Điều 32, 33", _compulsory
    )
)
