"""How a service changes a row: lock it, compare the version its form was opened with, check it, save it."""

from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from core.errors import ABOVE_FORM, DomainError, StaleVersionError
from core.models import AuditEvent, Versioned

Row = TypeVar("Row", bound=models.Model)

STALE = (
    "{who} vừa sửa {what} này{when}, sau khi bạn mở trang. Chưa lưu gì; những gì bạn nhập còn nguyên bên dưới. "
    "Hãy so lại với bản hiện nay, rồi bấm Lưu lần nữa nếu vẫn muốn ghi bản của mình."
)
MEANWHILE = "Có người vừa ghi một dữ liệu trùng với dữ liệu này. Hãy tải lại trang và kiểm tra trước khi nhập lại."


def locked(row: Row) -> Row:
    """The row as it stands now, held until the transaction ends; other services wait for it."""
    return type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)


def require_version(row: Versioned, version: int) -> None:
    """Refuse a save whose form was opened before somebody else changed the row."""
    if row.version == version:
        return
    last = (
        AuditEvent.objects.filter(object_type=row._meta.label_lower, object_id=str(row.pk))
        .exclude(action="view")
        .select_related("actor")
        .order_by("-at", "-pk")
        .first()
    )
    raise StaleVersionError(
        STALE.format(
            who=(last and last.actor) or "Người khác",
            what=row._meta.verbose_name,
            when=f" lúc {timezone.localtime(last.at):%H:%M ngày %d/%m/%Y}" if last else "",
        ),
        current=_told(row),
        opened=_told(row, version),
    )


def _told(row: Versioned, version: int | None = None) -> dict[str, Any]:
    """What the fields that can be typed hold now, or held in an earlier version; whoever saves the row may read it."""
    names = [field.attname for field in row._meta.concrete_fields if field.editable and not field.primary_key]
    if version is None:
        return {name: getattr(row, name) for name in names}
    history = getattr(row, "pgh_event_model", None)
    if history is None:
        return {}
    return history.objects.filter(pgh_obj_id=row.pk, version=version).order_by("pgh_id").values(*names).last() or {}


def checked_save(row: Row) -> Row:
    """Fields checked, next version, save; a refusal of field or constraint becomes a ``DomainError``. The constraints
    are the database's to check: only when it refuses is each asked for its sentence, with a statement of its own."""
    before = row.version if isinstance(row, Versioned) else None
    try:
        row.full_clean(exclude=_read_already(row), validate_unique=False, validate_constraints=False)
        if before is not None and not row._state.adding:
            row.version += 1
        with transaction.atomic():
            row.save()
    except (ValidationError, IntegrityError) as refused:
        if before is not None:
            row.version = before
        try:
            row.full_clean()
        except ValidationError as error:
            raise _refusal(row, error) from error
        raise DomainError(MEANWHILE) from refused
    return row


def _read_already(row: models.Model) -> set[str]:
    """The relations whose other end has been read: whether it is there need not be asked again."""
    return {field.name for field in row._meta.concrete_fields if field.is_relation and field.is_cached(row)}


def _refusal(row: models.Model, error: ValidationError) -> DomainError:
    found = dict(error.message_dict)
    general = found.pop(NON_FIELD_ERRORS, [])
    placed = [(sentence, _field_of(row, sentence)) for sentence in general]
    for sentence, field in placed:
        if field:
            found.setdefault(field, []).append(sentence)
    homeless = [sentence for sentence, field in placed if not field]
    if found and homeless:
        found[ABOVE_FORM] = homeless
    fields = {field: " ".join(sentences) for field, sentences in found.items()}
    return DomainError(" ".join(general) or " ".join(fields.values()), fields=fields)


def _field_of(row: models.Model, sentence: str) -> str:
    """The field beside which the refusal of a check constraint stands: the last that the constraint compares."""
    for constraint in row._meta.constraints:
        if isinstance(constraint, models.CheckConstraint) and constraint.get_violation_error_message() == sentence:
            compared = [field.name for field in row._meta.fields if field.name in _compared(constraint)]
            return compared[-1] if compared else ""
    return ""


def _compared(constraint: models.CheckConstraint) -> set[str]:
    return constraint.condition.referenced_base_fields if isinstance(constraint.condition, models.Q) else set()
