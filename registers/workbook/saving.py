"""Writing what an import changes: in bulk, in one transaction, untouched rows left alone."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection
from django.db.models import F, Model

from accounts.enums import Permission
from aftercare.models import (
    Aftercare,
    Attendance,
    Club,
    ClubMembership,
    ClubSession,
    HelperAssignment,
    Need,
    Support,
)
from areas.models import Office
from cases.models import (
    Determination,
    Dossier,
    IdentityPaper,
    ListRemoval,
    PlaceOfCare,
    Responsibility,
    UserManagement,
)
from cases.services import office_acted_for
from cases.stage import refresh_stages
from core.models import Versioned
from registers.workbook.facts import Fact
from registers.workbook.sheets import CHUYEN_NOI
from registers.workbook.world import World, chunks
from rehab.models import Episode, Facility

ORDER: tuple[type[Model], ...] = (
    Office,
    Facility,
    Dossier,
    IdentityPaper,
    Responsibility,
    Determination,
    ListRemoval,
    UserManagement,
    Episode,
    Aftercare,
    HelperAssignment,
    Need,
    Support,
    Club,
    ClubMembership,
    ClubSession,
    Attendance,
)
"""What is named before what names it."""

BATCH = 1_000
MANY = 5_000
"""Records from which on the statistics of the tables are worth refreshing before they are joined."""


def save(world: World, progress: Callable[[float], None]) -> None:
    """Write every new and changed record; then places of care and stages follow from them."""
    _note_on_whose_behalf(world)
    facts = _by_model(world)
    for record in world.removed:
        record.delete()
    for place, model in enumerate(ORDER):
        found = facts.get(model, [])
        # What frees a day, a number or a place comes before what takes it.
        _update(model, [fact for fact in found if not fact.is_new and fact.changed])
        _create(model, [fact.record for fact in found if fact.is_new])
        progress((place + 1) / (len(ORDER) + 2))
    _save_places_of_care(facts)
    if sum(map(len, facts.values())) >= MANY:
        _refresh_statistics()
    with connection.cursor() as cursor:
        # What is deferred to the end of the transaction is judged here, where a refusal can still be told.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    touched = [person.dossier.record.pk for person in world.everybody if person.dossier]
    for keys in chunks(touched):
        refresh_stages(Dossier.objects.filter(pk__in=keys))
    progress(1)


def _refresh_statistics() -> None:
    """Tell the planner of the rows just written, which others cannot see yet: what follows joins them all.
    Only the owner of a table may."""
    tables = sorted({connection.ops.quote_name(model._meta.db_table) for model in (*ORDER, PlaceOfCare)})
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role'), set_config('role', 'none', true)")
        (role, _none) = cursor.fetchone()
        cursor.execute(f"ANALYZE {', '.join(tables)}")
        cursor.execute("SELECT set_config('role', %s, true)", [role])


def _note_on_whose_behalf(world: World) -> None:
    """A district or province officer enters for the commune that answers for the dossier."""
    names: dict[int, str] = {}
    for person in world.everybody:
        if person.dossier and person.dossier.is_new:
            commune = person.facts(CHUYEN_NOI)[max(person.facts(CHUYEN_NOI))].record.commune
            if commune.pk not in names:
                names[commune.pk] = office_acted_for(world.user, commune, Permission.IMPORT_REGISTER)
            person.dossier.record.entered_for = names[commune.pk]


def _by_model(world: World) -> dict[type[Model], list[Fact]]:
    removed = {id(record) for record in world.removed}
    facts: dict[type[Model], list[Fact]] = {}
    for fact in _all(world):
        if (fact.is_new or fact.changed) and id(fact.record) not in removed:
            facts.setdefault(type(fact.record), []).append(fact)
    return facts


def _all(world: World) -> Iterable[Fact]:
    for place in world.facilities.values():
        yield place.office
        if place.facility:
            yield place.facility
    for person in world.everybody:
        if person.dossier:
            yield person.dossier
            yield from person.papers
            for facts in person.by_sheet.values():
                yield from facts.values()
    yield from world.helpers.values()
    yield from world.supports
    for club in world.clubs.values():
        yield club.club
    yield from world.sessions.values()
    for attendances in world.attendances.values():
        yield from attendances


def _create(model: type[Model], records: list[Model]) -> None:
    model._default_manager.bulk_create(records, batch_size=BATCH)


def _update(model: type[Model], facts: list[Fact]) -> None:
    if not facts:
        return
    fields = {name for fact in facts for name in fact.changed}
    if issubclass(model, Versioned):
        fields.add("version")
        for fact in facts:
            fact.record.version = F("version") + 1
    if model is IdentityPaper and "number" in fields:
        _free_numbers(facts)
    model._default_manager.bulk_update([fact.record for fact in facts], sorted(fields), batch_size=BATCH)


def _free_numbers(facts: list[Fact]) -> None:
    """Two persons may exchange their numbers: no row may hold the other's for a moment."""
    for fact in facts:
        if "number" in fact.changed:
            IdentityPaper.objects.filter(pk=fact.record.pk).update(number=f"~{fact.record.pk}")


def _save_places_of_care(facts: dict[type[Model], list[Fact]]) -> None:
    """The facility sees whom it cares for: one place for each episode or aftercare in a facility."""
    wanted: dict[str, PlaceOfCare] = {}
    for model, word in ((Episode, "episode"), (Aftercare, "aftercare")):
        for fact in facts.get(model, []):
            if fact.is_new or not fact.changed.isdisjoint(("facility", "ends")):
                wanted[f"{word}:{fact.record.pk}"] = _place(fact.record)
    known: dict[str, Any] = {}
    for reasons in chunks(wanted):
        known |= {place.reason: place for place in PlaceOfCare.objects.filter(reason__in=reasons)}
    new = []
    for reason, place in wanted.items():
        before = known.get(reason)
        if place is None:
            if before:
                before.delete()
        elif before is None:
            place.reason = reason
            new.append(place)
        elif (before.office_id, before.ends) != (place.office_id, place.ends):
            before.office_id, before.ends = place.office_id, place.ends
            before.save(update_fields=["office", "ends"])
    _create(PlaceOfCare, new)


def _place(record: Episode | Aftercare) -> PlaceOfCare | None:
    if record.facility is None:
        return None
    return PlaceOfCare(
        dossier=record.dossier, office_id=record.facility.office_id, starts=record.starts, ends=record.ends
    )
