"""Every address of the system, walked as people who have no business there. A route added later is walked too;
one whose parts this test cannot fill in fails it, until the tables in `routes` say what they mean."""

from itertools import groupby, product

import pytest
from django.http import HttpResponse
from django.urls import get_resolver

from accounts.enums import Role
from core.models import AuditEvent
from tests.accounts.factories import officer, person
from tests.walk.communes import Commune
from tests.walk.routes import (
    AFTER_A_DIVISION,
    LISTS,
    OF_ADMINISTRATORS,
    OF_OBJECTS,
    OF_THE_DISTRICT,
    OPEN_TO_ALL,
    OWN_PAGES,
    ROUTES,
    Desk,
    Route,
    walk,
)

QUESTIONS = ["q=SO-{mark}-1", "unit={unit}", "office={office}", "co-quan={office}", "dossier={dossier}"]
"""What a list may be asked that names something out of sight."""

PARTS = {part: list(routes) for part, routes in groupby(sorted(OF_OBJECTS, key=lambda r: r.part), key=lambda r: r.part)}
"""The addresses of objects, app by app."""


def _near(role: Role) -> bool:
    """Roles for which already the commune beside is out of sight."""
    return role not in (Role.DISTRICT_OFFICER, Role.PROVINCE_OFFICER)


def _words(answer: HttpResponse) -> str:
    return answer.content.decode("utf-8", errors="replace")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_opens_without_signing_in(here, method):
    desk, wrong = Desk(None), []
    for route in ROUTES:
        answer = desk.ask(method, route.address(route.filled(here)))
        if route.name.startswith("api:"):
            closed = answer.status_code == 403
        else:
            closed = answer.status_code == 302 and answer.url.startswith("/dang-nhap/?next=")
        if not closed and route.name not in OPEN_TO_ALL:
            wrong.append((route.name, answer.status_code))
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("part", PARTS)
def test_an_address_opens_at_home_and_tells_of_nothing_else_and_in_another_commune_it_is_not_there(
    here, beside, far, desks, part
):
    """It opens for somebody: else the walk would prove nothing, since the tables in ``routes`` are to lead to objects
    that are there. What opens has no list to choose from, no suggestion and no count that names what is out of sight.
    The same address with a key of another commune is as one that never was, and leaves no trace."""
    shut, telling, found, logged = {}, [], [], AuditEvent.objects.count()
    for route in PARTS[part]:
        opened = set()
        for role, desk in desks.items():
            hidden = [far, beside] if _near(role) else [far]
            home = {"get": desk.ask("get", route.address(route.filled(here)))}
            # What is shut to somebody who only reads is not sent to: that nothing opens so is asked below.
            if home["get"].status_code not in (403, 404):
                home["post"] = desk.ask("post", route.address(route.filled(here)))
            statuses = {answer.status_code for answer in home.values()}
            assert max(statuses) < 500, route.name
            opened |= {status for status in statuses if status < 400}
            if any(_tells(answer, there) for answer in home.values() for there in hidden):
                telling.append((route.name, role.value))
            there = beside if _near(role) and route.name not in OF_THE_DISTRICT else far
            found += _found_elsewhere(route, role, desk, home, here, there)
        if not opened and route.name not in OF_ADMINISTRATORS | AFTER_A_DIVISION:
            shut[route.name] = part
    assert shut == {}
    assert telling == []
    assert found == []
    assert AuditEvent.objects.count() == logged


def _found_elsewhere(
    route: Route, role: Role, desk: Desk, home: dict[str, HttpResponse], here: Commune, there: Commune
) -> list[tuple]:
    """What does not answer that it is not there. Whoever may not even do it at home is refused before anything is
    looked up."""
    foreign = route.filled(there)
    asked = [foreign]
    if {"fact", "token"} & set(foreign):
        asked.append({**foreign, "pk": route.filled(here)["pk"]})
    wrong = []
    for kwargs, method in product(asked, ("get", "post")):
        status = desk.ask(method, route.address(kwargs)).status_code
        if status not in (404, 405):
            at_home = home.get(method) or desk.ask(method, route.address(route.filled(here)))
            if not status == at_home.status_code == 403:
                wrong.append((route.name, role.value, there.code, kwargs, method, status))
    return wrong


def _tells(answer: HttpResponse, there: Commune) -> bool:
    """Facilities are no secret: wherever in the country, one may have been treated there."""
    words = _words(answer)
    for place in (there.facility, there.methadone.facility):
        words = words.replace(place.office.name, "").replace(place.office.code, "")
    return any(secret in words for secret in there.secrets)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [None, Role.ADMINISTRATOR])
def test_without_a_post_for_dossiers_nothing_is_seen(here, role):
    desk, wrong = Desk(officer(role) if role else person()), []
    for route in ROUTES:
        for method in ("get", "post"):
            answer = desk.ask(method, route.address(route.filled(here)))
            refused = answer.status_code in (403, 404, 405) or (role and route.name in OF_ADMINISTRATORS)
            if not (refused or route.name in OWN_PAGES) or any(word in _words(answer) for word in here.secrets):
                wrong.append((route.name, method, answer.status_code))
    assert wrong == []


@pytest.mark.django_db
def test_lists_show_only_what_the_post_reaches(here, beside, far, desks):
    wrong, seen = [], set()
    for route in LISTS:
        for role, desk in desks.items():
            words = _words(desk.ask("get", route.address({})))
            if any(secret in words for secret in here.secrets):
                seen.add(route.name)
            hidden = far.secrets | beside.secrets if _near(role) else far.secrets
            if any(secret in words for secret in hidden):
                wrong.append((route.name, role.value))
    assert wrong == []
    assert {"cases:dossier_list", "reporting:report_list", "aftercare:club_list", "api:dossier-list"} <= seen


@pytest.mark.django_db
@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_finds_what_is_out_of_sight(beside, far, desks, question):
    wrong = []
    for role, there in ((Role.COMMUNE_OFFICER, beside), (Role.PROVINCE_OFFICER, far)):
        asked = question.format(
            mark=_mark(there), unit=there.office.area_id, office=there.office.pk, dossier=there.dossier.pk
        )
        for route in LISTS:
            words = _words(desks[role].ask("get", f"{route.address({})}?{asked}"))
            # The search box repeats what was typed.
            words = words.replace(f"SO-{_mark(there)}-1", "")
            if any(secret in words for secret in there.secrets):
                wrong.append((route.name, role.value))
    assert wrong == []


def _mark(there: Commune) -> str:
    return there.club.code.removeprefix("CLB-")


@pytest.mark.django_db
def test_the_management_site_is_shut_to_everybody_else(here, desks):
    routes = [route for route in walk(get_resolver()) if route.name.startswith("admin:")]
    assert len(routes) > 30
    wrong = []
    for desk in desks.values():
        for route in routes:
            if route.name.endswith("None"):
                continue
            address = route.address(
                dict.fromkeys(route.parts, "1") | ({"app_label": "core"} if "app_label" in route.parts else {})
            )
            answer = desk.ask("get", address)
            lands = desk.client.get(answer.url).status_code if answer.status_code == 302 else answer.status_code
            if route.name not in ("admin:logout", "admin:password_change") and lands not in (302, 403, 404, 405):
                wrong.append((route.name, desk.user, lands))
    assert wrong == []
