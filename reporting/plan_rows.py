"""The figures by which targets can be measured: the rows of every form of the newest layout."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from core.errors import DomainError
from reporting.figures import FACILITY_GROUPS, NO_PERSONS
from reporting.layout import TYPED_GROUPS, Form, Group, Row, forms_on
from reporting.periods import Window
from reporting.queries import COLUMNS
from reporting.units import allowed_form

PERCENTS = frozenset({"16.04", "35.03", "41.04", "41.06", "43.05", "44.04", "45.04"})
OFFICES_BELOW = Row("45.all", "số cơ quan cấp dưới trực tiếp")

PLAN_FORM = Form(
    code="KH",
    title="So sánh chỉ tiêu kế hoạch và kết quả",
    senders=("commune", "district", "province"),
    periods=("half", "year"),
    groups=(),
    child_columns=False,
    every_commune=False,
    foot="TH: kết quả thực hiện, đếm từ hồ sơ theo các hàng của biểu báo cáo; chỉ tiêu nhập tay có ghi căn cứ.",
)
UNKNOWN_ROW = "Không có hàng số liệu “{}”; dùng mã hàng của các biểu, ví dụ 11.02a (xem bảng mã hàng dưới biểu mẫu)."
IS_PERCENT = "Hàng {} đã là tỷ lệ; hãy chọn hàng làm tử số và hàng làm mẫu số."
TYPED_BY_HAND = "Hàng {} (cán bộ, kinh phí) được nhập tay mỗi năm một lần; hãy đánh dấu chỉ tiêu là “nhập tay”."
ONLY_TOTAL = "Hàng {} không đếm người nên chỉ có cột “Tổng số”."
TWICE = "Hàng {} được cộng hai lần."


@dataclass(frozen=True)
class PlanRow:
    """A row that can be picked, and the words of it alone."""

    code: str
    words: str


@cache
def plan_groups() -> dict[str, Group]:
    """Every counted group of any form, by code; the offices below, which a share of them needs, among theirs."""
    found: dict[str, Group] = {}
    for form in forms_on(date.max).values():
        for group in form.groups:
            if not form.every_commune and group.code not in TYPED_GROUPS:
                found.setdefault(group.code, group)
    providers = found["45"]
    found["45"] = Group(providers.code, providers.title, (*providers.rows, OFFICES_BELOW))
    return dict(sorted(found.items()))


@cache
def plan_rows() -> dict[str, PlanRow]:
    """The rows that can be picked, by code."""
    return {row.code: row for _, rows in rows_by_group() for row in rows}


@cache
def rows_by_group() -> list[tuple[str, list[PlanRow]]]:
    """The same under the titles of their groups."""
    listed = []
    for group in plan_groups().values():
        parent, rows = "", []
        for row in group.rows:
            if not row.is_detail or row is OFFICES_BELOW:
                parent = row.label
            words = f"{parent} – {row.label}" if row.label != parent else row.label
            if row.code not in PERCENTS:
                rows.append(PlanRow(row.code, words))
        listed.append((group.title, rows))
    return listed


def row_title(code: str) -> str:
    """The words of a row that stands alone."""
    return f"{plan_groups()[code[:2]].title}: {plan_rows()[code].words}"


def check_rows(codes: tuple[str, ...], column: str = "total") -> None:
    """Refuse what cannot be summed."""
    for code in codes:
        if code in PERCENTS:
            raise DomainError(IS_PERCENT.format(code))
        if code[:2] in TYPED_GROUPS:
            raise DomainError(TYPED_BY_HAND.format(code))
        if code not in plan_rows():
            raise DomainError(UNKNOWN_ROW.format(code))
        if codes.count(code) > 1:
            raise DomainError(TWICE.format(code))
        if column != "total" and (column not in COLUMNS or not counts_persons(code)):
            raise DomainError(ONLY_TOTAL.format(code))


def counts_persons(code: str) -> bool:
    """Whether the row has the columns of persons."""
    return code not in NO_PERSONS and code != OFFICES_BELOW.code


def of_facilities(codes: tuple[str, ...]) -> bool:
    """Whether facilities are counted, which report to their province alone."""
    return any(code[:2] in FACILITY_GROUPS for code in codes)


def form_or_plan(code: str, window: Window) -> Form:
    """A form in force on E, or the comparison with the plan, which is not compiled as a report is; raises
    ``DomainError``."""
    forms = {**forms_on(window.ends), PLAN_FORM.code: PLAN_FORM}
    return allowed_form(code, forms, window).asked_for(is_year_end=window.is_year_end)


def form_of(codes: set[str]) -> Form:
    """A form made up of the groups in which these rows stand."""
    groups = plan_groups()
    wanted = tuple(groups[code] for code in sorted({code[:2] for code in codes}))
    return Form(PLAN_FORM.code, PLAN_FORM.title, PLAN_FORM.senders, PLAN_FORM.periods, wanted, False, False, "")
