"""What the register keeps in the database from the start: rules of law, and the calendar of working days."""

import csv
import tomllib
from pathlib import Path
from typing import Any

from cases.models import Rule, SpecialDay
from cases.procedures.manifest import manifests
from core.prepare import PrepareStep, prepare_steps

DAYS_FILE = Path(__file__).parent / "data" / "special_days.csv"


def load_rules() -> None:
    """Write the rules of every procedure's files."""
    for manifest in manifests:
        load_rule_files(manifest.slug, *manifest.rules_files)


def load_rule_files(procedure: str, *files: Path) -> None:
    """Write the rules of a procedure. A row that an administrator changed stays as they left it."""
    known = {(rule.step, rule.valid_from): rule for rule in Rule.objects.of(procedure)}
    for row in rules_in(*files):
        values = {**EMPTY, **row, "procedure": procedure}
        rule = known.get((values["step"], values["valid_from"]))
        if rule is None:
            Rule.objects.create(**values)
        elif rule.changed_by_id is None and any(getattr(rule, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(rule, name, value)
            rule.save()


def rules_in(*files: Path) -> list[dict[str, Any]]:
    """The rows of all the files of a procedure."""
    return [row for file in files for row in tomllib.loads(file.read_text())["rule"]]


def load_special_days() -> None:
    """Write the days that the file holds and the calendar does not; a day that is there stays as it is."""
    known = set(SpecialDay.objects.values_list("day", flat=True))
    with DAYS_FILE.open() as file:
        rows = [SpecialDay(**{**row, "is_working": row["is_working"] == "1"}) for row in csv.DictReader(file)]
    for row in rows:
        row.full_clean(validate_unique=False)
    SpecialDay.objects.bulk_create(row for row in rows if row.day not in known)


EMPTY = {
    field.attname: field.get_default()
    for field in Rule._meta.concrete_fields
    if field.name not in ("id", "version", "procedure", "changed_by", "reason", "valid_from")
}
"""A rule in which nothing is said."""

prepare_steps.register(PrepareStep("rules", 40, load_rules))
prepare_steps.register(PrepareStep("special_days", 45, load_special_days))
