"""An import from beginning to end: read, judge, and save all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import IntegrityError, connection, transaction

from accounts.models import User
from core.claims import Tell
from registers.workbook.check.clubs import check_clubs
from registers.workbook.check.left_open import warn_of_what_stays_open
from registers.workbook.check.papers import check_papers
from registers.workbook.check.persons import check_persons
from registers.workbook.check.rows import check_rows
from registers.workbook.findings import WHOLE, Findings
from registers.workbook.merge.dossiers import merge_dossiers, merge_moves
from registers.workbook.merge.events import merge_aftercares, merge_by_day, merge_episodes, merge_support
from registers.workbook.merge.places import (
    check_new_places,
    merge_clubs,
    merge_facilities,
    merge_memberships,
    merge_sessions,
)
from registers.workbook.merge.references import check_references
from registers.workbook.reading import RawSheet, read_workbook
from registers.workbook.saving import save
from registers.workbook.sheets import SHEETS
from registers.workbook.staging import Staged, stage
from registers.workbook.world import World

MEANWHILE = "Dữ liệu vừa được người khác thay đổi trong khi ghi; chưa lưu gì. Hãy nhập lại tệp."
READ = "Đã đọc {rows} dòng"
JUDGED = "Đang đối chiếu {rows} dòng với sổ"
SAVED = "Đã ghi {part} trên {of} dòng"
ONE_AT_A_TIME = 7_305_2022
"""Key of the lock for which imports wait."""


@dataclass(frozen=True)
class Outcome:
    """What became, or would become, of every row; with faults nothing was saved."""

    counts: dict[str, dict[str, int]]
    findings: Findings

    @property
    def is_refused(self) -> bool:
        return bool(self.findings.faults)

    def as_dict(self) -> dict[str, Any]:
        """The answer of the command line."""
        return {
            **self.counts,
            "faults": [finding.as_dict() for finding in self.findings.faults],
            "warnings": [finding.as_dict() for finding in self.findings.warnings],
        }


Read = Callable[[Findings, Callable[[int], None]], list[RawSheet]]


def import_workbook(content: bytes, user: User, *, dry_run: bool, progress: Tell = lambda *_: None) -> Outcome:
    """Import the register workbook that ``content`` holds as ``user``; a dry run judges it and saves nothing."""
    return import_sheets(partial(read_workbook, content), user, dry_run=dry_run, progress=progress)


def import_sheets(read: Read, user: User, *, dry_run: bool, progress: Tell = lambda *_: None) -> Outcome:
    """The same for sheets of the register that are read in another way."""
    findings = Findings()
    staged = stage(read(findings, lambda rows: progress(min(30, 5 + rows // 10_000), READ.format(rows=rows))), findings)
    rows = sum(map(len, staged.sheets.values()))
    progress(40, JUDGED.format(rows=rows))
    try:
        with transaction.atomic():
            if not dry_run:
                _one_at_a_time()
            world = World(staged, user, lock=not dry_run)
            judge(world, staged)
            if not findings.faults and not dry_run:
                save(
                    world, lambda part: progress(60 + round(40 * part), SAVED.format(part=round(rows * part), of=rows))
                )
    except IntegrityError:
        findings.fault("", WHOLE, "", "", MEANWHILE)
    findings.sort({sheet.name: [column.heading for column in sheet.columns] for sheet in SHEETS})
    return Outcome(world.counts if not findings.faults else nothing(), findings)


def judge(world: World, staged: Staged) -> None:
    """Lay the rows over the register, then ask every rule of the result."""
    check_rows(staged)
    check_references(world, staged)
    merge_facilities(world, staged)
    merge_clubs(world, staged)
    merge_dossiers(world, staged)
    merge_moves(world, staged)
    merge_by_day(world, staged)
    merge_episodes(world, staged)
    merge_aftercares(world, staged)
    merge_support(world, staged)
    merge_memberships(world, staged)
    merge_sessions(world, staged)
    check_new_places(world, staged)
    check_persons(world, staged)
    check_papers(world, staged)
    check_clubs(world, staged)
    warn_of_what_stays_open(world, staged)


def nothing() -> dict[str, dict[str, int]]:
    return {outcome: {sheet.name: 0 for sheet in SHEETS} for outcome in ("imported", "updated", "unchanged")}


def _one_at_a_time() -> None:
    """Imports wait for each other, so that what one has judged the other does not change."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
