"""Who is entered in a ledger: whoever had an episode, aftercare or completion in the year, on a day on which the unit
answered for them (or in the facility). A fixed number of statements, whatever the number of lines."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from accounts.scope import Scope
from aftercare.models import Aftercare, HelperAssignment
from areas.letterhead import in_full
from areas.models import Area, Office
from cases.enums import PaperKind, Sex
from cases.models import Determination, Dossier, IdentityPaper, Responsibility
from core.calendar import today
from rehab.enums import EpisodeEnd, Modality
from rehab.models import Episode
from reporting.ledgers import Cell, Entry, Filled, Ledger

Fact = Episode | Aftercare
HIDDEN = "(đã chuyển đi)"
"""Number and residence of somebody who is no longer the unit's: told to whoever answers for them now."""
ONE_DAY = timedelta(days=1)


def fill_ledger(ledger: Ledger, unit: Area | Office, year: int, user: Any) -> Filled:
    """The lines of a ledger, in the order in which they were entered. Names of all who were the unit's in the year;
    number and residence only of those whose dossier the user may see today."""
    facts = list(_facts(ledger, unit, year))
    keys = {fact.dossier_id for fact in facts}
    visible = set(Dossier.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
    relapses = _determinations(keys) if ledger.is_completed else {}
    earlier = _earlier_rehabs(keys) if ledger.is_facility and not ledger.is_aftercare else {}
    entries = []
    for fact in facts:
        may_open = fact.dossier_id in visible
        if ledger.is_completed:
            cells = _completed(fact, may_open, relapses)
        elif ledger.is_aftercare:
            cells = _aftercare(fact, may_open)
        elif ledger.is_facility:
            cells = _at_facility(fact, may_open, earlier, date(year, 12, 31))
        else:
            cells = _voluntary(fact, may_open)
        entries.append(Entry(fact.dossier_id, may_open, cells))
    return Filled(ledger, in_full(unit.name), year, entries, _totals(ledger, facts, year))


def _facts(ledger: Ledger, unit: Area | Office, year: int) -> QuerySet:
    """The episodes or aftercares of the year in the unit, with what their lines are made of."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    rows: QuerySet = (Aftercare if ledger.is_aftercare else Episode).objects.all()
    if ledger.is_completed:
        rows = rows.filter(end_reason=EpisodeEnd.COMPLETED, ends__gte=first, ends__lt=after)
        rows = rows.exclude(modality=Modality.METHADONE)
    else:
        rows = rows.filter(Q(ends__isnull=True) | Q(ends__gt=first), starts__lt=after)
    if ledger.modality:
        rows = rows.filter(modality=ledger.modality)
    if ledger.is_aftercare:
        rows = rows.filter(facility__isnull=not ledger.is_facility).prefetch_related(
            Prefetch("helpers", HelperAssignment.objects.order_by("starts"))
        )
    if isinstance(unit, Office):
        rows = rows.filter(facility__office=unit)
    else:
        rows = rows.filter(_answered_for(ledger, unit, first, after))
    return (
        rows.select_related("dossier__background", "facility__office")
        .prefetch_related(
            Prefetch("dossier__papers", IdentityPaper.objects.filter(replaced_on=None)),
            Prefetch("dossier__responsibilities", Responsibility.objects.select_related("commune")),
        )
        .order_by("ends" if ledger.is_completed else "starts", "dossier__sort_key", "pk")
    )


def _answered_for(ledger: Ledger, unit: Area, first: date, after: date) -> Exists:
    """The unit answered for the person on a day of the year on which the fact held (three stretches of days of which
    each two meet have a day in common); of a completion, on its day."""
    stays = Responsibility.objects.filter(
        dossier=OuterRef("dossier"), commune__in=Scope(frozenset({unit.pk}), frozenset()).commune_keys
    )
    if ledger.is_completed:
        return Exists(stays.filter(Q(ends__isnull=True) | Q(ends__gt=OuterRef("ends")), starts__lte=OuterRef("ends")))
    in_year = stays.filter(Q(ends__isnull=True) | Q(ends__gt=first), starts__lt=after)
    return Exists(
        in_year.filter(
            Q(ends__isnull=True) | Q(ends__gt=OuterRef("starts")),
            starts__lt=Coalesce(OuterRef("ends"), Value(after)),
        )
    )


def _determinations(keys: set[int]) -> dict[int, list[date]]:
    """Days on which each was found addicted."""
    found: dict[int, list[date]] = {}
    rows = Determination.objects.addicted().filter(dossier__in=keys).order_by("on").values_list("dossier", "on")
    for dossier, on in rows:
        found.setdefault(dossier, []).append(on)
    return found


def _earlier_rehabs(keys: set[int]) -> dict[int, list[date]]:
    """First days of every episode of rehabilitation of each."""
    found: dict[int, list[date]] = {}
    rows = Episode.objects.filter(dossier__in=keys).exclude(modality=Modality.METHADONE)
    for dossier, starts in rows.values_list("dossier", "starts"):
        found.setdefault(dossier, []).append(starts)
    return found


def _identity(fact: Fact, may_open: bool) -> list[Cell]:
    dossier = fact.dossier
    papers = {paper.kind: paper.number for paper in dossier.papers.all()}
    number = next((papers[kind] for kind in PaperKind.values if kind in papers), "")
    birth: Cell = str(dossier.birth_date.year) if dossier.birth_year_only else dossier.birth_date
    residence = dossier.present_address or dossier.permanent_address
    return [
        dossier.full_name,
        birth,
        dossier.get_sex_display(),
        number if may_open else HIDDEN,
        residence if may_open else HIDDEN,
    ]


def _voluntary(fact: Episode, may_open: bool) -> list[Cell]:
    place = fact.facility.office.name if fact.facility else fact.get_modality_display()
    return [*_identity(fact, may_open), _term(fact), place, _note(fact)]


def _aftercare(fact: Aftercare, may_open: bool) -> list[Cell]:
    helpers = [helper.helper for helper in fact.helpers.all()]
    return [*_identity(fact, may_open), _term(fact), "; ".join(dict.fromkeys(helpers)), _note(fact)]


def _completed(fact: Episode, may_open: bool, relapses: dict[int, list[date]]) -> list[Cell]:
    place = fact.facility.office.name if fact.facility else ""
    how = ", ".join(word for word in (fact.get_modality_display(), place) if word)
    again: Cell = next((on for on in relapses.get(fact.dossier_id, []) if on >= fact.ends), "")
    term = f"{fact.starts:%d/%m/%Y} – {fact.ends:%d/%m/%Y}"
    return [*_identity(fact, may_open), how, term, fact.ends, again]


def _at_facility(fact: Episode, may_open: bool, earlier: dict[int, list[date]], closing: date) -> list[Cell]:
    dossier = fact.dossier
    background = getattr(dossier, "background", None)
    year = str(dossier.birth_date.year)
    is_man = dossier.sex == Sex.MALE
    last = min(fact.ends or date.max, min(closing, today()) + ONE_DAY)
    before = sum(starts < fact.starts for starts in earlier.get(fact.dossier_id, []))
    return [
        dossier.full_name,
        year if is_man else "",
        "" if is_man else year,
        dossier.permanent_address if may_open else HIDDEN,
        dossier.present_address if may_open else HIDDEN,
        dossier.ethnicity,
        dossier.education,
        dossier.occupation,
        background.get_work_status_display() if background else "",
        *_convictions(background if may_open else None),
        str(dossier.first_used_on.year) if dossier.first_used_on else "",
        before,
        "",
        "",
        fact.starts,
        fact.months or "",
        max((last - fact.starts).days, 0),
        fact.ends or "",
        *[""] * 7,
        _note(fact),
    ]


def _convictions(background: Any) -> tuple[Cell, Cell]:
    """Tiền án and tiền sự, as far as known."""
    if background is None:
        return "", ""
    pairs = (
        (background.drug_convictions, background.other_convictions),
        (background.drug_sanctions, background.other_sanctions),
    )
    first, second = ("" if all(part is None for part in pair) else sum(part or 0 for part in pair) for pair in pairs)
    return first, second


def _term(fact: Fact) -> str:
    """Number of months, first day and last day as decided; the decision."""
    months = f"{fact.months} tháng, " if fact.months else ""
    until = f" đến {fact.planned_end:%d/%m/%Y}" if fact.planned_end else ""
    return f"{months}từ {fact.starts:%d/%m/%Y}{until}"


def _note(fact: Fact) -> str:
    """The decision, where the person came from or went to meanwhile, and how it ended."""
    words = [f"QĐ {fact.decision_number}"] if fact.decision_number else []
    for stay in fact.dossier.responsibilities.all():
        if fact.starts < stay.starts < (fact.ends or date.max):
            words.append(f"về {stay.commune.name} từ {stay.starts:%d/%m/%Y}")
    if fact.ends:
        words.append(f"{fact.get_end_reason_display().lower()} {fact.ends:%d/%m/%Y}")
    return "; ".join(words)


def _totals(ledger: Ledger, facts: list[Fact], year: int) -> list[tuple[str, int]]:
    """The totals at the foot: as forms 23 and 52 print them."""
    if ledger.is_completed:
        return [("Số người hoàn thành cai nghiện trong năm", len({fact.dossier_id for fact in facts}))]
    after = date(year + 1, 1, 1)
    ended = [fact for fact in facts if fact.ends and fact.ends < after]
    going_on = len(facts) - len(ended)
    if ledger.is_aftercare:
        words = ("Có quyết định quản lý", "Đang quản lý", "Đã kết thúc quản lý")
        return list(zip(words, (len(facts), going_on, len(ended)), strict=True))
    completed = sum(fact.end_reason == EpisodeEnd.COMPLETED for fact in ended)
    begun = sum(fact.starts.year == year for fact in facts)
    return [
        ("Số người trong sổ", len(facts)),
        ("Vào sổ trong năm", begun),
        ("Đang cai nghiện đến cuối năm", going_on),
        ("Đã hoàn thành", completed),
        ("Kết thúc vì lý do khác", len(ended) - completed),
    ]
