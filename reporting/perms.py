"""Who may have reports compiled, and of whom; who sends and who receives them."""

from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.enums import Permission
from accounts.scope import scope_of
from areas.enums import AREA_OFFICES, Level
from areas.models import Office
from areas.queries import map_on, office_above
from core.calendar import today
from reporting.models import NarrativeReport, Report


def compilable_offices(user: Any) -> QuerySet[Office]:
    """A commune's officer: the commune. A district's: the district and its communes. A province's: the province,
    everything below it and its facilities. A facility's: the facility. Which forms an office sends follows
    from its kind. Police and health officers have none compiled."""
    return scope_of(user, Permission.COMPILE_REPORT).senders()


def readable_offices(user: Any) -> QuerySet[Office]:
    """The offices whose reports and figures the user reads: as above, and a police officer those of the commune."""
    return scope_of(user, Permission.VIEW_REPORT).senders()


def may_compile(user: Any, office: Office) -> bool:
    """Whoever has the office among theirs."""
    return compilable_offices(user).filter(pk=office.pk).exists()


def own_offices(user: Any) -> QuerySet[Office]:
    """The offices for which the user signs: those of the posts, and those abolished whose place they have taken."""
    scope = scope_of(user, Permission.COMPILE_REPORT)
    units = map_on(today()).filter(unit__in=scope.units).values("area")
    return Office.objects.filter(
        Q(pk__in=scope.facilities)
        | Q(area__in=units, kind=F("area__level"))
        | Q(kind=Level.DISTRICT, area__valid_to__lte=today(), area__parent__in=units)
    )


def may_send(user: Any, report: Report) -> bool:
    """The office whose report it is, or the one that stands for it today; nobody above it."""
    return own_offices(user).filter(pk=report.office_id).exists()


def narrating_offices(user: Any) -> QuerySet[Office]:
    """The offices for which the user writes 6-month and annual reports: their own, but no facility."""
    return own_offices(user).filter(kind__in=AREA_OFFICES)


def may_write(user: Any, report: NarrativeReport) -> bool:
    """The office's own officers; those above read it."""
    return narrating_offices(user).filter(pk=report.office_id).exists()


def may_receive(user: Any, report: Report) -> bool:
    """The office above, as of the end of the period, or the one that stands for it today. A province's report goes to
    the ministry, which has no post here: the province itself records what came back."""
    receiver = receiver_of(report)
    return may_send(user, report) if receiver is None else own_offices(user).filter(pk=receiver.pk).exists()


def receiver_of(report: Report) -> Office | None:
    """The office above on the last day of the period; None: the ministry. Remembered with the report."""
    known = report.__dict__
    if "_receiver" not in known:
        known["_receiver"] = office_above(report.office, report.ends)
    return known["_receiver"]


def planning_offices(user: Any) -> QuerySet[Office]:
    """The offices for which the user makes plans and gives their targets to the units below: that of a post in a
    province or a district. Communes read what they have."""
    scope = scope_of(user, Permission.WRITE_PLAN)
    return Office.objects.valid_on(today()).filter(area__in=scope.units, kind=F("area__level"))


def may_plan(user: Any, office: Office) -> bool:
    """Whoever has the office among theirs."""
    return planning_offices(user).filter(pk=office.pk).exists()
