"""Taking an import back: what it made goes, what it changed is restored from the change history, in one transaction,
as long as nobody has changed any of it or built on it since."""

from collections.abc import Iterator
from uuid import UUID

from django.db import IntegrityError, connection, models, transaction

from cases.models import Dossier, PairState, SuspectedPair
from cases.services import forget_pairs
from cases.stage import refresh_stages
from core.history import Event, histories
from core.models import Versioned
from registers.workbook.saving import ORDER

Model = type[models.Model]
History = type[Event]

MOST_TOLD = 50
NOTHING_KNOWN = "Lần nhập này được ghi trước khi hệ thống biết hoàn tác."
CHANGED_SINCE = "{what}: đã có người sửa sau lần nhập này."
BUILT_SINCE = "{what}: được {other} ghi sau lần nhập này dùng đến."
AND_MORE = "… và {count} chỗ khác."
TANGLED = "Dữ liệu trước lần nhập này không còn ghi lại được vì trùng với dữ liệu có sau."

_GIVES_WAY = (models.CASCADE, models.SET_NULL, models.DO_NOTHING)
"""What such a key stands in is gone with the row, lets go of it, or is a copy that triggers take away with it."""

DERIVED = frozenset({"stage", "version", "search_text", "sort_key"})
"""Columns that the system itself writes anew: a change of one of them is nobody's work."""


def undo(context: UUID | None) -> list[str]:
    """Take back what stands in the history under ``context``; returns what speaks against it, and then does nothing."""
    if context is None:
        return [NOTHING_KNOWN]
    touched = {model: history for model, history in histories() if _of(history, context).exists()}
    reasons = list(_reasons(touched, context))
    if reasons:
        more = len(reasons) - MOST_TOLD
        return [*reasons[:MOST_TOLD], *([AND_MORE.format(count=more)] if more > 0 else [])]
    try:
        with transaction.atomic():
            _take_back(touched, context)
    except IntegrityError:
        return [TANGLED]
    return []


def _of(history: History, context: UUID) -> models.QuerySet:
    return history.objects.filter(pgh_context_id=context)


def _made(history: History, context: UUID) -> models.QuerySet:
    """Keys of the rows that the import made."""
    return _of(history, context).filter(pgh_label="insert").values("pgh_obj_id")


def _reasons(touched: dict[Model, History], context: UUID) -> Iterator[str]:
    for model, history in touched.items():
        for key in _changed_since(model, history, context):
            yield CHANGED_SINCE.format(what=_described(model, history, key))
    for model, history in touched.items():
        for other, field in _referring(model):
            later = other._base_manager.filter(**{f"{field}__in": _made(history, context)})
            if other is SuspectedPair:
                later = later.exclude(state=PairState.OPEN)
            if other in touched:
                later = later.exclude(pk__in=_made(touched[other], context))
            for key in later.values_list(field, flat=True).distinct()[: MOST_TOLD + 1]:
                what = _described(model, history, key)
                yield BUILT_SINCE.format(what=what, other=str(other._meta.verbose_name).lower())


def _referring(model: Model) -> Iterator[tuple[Model, str]]:
    """Models with a key to this one, and its name; not those whose rows go with it, nor the histories."""
    for relation in model._meta.related_objects:
        other = relation.related_model
        if not relation.many_to_many and not issubclass(other, Event) and relation.on_delete not in _GIVES_WAY:
            yield other, relation.field.attname


def _changed_since(model: Model, history: History, context: UUID) -> list[int]:
    """Keys of the rows that are not as the import left them."""
    table, key, log = _names(model, history)
    columns = [column for column in _columns(model, history) if column not in DERIVED]
    now, then = (", ".join(f"{side}.{_quoted(column)}" for column in columns) for side in ("now", "then_"))
    statement = f"""
        WITH then_ AS (
            SELECT DISTINCT ON (pgh_obj_id) * FROM {log} WHERE pgh_context_id = %s ORDER BY pgh_obj_id, pgh_id DESC
        )
        SELECT then_.pgh_obj_id FROM then_ LEFT JOIN {table} AS now ON now.{key} = then_.{key}
         WHERE (then_.pgh_label = 'delete') <> (now.{key} IS NULL)
            OR now.{key} IS NOT NULL AND ROW({now}) IS DISTINCT FROM ROW({then})
         ORDER BY 1
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [context])
        return [found for (found,) in cursor.fetchall()]


def _take_back(touched: dict[Model, History], context: UUID) -> None:
    order = [model for model in touched if model not in ORDER] + [
        model for model in reversed(ORDER) if model in touched
    ]
    dossiers = _dossiers(touched, context)
    if Dossier in touched:
        forget_pairs(Dossier.objects.filter(pk__in=_made(touched[Dossier], context)))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for model in order:
            made = _made(touched[model], context)
            for relation in model._meta.related_objects:
                rows = relation.related_model._base_manager.filter(**{f"{relation.field.attname}__in": made})
                if relation.on_delete is models.SET_NULL:
                    rows.update(**{relation.field.attname: None})
                elif relation.on_delete is models.CASCADE and not issubclass(relation.related_model, Event):
                    rows._raw_delete(rows.db)
            rows = model._base_manager.filter(pk__in=made)
            rows._raw_delete(rows.db)
        for model in reversed(order):
            _restore(cursor, model, touched[model], context)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    refresh_stages(Dossier.objects.filter(pk__in=dossiers))


def _dossiers(touched: dict[Model, History], context: UUID) -> set[int]:
    """Keys of the dossiers that the import spoke of."""
    found: set[int] = set()
    for model, history in touched.items():
        names = {field.attname for field in history._meta.concrete_fields}
        name = "pgh_obj_id" if model is Dossier else "dossier_id"
        if name in names:
            found.update(_of(history, context).values_list(name, flat=True))
    return found


def _restore(cursor, model: Model, history: History, context: UUID) -> None:
    """Rows changed or deleted by the import, as they were before it."""
    table, key, log = _names(model, history)
    columns = _columns(model, history)
    listed = ", ".join(map(_quoted, columns))
    values = [f"{_quoted(column)} = before.{_quoted(column)}" for column in columns if column not in (key, "version")]
    if issubclass(model, Versioned):
        values.append("version = now.version + 1")
    before = f"""
        WITH first AS (
            SELECT pgh_obj_id, min(pgh_id) AS at FROM {log} WHERE pgh_context_id = %s GROUP BY pgh_obj_id
        ), before AS (
            SELECT DISTINCT ON (old.pgh_obj_id) old.* FROM {log} AS old JOIN first USING (pgh_obj_id)
             WHERE old.pgh_id < first.at ORDER BY old.pgh_obj_id, old.pgh_id DESC
        )
    """
    cursor.execute(
        f"{before} UPDATE {table} AS now SET {', '.join(values)} FROM before WHERE now.{key} = before.{key}", [context]
    )
    cursor.execute(
        f"{before} INSERT INTO {table} ({listed}) SELECT {listed} FROM before"
        f" WHERE before.pgh_label <> 'delete' AND before.{key} NOT IN (SELECT {key} FROM {table})",
        [context],
    )


def _names(model: Model, history: History) -> tuple[str, str, str]:
    return _quoted(model._meta.db_table), _quoted(model._meta.pk.column), _quoted(history._meta.db_table)


def _columns(model: Model, history: History) -> list[str]:
    kept = {field.column for field in history._meta.concrete_fields}
    return [field.column for field in model._meta.concrete_fields if field.column in kept]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _described(model: Model, history: History, key: int) -> str:
    """A row as the officer knows it: by its dossier, or by its own code."""
    last = history.objects.filter(pgh_obj_id=key).order_by("-pgh_id").first()
    number = getattr(last, "number", "") or getattr(last, "code", "") or ""
    if not number and hasattr(last, "dossier_id"):
        number = Dossier.objects.filter(pk=last.dossier_id).values_list("number", flat=True).first()
    what = f"{model._meta.verbose_name} {number or ''}".strip()
    return what[:1].upper() + what[1:]
