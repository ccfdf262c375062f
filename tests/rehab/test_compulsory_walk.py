"""Every act of compulsory rehabilitation once, each on its day and with its forms printed, for adults and for those
from 12 to under 18."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.procedures.manifest import manifests
from rehab.enums import EpisodeEnd
from rehab.models import Episode
from tests.accounts.factories import officer
from tests.rehab import factories
from tests.rehab.compulsory import ADULT, DISTRICT, MINOR, POLICE, PROVINCE, STAGES
from tests.rehab.walking import Path, walk

pytestmark = pytest.mark.django_db
FACILITY, COMMUNE = Role.FACILITY_OFFICER, Role.COMMUNE_OFFICER
FOUND = {"ground": "not_registered", "breach_on": date(2023, 3, 3)}
CASE, ORDER, WHY = {"case_number": "01/TLST"}, {"order_number": "1"}, {"reason": "lý do"}
NUMBER = {"decision_number": "2"}


def decision(months: int) -> dict:
    return {"decision_number": "07/QĐ-TA", "months": months, "facility": "CS-01"}


def file_to(day: str, *, office: Role = DISTRICT, **made) -> Path:
    """The dossier reaches the court on the day on which it was begun."""
    found = {"ground": "not_registered", "breach_on": date.fromisoformat(day)}
    return (
        (day, POLICE, "find", found, ""),
        (day, POLICE, "make", made, ""),
        (day, POLICE, "notify", {}, ""),
        (day, POLICE, "read", {"outcome": "declined"}, ""),
        (day, POLICE, "send", {}, ""),
        (day, office, "pass_on", {}, ""),
    )


def in_rehab_from(day: str, months: int = 12) -> Path:
    """The person is in the facility on the day on which it was begun."""
    return (
        *file_to(day),
        (day, DISTRICT, "court_accept", CASE, ""),
        (day, DISTRICT, "court_decide", decision(months), ""),
        (day, DISTRICT, "receive", {}, ""),
        (day, FACILITY, "admit", {}, ""),
    )


WHOLE: Path = (
    ("2023-03-06", POLICE, "find", FOUND, ""),
    ("2023-03-07", POLICE, "custody_facility", {"facility": "CS-01"}, ""),
    ("2023-03-10", COMMUNE, "make", {}, "2023-03-13"),
    ("2023-03-10", COMMUNE, "notify", {}, ""),
    ("2023-03-15", COMMUNE, "read", {"outcome": "over"}, "2023-03-15"),
    ("2023-03-16", COMMUNE, "send", {}, "2023-03-16"),
    ("2023-03-20", DISTRICT, "return", WHY, ""),
    ("2023-03-22", COMMUNE, "supplement", {}, "2023-03-22"),
    ("2023-03-24", DISTRICT, "pass_on", {}, "2023-03-24"),
    ("2023-03-27", DISTRICT, "court_accept", CASE, ""),
    ("2023-03-28", DISTRICT, "court_ask", WHY, ""),
    ("2023-03-30", DISTRICT, "answer_court", {"answer": "đã rõ"}, "2023-03-30"),
    ("2023-04-06", POLICE, "custody_end", WHY, ""),
    ("2023-04-06", POLICE, "custody_family", {"keeper": "mẹ"}, ""),
    ("2023-04-10", DISTRICT, "court_decide", decision(24), "2023-04-11"),
    ("2023-04-11", DISTRICT, "receive", {}, ""),
    ("2023-04-12", DISTRICT, "apply", {"request": "postpone", "ground": "ill"}, "2023-04-13"),
    ("2023-04-13", DISTRICT, "postpone", {**NUMBER, "until": date(2023, 7, 12), "ground": "ill"}, ""),
    ("2023-07-12", DISTRICT, "postpone_end", {}, "2023-07-12"),
    ("2023-07-13", DISTRICT, "facility_full", WHY, ""),
    ("2023-08-03", DISTRICT, "room", {}, "2023-10-13"),
    ("2023-08-04", POLICE, "escape_before", {}, ""),
    ("2023-08-05", POLICE, "search_before", ORDER, ""),
    ("2023-08-14", POLICE, "found_before", {}, ""),
    ("2023-08-15", FACILITY, "admit", {}, "2023-08-15"),
    ("2023-08-16", FACILITY, "plan", {"goals": "cắt cơn"}, ""),
    ("2023-11-15", FACILITY, "review", {"rating": "fair"}, "2023-11-15"),
    ("2023-12-01", FACILITY, "extract", {"authority": "CQĐT", **WHY}, ""),
    ("2023-12-10", FACILITY, "extract_end", {}, ""),
    ("2024-02-01", FACILITY, "escape", {}, ""),
    ("2024-02-02", FACILITY, "search", ORDER, ""),
    ("2024-03-12", FACILITY, "found_again", {}, ""),
    ("2024-08-30", FACILITY, "post", {"proposal": "reduce"}, ""),
    ("2024-09-10", FACILITY, "propose", {"proposal": "reduce"}, "2024-09-10"),
    ("2024-09-16", FACILITY, "reduce", {**NUMBER, "months": 3, "rated": True}, ""),
    *(
        ("2025-05-05", FACILITY, "stage", {"stage": stage, "starts": date(2023, 8, 15), "result": "passed"}, "")
        for stage in STAGES
    ),
    ("2025-05-09", FACILITY, "notice", {}, "2025-05-10"),
    ("2025-05-25", FACILITY, "complete", {"certificate_number": "5"}, "2025-05-25"),
    ("2025-05-28", COMMUNE, "report_back", {}, "2025-05-30"),
)
SIDE_PATHS: dict[str, Path] = {
    "exempted": (
        *in_rehab_from("2023-03-06")[:-1],
        ("2023-03-07", DISTRICT, "apply", {"request": "exempt", "ground": "fatal_illness"}, "2023-03-08"),
        ("2023-03-09", DISTRICT, "exempt", {**NUMBER, "ground": "fatal_illness"}, ""),
    ),
    "refused": (*in_rehab_from("2023-03-06")[:7], ("2023-03-10", DISTRICT, "court_refuse", {**NUMBER, **WHY}, "")),
    "court_stopped": (*in_rehab_from("2023-03-06")[:7], ("2023-03-10", DISTRICT, "court_stop", {**NUMBER, **WHY}, "")),
    "rest_exempted": (
        *in_rehab_from("2023-03-06"),
        ("2023-04-07", FACILITY, "post", {"proposal": "suspend"}, ""),
        ("2023-04-14", FACILITY, "propose", {"proposal": "suspend"}, "2023-04-14"),
        ("2023-04-14", FACILITY, "suspend", {**NUMBER, "ground": "inpatient"}, ""),
        ("2023-06-01", FACILITY, "resume", {}, ""),
        ("2023-06-07", FACILITY, "post", {"proposal": "exempt_rest"}, ""),
        ("2023-06-14", FACILITY, "propose", {"proposal": "exempt_rest"}, "2023-06-14"),
        ("2023-06-20", FACILITY, "exempt_rest", {**NUMBER, "ground": "fatal_illness"}, ""),
    ),
    "stopped": (
        *in_rehab_from("2023-03-06"),
        ("2023-04-14", FACILITY, "transfer", {**NUMBER, "facility": "CS-09"}, ""),
        ("2023-05-02", DISTRICT, "stop", {"reason": "dead"}, ""),
    ),
    "not_back": (
        *in_rehab_from("2023-03-06"),
        *(
            ("2024-02-05", FACILITY, "stage", {"stage": stage, "starts": date(2023, 8, 15), "result": "good"}, "")
            for stage in STAGES
        ),
        ("2024-03-06", FACILITY, "complete", {"certificate_number": "5"}, "2024-03-06"),
        ("2024-03-20", COMMUNE, "not_reported", WHY, ""),
    ),
}
"""Ways that the whole path does not go, by the state in which they end."""
LAW_2025: Path = (
    *file_to("2026-07-06", office=POLICE)[:4],
    ("2026-07-07", POLICE, "send_court", {}, "2026-07-07"),
    ("2026-07-08", PROVINCE, "court_accept", CASE, ""),
    ("2026-07-20", PROVINCE, "court_decide", decision(24), ""),
    ("2026-07-21", PROVINCE, "receive", {}, ""),
    ("2026-07-22", FACILITY, "admit", {}, "2026-07-22"),
)


def with_facilities(path: Path) -> Path:
    """The facilities by their codes."""
    return tuple(
        (day, role, act, data | {"facility": factories.facility(data["facility"])} if "facility" in data else data, due)
        for day, role, act, data, due in path
    )


FORMS = [f"116-{number}" for number in "27 29 30 32 33 34 40 20 45 44 43 46".split()]


def test_a_whole_adult_procedure(on_day):
    on_day(date(2023, 3, 6))
    case = walk(ADULT, addicted_on=date(2023, 2, 20))
    printed = case.follow(with_facilities(WHOLE), on_day, printing=True)
    assert printed == FORMS
    assert case.dossier.documents.count() == len(FORMS)
    case.procedure.refresh_from_db()
    episode = Episode.objects.get(procedure=case.procedure)
    assert (case.procedure.state, case.procedure.closed_on) == ("back", date(2025, 5, 28))
    assert case.procedure.term_ends == date(2025, 5, 25), "24 months - 3, + 40 days of escape, - 30 of custody"
    assert (episode.starts, episode.ends, episode.end_reason) == (
        date(2023, 8, 15),
        date(2025, 5, 25),
        EpisodeEnd.COMPLETED,
    )
    assert case.owes() == set()
    for place in case.dossier.places_of_care.all():
        assert place.ends, place.reason


@pytest.mark.parametrize("state", SIDE_PATHS)
def test_another_way_out(on_day, state):
    on_day(date(2023, 3, 6))
    case = walk(ADULT, addicted_on=date(2023, 2, 20))
    case.follow(with_facilities(SIDE_PATHS[state]), on_day)
    case.procedure.refresh_from_db()
    assert case.procedure.state == state
    assert case.procedure.closed_on
    assert not Episode.objects.filter(procedure=case.procedure, ends=None).exists()
    assert case.owes() == set()


def test_the_law_of_2025_sends_the_file_straight_to_the_court(on_day):
    on_day(date(2024, 6, 20))
    path, staff = with_facilities(LAW_2025), officer(FACILITY)
    on_day(date(2026, 7, 6))
    case = walk(ADULT, addicted_on=date(2026, 6, 22))
    case.officers[FACILITY] = staff
    case.follow(path, on_day)
    assert case.ends() == date(2028, 7, 22)


def test_the_paths_take_every_act_of_the_manifest():
    taken = {row[2] for path in (WHOLE, LAW_2025, *SIDE_PATHS.values()) for row in path}
    assert taken == {act.slug for act in manifests[ADULT].acts}


HEARD: Path = (
    ("2024-03-04", POLICE, "find", FOUND | {"breach_on": date(2024, 3, 4)}, ""),
    ("2024-03-06", POLICE, "make", {"parents": "đồng ý"}, "2024-03-11"),
    ("2024-03-06", POLICE, "notify", {}, ""),
    ("2024-03-08", POLICE, "read", {"outcome": "read"}, "2024-03-11"),
    ("2024-03-11", POLICE, "send", {}, "2024-03-11"),
    ("2024-03-13", DISTRICT, "pass_on", {}, "2024-03-13"),
    ("2024-03-14", DISTRICT, "court_accept", CASE, "2024-03-14"),
    ("2024-03-18", DISTRICT, "court_notify", {}, "2024-03-18"),
    ("2024-03-18", DISTRICT, "court_ask", {**WHY, "longer": True}, ""),
    ("2024-03-20", DISTRICT, "answer_court", {"answer": "đã rõ"}, "2024-03-25"),
    ("2024-03-21", DISTRICT, "court_open", {}, "2024-03-25"),
    ("2024-03-21", DISTRICT, "send_opening", {}, ""),
    ("2024-03-26", DISTRICT, "hearing", {}, "2024-04-01"),
    ("2024-03-28", DISTRICT, "court_decide", decision(9), "2024-03-29"),
    ("2024-04-01", DISTRICT, "receive", {}, "2024-04-01"),
    ("2024-04-05", DISTRICT, "complain", {"complainant": "cha", **WHY}, ""),
    ("2024-04-08", FACILITY, "admit", {}, "2024-04-08"),
    *(
        ("2024-12-20", FACILITY, "stage", {"stage": stage, "starts": date(2024, 4, 8), "result": "passed"}, "")
        for stage in STAGES
    ),
    ("2024-12-23", FACILITY, "notice", {}, "2024-12-24"),
    ("2025-01-08", FACILITY, "complete", {"certificate_number": "5"}, "2025-01-08"),
    ("2025-01-15", COMMUNE, "report_back", {}, "2025-01-15"),
)
POSTPONED: Path = (
    *HEARD[:12],
    ("2024-03-26", DISTRICT, "hearing_postpone", WHY, ""),
    ("2024-03-28", DISTRICT, "rehearing", {}, "2024-04-02"),
    ("2024-03-29", DISTRICT, "court_refuse", {**NUMBER, **WHY}, ""),
)


def test_a_whole_procedure_of_a_minor(on_day):
    on_day(date(2024, 3, 4))
    case = walk(MINOR, addicted_on=date(2024, 2, 20), birth_date=date(2008, 5, 1))
    printed = case.follow(with_facilities(HEARD), on_day, printing=True)
    assert printed == [f"116-{number}" for number in "27 29 30 32 34 40 46".split()]
    case.procedure.refresh_from_db()
    assert (case.procedure.state, case.procedure.term_ends) == ("back", date(2025, 1, 8))
    assert case.owes() == set()


def test_a_hearing_put_off_and_the_measure_refused(on_day):
    on_day(date(2024, 3, 4))
    case = walk(MINOR, addicted_on=date(2024, 2, 20), birth_date=date(2008, 5, 1))
    case.follow(with_facilities(POSTPONED), on_day)
    case.procedure.refresh_from_db()
    assert (case.procedure.state, case.owes()) == ("refused", set())


def test_the_paths_take_every_act_that_only_minors_know():
    own = {act.slug for act in manifests[MINOR].acts} - {act.slug for act in manifests[ADULT].acts}
    assert own <= {row[2] for path in (HEARD, POSTPONED) for row in path}
