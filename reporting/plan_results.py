"""Results beside a plan: each target's figures counted by the same rows as the reports, this year and the year before;
all targets of a plan in one tally for each span of days."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from areas.models import Area, Office
from areas.queries import subtree_on, unit_for
from core.calendar import add_months, today
from core.errors import DomainError
from reporting.compile import Check, compile_all, compile_form
from reporting.enums import ADDITIVE, SHARES, Sense, Span, TargetKind, Verdict
from reporting.models import Distribution, Plan, PlanVersion, Target, TypedResult
from reporting.numbers import written
from reporting.periods import Window, window_of
from reporting.plan_rows import form_of, of_facilities
from reporting.plans import Number, judge, lacking, met, percent_of, plain, ratio, result_figure, row_codes
from reporting.units import Unit

NO_PLAN = "{} không có kế hoạch đã ban hành nào cho năm {}, và không được giao chỉ tiêu nào."
NOT_STANDING = "{} không tồn tại vào ngày {:%d/%m/%Y}; hãy chọn kỳ khác."
SIGNS = {Sense.AT_LEAST: "≥", Sense.MORE_THAN: ">", Sense.AT_MOST: "≤"}


@dataclass(frozen=True)
class Result:
    """What was counted or typed: for a share its two numbers too."""

    value: Number | None = None
    part: Number | None = None
    whole: Number | None = None
    typed: TypedResult | None = None

    @property
    def is_empty(self) -> bool:
        """A share of nothing."""
        return self.value is None and self.part is not None and self.whole == 0


@dataclass(frozen=True)
class Line:
    """A target of an office beside its result."""

    target: Target
    plan: Decimal
    result: Result
    before: Result
    is_over: bool

    @cached_property
    def verdict(self) -> Verdict:
        target = self.target
        return judge(
            target.kind,
            target.sense,
            self.plan,
            self.result.value,
            is_over=self.is_over,
            is_empty=self.result.is_empty,
        )

    @property
    def result_value(self) -> int | float | None:
        """The result as a figure of a report."""
        return result_figure(self.target.kind, self.result.value)

    @property
    def last_year(self) -> int | float | None:
        """The same days of the year before."""
        return result_figure(self.target.kind, self.before.value)

    @property
    def percent(self) -> float | None:
        return percent_of(self.result.value, self.plan)

    @property
    def change(self) -> float | None:
        """Percent of the same days of the year before."""
        return percent_of(self.result.value, self.before.value) if self.result.value is not None else None

    @property
    def plan_words(self) -> str:
        """The number to be reached; with its sign, where "at least" does not go without saying."""
        bare = self.target.kind == TargetKind.ALL or (self.target.adds_up and self.target.sense == Sense.AT_LEAST)
        return written(plain(self.plan)) if bare else f"{SIGNS[Sense(self.target.sense)]} {written(plain(self.plan))}"

    @property
    def notes(self) -> str:
        """The two numbers of a share, what a typed result rests on, the target's own note."""
        result, words = self.result, []
        if result.part is not None and result.whole is not None:
            words.append(f"{written(plain(result.part))}/{written(plain(result.whole))}")
        if result.typed:
            words.append(f"nhập tay, đến {result.typed.on:%d/%m/%Y}: {result.typed.note}")
        return "; ".join([*words, *([self.target.note] if self.target.note else [])])

    @property
    def cell(self) -> dict[str, int | float | bool | str | None]:
        """As the command line gives it."""
        return {
            "plan": plain(self.plan),
            "result": self.result_value,
            "percent": self.percent,
            "last_year": self.last_year,
            "percent_of_last_year": self.change,
            "met": met(self.verdict),
            "verdict": self.verdict.value,
        }


@dataclass(frozen=True)
class Comparison:
    """The targets of an office in a plan, by the version in force on the last day, beside the results."""

    plan: Plan
    office: Office
    version: PlanVersion
    unit: Unit
    window: Window
    lines: list[Line]
    checks: list[Check]


def version_on(plan: Plan, day: date) -> PlanVersion | None:
    """The version in force on ``day``; before the first decree the first one, since a plan may be signed after its
    year has begun."""
    issued = plan.versions.filter(issued_at__isnull=False)
    return issued.filter(decree_on__lte=day).order_by("-number").first() or issued.order_by("number").first()


def distributions_on(targets: Iterable[Target], day: date) -> dict[tuple[int, int], Distribution]:
    """What holds on ``day`` by target and giver: the last decree up to then, else the first."""
    found: dict[tuple[int, int], Distribution] = {}
    query = Distribution.objects.filter(target__in=[target.pk for target in targets])
    for given in query.prefetch_related("shares__office__area").order_by("decree_on", "pk"):
        key = (given.target_id, given.giver_id)
        if key not in found or given.decree_on <= day:
            found[key] = given
    return found


def assigned(plan: Plan, office: Office, day: date) -> tuple[PlanVersion | None, list[tuple[Target, Decimal]]]:
    """The version in force, and the targets that the office has in it: its own, or what it was given."""
    version = version_on(plan, day)
    if version is None:
        return None, []
    targets = list(version.targets.all())
    if plan.office_id == office.pk:
        return version, [(target, target.value) for target in targets]
    given = {
        distribution.target_id: share.value
        for distribution in distributions_on(targets, day).values()
        for share in distribution.shares.all()
        if share.office_id == office.pk
    }
    return version, [(target, given[target.pk]) for target in targets if target.pk in given]


def plan_of(unit: Unit, year: int) -> tuple[Plan, Office]:
    """The plan by which a unit is judged in a year: its own before one in which it has a part, and of several years
    the one of the fewest."""
    office = Office.objects.filter(area=unit.area, kind=unit.kind).first()
    plans = Plan.objects.filter(first_year__lte=year, last_year__gte=year, versions__issued_at__isnull=False)
    own = plans.filter(office=office)
    given = plans.filter(versions__targets__distributions__shares__office=office)
    found = sorted({*own, *given}, key=lambda plan: (plan.office_id != office.pk, plan.last_year - plan.first_year))
    if not found:
        raise DomainError(NO_PLAN.format(unit.name, year))
    return found[0], office


def unit_of(office: Office, day: date) -> Unit:
    """The unit of an office in the tree of ``day``; raises ``DomainError`` where it no longer stands."""
    area = unit_for(office.area, day)
    if area is None or area.level != office.kind:
        raise DomainError(NOT_STANDING.format(office, day))
    return Unit(area=area)


def compare(plan: Plan, office: Office, window: Window) -> Comparison:
    """The table of a plan."""
    unit = unit_of(office, window.ends)
    version, pairs = assigned(plan, office, window.ends)
    if version is None or not pairs:
        raise DomainError(NO_PLAN.format(office, window.ends.year))
    targets = [target for target, _ in pairs]
    now = results_of(plan, office, targets, window, unit)
    earlier = year_before(window)
    past = results_of(plan, office, targets, earlier, unit)
    lines = [
        Line(target, value, now[target.code], past[target.code], _is_over(target, plan, window))
        for target, value in pairs
    ]
    return Comparison(plan, office, version, unit, window, lines, _checks(office, pairs, window.ends))


def results_below(
    plan: Plan, target: Target, units: list[Area], root: Unit, window: Window
) -> dict[int, Number | None]:
    """The results of one target in the units below, by key of the unit: one tally for all."""
    codes = _codes(target)
    if not codes or of_facilities(codes):
        return {}
    below = [Unit(area=area) for area in units]
    found = compile_all(form_of(set(codes)), root.area, below, _window(target, plan, window))
    return {compiled.unit.area.pk: _counted(target, compiled.cells).value for compiled in found}


def year_before(window: Window) -> Window:
    """The same days of the year before."""
    period = f"{int(window.period[:4]) - 1}{window.period[4:]}"
    return window_of(period, add_months(window.cutoff, -12) if window.cutoff else None)


def counted_window(target: Target, plan: Plan, window: Window) -> Window:
    """The days over which a target is counted."""
    return _window(target, plan, window)


def _window(target: Target, plan: Plan, window: Window) -> Window:
    if target.span == Span.CUMULATIVE:
        return replace(window, starts=date(plan.first_year, 1, 1))
    return window


def _is_over(target: Target, plan: Plan, window: Window) -> bool:
    """Whether the last day of the target is counted, and past or today."""
    last_day = date(plan.last_year if target.span == Span.CUMULATIVE else window.ends.year, 12, 31)
    return window.ends >= last_day <= today()


def _codes(target: Target) -> tuple[str, ...]:
    return (*row_codes(target.numerator), *row_codes(target.denominator))


def results_of(plan: Plan, office: Office, targets: list[Target], window: Window, unit: Unit) -> dict[str, Result]:
    """By code of the target. A facility's figures are its province's alone: below they are typed in."""
    windows = {target.pk: _window(target, plan, window) for target in targets}
    counted = [target for target in targets if _codes(target) and _is_countable(target, unit)]
    cells = {}
    for span in {windows[target.pk] for target in counted}:
        if span.ends >= span.starts:
            codes = {code for target in counted if windows[target.pk] == span for code in _codes(target)}
            cells[span] = compile_form(form_of(codes), unit, span).cells
    typed = _typed(plan, office, window.ends)
    found: dict[str, Result] = {}
    for target in targets:
        span = windows[target.pk]
        entry = typed.get(target.code)
        if target in counted and span in cells:
            found[target.code] = _counted(target, cells[span])
        elif entry and entry.on >= span.starts and (target.is_typed or not _is_countable(target, unit)):
            found[target.code] = Result(entry.value, typed=entry)
        else:
            found[target.code] = Result()
    _sum_parts(targets, found)
    return found


def _is_countable(target: Target, unit: Unit) -> bool:
    return unit.kind == "province" or not of_facilities(_codes(target))


def _counted(target: Target, cells: dict) -> Result:
    part = _sum(target.numerator, target.column, cells)
    if target.kind not in SHARES:
        return Result(part)
    whole = _sum(target.denominator, target.column, cells)
    return Result(ratio(part, whole), part, whole)


def _sum(rows: str, column: str, cells: dict) -> Decimal:
    return sum((Decimal(str(cells[code][column])) for code in row_codes(rows)), Decimal(0))


def _sum_parts(targets: list[Target], found: dict[str, Result]) -> None:
    """A count without rows of its own is the sum of its parts, and these may be sums too."""

    def value(target: Target) -> Number | None:
        if is_sum(target) and (parts := [part for part in targets if part.part_of == target.code]):
            values = [value(part) for part in parts]
            found[target.code] = Result(None if None in values else sum(values))
        return found[target.code].value

    for target in targets:
        value(target)


def is_sum(target: Target) -> bool:
    """Neither counted nor typed: the sum of its parts."""
    return target.kind in ADDITIVE and not target.is_typed and not target.numerator


def _typed(plan: Plan, office: Office, day: date) -> dict[str, TypedResult]:
    """The last result typed for each target up to ``day``."""
    entries = TypedResult.objects.filter(plan=plan, office=office, on__lte=day).order_by("on", "pk")
    return {entry.code: entry for entry in entries.select_related("by")}


def _checks(office: Office, pairs: list[tuple[Target, Decimal]], day: date) -> list[Check]:
    """Parts add up to their whole, and what the units below have to what the unit has."""
    checks = []
    for target, value in pairs:
        parts = [own for part, own in pairs if part.part_of == target.code]
        if parts:
            checks.append(Check(f"{target.code}: parts add up", lacking(value, parts) == 0))
    given = distributions_on([target for target, _ in pairs if target.adds_up], day)
    for target, value in pairs:
        if distribution := given.get((target.pk, office.pk)):
            shares = [share.value for share in distribution.shares.all()]
            checks.append(Check(f"{target.code}: units below add up", lacking(value, shares) == 0))
    return checks


def units_below(office: Office, day: date) -> list[Office]:
    """The offices one level down, in the tree of ``day``: those to which a target may be given."""
    area = unit_for(office.area, day)
    if area is None:
        return []
    children = subtree_on(area, day).filter(parent=area)
    found = Office.objects.filter(area__in=children).exclude(pk__in=Office.objects.care().values("pk"))
    return list(found.select_related("area").order_by("code", "area__code"))
