"""Plans for tests, made as an office makes them."""

from datetime import date
from decimal import Decimal

from reporting.models import Plan, Target
from reporting.periods import window_of
from reporting.plan_results import version_on
from reporting.services import (
    amend_plan,
    distribute_target,
    draft_plan,
    issue_version,
    save_target,
)
from tests.areas.factories import DISTRICT, PROVINCE, office

COUNTED = {"kind": "count", "unit": "người", "numerator": "11.02"}
HALF = window_of("2024-H1")


def draft(by, code: str = PROVINCE, first: int = 2024, last: int = 0):
    plan = draft_plan(
        office=office(code),
        first_year=first,
        last_year=last or first,
        title=f"Kế hoạch {first}",
        decree_number="5/KH-UBND",
        decree_on=date(2024, 1, 8),
        by=by,
    )
    return plan, plan.versions.get()


def add(version, by, code: str, value: int = 10, **facts) -> Target:
    return save_target(
        version=version, by=by, **{"code": code, "label": code, "value": Decimal(value), **COUNTED, **facts}
    )


def issued(by, *targets: dict, code: str = PROVINCE) -> Plan:
    plan, version = draft(by, code)
    for target in targets or ({"code": "1"},):
        add(version, by, **target)
    issue_version(version=version, by=by)
    return plan


def give(plan: Plan, by, giver: str = PROVINCE, code: str = "1", **shares: int):
    target = version_on(plan, date(2024, 6, 20)).targets.get(code=code)
    return distribute_target(
        target=target,
        giver=office(giver),
        shares={office(place.removeprefix("u")): Decimal(value) for place, value in shares.items()},
        decree_number="6/QĐ-UBND",
        decree_on=date(2024, 1, 15),
        by=by,
    )


def to_the_first(value: int) -> dict[str, int]:
    """The number for the first district; the others get nothing."""
    return {f"u{DISTRICT}": value}


def amended(plan: Plan, by, on: date):
    return amend_plan(plan=plan, decree_number="9/KH-UBND", decree_on=on, reason="Tỉnh giao lại", by=by)
