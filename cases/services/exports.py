"""Taking a list of dossiers out of the system: written down before the first byte, and again when the last is sent."""

from collections.abc import Sequence

from django.db import transaction

from accounts.enums import Permission
from accounts.models import Post, User
from cases.enums import ExportFormat, ExportPurpose
from cases.listing import Listing
from cases.models import ListExport, ListExportEnd
from core import audit, calendar
from core.errors import DomainError, NotAllowedError
from core.text import clean

MAY_NOT = "Chức danh của bạn được xem danh sách nhưng không được xuất; hãy đề nghị cán bộ LĐ-TB&XH xã, huyện hoặc tỉnh."
NOTHING = "Danh sách này không có hồ sơ nào để xuất; hãy bỏ bớt điều kiện tìm, lọc rồi xuất lại."
WHAT_FOR = "Mục đích “{purpose}” phải nói rõ: số, ngày của văn bản, hoặc dùng vào việc gì."


@transaction.atomic
def record_export(
    *,
    listing: Listing,
    keys: Sequence[int],
    purpose: ExportPurpose,
    note: str,
    file_format: ExportFormat,
    by: User,
) -> ListExport:
    """Who takes which dossiers out, in which columns, what for; nothing goes out that does not stand here."""
    post = _post(by)
    if post is None:
        raise NotAllowedError(MAY_NOT)
    note = clean(note)
    if purpose in ExportPurpose.to_be_told() and not note:
        sentence = WHAT_FOR.format(purpose=ExportPurpose(purpose).label)
        raise DomainError(sentence, fields={"purpose_note": sentence})
    if not keys:
        raise DomainError(NOTHING)
    searched = [["Tìm", listing.text]] if listing.question.terms else []
    export = ListExport.objects.create(
        exported_at=calendar.now(),
        exported_by=by,
        post_label=by.post_label,
        office=post.office,
        purpose=purpose,
        purpose_note=note,
        format=file_format,
        address=listing.address(),
        conditions=[*searched, *([chip.label, chip.value] for chip in listing.chips)],
        columns=[column.label for column in listing.columns],
        order=listing.order_words,
        dossiers=list(keys),
        total=len(keys),
    )
    told = {"dossiers": export.total, "format": export.format, "purpose": export.purpose}
    audit.record("export_list", export, by=by, columns=[column.slug for column in listing.columns], **told)
    return export


@transaction.atomic
def end_export(*, export: ListExport, is_whole: bool, rows: int, size: int, sha256: str, by: User) -> ListExportEnd:
    """The file was sent to its end, or the line broke (whoever waited went away, the server stopped)."""
    end = ListExportEnd(export=export, ended_at=calendar.now(), is_whole=is_whole, rows=rows, size=size, sha256=sha256)
    end.save()
    audit.record("end_export_list", export, by=by, is_whole=is_whole, rows=rows)
    return end


def _post(by: User) -> Post | None:
    """The post of today in which the user may take lists out."""
    posts = (post for post in by.posts_today if post.office and Permission.EXPORT_REGISTER in post.permissions)
    return next(posts, None) if by.is_active else None
