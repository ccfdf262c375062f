"""Constraints by which the database itself keeps the facts honest. No extension is needed:
a key goes into a GiST exclusion as the range [key, key]."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value


def _key_range(field: str) -> Func:
    return Func(F(field), F(field), Value("[]"), function="int8range", output_field=BigIntegerRangeField())


def _days(starts: str, ends: str) -> Func:
    return Func(F(starts), F(ends), function="daterange", output_field=DateRangeField())


def no_overlap(
    name: str, *keys: str, message: str, starts: str = "starts", ends: str = "ends", condition: Q | None = None
) -> ExclusionConstraint:
    """No two rows with the same ``keys`` hold on the same day ([starts, ends) half-open)."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *[(_key_range(key), RangeOperators.OVERLAPS) for key in keys],
            (_days(starts, ends), RangeOperators.OVERLAPS),
        ],
        condition=condition,
        violation_error_message=message,
    )


def ends_after_start(name: str, *, starts: str = "starts", ends: str = "ends") -> models.CheckConstraint:
    """An end lies after its start; no end is allowed."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gt": F(starts)}),
        violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
    )


def both_or_neither(name: str, first: str, second: str, *, message: str) -> models.CheckConstraint:
    """A day and a reason (a text, empty when unset) come together."""
    return models.CheckConstraint(
        name=name,
        condition=(Q(**{f"{first}__isnull": True}) & Q(**{second: ""}))
        | (Q(**{f"{first}__isnull": False}) & ~Q(**{second: ""})),
        violation_error_message=message,
    )
