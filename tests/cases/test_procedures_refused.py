"""Of every procedure: each (state, act, role) that is not in its table is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import cycle

import pytest
from django.db import transaction

from accounts.enums import Role
from accounts.models import User
from areas.enums import REFORM_2025, OfficeKind
from areas.models import Office
from areas.queries import unit_for
from cases.models import Dossier, Procedure
from cases.procedures.manifest import NOT_BEGUN, Act, Manifest, manifests
from cases.procedures.rules import RuleBook
from cases.services import open_procedure, set_place_of_care, take_step
from core.errors import DomainError, NotAllowedError
from tests.accounts.factories import officer
from tests.cases import factories

pytestmark = pytest.mark.django_db

DAYS = (date(2024, 6, 19), date(2026, 7, 2))
"""Under the law of 2021, and under that of 2025."""
ROLES = (
    Role.COMMUNE_OFFICER,
    Role.POLICE_OFFICER,
    Role.HEALTH_OFFICER,
    Role.DISTRICT_OFFICER,
    Role.PROVINCE_OFFICER,
    Role.FACILITY_OFFICER,
    Role.CLINIC_OFFICER,
)


def roles_of(act: Act, book: RuleBook, day: date) -> set[Role]:
    """Who takes the act on the day, by its rule; a district enters for its communes, and where there are districts no
    more a province what they left."""
    rule = book.at(act.slug, day)
    named = {Role(role) for role in rule.roles}
    if day < REFORM_2025:
        return named | ({Role.DISTRICT_OFFICER} if Role.COMMUNE_OFFICER in named else set())
    return named | ({Role.PROVINCE_OFFICER} if Role.DISTRICT_OFFICER in named else set())


def attempt(procedure: Procedure, act: Act, day: date, by) -> str:
    """The kind of refusal; "" where only something was left out (a paper, an answer). Nothing of it stays."""
    words = {"act": act.slug, "on": day, "by": by}
    with transaction.atomic():
        try:
            if procedure.state == NOT_BEGUN:
                open_procedure(dossier=procedure.dossier, kind=procedure.kind, **words)
            else:
                take_step(procedure=procedure, version=procedure.version, **words)
        except NotAllowedError:
            return "role"
        except DomainError as refusal:
            return "order" if "Bước làm được bây giờ" in refusal.message or "khép lại" in refusal.message else ""
        finally:
            transaction.set_rollback(True)
    return "taken"


@pytest.fixture(autouse=True)
def _rules_are_read_once(monkeypatch):
    """Nothing here changes a rule, and each procedure is asked hundreds of times."""
    monkeypatch.setattr(RuleBook, "of", cache(RuleBook.of))


@pytest.fixture(params=[manifest.slug for manifest in manifests])
def manifest(request) -> Manifest:
    return manifests[request.param]


@dataclass
class World:
    """A dossier and an officer of each role who stands over it on a day; after the reform a district's post is over."""

    day: date
    dossier: Dossier
    officers: dict[Role, User]


@pytest.fixture(params=DAYS, ids=str)
def world(request, on_day) -> World:
    on_day(date(2024, 6, 20))
    dossier = factories.dossier(by=officer(), opened_on=date(2023, 3, 1))
    officers = {role: officer(role) for role in ROLES}
    for role in (Role.FACILITY_OFFICER, Role.CLINIC_OFFICER):
        place = officers[role].posts_today[0].office
        set_place_of_care(dossier=dossier, office=place, reason=f"episode:{place.pk}", starts=date(2024, 1, 2))
    on_day(request.param)
    unit = unit_for(dossier.responsibilities.get(ends=None).commune, request.param)
    for role in (Role.COMMUNE_OFFICER, Role.POLICE_OFFICER, Role.HEALTH_OFFICER):
        officers[role] = officer(role, office=Office.objects.get(area=unit, kind=OfficeKind.COMMUNE))
    officers[Role.PROVINCE_OFFICER] = officer(Role.PROVINCE_OFFICER)
    return World(request.param, dossier, {role: User.objects.get(pk=by.pk) for role, by in officers.items()})


@contextmanager
def in_state(dossier: Dossier, manifest: Manifest, state: str, day: date) -> Iterator[Procedure]:
    """A procedure that stands in a state, however it came there. It began a day later: whoever may take an act is
    refused for that, before anything follows from it."""
    opened = day + timedelta(days=1)
    closed = opened if state in manifest.final else None
    in_care = {"term_starts": opened, "term_months": 6}
    procedure = Procedure(
        dossier=dossier, kind=manifest.slug, state=state, opened_on=opened, closed_on=closed, **in_care
    )
    with transaction.atomic():
        if state != NOT_BEGUN:
            procedure.save()
        yield procedure
        transaction.set_rollback(True)


@pytest.mark.parametrize("world", DAYS[:1], indirect=True)
def test_every_act_is_refused_in_every_state_that_is_not_its_own(manifest, world):
    """Whoever tries: the roles take turns, since the order is looked at before the role."""
    tried = 0
    roles = cycle(world.officers.values())
    for state in manifest.states:
        with in_state(world.dossier, manifest, state, world.day) as procedure:
            for act in manifest.acts:
                if state not in act.sources:
                    assert attempt(procedure, act, world.day, next(roles)) == "order", (state, act.slug)
                    tried += 1
    assert tried


def test_every_act_is_refused_to_every_role_that_is_not_its_own(manifest, world):
    """A role outside the rule is told so; one of the rule gets further, to what was left out."""
    book, tried = RuleBook.of(manifest.slug), 0
    for act in manifest.acts:
        if not book.at(act.slug, world.day):
            continue
        with in_state(world.dossier, manifest, act.sources[0], world.day) as procedure:
            for role, by in world.officers.items():
                refused = attempt(procedure, act, world.day, by)
                assert (refused == "role") == (role not in roles_of(act, book, world.day)), (act.slug, role, refused)
                tried += 1
    assert tried or manifest.slug == "community_compulsory"
