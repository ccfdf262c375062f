"""The plan of reintegration: its goals, what came of them, its reviews."""

from datetime import date

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from aftercare.models import ReintegrationGoal, ReintegrationPlan, ReintegrationReview
from cases.models import Dossier
from cases.services import acting_for, check_event_day
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

BEFORE_PLAN = "Ngày {day:%d/%m/%Y} trước ngày lập kế hoạch {on:%d/%m/%Y}."
GOALS_BEFORE = "Kế hoạch đã có việc ghi ngày {day:%d/%m/%Y}; ngày lập không thể sau ngày đó."
BOTH = "Kết quả và ngày đánh giá phải đi cùng nhau."
NEXT_NOT_LATER = "Ngày đánh giá lần sau phải sau lần này, {on:%d/%m/%Y}."

Fact = ReintegrationPlan | ReintegrationGoal | ReintegrationReview


@transaction.atomic
def make_plan(*, dossier: Dossier, on: date, situation: str, wishes: str, by: User) -> ReintegrationPlan:
    """Make the plan by which the person finds back into the community (NĐ116/2021, Mẫu 21)."""
    plan = ReintegrationPlan(dossier=locked(dossier), on=on, situation=situation.strip(), wishes=wishes.strip())
    check_event_day(plan.dossier, on, "on")
    return _saved("make_reintegration_plan", plan, plan.dossier, by)


@transaction.atomic
def correct_plan(
    *, plan: ReintegrationPlan, version: int, on: date, situation: str, wishes: str, by: User
) -> ReintegrationPlan:
    """Correct what the plan says; its day stays before what was done by it."""
    plan = _opened(plan, plan, version)
    check_event_day(plan.dossier, on, "on")
    days = [row.due_on for row in plan.goals.all()] + [row.on for row in plan.reviews.all()]
    if days and min(days) < on:
        raise _refusal(GOALS_BEFORE.format(day=min(days)), "on")
    plan.on, plan.situation, plan.wishes = on, situation.strip(), wishes.strip()
    return _saved("correct_reintegration_plan", plan, plan.dossier, by)


@transaction.atomic
def set_goal(*, plan: ReintegrationPlan, text: str, due_on: date, by: User) -> ReintegrationGoal:
    """Add a goal with the day until which it is to be reached."""
    locked(plan.dossier)
    goal = ReintegrationGoal(plan=plan, text=clean(text), due_on=due_on)
    return _save_goal("set_goal", goal, by)


@transaction.atomic
def change_goal(
    *,
    goal: ReintegrationGoal,
    version: int,
    text: str,
    due_on: date,
    judged_on: date | None,
    result: str,
    by: User,
) -> ReintegrationGoal:
    """Correct a goal, or say what came of it: Tốt, Đạt, Không đạt."""
    goal = _opened(goal, goal.plan, version)
    goal.text, goal.due_on, goal.judged_on, goal.result = clean(text), due_on, judged_on, result
    return _save_goal("change_goal", goal, by)


@transaction.atomic
def review_plan(
    *, plan: ReintegrationPlan, on: date, findings: str, next_on: date | None, by: User
) -> ReintegrationReview:
    """Look at the plan again with the person, and say when next."""
    locked(plan.dossier)
    return _save_review("review_plan", ReintegrationReview(plan=plan), on, findings, next_on, by)


@transaction.atomic
def correct_review(
    *, review: ReintegrationReview, version: int, on: date, findings: str, next_on: date | None, by: User
) -> ReintegrationReview:
    """Correct a review entered wrongly."""
    review = _opened(review, review.plan, version)
    return _save_review("correct_review", review, on, findings, next_on, by)


def _opened(fact: Fact, plan: ReintegrationPlan, version: int) -> Fact:
    locked(plan.dossier)
    fact = locked(fact)
    require_version(fact, version)
    return fact


def _save_goal(action: str, goal: ReintegrationGoal, by: User) -> ReintegrationGoal:
    plan = goal.plan
    if goal.due_on < plan.on:
        raise _refusal(BEFORE_PLAN.format(day=goal.due_on, on=plan.on), "due_on")
    if bool(goal.judged_on) != bool(goal.result):
        raise _refusal(BOTH, "judged_on" if goal.result else "result")
    if goal.judged_on:
        check_event_day(plan.dossier, goal.judged_on, "judged_on")
        if goal.judged_on < plan.on:
            raise _refusal(BEFORE_PLAN.format(day=goal.judged_on, on=plan.on), "judged_on")
    return _saved(action, goal, plan.dossier, by)


def _save_review(
    action: str, review: ReintegrationReview, on: date, findings: str, next_on: date | None, by: User
) -> ReintegrationReview:
    plan = review.plan
    check_event_day(plan.dossier, on, "on")
    if on < plan.on:
        raise _refusal(BEFORE_PLAN.format(day=on, on=plan.on), "on")
    if next_on and next_on <= on:
        raise _refusal(NEXT_NOT_LATER.format(on=on), "next_on")
    review.on, review.findings, review.next_on = on, findings.strip(), next_on
    return _saved(action, review, plan.dossier, by)


def _saved(action: str, fact: Fact, dossier: Dossier, by: User) -> Fact:
    checked_save(fact)
    behalf = acting_for(by, dossier, Permission.WRITE_AFTERCARE)
    audit.record(action, fact, by=by, on_behalf_of=behalf, dossier=dossier.pk)
    return fact


def _refusal(sentence: str, field: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
