"""The programme around the people: staff, courses, events, providers, money, inspections, a survey, partners. Entered
by the users of the demonstration, each for the own office, through the services as in the running system."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from accounts.models import User
from areas.enums import OfficeKind
from areas.models import Area, Office
from core.calendar import add_months
from core.known import recorded_at
from programme.enums import Measure, ProviderAct
from programme.models import ListPosting, StaffMember
from programme.reach import communes_of
from programme.services import (
    add_finding,
    add_partner,
    add_staff,
    answer_survey,
    draft_survey,
    offer_places,
    post_list,
    record_course,
    record_event,
    record_inspection,
    register_provider,
    return_budget,
    return_staff,
    send_survey,
    settle_finding,
    take_provider_step,
)
from registers.seed import activities
from registers.seed.chance import chance, workday
from registers.seed.offices import SETTLED

MOST_COMMUNES = 20
RETURNED = 20
"""Day of December on which an office tells the year's staff and money."""
MORNING = time(10)
QUESTIONS = [
    ("Số người đang cai nghiện tại gia đình, cộng đồng", "number"),
    ("Có điểm tư vấn, hỗ trợ cai nghiện không?", "yes_no"),
    ("Khó khăn lớn nhất", "text"),
]


def tell_programme(day: date, seed: int) -> None:
    """What each user of the demonstration enters for the office of the own post, up to the day before ``day``."""
    users = {user.username: user for user in User.objects.filter(username__in=_KEEPERS)}
    rng, last = Random(f"programme {seed}"), day - timedelta(days=1)
    held = {name: users[name].posts.select_related("office__area").get().office for name in sorted(users)}
    offices = {name: office for name, office in held.items() if office.valid_from <= last - SETTLED}
    for name, office in offices.items():
        _staff(rng, office, users[name], last)
        _returns(rng, office, users[name], last.year - 1)
        if not office.is_care:
            _activities(rng, office, users[name], last)
    name = next((name for name in ("canbo.huyen", "canbo.tinh") if name in offices), None)
    if name is None:
        return
    above, office = users[name], offices[name]
    communes = list(communes_of(office, last)[:MOST_COMMUNES])
    _below(rng, office, above, communes, last)
    _providers(rng, office, above, communes, last)
    _survey(rng, office, above, communes, last)


_KEEPERS = ("canbo.xa", "canbo.huyen", "canbo.tinh", "canbo.coso")


def _written_on(day: date) -> AbstractContextManager[None]:
    """Entered in the morning of the day itself."""
    return recorded_at(timezone.make_aware(datetime.combine(day, MORNING)))


def _staff(rng: Random, office: Office, by: User, last: date) -> list[StaffMember]:
    """Some people of an office; in a commune one of them of the health station."""
    sizes = {OfficeKind.COMMUNE: 5, OfficeKind.DISTRICT: 6, OfficeKind.PROVINCE: 9}
    return [_member(rng, office, by, last, number) for number in range(sizes.get(office.kind, 14))]


def _member(rng: Random, office: Office, by: User, last: date, number: int) -> StaffMember:
    data = activities.member(rng, office.kind, number, office.valid_from, last)
    with _written_on(data["starts"]):
        return add_staff(office=office, data=data, by=by)


def _since(office: Office, day: date) -> date:
    return activities.since(office.valid_from, day)


def _returns(rng: Random, office: Office, by: User, year: int) -> None:
    """Staff and money of the year before."""
    common = {"year": year, "at_facilities": office.is_care}
    with _written_on(date(year, 12, RETURNED)):
        return_staff(office=office, data={**common, **activities.staff_return(rng)}, by=by)
        money = activities.budget(rng)
        for measure in Measure:
            return_budget(office=office, data={**common, **money, "measure": measure}, by=by)


def _activities(rng: Random, office: Office, by: User, last: date) -> None:
    """Courses, events, a visit with findings, partners."""
    communes = list(communes_of(office, last)[:MOST_COMMUNES])
    for months in (9, 4, 1):
        starts = _since(office, add_months(last, -months))
        present = _present(rng, office, starts)
        course = activities.course(rng, starts)
        with _written_on(course["last_day"]):
            record_course(office=office, participants=present, data=course, by=by)
        reached = rng.sample(communes, min(len(communes), rng.randint(1, 4)))
        with _written_on(starts):
            record_event(office=office, communes=reached, data=activities.event(rng, starts), by=by)
    _visit(rng, office, by, last)
    _partners(rng, office, by, last)


def _present(rng: Random, office: Office, day: date) -> list[StaffMember]:
    return [staff for staff in StaffMember.objects.filter(office=office).on(day).order_by("pk") if chance(rng, 0.7)]


def _visit(rng: Random, office: Office, by: User, last: date) -> None:
    on = _since(office, add_months(last, -3))
    with _written_on(on):
        visit = record_inspection(office=office, data={"on": on, **activities.VISIT}, by=by)
        add_finding(inspection=visit, what=activities.MISSING, due_on=on + timedelta(days=30), by=by)
        mended = add_finding(inspection=visit, what=activities.UNPOSTED, due_on=on + timedelta(days=20), by=by)
    done = on + timedelta(days=rng.randint(5, 20))
    with _written_on(done):
        settle_finding(finding=mended, version=1, due_on=mended.due_on, done_on=done, outcome=activities.POSTED, by=by)


def _partners(rng: Random, office: Office, by: User, last: date) -> None:
    for name, kind, offers, what in rng.sample(activities.PARTNERS, 2):
        partner = add_partner(office=office, data={"name": name, "kind": kind, "address": office.area.name}, by=by)
        offer_places(partner=partner, data=activities.offer(rng, offers, what, last.year), by=by)


def _below(rng: Random, office: Office, by: User, communes: list[Area], last: date) -> None:
    """The staff of the other communes, and where they put up the list."""
    for below in Office.objects.filter(kind=OfficeKind.COMMUNE, area__in=communes).order_by("code"):
        if not StaffMember.objects.filter(office=below).exists():
            for number in range(3):
                _member(rng, below, by, last, number)
        if chance(rng, 0.7) and not ListPosting.objects.filter(office=below).exists():
            starts = _since(below, add_months(last, -5))
            with _written_on(starts):
                post_list(office=below, starts=starts, place=f"Trụ sở {below.name}", by=by)


def _providers(rng: Random, office: Office, by: User, communes: Iterable[Area], last: date) -> None:
    """One waits to be published, one waits too long, one is suspended, the others are published."""
    communes = list(communes)
    for number, name in enumerate(activities.PROVIDERS):
        late = number == 1
        on = _since(office, add_months(last, -8)) if number > 1 else workday(last - timedelta(days=40 if late else 5))
        data = {"name": name, "commune": rng.choice(communes), "services": activities.SERVICES}
        with _written_on(min(on, last)):
            provider = register_provider(office=office, on=min(on, last), number=f"0{number + 1}/ĐK", data=data, by=by)
        if number > 1:
            _step(provider, ProviderAct.PUBLISH, on + timedelta(days=9), by)
        if number == 2:
            found = workday(add_months(last, -2))
            for days, act in enumerate((ProviderAct.FIND, ProviderAct.RECORD, ProviderAct.SUSPEND)):
                _step(provider, act, found + timedelta(days=days * 3), by)


def _step(provider: object, act: ProviderAct, on: date, by: User) -> None:
    data: dict = {"number": "12/QĐ", "note": "theo hồ sơ"}
    if act == ProviderAct.SUSPEND:
        data |= {"months": 3, "ground": "idle"}
    with _written_on(on):
        take_provider_step(provider=provider, act=act, on=on, data=data, by=by)


def _survey(rng: Random, office: Office, by: User, communes: list[Area], last: date) -> None:
    """A survey that some communes have answered."""
    title = f"Khảo sát cai nghiện tại gia đình, cộng đồng năm {last.year}"
    survey = draft_survey(office=office, title=title, due_on=last + timedelta(days=20), questions=QUESTIONS, by=by)
    survey = send_survey(survey=survey, version=survey.version, by=by)
    first, second, third = (str(question.pk) for question in survey.questions.all())
    for below in Office.objects.filter(kind=OfficeKind.COMMUNE, area__in=communes).order_by("code")[1:]:
        if chance(rng, 0.6):
            told = {first: str(rng.randint(0, 9)), second: str(chance(rng, 0.4)), third: "thiếu cán bộ chuyên trách"}
            answer_survey(survey=survey, office=below, answers=told, by=by)
