"""What happened to persons: determinations, management, episodes, aftercare, support."""

from aftercare.models import Aftercare, HelperAssignment, Need, Support
from cases.models import Determination, ListRemoval, UserManagement
from core.calendar import add_months
from registers.workbook.facts import Fact
from registers.workbook.merge.references import set_readable
from registers.workbook.sheets import CAI_NGHIEN, HO_TRO, RA_KHOI_DANH_SACH, SAU_CAI, SU_DUNG, XAC_DINH
from registers.workbook.staging import Row, Staged
from registers.workbook.world import World
from rehab.models import Episode, Facility


def merge_by_day(world: World, staged: Staged) -> None:
    """Determinations, removals and management: a record for a dossier and a day."""
    for sheet, model, texts in (
        (XAC_DINH, Determination, ("agency", "result")),
        (RA_KHOI_DANH_SACH, ListRemoval, ("reason",)),
        (SU_DUNG, UserManagement, ("decision_number", "end_reason")),
    ):
        days = () if sheet is not SU_DUNG else ("ends",)
        for row in staged.keyed(sheet):
            fact = _fact(world, row, model)
            set_readable(fact, {name: row[name] or "" for name in texts} | {name: row[name] for name in days})
            world.done(row, fact)


def merge_episodes(world: World, staged: Staged) -> None:
    for row in staged.keyed(CAI_NGHIEN):
        fact = _fact(world, row, Episode)
        values = {name: row[name] or "" for name in ("modality", "decision_number", "end_reason")}
        values |= {name: row[name] for name in ("decided_on", "months", "ends", "maintenance_on")}
        values["facility"] = _facility(world, row)
        set_readable(fact, values)
        _plan_end(fact)
        world.done(row, fact)


def merge_aftercares(world: World, staged: Staged) -> None:
    for row in staged.keyed(SAU_CAI):
        fact = _fact(world, row, Aftercare)
        values = {name: row[name] or "" for name in ("decision_number", "end_reason")}
        values |= {"months": row["months"], "ends": row["ends"], "facility": _facility(world, row)}
        set_readable(fact, values)
        _plan_end(fact)
        world.done(row, fact, *_merge_helper(world, row, fact))


def _plan_end(fact: Fact[Episode] | Fact[Aftercare]) -> None:
    record = fact.record
    if fact.is_new or "months" in fact.changed:
        fact.set(planned_end=add_months(record.starts, record.months) if record.months else None)


def _merge_helper(world: World, row: Row, aftercare: Fact[Aftercare]) -> list[Fact]:
    """Who helps, from the day of the decision; a cell made blank takes the assignment back."""
    helper = world.helpers.get(aftercare.record.pk) if not aftercare.is_new else None
    if "helper" in row.broken:
        return []
    if not row["helper"]:
        if helper:
            helper.changed |= {"helper"}
            world.removed.append(helper.record)
            return [helper]
        return []
    if helper is None:
        record = HelperAssignment(aftercare=aftercare.record, starts=row["starts"])
        helper = Fact(record, is_new=True)
        world.helpers[id(record)] = helper
    helper.row = row
    helper.set(helper=row["helper"])
    if "helper" in helper.changed:
        helper.set(listed=None)
    return [helper]


def merge_support(world: World, staged: Staged) -> None:
    for row in staged.keyed(HO_TRO):
        person = world.persons[row["number"]]
        key = (row["kind"], row["recorded_on"], row["delivered_on"])
        facts = person.facts(HO_TRO)
        dossier = person.dossier.record
        if key not in facts and row["recorded_on"]:
            facts[key] = Fact(Need(dossier=dossier, kind=row["kind"], recorded_on=row["recorded_on"]), is_new=True)
        elif key not in facts:
            record = Support(dossier=dossier, kind=row["kind"], delivered_on=row["delivered_on"])
            facts[key] = Fact(record, is_new=True)
        fact = facts[key]
        fact.row = row
        parts = [fact]
        if row["recorded_on"] and row["delivered_on"]:
            parts.append(_support_of(fact, row))
            world.supports.append(parts[-1])
        if isinstance(parts[-1].record, Support):
            set_readable(parts[-1], {"amount": row["amount"]})
        world.done(row, *parts)


def _support_of(need: Fact[Need], row: Row) -> Fact[Support]:
    if not need.is_new:
        return Fact(need.record.support, row)
    record = Support(dossier=need.record.dossier, kind=row["kind"], delivered_on=row["delivered_on"], need=need.record)
    return Fact(record, row, is_new=True)


def _facility(world: World, row: Row) -> Facility | None:
    if row["facility"] is None or "facility" in row.broken:
        return None
    place = world.facilities[row["facility"]]
    place.is_used = True
    return place.facility.record


def _fact(world: World, row: Row, model: type) -> Fact:
    """The record that the row names by its dossier and day, new if there is none."""
    person = world.persons[row["number"]]
    day = row.sheet.key[-1]
    facts = person.facts(row.sheet)
    fact = facts.get(row[day])
    if fact is None:
        fact = Fact(model(dossier=person.dossier.record, **{day: row[day]}), is_new=True)
        facts[row[day]] = fact
    fact.row = row
    return fact
