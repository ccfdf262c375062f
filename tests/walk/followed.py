"""What is recorded about somebody of a commune who is managed after rehabilitation."""

from datetime import date
from typing import Any

from accounts.models import User
from aftercare.models import Aftercare, HelperKind
from aftercare.services import (
    assign_helper,
    enrol,
    list_helper,
    make_plan,
    open_course,
    plan_test,
    record_contact,
    review_plan,
    set_goal,
)
from core import calendar
from tests.areas import factories as areas

SINCE, ON = date(2024, 2, 1), date(2024, 3, 5)


def followed_up(managed: Aftercare, by: User, code: str, mark: str) -> dict[str, Any]:
    """A helper, a visit, a planned test, a plan and a course, all of which bear ``mark``."""
    person = managed.dossier
    helper = list_helper(
        commune=areas.area(code), kind=HelperKind.TEAM, name=f"Đội {mark}", contact="", starts=SINCE, by=by
    )
    assign_helper(aftercare=managed, listed=helper, starts=ON, by=by)
    plan = make_plan(dossier=person, on=ON, situation=mark, wishes="", by=by)
    course = open_course(
        unit=areas.area(code),
        trade=f"Nghề {mark}",
        giver="budget",
        provider=f"Trung tâm {mark}",
        starts=SINCE,
        ends=date(2024, 12, 1),
        seats=5,
        by=by,
    )
    return {
        "course": course,
        "enrolment": enrol(course=course, dossier=person, on=ON, by=by),
        "helper": helper,
        "contact": record_contact(
            dossier=person, on=ON, kind="visit", content=mark, helper=helper, next_on=date(2024, 4, 1), by=by
        ),
        "planned_test": plan_test(dossier=person, due_on=calendar.today(), note=mark, by=by),
        "reintegration": plan,
        "goal": set_goal(plan=plan, text=mark, due_on=ON, by=by),
        "review": review_plan(plan=plan, on=ON, findings=mark, next_on=None, by=by),
    }
