"""What the programme keeps of a commune, for the walk: some of it by the commune's office, some by its district's."""

from datetime import date
from typing import Any

from accounts.enums import Role
from accounts.models import User
from programme.enums import Measure, OfferKind, PartnerKind
from programme.models import Budget, Partner, StaffReturn, Survey
from programme.services import (
    add_finding,
    add_partner,
    draft_survey,
    offer_places,
    post_list,
    record_inspection,
    return_budget,
    return_staff,
    send_survey,
)
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.programme import factories as programme

DAY = date(2024, 3, 1)


def activities(by: User, code: str, mark: str) -> dict[str, Any]:
    """One of everything; a district's list of providers and its surveys are for all its communes and bear no mark."""
    office = areas.office(code)
    district = officer(Role.DISTRICT_OFFICER, areas.area(code).parent.code)
    staff = programme.staff(by, full_name=f"Cán bộ {mark}")
    visit = record_inspection(office=office, data={"on": DAY, "place": f"Tổ {mark}", "subject": mark}, by=by)
    partner = add_partner(office=office, data={"name": f"Công ty {mark}", "kind": PartnerKind.ENTERPRISE}, by=by)
    provider = programme.published(district, name="Trung tâm Tư vấn", commune=areas.area(code))
    return {
        "staff": staff,
        "course": programme.course(by, staff, topic=f"Lớp {mark}"),
        "event": programme.event(by, areas.area(code), topic=f"Buổi {mark}"),
        "visit": visit,
        "finding": add_finding(inspection=visit, what=f"Sửa {mark}", due_on=date(2024, 7, 1), by=by),
        "partner": partner,
        "offer": _offer(partner, by),
        "provider": provider,
        "provider_step": provider.steps.standing().last(),
        "posting": post_list(office=office, starts=DAY, place=f"Trụ sở {mark}", by=by),
        "staff_return": _staff_return(by, code),
        "budget": _budget(by, code),
        "survey": _survey(district),
        "sent_survey": send_survey(survey=_survey(district), version=1, by=district),
    }


def _offer(partner: Partner, by: User) -> Any:
    return offer_places(partner=partner, data={"kind": OfferKind.JOB, "year": 2024, "places": 3}, by=by)


def _staff_return(by: User, code: str) -> StaffReturn:
    data = {"year": 2023, "total": 1, "full_time": 1, "part_time": 0, "trained": 0}
    return return_staff(office=areas.office(code), data=data, by=by)


def _budget(by: User, code: str) -> Budget:
    data = {"year": 2023, "measure": Measure.SPENT, "total": 5, "commune": 5, "rehab": 5}
    return return_budget(office=areas.office(code), data=data, by=by)


def _survey(by: User) -> Survey:
    return draft_survey(
        office=programme.office_of(by),
        title="Khảo sát",
        due_on=date(2024, 7, 1),
        questions=[("Bao nhiêu người?", "number")],
        by=by,
    )
