"""Order, titles and columns of the forms: dated files in ``reporting/layouts``, of which a later one holds only what
changed from its day on. What is counted is code."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

TYPED_GROUPS = frozenset({"17", "18", "25", "26"})
"""Typed in by hand, once a year: in the report of December and in that of the year."""

LAYOUTS = Path(__file__).parent / "layouts"


@dataclass(frozen=True)
class Row:
    """A row of a form: its code (``11.02a``), its Vietnamese label and, where it is not plain, what it divides by what
    and over which time (``note``)."""

    code: str
    label: str
    note: str = ""

    @property
    def is_detail(self) -> bool:
        """Whether the row details the one before it (its suffix ends with a letter)."""
        return self.code[-1].isalpha()


@dataclass(frozen=True)
class Group:
    """An indicator group and its rows."""

    code: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Form:
    """A form: who sends it, for which kinds of period, with which groups and columns."""

    code: str
    title: str
    senders: tuple[str, ...]
    periods: tuple[str, ...]
    groups: tuple[Group, ...]
    child_columns: bool
    every_commune: bool
    foot: str

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    def asked_for(self, *, is_year_end: bool) -> "Form":
        """The form as it is sent: what is typed once a year stands in no other period's."""
        if is_year_end:
            return self
        return replace(self, groups=tuple(group for group in self.groups if group.code not in TYPED_GROUPS))

    def row(self, code: str) -> Row | None:
        return next((row for row in self.rows if row.code == code), None)


@cache
def _layouts() -> list[tuple[date, dict[str, Form]]]:
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in LAYOUTS.glob("*.toml")]
    groups, forms, foot, found = {}, {}, "", []
    for data in sorted(files, key=lambda data: data["valid_from"]):
        groups |= {group["code"]: group for group in data["groups"]}
        forms |= {form["code"]: form for form in data["forms"]}
        foot = data.get("foot", foot)
        found.append((data["valid_from"], _forms(forms.values(), groups.values(), foot)))
    return found


def _forms(forms: Iterable[dict], groups: Iterable[dict], foot: str) -> dict[str, Form]:
    known = {
        group["code"]: Group(
            group["code"],
            group["title"],
            tuple(Row(f"{group['code']}.{suffix}", label, *note) for suffix, label, *note in group["rows"]),
        )
        for group in groups
    }
    return {form["code"]: _form(form, known, foot) for form in forms}


def _form(form: dict, groups: dict[str, Group], foot: str) -> Form:
    chosen = set(form.get("rows", ()))
    return Form(
        code=form["code"],
        title=form["title"],
        senders=tuple(form["senders"]),
        periods=tuple(form["periods"]),
        groups=tuple(
            Group(code, groups[code].title, tuple(row for row in groups[code].rows if not chosen or row.code in chosen))
            for code in form["groups"]
        ),
        child_columns=form["child_columns"],
        every_commune=form.get("every_commune", False),
        foot=form.get("foot", foot),
    )


def forms_on(day: date) -> dict[str, Form]:
    """The forms in force on ``day`` (the first layout also for the days before it), by code."""
    layouts = _layouts()
    return next((forms for starts, forms in reversed(layouts) if starts <= day), layouts[0][1])
