"""What stands behind the document: the units side by side, the plan, the form of the circular, clubs and models."""

from datetime import date
from math import ceil
from typing import Any

from django.db.models import Count, Q, QuerySet

from aftercare.models import Club, Scheme
from areas.models import Area, Office
from areas.queries import subtree_on, tree_on
from core.errors import DomainError
from reporting.layout import Form
from reporting.models import Report
from reporting.narrative.blocks import Block, Table, Text
from reporting.narrative.counting import own_form
from reporting.narrative.drafting import Drawn
from reporting.narrative.outline import Annex, annexes
from reporting.plan_results import compare, plan_of
from reporting.tables import Line, Section, sections_for
from reporting.units import unit_of_office

COLUMNS_A_PAGE = 12
PLAN_HEADS = (
    "STT",
    "Chỉ tiêu",
    "ĐVT",
    "Kế hoạch năm",
    "Thực hiện",
    "% so kế hoạch",
    "Cùng kỳ năm trước",
    "% so cùng kỳ",
    "Đánh giá",
)
ROMAN = "I II III IV V VI".split()


def annexes_of(office: Office, drawn: Drawn) -> list[dict[str, Any]]:
    """Number, title and blocks of every annex that has any."""
    found = []
    for annex in annexes():
        if blocks := MAKERS[annex.slug](annex, office, drawn):
            found.append({"mark": f"Phụ lục {ROMAN[len(found)]}", "title": annex.title, "blocks": blocks})
    return found


def _by_unit(annex: Annex, office: Office, drawn: Drawn) -> list[Block]:
    """The main figures of each unit one level down; the unit's own line comes first, since moves between them make the
    sum differ from it."""
    if not drawn.children:
        return []
    rows = [row for row in annex.rows if drawn.has(row)]
    titles = {group.code: group.title for group in drawn.form.groups}
    heads = ["Đơn vị", *(_head(drawn.form, titles, row) for row in rows)]
    own = ["Toàn địa bàn", *(drawn.value(row) for row in rows)]
    lines = [[name, *(drawn.now[row].get(code) for row in rows)] for code, name in drawn.children]
    return [Table("", heads, [own, *lines], bold=[0], is_wide=True)]


def _head(form: Form, titles: dict[str, str], row: str) -> str:
    return f"{titles[row[:2]]}: {form.row(row).label[0].lower()}{form.row(row).label[1:]}"


def _plan(annex: Annex, office: Office, drawn: Drawn) -> list[Block]:
    """The targets that the office has in its plan of the year, beside the results; nothing where there is no plan."""
    window = drawn.window
    try:
        plan, judged = plan_of(unit_of_office(office, window.ends), window.ends.year)
        compared = compare(plan, judged, window)
    except DomainError:
        return []
    decree = f"{plan.title} ({compared.version.decree_number} ngày {compared.version.decree_on:%d/%m/%Y})"
    rows = [
        [
            line.target.code,
            line.target.label,
            line.target.unit,
            line.plan_words,
            line.result_value,
            line.percent,
            line.last_year,
            line.change,
            str(line.verdict.label),
        ]
        for line in compared.lines
    ]
    return [Text(decree), Table("", PLAN_HEADS, rows, stubs=3, is_wide=True)]


def _form(annex: Annex, office: Office, drawn: Drawn) -> list[Block]:
    """The level's form for this period, wide tables cut by columns."""
    window = drawn.window
    unit = unit_of_office(office, window.ends)
    form = own_form(unit.kind, window)
    report = Report(
        form=form.code, office=office, period=window.period, cutoff=window.cutoff, starts=window.starts,
        ends=window.ends, cells={row: cell for row, cell in drawn.now.items() if form.row(row)},
    )  # fmt: skip
    return [
        _page(page, form, number, len(pages))
        for section in sections_for(form, report)
        for pages in [section.pages(_columns(len(section.headings)))]
        for number, page in enumerate(pages, 1)
    ]


def _columns(count: int) -> int:
    """As many columns as stand on a page, so that each page holds about as many."""
    return ceil(count / ceil(count / COLUMNS_A_PAGE))


def _page(page: Section, form: Form, number: int, of: int) -> Table:
    rows: list[list[Any]] = []
    bold = []
    for block in page.blocks:
        bold.append(len(rows))
        rows.append([block.title])
        rows += [_row(line) for line in block.lines]
    title = f"Biểu {form.code}. {form.title}" + (f" (phần {number}/{of} của các cột)" if of > 1 else "")
    heads = ["Mã", page.stub, *(heading.label for heading in page.headings)]
    return Table(title, heads, rows, stubs=2, bold=bold, is_wide=len(page.headings) > 4)


def _row(line: Line) -> list[Any]:
    label = f"– {line.label}" if line.is_detail else line.label
    return [line.code, label, *(figure.value if figure.exists else "" for figure in line.figures)]


def _clubs_and_models(annex: Annex, office: Office, drawn: Drawn) -> list[Block]:
    unit, day = unit_of_office(office, drawn.window.ends), drawn.window.ends
    heads = ["STT", "Tên", "Xã, phường, thị trấn", "Ngày thành lập", "Số người tham gia cuối kỳ"]
    clubs = _standing(Club.objects.all(), unit.area, day, "memberships")
    schemes = _standing(Scheme.objects.all(), unit.area, day, "participants")
    named = (("Câu lạc bộ B93", clubs), ("Mô hình sau cai khác", schemes))
    return [
        Table(
            title,
            heads,
            [
                [number, found.name, found.commune.name, f"{found.starts:%d/%m/%Y}", found.people]
                for number, found in enumerate(rows, 1)
            ],
            stubs=4,
        )
        for title, rows in named
        if rows
    ]


def _standing(rows: QuerySet, area: Area, day: date, people: str) -> list[Any]:
    """Those active on the day in the unit, each with how many take part."""
    within = rows.filter(
        Q(ends__isnull=True) | Q(ends__gt=day),
        starts__lte=day,
        commune__maps__tree=tree_on(day),
        commune__maps__unit__in=subtree_on(area, day),
    )
    inside = Q(**{f"{people}__starts__lte": day}) & (
        Q(**{f"{people}__ends__isnull": True}) | Q(**{f"{people}__ends__gt": day})
    )
    counted = within.annotate(people=Count(f"{people}__dossier", filter=inside, distinct=True))
    return list(counted.select_related("commune").order_by("commune__code", "code"))


MAKERS = {"don-vi": _by_unit, "ke-hoach": _plan, "bieu": _form, "mo-hinh": _clubs_and_models}
