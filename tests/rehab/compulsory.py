"""Persons part of the way through compulsory rehabilitation, for tests."""

from datetime import date, timedelta
from typing import Any

from accounts.enums import Role
from areas.enums import REFORM_2025
from tests.rehab import factories
from tests.rehab.walking import Walk, walk

ADULT = "compulsory_adult"
MINOR = "compulsory_minor"
POLICE, DISTRICT, PROVINCE = Role.POLICE_OFFICER, Role.DISTRICT_OFFICER, Role.PROVINCE_OFFICER
STAGES = ("intake", "detox", "education", "labour", "reintegration")


def office_on(day: date) -> Role:
    """Who stands between the commune and the court: the district, while there are districts."""
    return DISTRICT if day < REFORM_2025 else PROVINCE


def found(on: date, *, kind: str = ADULT, ground: str = "not_registered", **person: Any) -> Walk:
    """A breach found on a day."""
    found = walk(kind, addicted_on=on - timedelta(days=14), **person)
    found.take("find", on, {"ground": ground, "breach_on": on}, role=POLICE)
    return found


def at_court(on: date, *, registered_in_province: bool = False, **fields: Any) -> Walk:
    """A dossier that reached the court on the day on which it was begun, without any delay."""
    case = found(on, **fields)
    case.take("make", on, {"registered_in_province": registered_in_province}, role=POLICE)
    case.take("notify", on, role=POLICE)
    case.take("read", on, {"outcome": "declined"}, role=POLICE)
    case.take("send", on, role=POLICE)
    case.take("pass_on", on, role=office_on(on))
    return case


def decided(on: date, months: int = 12, **fields: Any) -> Walk:
    """The court decided, all within one day."""
    case = at_court(on, **fields)
    case.take("court_accept", on, {"case_number": "1/TLST"}, role=office_on(on))
    case.take("court_decide", on, decision(months), role=office_on(on))
    return case


def received(on: date, months: int = 12, **fields: Any) -> Walk:
    """The decision was handed over on its day."""
    case = decided(on, months, **fields)
    case.take("receive", on, role=office_on(on))
    return case


def admitted(on: date, months: int = 12, **fields: Any) -> Walk:
    """In the facility from a day on."""
    case = received(on, months, **fields)
    case.take("admit", on, role=office_on(on))
    return case


def proposed(case: Walk, what: str, on: date) -> None:
    """The facility posted the list long enough, and then asked the court."""
    case.take("post", on - timedelta(days=10), {"proposal": what}, role=Role.FACILITY_OFFICER)
    case.take("propose", on, {"proposal": what}, role=Role.FACILITY_OFFICER)


def decision(months: int = 12) -> dict[str, Any]:
    """What the court's decision says."""
    return {"decision_number": "07/2023/QĐ-TA", "months": months, "facility": factories.facility()}
