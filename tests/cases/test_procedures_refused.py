"""Of every procedure: each (state, act, role) that is not in its table is refused. The gate alone is asked of all of
them; the services are shown to ask it, and to refuse by its answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import cycle, product

import pytest
from django.db import transaction

from accounts.enums import Role
from accounts.models import User
from areas.enums import REFORM_2025, OfficeKind
from areas.models import Office
from areas.queries import unit_for
from cases import perms
from cases.models import Dossier, Procedure
from cases.perms import RolesOver, lent_to
from cases.procedures import gate
from cases.procedures.manifest import BROKEN_OFF, NOT_BEGUN, WITHDRAWN, Act, Manifest, manifests
from cases.procedures.rules import RuleBook
from cases.services import open_procedure, set_place_of_care, take_step
from core.errors import DomainError, NotAllowedError
from tests.accounts.factories import officer
from tests.cases import factories

pytestmark = pytest.mark.django_db

DAYS = (date(2024, 6, 19), date(2026, 7, 2))
"""Under the law of 2021, and under that of 2025."""
WITHOUT_DISTRICTS = date(2025, 8, 1)
"""Under the law of 2021, when others had taken over from the districts."""
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


def kind_of(refused: DomainError | None) -> str:
    """Of what sort a refusal of the gate is."""
    if refused is None:
        return ""
    if isinstance(refused, NotAllowedError):
        return "role"
    return "law" if refused.fields else "order"


def expected(act: Act, state: str, role: Role, taking: set[Role] | None) -> str:
    """What the table says of one triple; ``taking``: who takes the act by its rule, None where the law knows none."""
    if state not in act.sources:
        return "order"
    if taking is None:
        return "law"
    return "" if role in taking else "role"


@pytest.mark.parametrize("day", [*DAYS, WITHOUT_DISTRICTS], ids=str)
def test_the_gate_refuses_every_act_in_every_state_to_every_role_outside_the_table(day):
    tried = 0
    for manifest in manifests:
        book = RuleBook.of(manifest.slug)
        taking = {act.slug: roles_of(act, book, day) if book.at(act.slug, day) else None for act in manifest.acts}
        for state in (NOT_BEGUN, *manifest.states, WITHDRAWN, BROKEN_OFF):
            procedure = Procedure(kind=manifest.slug, state=state, closed_on=day if state in manifest.final else None)
            for act, role in product(manifest.acts, ROLES):
                own = frozenset({role})
                roles = RolesOver(own, lent_to(own, day), "")
                refused = gate.refusal(procedure=procedure, manifest=manifest, act=act, book=book, roles=roles, on=day)
                wanted = expected(act, state, role, taking[act.slug])
                assert kind_of(refused) == wanted, (manifest.slug, state, act.slug, role)
                tried += 1
    assert tried > 25_000


class Asked:
    """The gate as it stands in the services: what it was asked, and its last answer."""

    def __init__(self, monkeypatch) -> None:
        self.questions: list[tuple[str, str, date]] = []
        self.answer: DomainError | None = None
        self._refusal = gate.refusal
        monkeypatch.setattr(gate, "refusal", self._ask)

    def _ask(self, **given) -> DomainError | None:
        self.questions.append((given["procedure"].state, given["act"].slug, given["on"]))
        self.answer = self._refusal(**given)
        return self.answer


@pytest.fixture
def asked(monkeypatch) -> Asked:
    return Asked(monkeypatch)


@pytest.fixture(autouse=True)
def _nothing_changes_here(monkeypatch):
    """No rule and no post: each is read once, though asked thousands of times."""
    monkeypatch.setattr(RuleBook, "of", cache(RuleBook.of))
    monkeypatch.setattr(perms, "_roles_over", cache(perms._roles_over))


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


def attempt(procedure: Procedure, act: Act, day: date, by: User) -> DomainError | None:
    """The refusal of the service, if any. Nothing of the act stays."""
    words = {"act": act.slug, "on": day, "by": by}
    with transaction.atomic():
        try:
            if procedure.state == NOT_BEGUN:
                open_procedure(dossier=procedure.dossier, kind=procedure.kind, **words)
            else:
                take_step(procedure=procedure, version=procedure.version, **words)
        except DomainError as refused:
            return refused
        finally:
            transaction.set_rollback(True)
    return None


def assert_decided_by_the_gate(asked: Asked, procedure: Procedure, act: Act, day: date, by: User) -> None:
    """The service asked the gate this once and of nothing else, and what it refused was its word; where the gate let
    the act through, something else was left out (a paper, an answer, the day)."""
    asked.questions.clear()
    refused = attempt(procedure, act, day, by)
    assert asked.questions == [(procedure.state, act.slug, day)], (procedure.kind, act.slug)
    if asked.answer is not None:
        assert refused is asked.answer, (procedure.kind, procedure.state, act.slug)
    assert not (asked.answer is None and isinstance(refused, NotAllowedError))


@pytest.mark.parametrize("world", DAYS[:1], indirect=True)
def test_the_services_ask_the_gate_of_every_act_in_every_state(world, asked):
    """The roles take turns."""
    for manifest in manifests:
        roles = cycle(world.officers.values())
        for state in manifest.states:
            with in_state(world.dossier, manifest, state, world.day) as procedure:
                for act in manifest.acts:
                    assert_decided_by_the_gate(asked, procedure, act, world.day, next(roles))


def test_the_services_ask_the_gate_for_every_role(world, asked):
    """Of one procedure with acts of many; the roles are those that the posts give."""
    manifest = manifests["user_management"]
    book, told = RuleBook.of(manifest.slug), set()
    for act in (act for act in manifest.acts if book.at(act.slug, world.day)):
        with in_state(world.dossier, manifest, act.sources[0], world.day) as procedure:
            for role, by in world.officers.items():
                assert_decided_by_the_gate(asked, procedure, act, world.day, by)
                wanted = expected(act, procedure.state, role, roles_of(act, book, world.day))
                assert kind_of(asked.answer) == wanted, (act.slug, role)
                told.add(wanted)
    assert told == {"", "role"}
