"""A foreign list held against the dossiers of one's own area: by paper, by number, by name and birth."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from cases.models import Dossier, IdentityPaper
from core.text import clean, fold
from registers.enums import RowOutcome
from registers.lists.layout import Layout
from registers.lists.table import Table
from registers.workbook.cells import Broken
from registers.workbook.findings import Findings, shown
from registers.workbook.kinds import Birth, CellFault, Paper
from registers.workbook.sheets import HO_SO
from registers.workbook.world import chunks

COMPARED = (
    "full_name",
    "other_name",
    "sex",
    "birth",
    "paper",
    "ethnicity",
    "occupation",
    "education",
    "permanent_address",
    "present_address",
)
"""What two offices may know differently of one person; the rest is each one's own."""

BY_PAPER, BY_NUMBER, BY_NAME = "giấy tờ", "số hồ sơ", "họ tên và ngày sinh"


@dataclass
class Line:
    """A row of the list: what its cells say, read; as text for the eye and for keeping."""

    number: int
    read: dict[str, Any] = field(default_factory=dict)
    text: dict[str, str] = field(default_factory=dict)
    outcome: RowOutcome = RowOutcome.ONLY_THERE
    dossier: Dossier | None = None
    matched_by: str = ""
    differing: list[str] = field(default_factory=list)


def read_lines(table: Table, layout: Layout) -> list[Line]:
    """Cells that cannot be read are shown and not compared."""
    raw = layout.read(table, Findings())
    lines = []
    for number, cells in raw.rows:
        line = Line(number)
        for name, value in cells.items():
            value = raw.converted.get((number, name), value)
            line.text[name] = clean(shown(getattr(value, "text", value)))
            try:
                if not isinstance(value, Broken):
                    line.read[name] = HO_SO[name].kind.read(value)
            except CellFault:
                continue
        lines.append(line)
    return lines


def compare(lines: list[Line], user: User) -> int:
    """Fill in what each line is of the dossiers that ``user`` may see; returns how many of the others speak of a
    dossier of somebody else, without saying which."""
    visible = Dossier.objects.visible_to(user)
    _match_papers(lines, visible)
    _match_numbers(lines, visible)
    _match_names(lines, visible)
    papers = current_papers([line.dossier.pk for line in lines if line.dossier])
    for line in lines:
        if line.dossier:
            line.differing = [
                name for name in COMPARED if name in line.read and _differs(line, papers.get(line.dossier.pk, ()), name)
            ]
    return _elsewhere([line for line in lines if line.outcome == RowOutcome.ONLY_THERE])


def current_papers(dossiers: list[int]) -> dict[int, list[IdentityPaper]]:
    found: dict[int, list[IdentityPaper]] = defaultdict(list)
    for keys in chunks(dossiers):
        for paper in IdentityPaper.objects.filter(dossier__in=keys, replaced_on=None):
            found[paper.dossier_id].append(paper)
    return found


def ours(dossier: Dossier, papers: list[IdentityPaper], name: str) -> str:
    """What the register says, as it would be typed."""
    if name == "paper":
        return ", ".join(sorted(paper.number for paper in papers))
    if name == "birth":
        return shown(HO_SO[name].kind.write(Birth(dossier.birth_date, dossier.birth_year_only)))
    value = getattr(dossier, name)
    return shown(HO_SO[name].kind.write(value)) if value not in (None, "") else ""


def _differs(line: Line, papers: list[IdentityPaper], name: str) -> bool:
    if name == "paper":
        return line.read[name].number not in {paper.number for paper in papers}
    here = ours(line.dossier, papers, name)
    if name == "birth":
        there: Birth = line.read[name]
        same_year = there.day.year == line.dossier.birth_date.year
        return not same_year if there.year_only else here != shown(there.day)
    there = shown(HO_SO[name].kind.write(line.read[name]))
    return clean(there).casefold() != clean(here).casefold()


def _put(line: Line, found: list[Dossier], how: str) -> None:
    """One dossier is a match; of several a person has to say which."""
    persons = {dossier.pk: dossier for dossier in found}
    if len(persons) == 1:
        line.outcome, (line.dossier,), line.matched_by = RowOutcome.MATCHED, persons.values(), how
    elif persons:
        line.outcome, line.matched_by = RowOutcome.UNSURE, how


def _open(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.outcome == RowOutcome.ONLY_THERE]


def _match_papers(lines: list[Line], visible) -> None:
    wanted = [line for line in lines if "paper" in line.read]
    owners: dict[tuple[str, str], list[Dossier]] = defaultdict(list)
    for numbers in chunks({line.read["paper"].number for line in wanted}):
        owned = IdentityPaper.objects.filter(number__in=numbers, dossier__in=visible).select_related("dossier")
        for paper in owned:
            owners[paper.kind, paper.number].append(paper.dossier)
    for line in wanted:
        paper: Paper = line.read["paper"]
        _put(line, owners.get((paper.kind, paper.number), []), BY_PAPER)


def _match_numbers(lines: list[Line], visible) -> None:
    wanted = [line for line in _open(lines) if "number" in line.read]
    for some in chunks(wanted):
        found = {d.number: d for d in visible.filter(number__in=[line.read["number"] for line in some])}
        for line in some:
            _put(line, [found[line.read["number"]]] if line.read["number"] in found else [], BY_NUMBER)


def _match_names(lines: list[Line], visible) -> None:
    """The same folded name and day of birth; the year alone where either knows no more."""
    wanted = [line for line in _open(lines) if {"full_name", "birth"} <= line.read.keys()]
    named: dict[tuple[str, int], list[Dossier]] = defaultdict(list)
    years = {line.read["birth"].day.year for line in wanted}
    if years:
        for dossier in visible.filter(birth_date__year__gte=min(years), birth_date__year__lte=max(years)):
            named[_folded(dossier.full_name), dossier.birth_date.year].append(dossier)
    for line in wanted:
        birth: Birth = line.read["birth"]
        found = named.get((_folded(line.read["full_name"]), birth.day.year), [])
        _put(
            line,
            [d for d in found if birth.year_only or d.birth_year_only or d.birth_date == birth.day],
            BY_NAME,
        )


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _elsewhere(lines: list[Line]) -> int:
    """Of lines nobody here knows, how many have a paper or number that a dossier somewhere else has."""
    papers: set[str] = set()
    numbers: set[str] = set()
    for some in chunks({line.read["paper"].number for line in lines if "paper" in line.read}):
        papers.update(IdentityPaper.objects.filter(number__in=some).values_list("number", flat=True))
    for some in chunks({line.read["number"] for line in lines if "number" in line.read}):
        numbers.update(Dossier.objects.filter(number__in=some).values_list("number", flat=True))
    return sum(
        ("paper" in line.read and line.read["paper"].number in papers) or line.read.get("number") in numbers
        for line in lines
    )
