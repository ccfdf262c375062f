"""Rules that the facts of one person keep together, as they would stand after the import."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from cases.enums import DeterminationResult
from registers.workbook.facts import Fact, Person
from registers.workbook.findings import shown
from registers.workbook.sheets import (
    CAI_NGHIEN,
    CHUYEN_NOI,
    HO_TRO,
    RA_KHOI_DANH_SACH,
    SAU_CAI,
    SU_DUNG,
    THANH_VIEN_CLB,
    XAC_DINH,
    Sheet,
)
from registers.workbook.staging import Staged
from registers.workbook.world import World
from rehab.enums import EpisodeEnd, Modality

BEFORE_OPENING = "Trước ngày lập hồ sơ ({opened:%d/%m/%Y})."
OPENED_TOO_LATE = "Đã có sự việc ngày {day:%d/%m/%Y} ({what}) trước ngày lập hồ sơ này."
TWO_EPISODES = "Trùng ngày với một đợt khác của người này: {other}."
METHADONE_BESIDE = "Song song với một đợt khác của người này: {other}."
TWO_AFTERCARES = "Trùng ngày với một quyết định quản lý sau cai khác của người này: {other}."
TWO_MANAGEMENTS = "Trùng ngày với một quyết định quản lý khác của người này: {other}."
TWO_MEMBERSHIPS = "Người này đã là thành viên của câu lạc bộ trong thời gian đó: {other}."
ADDICTED_AND_REMOVED = "Cùng ngày vừa xác định “Có nghiện” vừa đưa ra khỏi danh sách."
NOT_COMPLETED = "Chưa có đợt cai nghiện nào “Hoàn thành” trước hoặc đúng ngày này."
AFTERCARE_RESTS = "Quản lý sau cai từ ngày {day:%d/%m/%Y} dựa vào việc hoàn thành đợt này."
FOLLOWED = (
    "Đợt hoặc quyết định này đi theo một thủ tục trên hệ thống, nên tệp không sửa được. Hãy để ô này như trong sổ, "
    "hoặc ghi (thu hồi) bước của thủ tục trên trang hồ sơ."
)
FOREIGN_RESULT = "Sau các lần chuyển, hồ sơ do {commune} quản lý, ngoài địa bàn của bạn."
SAME_COMMUNE = "Hồ sơ đã do xã này quản lý; lần chuyển này không thay đổi gì."

EVENT_COLUMNS: tuple[tuple[Sheet, tuple[str, ...]], ...] = (
    (XAC_DINH, ("on",)),
    (SU_DUNG, ("starts",)),
    (CAI_NGHIEN, ("starts",)),
    (SAU_CAI, ("starts",)),
    (HO_TRO, ("recorded_on", "delivered_on")),
    (RA_KHOI_DANH_SACH, ("on",)),
    (THANH_VIEN_CLB, ("starts",)),
)
Days = tuple[date, date | None]


def check_persons(world: World, staged: Staged) -> None:
    unreadable = {row["number"] for row in staged[CAI_NGHIEN] if not row.has_key}
    for person in world.everybody:
        if person.dossier is None:
            continue
        _check_opening(person, staged)
        _check_lists(person, staged)
        _check_episodes(person, staged)
        _check_followed(person, staged)
        _check_alone(person, staged, SAU_CAI, TWO_AFTERCARES)
        _check_alone(person, staged, SU_DUNG, TWO_MANAGEMENTS)
        _check_memberships(person, staged)
        if person.number not in unreadable:
            _check_completed(person, staged)
        _check_moves(person, world, staged)


def _check_opening(person: Person, staged: Staged) -> None:
    """No event before the dossier was opened; the moves are checked where they are merged."""
    if person.opened_on is None or person.dossier.is_broken("opened_on"):
        return
    known: list[tuple[date, str]] = []
    for sheet, columns in EVENT_COLUMNS:
        for fact in person.records(sheet):
            if fact.row is None:
                known.append((_first_day(fact), sheet.title.lower()))
                continue
            for column in columns:
                if fact.row[column] and fact.row[column] < person.opened_on:
                    staged.fault(fact.row, column, BEFORE_OPENING.format(opened=person.opened_on))
    if known and person.dossier.row and min(known)[0] < person.opened_on:
        day, what = min(known)
        staged.fault(person.dossier.row, "opened_on", OPENED_TOO_LATE.format(day=day, what=what))


def _first_day(fact: Fact) -> date:
    record = fact.record
    return next(
        getattr(record, name) for name in ("on", "starts", "recorded_on", "delivered_on") if hasattr(record, name)
    )


def _check_lists(person: Person, staged: Staged) -> None:
    removals = person.facts(RA_KHOI_DANH_SACH)
    for day, fact in person.facts(XAC_DINH).items():
        if fact.record.result != DeterminationResult.ADDICTED or day not in removals:
            continue
        for other in (fact, removals[day]):
            if other.row:
                staged.fault(other.row, "on", ADDICTED_AND_REMOVED)


def _days(fact: Fact) -> Days:
    """[starts, ends); an end that cannot be read counts as the next day, so that nothing is blamed for it."""
    record = fact.record
    if fact.is_broken("ends"):
        return record.starts, record.starts
    return record.starts, record.ends


def _overlaps(facts: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Neighbours that share a day: the later with the one that lasts longest before it."""
    lasting: Fact | None = None
    for fact in sorted(facts, key=lambda fact: fact.record.starts):
        if lasting is not None:
            starts, ends = _days(lasting)
            if fact.record.starts == starts or ends is None or fact.record.starts < ends:
                yield lasting, fact
        if lasting is None or _later(_days(fact)[1], _days(lasting)[1]):
            lasting = fact


def _later(end: date | None, other: date | None) -> bool:
    return other is not None and (end is None or end > other)


def _blame(staged: Staged, earlier: Fact, later: Fact, message: str, *, fault: bool = True) -> None:
    """Mark the later row; where only the earlier comes from the workbook, that one."""
    fact, other = (later, earlier) if later.row else (earlier, later)
    if fact.row is None:
        return
    report = staged.fault if fault else staged.warn
    report(fact.row, "starts", message.format(other=_described(other)))


def _described(fact: Fact) -> str:
    record = fact.record
    label = record.get_modality_display() if hasattr(record, "modality") else ""
    ends = shown(record.ends) if record.ends else "chưa kết thúc"
    where = f" (dòng {fact.row.number})" if fact.row else ""
    return f"{label + ' ' if label else ''}{shown(record.starts)} – {ends}{where}"


def _check_episodes(person: Person, staged: Staged) -> None:
    facts = [fact for fact in person.records(CAI_NGHIEN) if not fact.is_broken("modality")]
    methadone = [fact for fact in facts if fact.record.modality == Modality.METHADONE]
    others = [fact for fact in facts if fact.record.modality != Modality.METHADONE]
    for group in (methadone, others):
        for earlier, later in _overlaps(group):
            _blame(staged, earlier, later, TWO_EPISODES)
    for one in methadone:
        for other in others:
            first, second = sorted((one, other), key=lambda fact: fact.record.starts)
            ends = _days(first)[1]
            if second.record.starts == first.record.starts or ends is None or second.record.starts < ends:
                _blame(staged, first, second, METHADONE_BESIDE, fault=False)


def _check_followed(person: Person, staged: Staged) -> None:
    """What a procedure decided, began and ended, a workbook repeats and does not change."""
    for fact in [*person.records(CAI_NGHIEN), *person.records(SAU_CAI)]:
        if fact.row and fact.changed and fact.record.procedure_id:
            for column in fact.row.sheet.columns:
                if column.name in fact.changed:
                    staged.fault(fact.row, column.name, FOLLOWED)


def _check_alone(person: Person, staged: Staged, sheet: Sheet, message: str) -> None:
    for earlier, later in _overlaps(person.records(sheet)):
        _blame(staged, earlier, later, message)


def _check_memberships(person: Person, staged: Staged) -> None:
    by_club: dict[str, list[Fact]] = {}
    for (club, _starts), fact in person.facts(THANH_VIEN_CLB).items():
        by_club.setdefault(club, []).append(fact)
    for facts in by_club.values():
        for earlier, later in _overlaps(facts):
            _blame(staged, earlier, later, TWO_MEMBERSHIPS)


def _check_completed(person: Person, staged: Staged) -> None:
    """Aftercare follows a completed episode. Where an episode cannot be read, nothing is said."""
    episodes = person.records(CAI_NGHIEN)
    if any(fact.is_broken("ends", "end_reason") for fact in episodes):
        return
    ends = [fact.record.ends for fact in episodes if fact.record.end_reason == EpisodeEnd.COMPLETED]
    first = min((day for day in ends if day), default=None)
    for fact in person.records(SAU_CAI):
        if first is not None and first <= fact.record.starts:
            continue
        if fact.row:
            staged.fault(fact.row, "starts", NOT_COMPLETED)
        else:
            for episode in episodes:
                if episode.row and episode.changed & {"ends", "end_reason"}:
                    staged.fault(episode.row, "end_reason", AFTERCARE_RESTS.format(day=fact.record.starts))


def _check_moves(person: Person, world: World, staged: Staged) -> None:
    """The commune that answers in the end lies in the area of the user."""
    moves = [fact for _day, fact in sorted(person.facts(CHUYEN_NOI).items())]
    if not moves or any(fact.record.commune_id is None for fact in moves):
        return
    for before, fact in pairwise(moves):
        if fact.row and fact.record.commune_id == before.record.commune_id:
            staged.warn(fact.row, "commune", SAME_COMMUNE)
    last = moves[-1]
    row = last.row or person.dossier.row
    if row and last.record.commune_id not in world.own_areas:
        staged.fault(row, "commune", FOREIGN_RESULT.format(commune=last.record.commune.name))
