"""Reads of a clinic: its rule, its patients of a day with what they missed, and what the record proposes."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import DateField, ExpressionWrapper, F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from core.calendar import add_months
from rehab.doses import Absence, Proposal, absence, drop_out_from, in_words, longest_run, propose, uncovered_from
from rehab.enums import DoseKind, MissedDose, Modality, Phase
from rehab.models import ClinicRule, Dose, DoseOrder, Episode, Facility, MissedDoseBand, UrineTest

MOST_DAYS_HOME = 92
"""No supply taken home lasts longer; so far back the record is searched for one."""
POSITIVES = (
    "Dương tính chất dạng thuốc phiện {count} lần liên tiếp trong {months} tháng sau khi đạt liều duy trì: "
    "đề xuất xem xét chấm dứt điều trị."
)
_COVERED = ExpressionWrapper(F("on") + F("days_home"), output_field=DateField())


@dataclass
class Patient:
    """One patient on one day."""

    episode: Episode
    absence: Absence
    proposal: Proposal | None
    mg: Decimal | None
    phase: str
    covered_until: date | None
    dose: Dose | None = None

    @property
    def phase_label(self) -> str:
        return Phase(self.phase).label if self.phase else ""

    @property
    def mg_in_words(self) -> str:
        return in_words(self.mg) if self.mg else ""

    @property
    def half_in_words(self) -> str:
        """Milligrams of the dose proposed, as they are typed."""
        return in_words(self.proposal.mg) if self.proposal and self.proposal.mg else ""

    @property
    def tone(self) -> str:
        """How loud the proposal is."""
        if self.proposal is None:
            return "grey"
        return "amber" if self.proposal.action in (MissedDose.SAME, MissedDose.HALF) else "red"


def rule_of(clinic: Facility, day: date) -> ClinicRule | None:
    """The clinic's own rule that holds on a day, else the default for all."""
    return ClinicRule.objects.for_clinic(clinic, day).prefetch_related("bands").first()


def bands_of(clinic: Facility, day: date) -> list[MissedDoseBand]:
    """The bands of missed days that hold there on a day."""
    rule = rule_of(clinic, day)
    return list(rule.bands.all()) if rule else []


def treatments(episodes: QuerySet[Episode], day: date) -> QuerySet[Episode]:
    """Episodes of substitution treatment with ``covered_until`` (the last day before ``day`` with a dose), the first
    row, and ``mg`` and ``phase`` ordered for the day."""
    doses = Dose.objects.filter(episode=OuterRef("pk"), on__lt=day).order_by()
    given = doses.filter(kind__in=DoseKind.given()).annotate(covered=_COVERED)
    lately = given.filter(on__gte=day - timedelta(days=MOST_DAYS_HOME)).values("episode")
    orders = DoseOrder.objects.filter(episode=OuterRef("pk"), starts__lte=day).order_by("-starts")
    return (
        episodes.filter(modality=Modality.METHADONE)
        .annotate(
            covered_until=Coalesce(
                Subquery(lately.annotate(last=Max("covered")).values("last")),
                Subquery(given.order_by("-on").values("covered")[:1]),
            ),
            first_row=Subquery(doses.order_by("on").values("on")[:1]),
            mg=Subquery(orders.values("mg")[:1]),
            phase=Subquery(orders.values("phase")[:1]),
        )
        .select_related("dossier", "facility__office")
    )


def patients_on(user: Any, clinic: Facility, day: date) -> list[Patient]:
    """The clinic's patients of a day, by name, with the day's dose; always the same number of statements."""
    running = Episode.objects.visible_to(user).on(day).filter(facility=clinic)
    episodes = list(treatments(running, day).order_by("dossier__sort_key", "pk"))
    return _patients(episodes, bands_of(clinic, day), day)


def patient_on(episode: Episode, day: date) -> Patient:
    """One patient on a day."""
    found = treatments(Episode.objects.filter(pk=episode.pk), day).get()
    return _patients([found], bands_of(found.facility, day), day)[0]


def _patients(episodes: list[Episode], bands: list[MissedDoseBand], day: date) -> list[Patient]:
    since = {episode.pk: uncovered_from(episode.covered_until, episode.first_row) for episode in episodes}
    earliest = min((start for start in since.values() if start), default=day)
    absent: dict[int, list[tuple[date, str]]] = defaultdict(list)
    rows = Dose.objects.filter(episode__in=since, on__gte=earliest, on__lt=day).exclude(kind__in=DoseKind.given())
    for key, on, kind in rows.values_list("episode", "on", "kind"):
        absent[key].append((on, kind))
    today = {dose.episode_id: dose for dose in Dose.objects.filter(episode__in=since, on=day)}
    found = []
    for episode in episodes:
        missed = absence(day, since[episode.pk], absent[episode.pk])
        proposal = propose(missed, bands, episode.mg)
        covered = episode.covered_until if episode.covered_until and episode.covered_until >= day else None
        found.append(
            Patient(episode, missed, proposal, episode.mg, episode.phase or "", covered, today.get(episode.pk))
        )
    return found


def is_drop_out(episode: Episode, day: date) -> tuple[int, int | None]:
    """Days missed before a day, and from how many on the clinic's rule speaks of drop-out."""
    return patient_on(episode, day).absence.days, drop_out_from(bands_of(episode.facility, day))


def positives_in_a_row(episode: Episode, rule: ClinicRule, day: date) -> int:
    """Opioid-positive tests in a row within the months after the maintenance dose was reached, up to ``day``."""
    if episode.maintenance_on is None:
        return 0
    tests = UrineTest.objects.filter(
        episode__dossier=episode.dossier_id,
        on__gte=episode.maintenance_on,
        on__lt=add_months(episode.maintenance_on, rule.positive_months),
        on__lte=day,
    )
    return longest_run(tests.order_by("on").values_list("is_opioid_positive", flat=True))


def proposals_for(patient: Patient, day: date) -> list[str]:
    """What the record proposes about a patient, in sentences."""
    found = [patient.proposal.sentence] if patient.proposal else []
    rule = rule_of(patient.episode.facility, day)
    if rule and (count := positives_in_a_row(patient.episode, rule, day)) >= rule.positives:
        found.append(POSITIVES.format(count=count, months=rule.positive_months))
    return found
