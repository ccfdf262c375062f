"""Steps and deadlines in words: for the page of a procedure and for ``manage.py explain_clock``."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F

from cases.models import Clock, DeadlineUnit, Procedure, Step
from cases.procedures.asks import shown
from cases.procedures.manifest import BREAK_OFF, Manifest
from core import calendar


@dataclass(frozen=True)
class ToldStep:
    """A step as it is shown: what it was, its contents, whether it can be taken back."""

    step: Step
    label: str
    facts: list[tuple[str, str]]
    is_last: bool


@dataclass(frozen=True)
class ToldClock:
    """A deadline as it is shown. ``days_late``: days between the last day and the day of the step (or today);
    ``is_wait``: the day is the first, not the last on which the step may be taken."""

    clock: Clock
    label: str
    arithmetic: str
    days_late: int
    is_wait: bool = False

    @property
    def is_open(self) -> bool:
        return self.clock.met_by_id is None


def told_steps(procedure: Procedure, manifest: Manifest) -> list[ToldStep]:
    """All steps, the latest first, with those taken back."""
    steps = list(procedure.steps.select_related("by", "undone_by", "rule").prefetch_related("scans").order_by("-pk"))
    last = next((step for step in steps if step.undone_at is None), None)
    if last and last.act == BREAK_OFF.slug:  # taken back with the event that broke the procedure off
        last = None
    return [
        ToldStep(step, manifest.act(step.act).label, shown(manifest.act(step.act), step.data), step == last)
        for step in steps
    ]


def leading_here(procedure: Procedure, manifest: Manifest) -> ToldStep | None:
    """The step that brought the procedure to its present state: what the next one answers (why a dossier was returned,
    what the court asks)."""
    steps = procedure.steps.standing().exclude(source=F("target")).filter(target=procedure.state)
    step = steps.select_related("by", "undone_by", "rule").last()
    if step is None or manifest.act(step.act) is None:
        return None
    act = manifest.act(step.act)
    return ToldStep(step, act.label, shown(act, step.data), False)


def told_clocks(procedure: Procedure, manifest: Manifest) -> list[ToldClock]:
    """The deadlines that run or were met, the open ones first."""
    clocks = procedure.clocks.filter(void=False).select_related("rule", "met_by", "started_by")
    found = [
        ToldClock(
            clock,
            manifest.act(clock.act).label,
            arithmetic_of(clock, manifest),
            _days_late(clock) if manifest.act(clock.act).is_duty else 0,
            manifest.act(clock.act).is_wait,
        )
        for clock in clocks
    ]
    return sorted(found, key=lambda told: (not told.is_open, told.clock.due_on or date.max, told.clock.pk))


def arithmetic_of(clock: Clock, manifest: Manifest) -> str:
    """How the last day was found."""
    inputs = clock.inputs
    if not inputs:
        return "chưa biết: thời gian không tính vào thời hạn chưa kết thúc"
    if "until" in inputs:
        began = f"“{manifest.act(clock.started_by.act).label}” ngày {clock.starts_on:%d/%m/%Y}"
        return f"ngày {_day(inputs['until'])} ghi ở bước {began}"
    unit = DeadlineUnit(inputs["unit"]).label
    if "end" in inputs:
        side = "trước" if inputs["amount"] < 0 else "sau"
        span = f"{abs(inputs['amount'])} {unit} {side} ngày" if inputs["amount"] else "đúng ngày"
        return f"{span} hết thời hạn {_day(inputs['end'])}"
    began = f"“{manifest.act(clock.started_by.act).label}” ngày {_day(inputs['from'])}"
    parts = [f"{inputs['amount']} {unit} sau bước {began}" if inputs["amount"] else f"ngay trong ngày của bước {began}"]
    if inputs["held"]:
        parts.append(f"cộng {inputs['held']} ngày tạm dừng")
    if put_off := inputs.get("put_off"):
        parts.append(f"ngày {_day(put_off)} là ngày nghỉ, lùi sang ngày làm việc tiếp theo")
    if skipped := inputs.get("skipped"):
        parts.append("không tính " + _ranges([date.fromisoformat(day) for day in skipped]))
    return "; ".join(parts)


def _days_late(clock: Clock) -> int:
    if clock.due_on is None:
        return 0
    done = clock.met_by.on if clock.met_by else calendar.today()
    return max((done - clock.due_on).days, 0)


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"


def _ranges(days: list[date]) -> str:
    """19/01, 20–26/01/2023: days off in a row as one stretch."""
    stretches: list[list[date]] = []
    for day in days:
        if stretches and day - stretches[-1][-1] == timedelta(days=1):
            stretches[-1].append(day)
        else:
            stretches.append([day])
    return ", ".join(
        f"{found[0]:%d/%m/%Y}" if len(found) == 1 else f"{found[0]:%d/%m}–{found[-1]:%d/%m/%Y}" for found in stretches
    )
