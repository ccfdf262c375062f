"""Doing what a row of work asks: judge or save a workbook, or write one. Known by the tasks only; knows no task."""

import hashlib
from typing import Any

from accounts.enums import Permission
from accounts.models import User
from areas.models import Area
from core import audit, calendar
from core.claims import Claim, Tell
from core.db import acting_as
from core.dispatch import bring_to_end
from core.history import current_context
from registers.enums import ExportState, ImportState
from registers.lists.importing import import_list
from registers.lists.layout import Layout
from registers.lists.table import is_text
from registers.models import RegisterExport, RegisterImport
from registers.undoing import undo
from registers.workbook.exporting import dossiers_of, may_export, rows_of
from registers.workbook.marking import mark_workbook
from registers.workbook.reading import HEADING_ROW
from registers.workbook.run import Outcome, import_workbook
from registers.workbook.writing import write_workbook

MARKING = "Đang đánh dấu các ô có lỗi"
UNDOING = "Đang hoàn tác"
NO_LONGER = "Hôm nay bạn không còn quyền làm việc này."
UNEXPECTED = "Có lỗi ngoài dự kiến; chưa ghi gì vào sổ. Hãy thử lại; nếu vẫn lỗi, báo người quản trị mã {code}."


def produce_import(claim: Claim, tell: Tell) -> None:
    """Judge the workbook, or save it once its owner has said so; either way all of it or nothing."""
    bring_to_end(claim, lambda: _import(claim, tell), UNEXPECTED.format(code=f"NS-{claim.pk}"))


def produce_export(claim: Claim, tell: Tell) -> None:
    """Write the register of the area to a workbook."""
    bring_to_end(claim, lambda: _export(claim, tell), UNEXPECTED.format(code=f"XS-{claim.pk}"))


def _import(claim: Claim, tell: Tell) -> None:
    with acting_as(None):
        work = RegisterImport.objects.select_related("requested_by").get(pk=claim.pk)
        may = work.requested_by.may(Permission.IMPORT_REGISTER)
    if not may:
        claim.fail(NO_LONGER)
        return
    user = work.requested_by
    with acting_as(user, post_label=user.post_label):
        values = _undo(work, user, tell) if work.undo_asked_at else _judge_or_save(work, user, tell)
        claim.write(progress=100, progress_label="", **values)


def _judge_or_save(work: RegisterImport, user: User, tell: Tell) -> dict[str, Any]:
    content, saving = bytes(work.content), work.approved_at is not None
    if work.layout:
        outcome = import_list(content, Layout.of(work.layout), user, dry_run=not saving, progress=tell)
    else:
        outcome = import_workbook(content, user, dry_run=not saving, progress=tell)
    result = outcome.as_dict()
    values: dict[str, Any] = {"faults": result.pop("faults"), "warnings": result.pop("warnings"), "counts": result}
    if outcome.is_refused:
        tell(95, MARKING)
        values["marked"] = _marked(work, content, outcome)
        return values | {"state": ImportState.REFUSED, "approved_at": None}
    if not saving:
        return values | {"state": ImportState.READY}
    record_import(work, outcome, user)
    return values | {"state": ImportState.DONE, "saved_at": calendar.now(), "history": current_context()}


def _marked(work: RegisterImport, content: bytes, outcome: Outcome) -> bytes | None:
    """A file that cannot be opened, or is plain text, has no cells to mark."""
    if is_text(content) or all(fault.sheet == "" for fault in outcome.findings.faults):
        return None
    heading_row = Layout.of(work.layout).heading_row if work.layout else HEADING_ROW
    return mark_workbook(content, outcome.findings.faults, heading_row)


def _undo(work: RegisterImport, user: User, tell: Tell) -> dict[str, Any]:
    tell(10, UNDOING)
    built_on = undo(work.history)
    if built_on:
        return {"state": ImportState.DONE, "undo_asked_at": None, "built_on": built_on}
    audit.record("undo_import", work, by=user, file=work.name, sha256=work.sha256)
    return {"state": ImportState.UNDONE, "undone_at": calendar.now(), "built_on": []}


def record_import(work: RegisterImport, outcome: Outcome, user: User) -> None:
    """Tell the log of processing what came in."""
    audit.record("import_register", work, by=user, file=work.name, sha256=work.sha256, **outcome.counts)


def _export(claim: Claim, tell: Tell) -> None:
    with acting_as(None):
        work = RegisterExport.objects.select_related("requested_by", "area").get(pk=claim.pk)
        may = may_export(work.requested_by, work.area)
    if not may:
        claim.fail(NO_LONGER)
        return
    user = work.requested_by
    with acting_as(user, post_label=user.post_label):
        content, dossiers = export_workbook(user, work.area, tell)
        digest = hashlib.sha256(content).hexdigest()
        audit.record("export_register", work, by=user, area=work.area.code, dossiers=dossiers, sha256=digest)
        claim.write(
            state=ExportState.DONE,
            content=content,
            sha256=digest,
            dossiers=dossiers,
            made_at=calendar.now(),
            progress=100,
            progress_label="",
        )


def export_workbook(user: User, area: Area, progress: Tell = lambda *_: None) -> tuple[bytes, int]:
    """The register of the area as a file, and how many dossiers it holds."""
    dossiers = dossiers_of(user, area).count()
    sheets = list(rows_of(user, area))

    def told():
        for place, (sheet, rows) in enumerate(sheets):
            progress(round(100 * place / len(sheets)), f"Đang viết trang {sheet.title}")
            yield sheet, rows

    return write_workbook(told()), dossiers
