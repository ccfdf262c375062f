"""How every service of the programme writes a row of an office."""

from datetime import date
from typing import Any, TypeVar

from django.db import models

from accounts.models import User
from cases.services import check_not_future
from core import audit
from core.errors import DomainError
from core.models import Versioned
from core.saving import checked_save, locked, require_version
from core.text import clean

Row = TypeVar("Row", bound=models.Model)

BEFORE = "Ngày {day:%d/%m/%Y} trước {what} {first:%d/%m/%Y}; hãy kiểm tra lại một trong hai ngày."


def write(action: str, row: Row, by: User, **details: Any) -> Row:
    """Check and save a row, and log who did what."""
    checked_save(row)
    audit.record(action, row, by=by, **details)
    return row


def opened(row: Versioned, version: int, facts: dict[str, Any]) -> Any:
    """The row as it stands now, held, with the new facts filled in; refused when somebody changed it meanwhile."""
    row = locked(row)
    require_version(row, version)
    return fill(row, facts)


def fill(row: Any, facts: dict[str, Any]) -> Any:
    """Write facts into a row, words without stray spaces."""
    for name, value in facts.items():
        setattr(row, name, clean(value) if isinstance(value, str) else value)
    return row


def refusal(sentence: str, field: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})


def check_day_from(day: date, first: date, what: str, field: str) -> None:
    """A day that has come, and not before another."""
    check_not_future(day, field)
    if day < first:
        raise refusal(BEFORE.format(day=day, what=what, first=first), field)
