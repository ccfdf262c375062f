"""The two trees of administrative units and who succeeded whom, read from the public files."""

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[3] / "areas" / "data"
REFORM = date(2025, 7, 1)
NO_CHOICE: dict[str, str] = {}


def _read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Trees:
    """Units by code, for the days before the reform and for those from it on."""

    def __init__(self) -> None:
        self.before = {row["code"]: row for row in _read("areas_before_2025-07-01.csv")}
        self.after = {row["code"]: row for row in _read("areas_from_2025-07-01.csv")}
        self.default: dict[str, str] = {}
        self.successors: dict[str, list[str]] = defaultdict(list)
        for row in _read("area_successions_2025-07-01.csv"):
            self.successors[row["predecessor_code"]].append(row["successor_code"])
            if row["default"] == "yes":
                self.default[row["predecessor_code"]] = row["successor_code"]

    def on(self, day: date) -> dict[str, dict[str, str]]:
        return self.before if day < REFORM else self.after

    @cache  # noqa: B019 - the trees live as long as the run
    def below(self, code: str, new: bool) -> tuple[str, ...]:
        """The codes under ``code``, itself not among them."""
        tree = self.after if new else self.before
        children = [child for child, row in tree.items() if row["parent_code"] == code]
        return tuple(children + [low for child in children for low in self.below(child, new)])

    def under(self, code: str, day: date) -> tuple[str, ...]:
        return self.below(code, day >= REFORM)

    def children(self, code: str, day: date) -> list[str]:
        return [child for child in self.under(code, day) if self.on(day)[child]["parent_code"] == code]

    def communes(self, code: str, day: date) -> frozenset[str]:
        """The communes of a unit (of a commune: itself) in the tree of ``day``."""
        tree = self.on(day)
        return frozenset(low for low in (code, *self.under(code, day)) if tree[low]["level"] == "commune")

    def stands_for(self, code: str, row_day: date, end: date, choice: dict[str, str] = NO_CHOICE) -> str | None:
        """The commune of the tree of ``end`` for which the commune code of a row of ``row_day`` stands."""
        if row_day < REFORM <= end:
            return choice.get(code, self.default[code])
        return None if end < REFORM <= row_day else code


@cache
def trees() -> Trees:
    return Trees()
