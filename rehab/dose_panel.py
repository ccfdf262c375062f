"""Substitution treatment on the dossier's page: phase, dose, the last thirty days, tests, and what the record proposes.
Health data: seen by those who see the person's health."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accounts.enums import Permission
from accounts.models import User
from cases.models import Dossier
from cases.panels import DossierPanel, dossier_panels
from cases.perms import rights_on
from core import calendar
from core.workdays import DAY
from rehab.clinic import patient_on, proposals_for
from rehab.doses import in_words
from rehab.enums import DoseKind, Modality
from rehab.models import Dose, Episode
from rehab.perms import can_run_facility

DAYS = 30
TESTS = 10


@dataclass(frozen=True)
class DayBox:
    """One day of the strip: what it is called, and the sign that stands in it."""

    on: date
    kind: str
    words: str


def _treatment(dossier: Dossier) -> Episode | None:
    """The running treatment, else the last one."""
    return dossier.episodes.filter(modality=Modality.METHADONE).select_related("facility__office").last()


def _methadone(dossier: Dossier, user: User) -> dict[str, Any]:
    episode = _treatment(dossier)
    today = calendar.today()
    last_day = episode.ends - DAY if episode.ends and episode.ends <= today else today
    patient = patient_on(episode, last_day)
    return {
        "episode": episode,
        "patient": patient,
        "proposals": [] if episode.ends else proposals_for(patient, today),
        "days": strip(episode, last_day),
        "tests": episode.urine_tests.order_by("-on")[:TESTS],
        "orders": episode.dose_orders.order_by("-starts")[:TESTS],
        "may_write": can_run_facility(user, episode.facility.office),
        "is_running": episode.ends is None or episode.ends > today,
    }


def strip(episode: Episode, last_day: date) -> list[DayBox]:
    """The last thirty days of a treatment up to a day; days on which supply taken home was used are marked so."""
    first = max(episode.starts, last_day - timedelta(days=DAYS - 1))
    rows = {
        dose.on: dose for dose in Dose.objects.filter(episode=episode, on__lte=last_day).order_by("-on")[: DAYS * 2]
    }
    home = {
        dose.on + DAY * number
        for dose in rows.values()
        if dose.kind == DoseKind.TAKE_HOME
        for number in range(1, dose.days_home + 1)
    }
    return [
        _box(first + DAY * number, rows.get(first + DAY * number), home)
        for number in range((last_day - first).days + 1)
    ]


def _box(on: date, dose: Dose | None, home: set[date]) -> DayBox:
    if dose:
        mg = f" {in_words(dose.mg)} mg" if dose.mg else ""
        return DayBox(on, dose.kind, f"{dose.get_kind_display().lower()}{mg}")
    if on in home:
        return DayBox(on, "home", "dùng thuốc mang về")
    return DayBox(on, "none", "không có ghi chép")


def _is_visible(user: User, dossier: Dossier) -> bool:
    return (
        user.may(Permission.VIEW_HEALTH)
        and Permission.VIEW_HEALTH in rights_on(user, dossier)
        and _treatment(dossier) is not None
    )


dossier_panels.register(
    DossierPanel(
        "methadone", 42, "Điều trị methadone", "rehab/panels/methadone.html", _methadone, is_visible=_is_visible
    )
)
