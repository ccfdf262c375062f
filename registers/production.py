"""Doing what a row of work asks: judge or save a workbook, or write one. Known by the tasks only; knows no task."""

import hashlib
import logging
from typing import Any

from django.db import OperationalError

from accounts.enums import Permission
from accounts.models import User
from areas.models import Area
from core import audit, calendar
from core.claims import Beat, Claim, GivenUpError
from core.db import acting_as
from registers.enums import ExportState, ImportState
from registers.models import RegisterExport, RegisterImport
from registers.workbook.exporting import dossiers_of, may_export, rows_of
from registers.workbook.run import Outcome, Progress, import_workbook
from registers.workbook.writing import write_workbook

NO_LONGER = "Hôm nay bạn không còn quyền làm việc này."
UNEXPECTED = "Có lỗi ngoài dự kiến; chưa ghi gì vào sổ. Hãy thử lại; nếu vẫn lỗi, báo người quản trị mã {code}."

logger = logging.getLogger(__name__)


def produce_import(claim: Claim, beat: Beat) -> None:
    """Judge the workbook, or save it once its owner has said so; either way all of it or nothing."""
    _bring_to_end(claim, "NS", lambda: _import(claim, beat))


def produce_export(claim: Claim, beat: Beat) -> None:
    """Write the register of the area to a workbook."""
    _bring_to_end(claim, "XS", lambda: _export(claim, beat))


def _bring_to_end(claim: Claim, letters: str, work: Any) -> None:
    try:
        work()
    except (GivenUpError, OperationalError):  # without its database the work stays claimed, and is taken up again
        raise
    except Exception:
        logger.exception("%s %s failed", claim.model.__name__, claim.pk)
        _fail(claim, UNEXPECTED.format(code=f"{letters}-{claim.pk}"))


def _fail(claim: Claim, reason: str) -> None:
    with acting_as(None):
        claim.write(state="failed", failure=reason)


def _import(claim: Claim, beat: Beat) -> None:
    with acting_as(None):
        work = RegisterImport.objects.select_related("requested_by").get(pk=claim.pk)
        may = work.requested_by.may(Permission.IMPORT_REGISTER)
    if not may:
        _fail(claim, NO_LONGER)
        return
    user, saving = work.requested_by, work.approved_at is not None
    with acting_as(user, post_label=user.post_label):
        outcome = import_workbook(bytes(work.content), user, dry_run=not saving, progress=beat.tell)
        result = outcome.as_dict()
        values: dict[str, Any] = {"faults": result.pop("faults"), "warnings": result.pop("warnings"), "counts": result}
        if outcome.is_refused:
            values |= {"state": ImportState.REFUSED, "approved_at": None}
        elif saving:
            values |= {"state": ImportState.DONE, "saved_at": calendar.now(), "content": None}
            record_import(work, outcome, user)
        else:
            values |= {"state": ImportState.READY}
        claim.write(progress=100, progress_label="", **values)


def record_import(work: RegisterImport, outcome: Outcome, user: User) -> None:
    """Tell the log of processing what came in."""
    audit.record("import_register", work, by=user, file=work.name, sha256=work.sha256, **outcome.counts)


def _export(claim: Claim, beat: Beat) -> None:
    with acting_as(None):
        work = RegisterExport.objects.select_related("requested_by", "area").get(pk=claim.pk)
        may = may_export(work.requested_by, work.area)
    if not may:
        _fail(claim, NO_LONGER)
        return
    user = work.requested_by
    with acting_as(user, post_label=user.post_label):
        content, dossiers = export_workbook(user, work.area, beat.tell)
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


def export_workbook(user: User, area: Area, progress: Progress = lambda *_: None) -> tuple[bytes, int]:
    """The register of the area as a file, and how many dossiers it holds."""
    dossiers = dossiers_of(user, area).count()
    sheets = list(rows_of(user, area))

    def told():
        for place, (sheet, rows) in enumerate(sheets):
            progress(round(100 * place / len(sheets)), f"Đang viết trang {sheet.title}")
            yield sheet, rows

    return write_workbook(told()), dossiers
