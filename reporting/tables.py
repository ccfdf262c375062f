"""The table of a report as people read it, from its stored cells: the same for the page, the PDF and the XLSX."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from areas.enums import Level
from areas.models import Area, Office
from reporting.activities import ACTIVITY_LISTS
from reporting.figures import FACILITY_GROUPS, NO_PERSONS
from reporting.layout import TYPED_GROUPS, Form, Group, Row
from reporting.models import Report
from reporting.numbers import written
from reporting.periods import window_of
from reporting.queries import COLUMNS
from reporting.units import form_for, unit_of_office

COLUMN_WORDS = {"total": "Tổng số", "female": "Nữ", "under_18": "Dưới 18 tuổi", "minority": "Dân tộc thiểu số"}
ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI".split()
CHECK_WORDS = {
    "opening + in - out = closing": "số đầu kỳ + số tăng − số giảm = số cuối kỳ",
    "details of in add up": "các dòng chi tiết của số tăng cộng đúng bằng số tăng",
    "details of out add up": "các dòng chi tiết của số giảm cộng đúng bằng số giảm",
    "ages add up to closing": "các nhóm tuổi cộng đúng bằng số cuối kỳ",
    "drugs add up to closing": "các loại ma túy cộng đúng bằng số cuối kỳ",
    "kinds add up to models": "các loại mô hình cộng đúng bằng số mô hình",
    "details add up": "chuyên trách cộng kiêm nhiệm đúng bằng tổng số",
    "sources add up": "các nguồn cộng đúng bằng tổng kinh phí",
    "uses add up": "các khoản sử dụng cộng đúng bằng tổng kinh phí",
}

Cells = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Figure:
    """One cell: of which row and column of the form, and its value; without a column the row has no such figure."""

    row: str
    column: str
    value: int | float | str | None = None
    exists: bool = True

    @property
    def has_list(self) -> bool:
        """Whether dossiers or activities stand behind it."""
        return self.exists and has_list(self.row)

    @property
    def text(self) -> str:
        return written(self.value) if self.exists else ""


@dataclass(frozen=True)
class Heading:
    """The head of a column; ``over`` is the heading that it shares with its neighbours."""

    label: str
    note: str = ""
    over: str = ""


@dataclass(frozen=True)
class Line:
    """A line: its code, its words, how deep it is set in, and one figure for each column."""

    code: str
    label: str
    figures: tuple[Figure, ...]
    is_detail: bool = False
    is_sum: bool = False
    note: str = ""


@dataclass(frozen=True)
class Block:
    """Lines under one title; without a title they follow the head."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """A table of its own: blocks that share their columns, of which the first ``own`` are the unit's."""

    stub: str
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    own: int
    is_transposed: bool = False

    @property
    def overs(self) -> list[tuple[str, int]]:
        """The shared headings and how many columns each spans; empty when there are none."""
        spans: list[tuple[str, int]] = []
        for heading in self.headings:
            if spans and spans[-1][0] == heading.over:
                spans[-1] = (heading.over, spans[-1][1] + 1)
            else:
                spans.append((heading.over, 1))
        return spans if any(over for over, _ in spans) else []

    def pages(self, size: int) -> list["Section"]:
        """The section cut into ``size`` columns at a time, with all its lines that have a figure there; one without
        children stays whole."""
        step = size if len(self.headings) > self.own else len(self.headings)
        return [self._columns(first, first + step) for first in range(0, len(self.headings), step)]

    def _columns(self, first: int, last: int) -> "Section":
        blocks = []
        for block in self.blocks:
            lines = tuple(replace(line, figures=line.figures[first:last]) for line in block.lines)
            if kept := tuple(line for line in lines if not first or any(figure.exists for figure in line.figures)):
                blocks.append(Block(block.title, kept))
        return replace(self, headings=self.headings[first:last], blocks=tuple(blocks))


@dataclass(frozen=True)
class CheckLine:
    """An identity in words, and whether it holds."""

    words: str
    holds: bool


def has_list(row: str) -> bool:
    """Whether a list stands behind the figures of a row: of dossiers or of activities."""
    return row in ACTIVITY_LISTS or not (row in NO_PERSONS or row[:2] in TYPED_GROUPS)


def sections_of(report: Report) -> list[Section]:
    """The tables of a compiled report."""
    return sections_for(form_for(report.form, report.window), report)


def sections_for(form: Form, report: Report) -> list[Section]:
    """The same in the rows of a form that is given."""
    if form.every_commune:
        return [_by_commune(form, report)]
    with_areas = [group for group in form.groups if group.code not in FACILITY_GROUPS]
    with_facilities = [group for group in form.groups if group.code in FACILITY_GROUPS]
    numbers = {group.code: ROMAN[place] for place, group in enumerate(form.groups)}
    sections = []
    for groups, names in ((with_areas, _area_names), (with_facilities, _facility_names)):
        if groups:
            sections.append(_section(groups, numbers, report.cells, lambda codes, find=names: find(codes, report)))
    return sections


def untyped_groups(report: Report) -> list[str]:
    """The titles of the groups that stand in the form and that nobody had typed when it was compiled."""
    form = form_for(report.form, report.window)
    typed = {row[:2] for row in report.cells or {}} & TYPED_GROUPS
    return [group.title for group in form.groups if group.code in TYPED_GROUPS - typed]


def checks_of(report: Report) -> list[CheckLine]:
    """The identities of the report in Vietnamese words."""
    form = form_for(report.form, report.window)
    titles = {group.code: group.title for group in form.groups}
    lines = []
    for check in report.checks:
        code, _, name = check["name"].partition(": ")
        lines.append(CheckLine(f"{titles.get(code, code)}: {CHECK_WORDS.get(name, name)}", check["holds"]))
    return lines


@dataclass(frozen=True)
class Adjustment:
    """A figure of the period reported before that is counted otherwise today."""

    period: str
    words: str
    sent: str
    now: str


def adjustments_of(report: Report) -> list[Adjustment]:
    """Ghi chú điều chỉnh: what has changed since the last report was sent, carried into this one."""
    form = form_for(report.form, report.window)
    return [
        Adjustment(window_of(period).title, row_words(form, row), written(sent), written(now))
        for period, row, _, sent, now in report.adjustments
        if form.row(row)
    ]


def row_words(form: Form, code: str) -> str:
    """The words of a row that stands alone: its group, the row that it details, and its own."""
    group = next(group for group in form.groups if any(row.code == code for row in group.rows))
    parent = ""
    for row in group.rows:
        if row.code == code:
            own = row.label if parent and row.is_detail else _capital(row.label)
            return f"{group.title}: {parent if row.is_detail else ''}{own}"
        if not row.is_detail:
            parent = f"{row.label} – "
    return group.title


def column_words(report: Report, column: str) -> str:
    """What a column is called: of the unit itself, or the name of a child."""
    return words_of_columns(report, [column])[column]


def words_of_columns(report: Report, columns: Iterable[str]) -> dict[str, str]:
    """The same for many columns at once, in their order."""
    columns = list(columns)
    children = [column for column in columns if column not in COLUMN_WORDS]
    names = {**_area_names(children, report), **_facility_names(children, report)}
    return {column: COLUMN_WORDS.get(column) or names.get(column, column) for column in columns}


def _section(
    groups: list[Group], numbers: dict[str, str], cells: Cells, names_of: Callable[[list[str]], dict[str, str]]
) -> Section:
    children = sorted(
        {column for group in groups for row in group.rows for column in cells.get(row.code, {})} - set(COLUMNS)
    )
    names = names_of(children)
    columns = [*COLUMNS, *children]
    return Section(
        stub="Chỉ tiêu",
        headings=tuple(
            Heading(COLUMN_WORDS.get(column) or names.get(column, column), "" if column in COLUMNS else column)
            for column in columns
        ),
        blocks=tuple(
            Block(
                f"{numbers[group.code]}. {group.title}",
                tuple(
                    Line(
                        row.code,
                        row.label,
                        _figures(row.code, columns, cells),
                        is_detail=_reads_as_detail(row),
                        note=row.note,
                    )
                    for row in group.rows
                ),
            )
            for group in groups
        ),
        own=len(COLUMNS),
    )


def _reads_as_detail(row: Row) -> bool:
    """Rows such as 14.05 (of those at the end …) are details in their words, though not in their code."""
    return row.is_detail or row.label[0].islower()


def _figures(row: str, columns: Iterable[str], cells: Cells) -> tuple[Figure, ...]:
    found = cells.get(row, {})
    return tuple(Figure(row, column, found.get(column), column in found) for column in columns)


def _by_commune(form: Form, report: Report) -> Section:
    """One line for each commune under its district; rows of the form are the columns."""
    rows = form.rows
    columns = sorted({column for row in rows for column in report.cells[row.code]} - set(COLUMNS))
    areas = _areas(columns, report)
    names = {area.code: area.name for area in areas}
    unit = unit_of_office(report.office, report.ends)
    codes = {area.pk: area.code for area in areas}
    communes: dict[str, list[str]] = {}
    for area in areas:
        if area.level == Level.COMMUNE:
            communes.setdefault(codes.get(area.parent_id, ""), []).append(area.code)
    blocks = [Block("", (_area_line("total", f"Toàn bộ {unit.name}", rows, report.cells, is_sum=True),))]
    for district, members in sorted(communes.items()):
        lines = [_area_line(code, names[code], rows, report.cells) for code in members]
        if district:
            lines.insert(0, _area_line(district, f"Cộng {names[district]}", rows, report.cells, is_sum=True))
        blocks.append(Block(names.get(district, ""), tuple(lines)))
    return Section(
        stub="Xã, phường, thị trấn",
        headings=tuple(
            Heading(_capital(row.label), row.code, group.title) for group in form.groups for row in group.rows
        ),
        blocks=tuple(blocks),
        own=len(rows),
        is_transposed=True,
    )


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _area_line(column: str, label: str, rows: Iterable[Row], cells: Cells, *, is_sum: bool = False) -> Line:
    figures = tuple(Figure(row.code, column, cells[row.code].get(column), column in cells[row.code]) for row in rows)
    return Line("" if column == "total" else column, label, figures, is_sum=is_sum)


def _areas(codes: list[str], report: Report) -> list[Area]:
    return list(Area.objects.valid_on(report.ends).filter(code__in=codes).order_by("code"))


def _area_names(codes: list[str], report: Report) -> dict[str, str]:
    return {area.code: area.name for area in _areas(codes, report)} if codes else {}


def _facility_names(codes: list[str], report: Report) -> dict[str, str]:
    return dict(Office.objects.care().filter(code__in=codes).values_list("code", "name")) if codes else {}
