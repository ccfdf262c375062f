"""Reminding the offices, before the day and after it. A reminder is a row that their pages tell, and that stays as the
proof that they were told."""

from collections import Counter
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from reporting.enums import SENT, ReminderKind
from reporting.models import Reminder, Report

DAYS_BEFORE = 3
WEEK = 7


def unsent() -> QuerySet[Report]:
    """What is owed and lies with its sender."""
    return Report.objects.filter(due_on__isnull=False).exclude(stage__in=SENT)


def kind_for(due_on: date, day: date) -> ReminderKind | None:
    """Which reminder a day calls for: from three days before the last day in time, from the day after it, and from a
    week after it."""
    left = (due_on - day).days
    if left > DAYS_BEFORE:
        return None
    if left >= 0:
        return ReminderKind.BEFORE
    return ReminderKind.LATE if -left < WEEK else ReminderKind.OVERDUE


def remind(day: date) -> dict[str, int]:
    """Give the reminders of the day, each once."""
    owing = unsent().filter(due_on__lte=day + timedelta(days=DAYS_BEFORE)).order_by()
    known = Reminder.objects.filter(due_on__lte=day + timedelta(days=DAYS_BEFORE))
    given = set(known.values_list("office", "due_on", "kind"))
    reminders = [
        Reminder(office_id=office, due_on=due_on, kind=kind_for(due_on, day), reports=reports, given_on=day)
        for office, due_on, reports in owing.values_list("office", "due_on").annotate(reports=Count("pk"))
        if (office, due_on, kind_for(due_on, day)) not in given
    ]
    Reminder.objects.bulk_create(reminders, batch_size=2000, ignore_conflicts=True)
    return dict(Counter(str(reminder.kind) for reminder in reminders))
