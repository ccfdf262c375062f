"""Facilities and clubs. One of another area is never altered; a new one there may come only with the dossiers
that name it."""

from typing import Any

from aftercare.models import Attendance, Club, ClubMembership, ClubSession
from areas.enums import BEGINNING, OfficeKind
from areas.models import Area, Office
from registers.workbook.facts import ClubPlace, FacilityPlace, Fact, Person, Place
from registers.workbook.merge.references import set_readable
from registers.workbook.sheets import CLB, CO_SO, SINH_HOAT_CLB, THANH_VIEN_CLB
from registers.workbook.staging import Row, Staged
from registers.workbook.world import World
from rehab.enums import FacilityKind
from rehab.models import Facility

FOREIGN_FACILITY = "Cơ sở này thuộc địa bàn khác nên không được sửa. Trong sổ: {known}."
FOREIGN_CLUB = "Câu lạc bộ này thuộc địa bàn khác nên không được sửa. Trong sổ: {known}."
FOREIGN_SESSION = "Câu lạc bộ này thuộc địa bàn khác; không được thêm hoặc sửa buổi sinh hoạt của họ."
OUT_OF_AREA = "Xã này ngoài địa bàn của bạn."
NEW_OUT_OF_AREA = "Xã này ngoài địa bàn của bạn, và không hồ sơ nào trong tệp nêu mã này."
STILL_PRESENT = "Buổi này đã ghi {count} người có mặt mà tệp không có hồ sơ của họ; những người đó được giữ nguyên."


def merge_facilities(world: World, staged: Staged) -> None:
    for row in staged.keyed(CO_SO):
        area = row["area"]
        place = world.facilities.get(row["code"])
        if place and not place.is_own:
            _compare(staged, row, _facility_values(place), FOREIGN_FACILITY)
            if place.facility:
                world.done(row, place.facility)
            continue
        if place is None:
            office = Fact(Office(code=row["code"], valid_from=BEGINNING), is_new=True)
            place = FacilityPlace(row["code"], area and area.pk, _is_own(world, area), office=office)
            world.facilities[row["code"]] = place
        elif area and area.pk not in world.own_areas:
            staged.fault(row, "commune", OUT_OF_AREA)
        place.row = row
        _set_facility(place, row, area)
        world.done(row, place.facility, place.office)


def _set_facility(place: FacilityPlace, row: Row, area: Area | None) -> None:
    office = place.office
    office.row = row
    kind = OfficeKind.CLINIC if row["kind"] == FacilityKind.METHADONE else OfficeKind.FACILITY
    set_readable(office, {"name": row["name"], **({"kind": kind} if row["kind"] else {})})
    if area and (office.is_new or office.record.area.code != area.code):
        office.set(area=area, **({"valid_from": max(BEGINNING, area.valid_from)} if office.is_new else {}))
    if place.facility is None:
        place.facility = Fact(Facility(office=office.record), is_new=True)
    place.facility.row = row
    set_readable(place.facility, {"kind": row["kind"], "capacity": row["capacity"]})


def _facility_values(place: FacilityPlace) -> dict[str, Any]:
    office, facility = place.office.record, place.facility and place.facility.record
    return {
        "name": office.name,
        "kind": facility and facility.kind,
        "commune": office.area.code,
        "capacity": facility and facility.capacity,
    }


def _compare(staged: Staged, row: Row, known: dict[str, Any], message: str) -> None:
    """A row about a place of another area has to say what the register says."""
    for name, value in known.items():
        if name not in row.broken and name in staged.columns[row.sheet.name] and (row[name] or None) != (value or None):
            written = row.sheet[name].kind.write(value) if value else "(trống)"
            staged.fault(row, name, message.format(known=written))


def _is_own(world: World, area: Area | None) -> bool:
    return area is None or area.pk in world.own_areas


def merge_clubs(world: World, staged: Staged) -> None:
    for row in staged.keyed(CLB):
        area = row["area"]
        place = world.clubs.get(row["club"])
        if place and not place.is_own:
            _compare(staged, row, _club_values(place.club.record), FOREIGN_CLUB)
            world.done(row, place.club)
            continue
        if place is None:
            club = Fact(Club(code=row["club"]), is_new=True)
            place = ClubPlace(row["club"], area and area.pk, _is_own(world, area), club=club)
            world.clubs[row["club"]] = place
        elif area and area.pk not in world.own_areas:
            staged.fault(row, "commune", OUT_OF_AREA)
        place.row = place.club.row = row
        set_readable(place.club, {name: row[name] for name in ("name", "starts", "ends")})
        if area:
            place.club.set(commune=area)
        world.done(row, place.club)


def _club_values(club: Club) -> dict[str, Any]:
    return {"name": club.name, "commune": club.commune.code, "starts": club.starts, "ends": club.ends}


def merge_memberships(world: World, staged: Staged) -> None:
    for row in staged.keyed(THANH_VIEN_CLB):
        person, place = world.persons[row["number"]], world.clubs[row["club"]]
        place.is_used = True
        key = (row["club"], row["starts"])
        facts = person.facts(THANH_VIEN_CLB)
        if key not in facts:
            record = ClubMembership(club=place.club.record, dossier=person.dossier.record, starts=row["starts"])
            facts[key] = Fact(record, is_new=True)
        facts[key].row = row
        set_readable(facts[key], {"ends": row["ends"]})
        world.done(row, facts[key])


def merge_sessions(world: World, staged: Staged) -> None:
    spoken_of = {number for number, person in world.persons.items() if person.is_named}
    for row in staged.keyed(SINH_HOAT_CLB):
        place = world.clubs[row["club"]]
        persons = [world.persons[number] for number in row["present"] or ()]
        place.is_used |= bool(persons)
        key = (row["club"], row["on"])
        session = world.sessions.get(key)
        if session is None:
            session = Fact(ClubSession(club=place.club.record, on=row["on"]), is_new=True)
            world.sessions[key] = session
        session.row = row
        set_readable(session, {"topic": row["topic"] or ""})
        changed = _merge_attendance(world, staged, row, persons, spoken_of)
        if not place.is_own and not place.club.is_new and (session.is_new or session.changed or changed):
            staged.fault(row, "on", FOREIGN_SESSION)
        world.done(row, session, *changed)


def _merge_attendance(
    world: World, staged: Staged, row: Row, persons: list[Person], spoken_of: set[str]
) -> list[Fact[Attendance]]:
    """Who was there, as far as the workbook speaks of them: a part of a register takes nobody else away."""
    if "present" in row.broken:
        return []
    key = (row["club"], row["on"])
    known = {fact.record.dossier.number: fact for fact in world.attendances.get(key, [])}
    changed = []
    for person in persons:
        fact = known.pop(person.number, None)
        if fact is None:
            record = Attendance(session=world.sessions[key].record, dossier=person.dossier.record)
            fact = Fact(record, row, is_new=True)
            world.attendances.setdefault(key, []).append(fact)
            changed.append(fact)
    kept = 0
    for number, fact in known.items():
        if number in spoken_of:
            fact.changed |= {"dossier"}
            world.attendances[key].remove(fact)
            world.removed.append(fact.record)
            changed.append(fact)
        elif fact.record.dossier_id in world.own_attendants:
            kept += 1
    if kept:
        staged.warn(row, "present", STILL_PRESENT.format(count=kept))
    return changed


def check_new_places(world: World, staged: Staged) -> None:
    """What is new and lies elsewhere has to be named by a dossier of the workbook."""
    places: list[Place] = [*world.facilities.values(), *world.clubs.values()]
    for place in places:
        if place.row and place.is_new and not place.is_own and not place.is_used:
            staged.fault(place.row, "commune", NEW_OUT_OF_AREA)
