"""Rules of clubs: their days, and who was there."""

from registers.workbook.facts import ClubPlace, Fact, Person
from registers.workbook.sheets import THANH_VIEN_CLB
from registers.workbook.staging import Staged
from registers.workbook.world import World

BEFORE_FOUNDING = "Trước ngày thành lập câu lạc bộ ({day:%d/%m/%Y})."
AFTER_DISSOLUTION = "Câu lạc bộ đã giải thể ngày {day:%d/%m/%Y}."
NOT_A_MEMBER = "Hồ sơ {number} không phải là thành viên câu lạc bộ vào ngày này."
WAS_PRESENT = "Người này có mặt trong buổi ngày {day:%d/%m/%Y}, khi không còn là thành viên."
MET_BEFORE = "Câu lạc bộ đã có buổi sinh hoạt ngày {day:%d/%m/%Y}, ngoài thời gian hoạt động này."


def check_clubs(world: World, staged: Staged) -> None:
    unreadable = {row["number"] for row in staged[THANH_VIEN_CLB] if not row.has_key}
    for person in world.everybody:
        for (code, _starts), fact in person.facts(THANH_VIEN_CLB).items():
            if fact.row and code in world.clubs:
                _check_within(staged, world.clubs[code], fact, fact.record.starts, "starts")
    for (code, day), session in world.sessions.items():
        if session.row:
            _check_within(staged, world.clubs[code], session, day, "on")
        else:
            _check_known_session(staged, world.clubs[code], session)
        for attendance in world.attendances.get((code, day), []):
            person = world.persons.get(attendance.record.dossier.number)
            if person and person.dossier and person.number not in unreadable:
                _check_attendant(staged, person, code, session)


def _check_within(staged: Staged, place: ClubPlace, fact: Fact, day, column: str) -> None:
    club = place.club.record
    if club.starts and day < club.starts and not place.club.is_broken("starts"):
        staged.fault(fact.row, column, BEFORE_FOUNDING.format(day=club.starts))
    elif club.ends and day >= club.ends and not place.club.is_broken("ends"):
        staged.fault(fact.row, column, AFTER_DISSOLUTION.format(day=club.ends))


def _check_known_session(staged: Staged, place: ClubPlace, session: Fact) -> None:
    """A changed founding or dissolution leaves no session outside."""
    club, day = place.club.record, session.record.on
    if "starts" in place.club.changed and day < club.starts:
        staged.fault(place.club.row, "starts", MET_BEFORE.format(day=day))
    elif "ends" in place.club.changed and club.ends and day >= club.ends:
        staged.fault(place.club.row, "ends", MET_BEFORE.format(day=day))


def _check_attendant(staged: Staged, person: Person, code: str, session: Fact) -> None:
    day = session.record.on
    memberships = [fact for (club, _starts), fact in person.facts(THANH_VIEN_CLB).items() if club == code]
    for fact in memberships:
        ends = None if fact.is_broken("ends") else fact.record.ends
        if fact.record.starts <= day and (ends is None or day < ends):
            return
    if session.row:
        staged.fault(session.row, "present", NOT_A_MEMBER.format(number=person.number), value=person.number)
        return
    for fact in memberships:
        if fact.row and "ends" in fact.changed:
            staged.fault(fact.row, "ends", WAS_PRESENT.format(day=day))
