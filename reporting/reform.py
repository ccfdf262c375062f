"""Open reports and plans of units that end: what a reform touches."""

from datetime import date

from areas.reform.touched import Touch, older_than, rows_in, touches
from reporting.enums import SENT
from reporting.models import Plan, Report


def _reports(keys: list[int], day: date) -> list[tuple[int, str]]:
    owed = Report.objects.filter(due_on__isnull=False, office__area__in=older_than(keys, day).values("area"))
    owed = owed.exclude(stage__in=SENT).order_by("form", "period", "pk")
    return rows_in(
        [(area, f"{form} {period}") for area, form, period in owed.values_list("office__area", "form", "period")],
        keys,
        day,
    )


def _plans(keys: list[int], day: date) -> list[tuple[int, str]]:
    plans = Plan.objects.filter(last_year__gte=day.year).select_related("office").order_by("pk")
    return rows_in([(plan.office.area_id, str(plan)) for plan in plans], keys, day)


touches.register(Touch("reports", 50, "Báo cáo mở", _reports))
touches.register(Touch("plans", 60, "Kế hoạch", _plans))
