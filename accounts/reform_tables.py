"""The units that end in a reform, as its page shows them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator

from accounts.models import UnitReform
from areas.models import Area
from areas.reform.proposal import Proposal
from core.text import fold

ON_A_PAGE = 25
WITH_ROWS, DIVIDED, EVERY = "", "chia", "tat-ca"
KINDS_OF_UNITS = (
    (WITH_ROWS, "Có dữ liệu bên trong"),
    (DIVIDED, "Được chia"),
    (EVERY, "Mọi đơn vị hết hiệu lực"),
)


@dataclass(frozen=True)
class Heir:
    """A successor: its name and code, whether it is the default one, and how many dossiers a list gives to it."""

    name: str
    code: str
    is_default: bool
    chosen: int


@dataclass(frozen=True)
class Unit:
    """A unit that ends: what it becomes, and how many rows of each kind lie in it, in the order of the kinds."""

    area: Area
    heirs: list[Heir]
    counts: list[int]

    @property
    def is_divided(self) -> bool:
        return len(self.heirs) > 1


@dataclass(frozen=True)
class UnitsTable:
    """A page of them, under the names of the kinds with the sum over all units."""

    kinds: list[tuple[str, int]]
    units: list[Unit]
    page: Any


def units_table(work: UnitReform, *, text: str, kind: str, page: str | None) -> UnitsTable:
    """The units asked for: by name or code, and of a kind."""
    preview, proposal = work.preview, work.proposal
    codes = [code for code, counts in preview["units"].items() if _is_of(kind, code, counts, preview["divided"])]
    if words := fold(text).split():
        names = dict(_standing(work).filter(code__in=preview["units"]).values_list("code", "name"))
        codes = [code for code in codes if all(word in fold(f"{code} {names[code]}") for word in words)]
    shown = Paginator(codes, ON_A_PAGE).get_page(page)
    areas = {area.code: area for area in _standing(work).filter(code__in=list(shown)).select_related("parent")}
    kinds = [(one["label"], one["rows"]) for one in preview["kinds"]]
    return UnitsTable(kinds, [_unit(work, proposal, areas[code]) for code in shown], shown)


def unit_named(work: UnitReform, code: str) -> Unit:
    """One of them."""
    return _unit(work, work.proposal, _standing(work).select_related("parent").get(code=code))


def _standing(work: UnitReform) -> Any:
    return Area.objects.valid_on(work.day - timedelta(days=1))


def _is_of(kind: str, code: str, counts: dict[str, int], divided: dict[str, Any]) -> bool:
    if kind == DIVIDED:
        return code in divided
    return kind == EVERY or bool(counts)


def _unit(work: UnitReform, proposal: Proposal, area: Area) -> Unit:
    counts, chosen = work.preview["units"][area.code], work.preview["divided"].get(area.code, {})
    heirs = [
        Heir(
            _name_of(proposal, row["successor_code"]),
            row["successor_code"],
            row["default"].lower() == "yes",
            chosen.get(row["successor_code"], 0),
        )
        for row in proposal.heirs.get(area.code, ())
    ]
    heirs.sort(key=lambda heir: not heir.is_default)
    return Unit(area, heirs, [counts.get(one["slug"], 0) for one in work.preview["kinds"]])


def _name_of(proposal: Proposal, code: str) -> str:
    row = proposal.new.get(code)
    if row:
        return row["name"]
    return proposal.standing[code].name if code in proposal.standing else code
