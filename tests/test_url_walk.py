"""Every address of the system, walked as people who have no business there. A route added later is walked too;
one whose parts this test cannot fill in fails it, until the tables below say what they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.enums import Role
from accounts.models import User
from cases.panels import dossier_panels
from core.models import AuditEvent
from tests.accounts.factories import officer, person
from tests.areas import factories as areas
from tests.communes import Commune, commune

OPEN_TO_ALL = {"healthz", "accounts:login"}
"""Opens without signing in."""

OWN_PAGES = {
    "accounts:login",
    "accounts:logout",
    "accounts:profile",
    "accounts:password_change",
    "accounts:deputies",
    "api:schema",
    "api:docs",
    "healthz",
    "reporting:dashboard",
}
"""Opens (or leads on) for everybody signed in, and shows nothing but what is their own."""

BY_SEGMENT = {
    "ho-so": "dossier",
    "giay-to": "paper",
    "noi-quan-ly": "responsibility",
    "xac-dinh": "determination",
    "ra-danh-sach": "removal",
    "su-dung": "user_management",
    "cai-nghien": "episode",
    "sau-cai": "aftercare",
    "nhu-cau": "need",
    "ho-tro": "support",
    "clb": "club",
    "thanh-vien": "membership",
    "buoi": "session",
    "co-so": "facility",
    "co-so-cua-toi": "facility",
    "so-lieu": "office",
    "bao-cao": "report",
    "nhap": "imported",
    "xuat": "exported",
    "uy-quyen": "held",
    "dossiers": "dossier",
    "determinations": "determination",
    "episodes": "episode",
    "facilities": "facility",
    "aftercares": "aftercare",
    "clubs": "club",
    "reports": "report",
}
"""What a key in an address means: told by the fixed part before it."""

BY_NAME = {
    "slug": lambda here: next(iter(dossier_panels)).slug,
    "token": lambda here: here.token,
    "span": lambda here: "hom-nay",
    "row": lambda here: "11.04",
    "column": lambda here: "total",
}
"""Parts of an address that are no key."""

QUESTIONS = ["q=SO-{mark}-1", "unit={unit}", "office={office}", "co-quan={office}", "dossier={dossier}"]
"""What a list may be asked that names something out of sight."""

OTHER_OBJECT = {"rehab:episode_maintenance": {"cai-nghien": "methadone"}}
"""Routes that want another object than their neighbours."""


@dataclass(frozen=True)
class Route:
    name: str
    path: str
    entry: URLPattern

    @cached_property
    def parts(self) -> dict[str, str]:
        """Each part to fill in, with the fixed segment before it."""
        found, before = {}, ""
        for segment in self.path.strip("/").split("/"):
            part = re.fullmatch(r"<(?:\w+:)?(\w+)>", segment)
            if part:
                found[part[1]] = before
            else:
                before = segment
        return found

    def filled(self, here: Commune) -> dict[str, Any]:
        """The address' parts for one object of the commune; a fact goes with the dossier or club it belongs to."""
        kwargs, segments = {}, {**BY_SEGMENT, **OTHER_OBJECT.get(self.name, {})}
        for part, segment in reversed(self.parts.items()):
            if part in BY_NAME:
                kwargs[part] = BY_NAME[part](here)
                continue
            assert segment in segments, f"{self.name} ({self.path}): add “{segment}” or “{part}” to the tables here"
            found = getattr(here, segments[segment])
            kwargs[part] = found.pk
            if part == "fact":
                kwargs["pk"] = getattr(found, "dossier_id", None) or found.club_id
                return kwargs
        return kwargs

    def address(self, kwargs: dict[str, Any]) -> str:
        return reverse(self.name, kwargs=kwargs)


def _routes(resolver: URLResolver, name: str = "", path: str = "") -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = path + re.sub(r"\(\?P<(\w+)>.*?\)(?=/)", r"<\1>", str(entry.pattern)).strip("^$")
        if isinstance(entry, URLPattern):
            yield Route(f"{name}{entry.name}", here, entry)
        else:
            yield from _routes(entry, f"{name}{entry.namespace}:" if entry.namespace else name, here)


ROUTES = [route for route in _routes(get_resolver()) if not route.name.startswith("admin:")]
OF_OBJECTS = [route for route in ROUTES if route.parts]
LISTS = [route for route in ROUTES if not route.parts]


class Desk:
    """A person at a browser; nothing done here stays, not even signing out."""

    def __init__(self, user: User | None) -> None:
        self.client = Client(raise_request_exception=False)
        self.user = user
        if user:
            self.client.force_login(user)
        self.session = {name: morsel.value for name, morsel in self.client.cookies.items()}

    def ask(self, method: str, address: str) -> HttpResponse:
        self.client.cookies.load(self.session)
        with transaction.atomic():
            answer = getattr(self.client, method)(address)
            _ = answer.content
            transaction.set_rollback(True)
        return answer


@pytest.fixture
def here(db) -> Commune:
    return commune(areas.COMMUNE, "Anhtrang", arrived_from="00006")


@pytest.fixture
def beside(db) -> Commune:
    return commune(areas.NEIGHBOUR, "Bimat", arrived_from="00007")


@pytest.fixture
def far(db) -> Commune:
    return commune(areas.FAR_COMMUNE, "Camcung", arrived_from=areas.OTHER_COMMUNE)


@pytest.fixture
def desks(here: Commune) -> dict[Role, Desk]:
    """Everybody who works for the commune, up to its province."""
    above = {Role.DISTRICT_OFFICER: areas.DISTRICT, Role.PROVINCE_OFFICER: areas.PROVINCE}
    users = {**here.officers, **{role: officer(role, code) for role, code in above.items()}}
    return {role: Desk(user) for role, user in users.items()}


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
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_lies_in_another_commune_is_not_there(here, beside, far, desks, method):
    wrong = []
    logged = AuditEvent.objects.count()
    for route in OF_OBJECTS:
        for role, desk in desks.items():
            there = beside if _near(role) else far
            foreign = route.filled(there)
            asked = [foreign]
            if {"fact", "token"} & set(foreign):
                asked.append({**foreign, "pk": route.filled(here)["pk"]})
            for kwargs in asked:
                status = desk.ask(method, route.address(kwargs)).status_code
                if status in (404, 405):
                    continue
                # Whoever may not even do it at home is refused before anything is looked up.
                at_home = desk.ask(method, route.address(route.filled(here))).status_code
                if not status == at_home == 403:
                    wrong.append((route.name, role.value, there.code, kwargs, status))
    assert wrong == []
    assert AuditEvent.objects.count() == logged


@pytest.mark.django_db
def test_the_same_addresses_open_at_home(here, desks):
    """Else the walk would prove nothing: the tables above lead to objects that are there."""
    shut = {}
    for route in OF_OBJECTS:
        address = route.address(route.filled(here))
        asked = ((method, desk) for desk in desks.values() for method in ("get", "post"))
        answers = [desk.ask(method, address).status_code for method, desk in asked]
        if not any(status < 400 for status in answers):
            shut[route.name] = answers
        assert not any(status >= 500 for status in answers), route.name
    assert shut == {}


@pytest.mark.django_db
@pytest.mark.parametrize("role", [None, Role.ADMINISTRATOR])
def test_without_a_post_for_dossiers_nothing_is_seen(here, role):
    desk, wrong = Desk(officer(role) if role else person()), []
    for route in ROUTES:
        for method in ("get", "post"):
            answer = desk.ask(method, route.address(route.filled(here)))
            refused = answer.status_code in (403, 404, 405)
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
    routes = [route for route in _routes(get_resolver()) if route.name.startswith("admin:")]
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
