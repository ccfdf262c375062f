"""Keeping and dropping cross-tables of one's office."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from areas.models import Office
from core import audit
from core.calendar import now
from core.errors import NotAllowedError
from core.saving import checked_save
from reporting.crosstabs.asking import Question
from reporting.models import SavedTable

NOT_YOURS = "Chỉ lưu được bảng cho cơ quan của mình."


@transaction.atomic
def save_table(*, office: Office, name: str, asked: Question, by: User) -> SavedTable:
    """Keep a question under a name for everybody of the office."""
    _require_own(office, by)
    table = SavedTable(office=office, name=" ".join(name.split()), asked=asked.as_query(), saved_by=by, saved_at=now())
    checked_save(table)
    audit.record("save_table", table, by=by)
    return table


@transaction.atomic
def drop_table(*, table: SavedTable, by: User) -> None:
    """Forget a kept question; nothing was counted in it."""
    _require_own(table.office, by)
    audit.record("drop_table", table, by=by)
    table.delete()


def _require_own(office: Office, by: User) -> None:
    own = {post.office_id for post in by.posts_today if Permission.VIEW_REPORT in post.permissions}
    if office.pk not in own:
        raise NotAllowedError(NOT_YOURS)
