"""Every act of substitution treatment once, each on its day and with its forms printed."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.procedures.manifest import manifests
from rehab.enums import EpisodeEnd
from rehab.models import Episode
from tests.accounts.factories import officer
from tests.rehab import factories
from tests.rehab.walking import Path, Walk, walk

pytestmark = pytest.mark.django_db
KIND = "methadone"
COMMUNE, POLICE, CLINIC = Role.COMMUNE_OFFICER, Role.POLICE_OFFICER, Role.CLINIC_OFFICER
HERE, THERE = {"facility": "MMT-01"}, {"facility": "MMT-02"}
NOTICE, WHY = {"notice_number": "7"}, {"reason": "lý do"}
BREACH = {"breach": "not_done", **WHY}

TO_THE_CLINIC: Path = (
    ("2024-01-10", COMMUNE, "register", {}, ""),
    ("2024-01-10", COMMUNE, "enter_ledger", {"ledger_number": "3/2024"}, "2024-01-10"),
    ("2024-01-12", COMMUNE, "decide", {"decision_number": "05/QĐ-UBND", **HERE}, "2024-01-15"),
)
TREATED: Path = (
    *TO_THE_CLINIC,
    ("2024-01-15", CLINIC, "apply", HERE, ""),
    ("2024-01-22", CLINIC, "admit", {"opioid": "heroin"}, "2024-01-29"),
)
WHOLE: Path = (
    *TREATED,
    ("2024-01-29", CLINIC, "inform_start", NOTICE, "2024-01-29"),
    ("2024-02-05", CLINIC, "adjust", {}, ""),
    ("2024-03-04", CLINIC, "maintain", {}, ""),
    ("2024-03-20", CLINIC, "breach", {"what": "mang thuốc ra ngoài"}, ""),
    ("2024-04-01", CLINIC, "restart", {"remark": "bỏ thuốc 6 ngày"}, ""),
    ("2024-04-15", CLINIC, "adjust", {}, ""),
    ("2024-05-06", CLINIC, "maintain", {}, ""),
    ("2024-06-03", CLINIC, "taper", {}, ""),
    ("2024-06-17", CLINIC, "complete", {"certificate_number": "1/GXN"}, ""),
    ("2024-06-24", CLINIC, "inform_stop", NOTICE, "2024-06-24"),
)


def ended_by(act: str, data: dict) -> Path:
    """Treated, and ended by an act; the clinic still tells the commune."""
    return (
        *TREATED,
        ("2024-04-01", CLINIC, act, data, ""),
        ("2024-04-08", CLINIC, "inform_stop", NOTICE, "2024-04-08"),
    )


SIDE_PATHS: dict[str, tuple[str, Path]] = {
    "left": ("closed", ended_by("leave", {})),
    "dropped out": ("closed", ended_by("drop_out", {})),
    "expelled": ("closed", ended_by("expel", {"grounds": "offence", "decision_number": "9", **WHY})),
    "stopped": ("closed", ended_by("stop", {"reason": "imprisoned"})),
    "not accepted": ("refused", (*TO_THE_CLINIC[:2], ("2024-01-15", COMMUNE, "refuse", WHY, ""))),
    "not come": ("not_come", (*TO_THE_CLINIC, ("2024-02-01", COMMUNE, "not_come", WHY, ""))),
    "declined": ("declined", (*TREATED[:4], ("2024-01-29", CLINIC, "decline", WHY, ""))),
    "stopped before": ("stopped", (*TO_THE_CLINIC, ("2024-02-01", COMMUNE, "stop_before", {"reason": "dead"}, ""))),
}
"""Ways that the whole path does not go, with the state in which they end."""
TRANSFERRED: Path = (
    *TREATED,
    ("2024-03-04", CLINIC, "transfer", {**THERE, **NOTICE, "reason": "chuyển nơi ở"}, ""),
)
RECEIVED: Path = (("2024-03-08", CLINIC, "receive", {**THERE, "phase": "adjustment"}, ""),)
LAW_2025: Path = (
    ("2026-07-06", COMMUNE, "register", {}, ""),
    ("2026-07-06", COMMUNE, "decide", {"decision_number": "05/QĐ-UBND", **HERE}, ""),
    ("2026-07-06", CLINIC, "apply", HERE, ""),
    ("2026-07-08", CLINIC, "admit", {"opioid": "heroin"}, "2026-07-20"),
    ("2026-08-03", POLICE, "remind", BREACH, ""),
    ("2026-09-07", POLICE, "review", BREACH, ""),
)


def with_clinics(path: Path) -> Path:
    """The clinics by their codes."""
    return tuple(
        (day, role, act, data | {"facility": factories.clinic(data["facility"])} if "facility" in data else data, due)
        for day, role, act, data, due in path
    )


def test_a_whole_treatment(on_day):
    on_day(date(2024, 1, 10))
    case = walk(KIND, addicted_on=date(2024, 1, 8))
    assert case.follow(with_clinics(WHOLE), on_day, printing=True) == ["116-22", "116-24"]
    case.procedure.refresh_from_db()
    episode = Episode.objects.get(procedure=case.procedure)
    assert (case.procedure.state, case.procedure.closed_on) == ("closed", date(2024, 6, 24))
    assert (episode.starts, episode.maintenance_on) == (date(2024, 1, 22), date(2024, 3, 4))
    assert (episode.ends, episode.end_reason) == (date(2024, 6, 17), EpisodeEnd.COMPLETED)
    assert case.owes() == set()
    assert all(place.ends for place in case.dossier.places_of_care.all())


@pytest.mark.parametrize("way", SIDE_PATHS)
def test_another_way_out(on_day, way):
    state, path = SIDE_PATHS[way]
    on_day(date(2024, 1, 10))
    case = walk(KIND, addicted_on=date(2024, 1, 8))
    case.follow(with_clinics(path), on_day)
    case.procedure.refresh_from_db()
    assert case.procedure.state == state
    assert case.owes() == set()
    assert not Episode.objects.filter(procedure=case.procedure, ends=None).exists()


def test_a_transfer_and_the_treatment_at_the_next_clinic(on_day):
    on_day(date(2024, 1, 10))
    case = walk(KIND, addicted_on=date(2024, 1, 8))
    case.follow(with_clinics(TRANSFERRED), on_day)
    other = officer(CLINIC, office=factories.clinic("MMT-02").office)
    after = Walk(KIND, case.dossier, case.clerk, {CLINIC: other})
    after.follow(with_clinics(RECEIVED), on_day)
    assert after.owes() == {"inform_start"}
    assert after.due("inform_start") == date(2024, 3, 15)


def test_the_first_two_breaches_under_the_law_of_2025(on_day):
    on_day(date(2024, 6, 20))
    path, nurse = with_clinics(LAW_2025), officer(CLINIC)
    on_day(date(2026, 7, 6))
    case = walk(KIND, addicted_on=date(2026, 6, 22))
    case.officers[CLINIC] = nurse
    case.follow(path, on_day)
    assert case.procedure.state == "induction"


def test_the_paths_take_every_act_of_the_manifest():
    paths = (WHOLE, TRANSFERRED, RECEIVED, LAW_2025, *(path for _, path in SIDE_PATHS.values()))
    assert {row[2] for path in paths for row in path} == {act.slug for act in manifests[KIND].acts}
