"""Two dossiers as they stand: every row that hangs on them, and what differs between two such pictures."""

import base64
import json
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from cases.models import Dossier, Photo
from registers.merging.relations import in_order, links_of
from registers.models import Merge

Values = dict[str, Any]
Picture = dict[str, dict[int, Values]]
"""By table and key, the columns of each row, as JSON has them."""

WITH_CONTENT = {Photo}
"""Of other tables the bytes never change and are not remembered."""

LARGE = (models.BinaryField, models.JSONField)


def picture(dossiers: Iterable[int]) -> Picture:
    """All rows that hang on the dossiers, and their own."""
    found: Picture = {Dossier._meta.label: _rows(Dossier, Q(pk__in=list(dossiers)))}
    for model in in_order():
        reach = Q()
        for link in links_of(model):
            above = found.get(link.field.related_model._meta.label)
            if above and link.field.related_model is not model:
                reach |= Q(**{f"{link.field.name}__in": list(above)})
        found[model._meta.label] = _rows(model, reach) if reach else {}
    return found


def stored(value: Any) -> Any:
    """A value as JSON gives it back."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def revived(model: type[models.Model], values: Values) -> Values:
    """The columns again as the database takes them."""
    found = {}
    for field in model._meta.concrete_fields:
        if field.attname in values:
            value = values[field.attname]
            is_bytes = isinstance(field, models.BinaryField) and value is not None
            found[field.attname] = base64.b64decode(value) if is_bytes else field.to_python(value)
    return found


def changes(before: Picture, after: Picture) -> list[dict[str, Any]]:
    """Every row that was changed, added (``before`` is None) or taken away (``after`` is None)."""
    return [
        {"model": label, "pk": pk, "before": before[label].get(pk), "after": after[label].get(pk)}
        for label in before
        for pk in sorted(before[label].keys() | after[label].keys())
        if before[label].get(pk) != after[label].get(pk)
    ]


def keys_of(shown: Picture) -> dict[str, list[int]]:
    return {label: sorted(rows) for label, rows in shown.items()}


def _rows(model: type[models.Model], reach: Q) -> dict[int, Values]:
    left_out = () if model in WITH_CONTENT else LARGE if model is Merge else models.BinaryField
    columns = [field.attname for field in model._meta.concrete_fields if not isinstance(field, left_out)]
    rows = model._base_manager.filter(reach).values(*columns)
    return {row["id"]: {name: stored(value) for name, value in row.items()} for row in rows}
