"""Activities of the programme for tests, entered by the officer of their office."""

from datetime import date
from typing import Any

from accounts.models import User
from areas.models import Area, Office
from programme.enums import Employment, ProviderAct
from programme.models import CommunicationEvent, Course, Provider, ProviderStep, StaffMember
from programme.services import add_staff, record_course, record_event, register_provider, take_provider_step
from tests.areas import factories as areas

REGISTERED = date(2024, 3, 1)  # a Friday


def office_of(user: User) -> Office:
    return user.posts.get().office


def staff(by: User, **fields: Any) -> StaffMember:
    known = {"full_name": "Lê Thị Cán Bộ", "employment": Employment.FULL_TIME, "starts": date(2023, 1, 2)}
    return add_staff(office=office_of(by), data={**known, **fields}, by=by)


def course(by: User, *participants: StaffMember, **fields: Any) -> Course:
    known = {"topic": "Tư vấn cai nghiện", "first_day": date(2024, 5, 6), "last_day": date(2024, 5, 8)}
    return record_course(office=office_of(by), participants=participants, data={**known, **fields}, by=by)


def event(by: User, *communes: Area, **fields: Any) -> CommunicationEvent:
    known = {"on": date(2024, 5, 15), "topic": "Phòng ngừa ma túy", "listeners": 120}
    return record_event(office=office_of(by), communes=communes or [areas.area()], data={**known, **fields}, by=by)


def provider(by: User, on: date = REGISTERED, **fields: Any) -> Provider:
    known = {"name": "Trung tâm Tư vấn", "commune": areas.area()}
    return register_provider(office=office_of(by), on=on, number="01/ĐK", data={**known, **fields}, by=by)


def step(provider: Provider, by: User, act: ProviderAct, on: date, **fields: Any) -> ProviderStep:
    """A step with the words that its act asks for."""
    known: dict[str, Any] = {"number": "05/QĐ-UBND", "note": "theo hồ sơ"}
    if act == ProviderAct.SUSPEND:
        known |= {"months": 3, "ground": "idle"}
    return take_provider_step(provider=provider, act=act, on=on, data={**known, **fields}, by=by)


def published(by: User, on: date = date(2024, 3, 8), **fields: Any) -> Provider:
    found = provider(by, **fields)
    step(found, by, ProviderAct.PUBLISH, on)
    return found


def suspended(by: User, on: date = date(2024, 4, 10), **fields: Any) -> Provider:
    found = published(by, **fields)
    step(found, by, ProviderAct.FIND, date(2024, 4, 1))
    step(found, by, ProviderAct.RECORD, date(2024, 4, 3))
    step(found, by, ProviderAct.SUSPEND, on)
    return found
