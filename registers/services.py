"""What an officer does with the register workbook."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.enums import Permission
from accounts.models import User
from areas.models import Area
from core import audit, calendar
from core.db import acting_as
from core.dispatch import send_after_commit, sweep
from core.errors import DomainError, NotAllowedError
from core.history import current_context
from core.saving import locked
from registers.enums import KEEPS_FILE, ExportState, ImportState
from registers.lists.table import is_plain_list, is_text
from registers.models import RegisterExport, RegisterImport
from registers.production import export_workbook, record_import
from registers.tasks import export_register_task, import_register_task
from registers.workbook.exporting import may_export
from registers.workbook.guard import RefusedFileError, check_file
from registers.workbook.run import Outcome, import_workbook

MAY_NOT_IMPORT = "Chức danh của bạn không được nhập sổ."
MAY_NOT_EXPORT = "Bạn không được xuất sổ của {area}; hãy chọn một nơi trong địa bàn của mình."
ALREADY_SAVED = "Tệp này đã được ghi vào sổ lúc {at:%H:%M ngày %d/%m/%Y}; không cần ghi lần nữa."
HAS_FAULTS = "Tệp này có lỗi nên chưa ghi được. Hãy sửa tệp rồi tải lên lại."
NOT_READY = "Tệp này đang được xử lý; hãy đợi kết quả kiểm tra rồi mới ghi."
TRIED_TOO_OFTEN = "Đã thử {times} lần nhưng lần nào cũng bị gián đoạn; chưa ghi gì vào sổ. Hãy tải tệp lên lại."
NOTHING_TO_STOP = "Lần nhập này đã kết thúc; không còn gì để hủy."
NOT_SAVED = "Chỉ hoàn tác được lần nhập đã ghi vào sổ."
FILE_GONE = "Tệp không còn: tệp nhập sổ chỉ được giữ {days} ngày."
EXPIRED_AFTER = timedelta(days=7)
IMPORT_KEPT = timedelta(days=90)
JUDGED = (ImportState.MAPPING, ImportState.READY, ImportState.REFUSED)


def import_register(*, content: bytes, name: str, by: User, dry_run: bool) -> Outcome:
    """Import a workbook at once (command line); a dry run judges it and saves nothing."""
    if not by.may(Permission.IMPORT_REGISTER):
        raise NotAllowedError(MAY_NOT_IMPORT)
    with transaction.atomic():
        outcome = import_workbook(content, by, dry_run=dry_run)
        if not dry_run and not outcome.is_refused:
            now = calendar.now()
            work = RegisterImport.objects.create(
                name=name[:200],
                sha256=hashlib.sha256(content).hexdigest(),
                requested_by=by,
                requested_at=now,
                approved_at=now,
                saved_at=now,
                state=ImportState.DONE,
                progress=100,
                content=content,
                counts=outcome.counts,
                history=current_context(),
                warnings=outcome.as_dict()["warnings"],
            )
            record_import(work, outcome, by)
    return outcome


@transaction.atomic
def upload_register(*, content: bytes, name: str, by: User) -> RegisterImport:
    """Hand in a workbook; it is judged in the background and saved only when its owner says so. Of a list in a layout
    of its own the owner is asked first which column is which."""
    if not by.may(Permission.IMPORT_REGISTER):
        raise NotAllowedError(MAY_NOT_IMPORT)
    try:
        if not is_text(content):
            check_file(content)
        state = ImportState.MAPPING if is_plain_list(content) else ImportState.WAITING
    except RefusedFileError as refusal:
        raise DomainError(str(refusal), fields={"file": str(refusal)}) from refusal
    work = RegisterImport.objects.create(
        name=name[:200],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        requested_by=by,
        requested_at=calendar.now(),
        state=state,
    )
    audit.record("upload_register", work, by=by, file=work.name, sha256=work.sha256)
    if state == ImportState.WAITING:
        send_after_commit(import_register_task, work)
    return work


@transaction.atomic
def approve_import(*, work: RegisterImport, by: User) -> RegisterImport:
    """Save what was judged clean. It is judged once more while it is saved: the register may have changed."""
    if not by.may(Permission.IMPORT_REGISTER):
        raise NotAllowedError(MAY_NOT_IMPORT)
    work = locked(work)
    if work.state == ImportState.DONE:
        raise DomainError(ALREADY_SAVED.format(at=timezone.localtime(work.saved_at)), code="saved")
    if work.state in (ImportState.REFUSED, ImportState.FAILED):
        raise DomainError(HAS_FAULTS, code="faults")
    if work.state != ImportState.READY:
        raise DomainError(NOT_READY, code="busy")
    work.state, work.approved_at = ImportState.WAITING, calendar.now()
    work.attempt, work.claimed_by, work.heartbeat_at = 0, "", None
    work.progress, work.progress_label = 0, ""
    work.save()
    audit.record("approve_import", work, by=by)
    send_after_commit(import_register_task, work)
    return work


@transaction.atomic
def stop_import(*, work: RegisterImport, by: User) -> RegisterImport:
    """Cancel what is not saved yet. Work under way ends at its next step and nothing of it stays; a file that was
    being saved is as it was when it had been judged, one that was being judged is thrown away."""
    work = locked(work)
    if work.state == ImportState.DONE:
        raise DomainError(ALREADY_SAVED.format(at=timezone.localtime(work.saved_at)), code="saved")
    if work.undo_asked_at or work.state not in (ImportState.WAITING, ImportState.RUNNING, *JUDGED):
        raise DomainError(NOTHING_TO_STOP, code="over")
    if work.approved_at:
        work.state, work.approved_at = ImportState.READY, None
    else:
        work.state, work.content, work.marked, work.faults, work.warnings = ImportState.STOPPED, None, None, [], []
    work.claimed_by, work.heartbeat_at, work.progress, work.progress_label = "", None, 0, ""
    work.save()
    audit.record("stop_import", work, by=by)
    return work


@transaction.atomic
def undo_import(*, work: RegisterImport, by: User) -> RegisterImport:
    """Ask for an import to be taken back; refused later, with the list, where somebody has built on it."""
    if not by.may(Permission.IMPORT_REGISTER):
        raise NotAllowedError(MAY_NOT_IMPORT)
    work = locked(work)
    if work.saved_at is None or work.state not in (ImportState.DONE, ImportState.FAILED):
        raise DomainError(NOT_SAVED, code="not_saved")
    work.state, work.undo_asked_at, work.built_on = ImportState.WAITING, calendar.now(), []
    work.attempt, work.claimed_by, work.heartbeat_at = 0, "", None
    work.progress, work.progress_label = 0, ""
    work.save()
    audit.record("ask_undo_import", work, by=by)
    send_after_commit(import_register_task, work)
    return work


@transaction.atomic
def fetch_import(*, work: RegisterImport, by: User, marked: bool) -> bytes:
    """The file that was handed in, or its marked copy, for its owner who still may import; None of it after a while."""
    if not by.may(Permission.IMPORT_REGISTER):
        raise NotAllowedError(MAY_NOT_IMPORT)
    content = RegisterImport.objects.values_list("marked" if marked else "content", flat=True).get(pk=work.pk)
    if content is None:
        raise DomainError(FILE_GONE.format(days=IMPORT_KEPT.days), code="gone")
    audit.record("fetch_import", work, by=by, marked=marked, sha256=work.sha256)
    return bytes(content)


def export_register(*, area: Area, by: User) -> bytes:
    """The register of an area at once (command line)."""
    _check_may_export(area, by)
    content, dossiers = export_workbook(by, area)
    digest = hashlib.sha256(content).hexdigest()
    audit.record("export_register", area, by=by, area=area.code, dossiers=dossiers, sha256=digest)
    return content


@transaction.atomic
def ask_export(*, area: Area, by: User) -> RegisterExport:
    """Ask for the register of an area; the file is written in the background."""
    _check_may_export(area, by)
    work = RegisterExport.objects.create(area=area, requested_by=by, requested_at=calendar.now())
    send_after_commit(export_register_task, work)
    return work


@transaction.atomic
def fetch_export(*, work: RegisterExport, by: User) -> bytes:
    """The file, for who asked for it and still may have it."""
    _check_may_export(work.area, by)
    audit.record("fetch_export", work, by=by, area=work.area.code, sha256=work.sha256)
    return bytes(work.content)


def sweep_registers() -> int:
    """Take up work that gives no sign of life; returns how much. Safe at any time and by several at once."""
    works = ((RegisterImport, import_register_task), (RegisterExport, export_register_task))
    return sum(sweep(model, task, TRIED_TOO_OFTEN) for model, task in works)


def expire_exports() -> int:
    """Files not fetched in a week are thrown away: no copies of the register lie about."""
    with acting_as(None):
        old = RegisterExport.objects.filter(state=ExportState.DONE, made_at__lt=calendar.now() - EXPIRED_AFTER)
        return old.update(state=ExportState.EXPIRED, content=None)


def expire_imports() -> int:
    """Files handed in are personal data: after a while only who, when, hash and counts are kept."""
    with acting_as(None):
        old = RegisterImport.objects.filter(requested_at__lt=calendar.now() - IMPORT_KEPT, content__isnull=False)
        gone = {"content": None, "marked": None, "faults": [], "warnings": []}
        unsaved = old.filter(state__in=JUDGED).update(state=ImportState.EXPIRED, **gone)
        return unsaved + old.exclude(state__in=KEEPS_FILE).update(**gone)


def _check_may_export(area: Area, by: User) -> None:
    if not may_export(by, area):
        sentence = MAY_NOT_EXPORT.format(area=area)
        raise NotAllowedError(sentence, fields={"area": sentence})
