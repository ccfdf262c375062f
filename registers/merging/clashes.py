"""Facts of two dossiers that cannot both stand in one: read from the constraints of the tables themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import Q

Row = models.Model


class Choice(StrEnum):
    """What becomes of two facts that cannot both stand. The kept one stands for the other too, and what hung on the
    other hangs on it: a fact that is false is withdrawn by its own act, not by a merge."""

    KEEP_MINE = "keep_mine"
    KEEP_THEIRS = "keep_theirs"
    CUT_MINE = "cut_mine"
    CUT_THEIRS = "cut_theirs"


@dataclass(frozen=True)
class Clash:
    """``mine`` hangs on what stays, ``theirs`` on what goes up in it."""

    mine: Row
    theirs: Row
    key: str
    sentence: str

    @property
    def slug(self) -> str:
        return f"{self.mine._meta.label_lower}:{self.mine.pk}:{self.theirs.pk}".replace(".", "-")

    @property
    def is_same(self) -> bool:
        """Both say the same: then nobody has to choose."""
        return _said(self.mine) == _said(self.theirs)

    @property
    def is_paper(self) -> bool:
        """Two papers in use: one is kept as the number of before."""
        return hasattr(self.mine, "replaced_on")

    def choices(self) -> list[Choice]:
        """What can be chosen; nothing where procedures that still run write both. A paper, of which both numbers are
        kept, and an interval that would be cut to nothing cannot be cut."""
        found = []
        if not runs(self.theirs):
            found.append(Choice.KEEP_MINE)
        if not runs(self.mine):
            found.append(Choice.KEEP_THEIRS)
        if hasattr(self.mine, "ends") and hasattr(self.mine, "starts"):
            if self.mine.starts < self.theirs.starts and not runs(self.mine):
                found.append(Choice.CUT_MINE)
            if self.theirs.starts < self.mine.starts and not runs(self.theirs):
                found.append(Choice.CUT_THEIRS)
        return found


def runs(row: Row) -> bool:
    """Whether the row is a procedure not closed, or is written by one."""
    if hasattr(row, "closed_on") and hasattr(row, "term_starts"):
        return row.closed_on is None
    procedure = getattr(row, "procedure", None)
    return procedure is not None and procedure.closed_on is None


def clashes(model: type[Row], key: str, mine: Sequence[Row], theirs: Sequence[Row]) -> list[Clash]:
    """The pairs of rows that could not hang by ``key`` on one and the same."""
    found: dict[tuple[int, int], Clash] = {}
    for rule in _rules(model, key):
        for one, other in rule.pairs(mine, theirs):
            found.setdefault((one.pk, other.pk), Clash(one, other, key, rule.sentence))
    return sorted(found.values(), key=lambda clash: (getattr(clash.mine, "starts", date.min), clash.mine.pk))


@dataclass(frozen=True)
class _Rule:
    """One constraint: the rows to which it applies and that agree in ``fields`` cannot both stand, where ``days`` is
    given only if they share a day."""

    fields: tuple[str, ...]
    condition: Q | None
    days: tuple[str, str] | None
    sentence: str

    def pairs(self, mine: Sequence[Row], theirs: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
        others: dict[tuple, list[Row]] = {}
        for row in theirs:
            if self._applies(row):
                others.setdefault(self._key(row), []).append(row)
        for row in mine if others else ():
            if self._applies(row):
                for other in others.get(self._key(row), ()):
                    if self.days is None or _share_a_day(row, other, *self.days):
                        yield row, other

    def _key(self, row: Row) -> tuple:
        return tuple(getattr(row, name) for name in self.fields)

    def _applies(self, row: Row) -> bool:
        if self.days is None and None in self._key(row):
            return False
        if self.condition is None:
            return True
        asked = [row._meta.get_field(name) for name in self.condition.referenced_base_fields]
        return self.condition.check({field.name: _value(row, field) for field in asked})


def _rules(model: type[Row], key: str) -> Iterator[_Rule]:
    meta = model._meta
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and key in constraint.fields:
            rest = tuple(meta.get_field(name).attname for name in constraint.fields if name != key)
            yield _Rule(rest, constraint.condition, None, str(constraint.violation_error_message))
        elif isinstance(constraint, ExclusionConstraint):
            *keys, days = [expression for expression, _ in constraint.expressions]
            names = [expression.source_expressions[0].name for expression in keys]
            if key in names:
                rest = tuple(meta.get_field(name).attname for name in names if name != key)
                starts, ends = (part.name for part in days.source_expressions)
                yield _Rule(rest, constraint.condition, (starts, ends), str(constraint.violation_error_message))
    if meta.get_field(key).unique:
        yield _Rule((), None, None, f"Mỗi hồ sơ chỉ có một {meta.verbose_name}.")


def _value(row: Row, field: models.Field) -> models.Value:
    kind = field.target_field if field.is_relation else field
    return models.Value(getattr(row, field.attname), output_field=kind)


def _share_a_day(one: Row, other: Row, starts: str, ends: str) -> bool:
    def end(row: Row) -> date:
        return getattr(row, ends) or date.max

    return getattr(one, starts) < end(other) and getattr(other, starts) < end(one)


def _said(row: Row) -> dict[str, Any]:
    """The columns of a row that say something of the person, without keys and bookkeeping."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
        and not isinstance(field, models.BinaryField)
        and field.name not in ("dossier", "version", "procedure", "recorded_at")
    }
