"""``manage.py seed_narrative``: reports of the demonstration in words, with made-up texts of their officers."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.enums import Permission
from accounts.models import User
from areas.enums import Level
from core.calendar import today
from core.claims import take
from core.db import acting_as
from reporting.models import NarrativeReport
from reporting.narrating import narrate
from reporting.narrative.sample import TEXTS
from reporting.perms import narrating_offices
from reporting.services import open_narrative, write_section


class Command(BaseCommand):
    help = "Lập một báo cáo tổng kết mẫu của mỗi cấp có người dùng mẫu; đã có thì không ghi gì."

    def handle(self, *args: Any, **options: Any) -> None:
        for level in (Level.COMMUNE, Level.DISTRICT, Level.PROVINCE):
            with acting_as(None):
                found = _writer(level)
            if found:
                _write(*found)


def _writer(level: str) -> tuple[User, Any] | None:
    """The first user who writes for an office of the level, and the office."""
    for user in User.objects.order_by("pk"):
        if user.may(Permission.COMPILE_REPORT):
            office = narrating_offices(user).filter(kind=level).order_by("pk").first()
            if office:
                return user, office
    return None


def _write(by: User, office: Any) -> None:
    day = today()
    period = f"{day.year}-H1" if day.month > 3 else str(day.year - 1)
    with acting_as(None):
        report = open_narrative(office=office, period=period, by=by)
    claim = take(NarrativeReport, report.pk)
    if claim is None:
        return
    narrate(claim, lambda percent, label: None)
    with acting_as(None):
        for section in report.sections.filter(edited_at=None, slug__in=TEXTS):
            write_section(section=section, text=TEXTS[section.slug], version=section.version, by=by)
