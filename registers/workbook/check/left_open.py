"""A death or a move ends nothing by itself: the warning names what stays open."""

from collections.abc import Iterator
from datetime import date

from aftercare.enums import AftercareEnd
from cases.enums import DeterminationResult, RemovalReason, UserManagementEnd
from registers.workbook.facts import Fact, Person
from registers.workbook.findings import shown
from registers.workbook.sheets import (
    CAI_NGHIEN,
    CHUYEN_NOI,
    RA_KHOI_DANH_SACH,
    SAU_CAI,
    SU_DUNG,
    THANH_VIEN_CLB,
    XAC_DINH,
    Sheet,
)
from registers.workbook.staging import Staged
from registers.workbook.world import World
from rehab.enums import EpisodeEnd

DEATH_LEAVES_OPEN = "Người này đã chết hoặc mất tích ngày {day:%d/%m/%Y} nhưng vẫn còn: {open}."
MOVE_LEAVES_OPEN = "Hồ sơ chuyển đi ngày {day:%d/%m/%Y}; nơi mới tiếp tục: {open}."

_DEATHS: tuple[tuple[Sheet, str, str, str, str], ...] = (
    (RA_KHOI_DANH_SACH, "reason", RemovalReason.DEAD_OR_MISSING, "on", "reason"),
    (SU_DUNG, "end_reason", UserManagementEnd.DEAD, "ends", "end_reason"),
    (CAI_NGHIEN, "end_reason", EpisodeEnd.DEAD, "ends", "end_reason"),
    (SAU_CAI, "end_reason", AftercareEnd.DEAD, "ends", "end_reason"),
)
"""Sheet, field and value that tell of a death, the field of its day, the column to mark."""

_LASTING = ((CAI_NGHIEN, "đợt cai nghiện"), (SAU_CAI, "quản lý sau cai"), (SU_DUNG, "quản lý người sử dụng"))


def warn_of_what_stays_open(world: World, staged: Staged) -> None:
    for person in world.everybody:
        for fact, day, column in _deaths(person):
            if still := [*_open_on(person, day, besides=fact), *_listed(person, day)]:
                staged.warn(fact.row, column, DEATH_LEAVES_OPEN.format(day=day, open="; ".join(still)))
        for fact in person.records(CHUYEN_NOI):
            day = fact.record.starts
            if fact.row and day != person.opened_on and (still := list(_open_on(person, day, besides=fact))):
                staged.warn(fact.row, "on", MOVE_LEAVES_OPEN.format(day=day, open="; ".join(still)))


def _deaths(person: Person) -> Iterator[tuple[Fact, date, str]]:
    for sheet, field, value, day, column in _DEATHS:
        for fact in person.records(sheet):
            if fact.row and getattr(fact.record, field) == value and getattr(fact.record, day):
                yield fact, getattr(fact.record, day), column


def _open_on(person: Person, day: date, *, besides: Fact) -> Iterator[str]:
    for sheet, words in _LASTING:
        for fact in person.records(sheet):
            if fact is not besides and _holds(fact, day):
                label = f" {fact.record.get_modality_display()}" if sheet is CAI_NGHIEN else ""
                yield f"{words}{label} từ {shown(fact.record.starts)}"
    for (club, starts), fact in person.facts(THANH_VIEN_CLB).items():
        if _holds(fact, day):
            yield f"thành viên câu lạc bộ {club} từ {shown(starts)}"


def _holds(fact: Fact, day: date) -> bool:
    """Begun before the day and not ended by it."""
    return fact.record.starts < day and not fact.is_broken("ends") and (not fact.record.ends or fact.record.ends > day)


def _listed(person: Person, day: date) -> Iterator[str]:
    """Whether the person is on the addict list after the day of the death."""
    found = [
        on
        for on, fact in person.facts(XAC_DINH).items()
        if fact.record.result == DeterminationResult.ADDICTED and on <= day
    ]
    removed = person.facts(RA_KHOI_DANH_SACH)
    if found and not any(on >= max(found) for on in removed):
        yield f"trong danh sách người nghiện từ {shown(max(found))}"
