"""The plans of the demonstration: those of four provinces from a file, and one of the year for the province in which
its users work, with the units below each their part."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from accounts.enums import Role
from accounts.models import Post, User
from areas.models import Office
from areas.queries import area_on
from core.demonstration import DemoStep, demo_steps
from reporting.models import Plan, PlanVersion, Target
from reporting.periods import Window, window_of
from reporting.plan_results import assigned, results_below, results_of, unit_of, units_below, year_before
from reporting.services import distribute_target, draft_plan, issue_version, save_target, type_result

MADE_UP = Path(__file__).parent / "plan_made_up.toml"
MORE_THAN_LAST_YEAR = Decimal("1.1")
FACTS = {"code", "label", "unit", "kind", "span", "sense", "part_of"}


def made_up() -> dict[str, Any]:
    """The file of plans."""
    return tomllib.loads(MADE_UP.read_text(encoding="utf-8"))


def seed_plans(day: date) -> None:
    """Every plan that had been issued by ``day``, and that of its year."""
    posts = Post.objects.filter(role=Role.PROVINCE_OFFICER, valid_from__lte=day)
    post = posts.select_related("user", "office__area").order_by("pk").first()
    if post is None:
        return
    file = made_up()
    for told in file["plans"]:
        area = area_on(told["province"], told["decree"][1])
        if told["decree"][1] <= day and area:
            write_plan(told, Office.objects.get(area=area, kind=area.level), post.user)
    _plan_of_the_year(file["of_the_year"], post, day)


def write_plan(told: dict[str, Any], office: Office, by: User) -> Plan:
    """One plan of the file, issued."""
    number, on = told["decree"]
    first, last = told["years"]
    plan = draft_plan(
        office=office,
        first_year=first,
        last_year=last,
        title=told["title"],
        decree_number=number,
        decree_on=on,
        by=by,
    )
    version = plan.versions.get()
    for target in told["targets"]:
        add_target(version, target, by)
    issue_version(version=version, by=by)
    return plan


def add_target(version: PlanVersion, told: dict[str, Any], by: User) -> Target:
    """One target of the file."""
    facts = {name: told[name] for name in FACTS if name in told}
    return save_target(
        version=version,
        value=Decimal(str(told.get("value", 100))),
        numerator=told.get("rows", ""),
        denominator=told.get("of", ""),
        is_typed=told.get("typed", False),
        by=by,
        **facts,
    )


def _plan_of_the_year(told: dict[str, Any], post: Post, day: date) -> None:
    """Numbers set by what was reached the year before, given to every unit below, and on by the district."""
    office, by = post.office, post.user
    if Plan.objects.filter(office=office, first_year=day.year, last_year=day.year).exists():
        return
    signed = min(date(day.year, 1, 8), day)
    plan = draft_plan(
        office=office,
        first_year=day.year,
        last_year=day.year,
        title=told["title"].format(year=day.year),
        decree_number=told["decree"],
        decree_on=signed,
        by=by,
    )
    version = plan.versions.get()
    targets = {target["code"]: add_target(version, target, by) for target in told["targets"]}
    window = year_before(window_of(str(day.year)))
    reached = results_of(plan, office, list(targets.values()), window, unit_of(office, day))
    for target in told["targets"]:
        if "value" not in target and target["kind"] != "all":
            value = Decimal(int((reached[target["code"]].value or 0) * MORE_THAN_LAST_YEAR) + 1)
            targets[target["code"]] = save_target(version=version, target=targets[target["code"]], value=value, by=by)
    issue_version(version=version, by=by)
    given = [targets[target["code"]] for target in told["targets"] if target.get("given")]
    for giver in (post, *Post.objects.filter(role=Role.DISTRICT_OFFICER, office__area__parent=office.area_id)):
        for target in given:
            _give(plan, target, giver, window, signed)
    typed = next(target for target in targets.values() if target.is_typed)
    note = "Sổ theo dõi của phòng (mẫu)"
    type_result(plan=plan, target=typed, office=office, on=day, value=Decimal(9), note=note, by=by)


def _give(plan: Plan, target: Target, post: Post, window: Window, signed: date) -> None:
    held = next(value for own, value in assigned(plan, post.office, signed)[1] if own.pk == target.pk)
    below = units_below(post.office, signed)
    if not below:
        return
    if target.adds_up:
        reached = results_below(plan, target, [one.area for one in below], unit_of(post.office, signed), window)
        parts = in_proportion(int(held), [int(reached.get(one.area_id) or 0) for one in below])
    else:
        parts = [held] * len(below)
    distribute_target(
        target=target,
        giver=post.office,
        shares={one: Decimal(part) for one, part in zip(below, parts, strict=True)},
        decree_number="16/KH-UBND (mẫu)",
        decree_on=signed,
        by=post.user,
    )


def in_proportion(total: int, weights: list[int]) -> list[int]:
    """Whole parts that add up to ``total``; the largest rests are rounded up."""
    whole = sum(weights) or len(weights)
    weights = weights if sum(weights) else [1] * len(weights)
    parts = [total * weight // whole for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda place: -(total * weights[place] % whole))
    for place in by_rest[: total - sum(parts)]:
        parts[place] += 1
    return parts


demo_steps.register(DemoStep("plans", 60, seed_plans))
