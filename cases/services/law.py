"""Changing what the law asks for: a rule from a day on, and the calendar of working days. Every open deadline that it
touches is computed anew."""

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from cases.models import Clock, Procedure, Rule, SpecialDay
from cases.services.clocks import recompute
from core import audit
from core.errors import DomainError
from core.saving import checked_save

WHY = "Hãy ghi lý do sửa quy định (văn bản nào, vì sao)."


@transaction.atomic
def set_rule(*, rule: Rule, reason: str, by: User) -> int:
    """Write a rule, new or corrected, with who and why; it holds from its day until the next of the same step. Gives
    the number of open deadlines that moved."""
    if not reason.strip():
        raise DomainError(WHY, fields={"reason": WHY})
    rule.changed_by, rule.reason = by, reason.strip()
    checked_save(rule)
    audit.record("set_rule", rule, by=by, procedure=rule.procedure, step=rule.step, reason=rule.reason)
    return recompute(Procedure.objects.open().filter(kind=rule.procedure))


@transaction.atomic
def set_special_day(*, day: SpecialDay, by: User) -> int:
    """Write a day off or a worked weekend day. Gives the number of open deadlines that moved; only those are computed
    anew that run over the day, or, when it is moved, over the day before."""
    days = [day.day, *SpecialDay.objects.filter(pk=day.pk).values_list("day", flat=True)]
    checked_save(day)
    audit.record("set_special_day", day, by=by, day=day.day.isoformat(), is_working=day.is_working)
    runs_over = Q(starts_on__lte=max(days), due_on__gte=min(days))
    counts_back = Q(rule__amount__lt=0, due_on__lte=max(days), procedure__term_ends__gte=min(days))
    touched = Clock.objects.open().filter(runs_over | counts_back)
    return recompute(Procedure.objects.open().filter(pk__in=touched.values("procedure")))
