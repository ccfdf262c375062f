"""What is frozen when a report is sent: one canonical JSON of its figures and of the facts behind them, of which the
figures are predicates, with the versions of what they were counted by; and its hash."""

import hashlib
import json
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from aftercare.models import ClubRule
from areas.queries import tree_on
from reporting.compile import Compiled, compile_with_facts
from reporting.figures import SOURCES
from reporting.layout import LAYOUTS
from reporting.models import Report
from reporting.queries import COLUMNS, Fact
from reporting.segments import RELATIONS
from reporting.units import form_for, unit_of_office

CODE_LETTERS = 16


@dataclass(frozen=True)
class Frozen:
    """A report as it is sent: the record, its canonical bytes compressed, their hash and the short code of it."""

    record: dict[str, Any]
    content: bytes
    digest: str

    @property
    def code(self) -> str:
        return short_code(self.digest)


def freeze(report: Report, *, at: datetime) -> Frozen:
    """Figures and facts together, as they are kept for ever."""
    record = record_of(report, at=at)
    canonical = canonical_json(record)
    return Frozen(record, zlib.compress(canonical, 9), hashlib.sha256(canonical).hexdigest())


def record_of(report: Report, *, at: datetime) -> dict[str, Any]:
    """Count the report once more from its facts, in one statement: what would be frozen now."""
    window = report.window
    compiled, facts = compile_with_facts(
        form_for(report.form, window), unit_of_office(report.office, window.ends), window
    )
    return _record(report, compiled, facts, at)


def canonical_json(record: dict[str, Any]) -> bytes:
    """The one way to write a record: sorted keys, no spaces, UTF-8."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def short_code(digest: str) -> str:
    """The beginning of the hash as it stands on the paper: 1A2B-3C4D-5E6F-7081."""
    letters = digest[:CODE_LETTERS].upper()
    return "-".join(letters[first : first + 4] for first in range(0, CODE_LETTERS, 4))


@cache
def definitions_version() -> str:
    """The version of what counts: a hash of the statements themselves, so that nobody has to remember to raise it."""
    text = RELATIONS + "".join(source.hits for source in SOURCES) + repr(COLUMNS)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@cache
def layout_version() -> str:
    """The version of the forms' rows and titles."""
    files = sorted(LAYOUTS.glob("*.toml"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def _record(report: Report, compiled: Compiled, facts: dict[str, list[Fact]], at: datetime) -> dict[str, Any]:
    return {
        "form": report.form,
        "office": {"code": report.office.code, "kind": report.office.kind, "name": report.office.name},
        "calendar": report.calendar,
        "period": report.period,
        "from": report.starts.isoformat(),
        "to": report.ends.isoformat(),
        "cutoff": _iso(report.cutoff),
        "known_at": at.isoformat(),
        "versions": _versions(report.ends),
        "cells": compiled.cells,
        "checks": [{"name": check.name, "holds": check.holds} for check in compiled.checks],
        "adjustments": report.adjustments,
        "facts": {column: [_written(fact) for fact in rows] for column, rows in facts.items()},
    }


def _versions(day: date) -> dict[str, Any]:
    rule = ClubRule.objects.filter(valid_from__lte=day).order_by("-valid_from").first()
    return {
        "definitions": definitions_version(),
        "layout": layout_version(),
        "tree": tree_on(day).starts.isoformat(),
        "rules": {
            "club": rule
            and [rule.valid_from.isoformat(), rule.month_share, rule.sessions_a_month, rule.attendance_share]
        },
    }


def _written(fact: Fact) -> list[Any]:
    """number, key of the dossier, codes, columns beside the total, since, until, value."""
    return [
        fact.number,
        fact.dossier,
        list(fact.codes),
        [column for column in COLUMNS if column in fact.columns and column != "total"],
        _iso(fact.since),
        _iso(fact.until),
        None if fact.value is None else str(fact.value),
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
