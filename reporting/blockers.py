"""What stands between a report and its submission: the list that the page shows is the list that the guard uses."""

from dataclasses import dataclass

from areas.queries import subtree_on
from reporting.enums import SENT, ReportState
from reporting.models import Report
from reporting.tables import checks_of, untyped_groups
from reporting.units import unit_of_office

FEEDS = {
    "03-BCN": ("01-BCN",),
    "04-BCN": ("03-BCN", "02-BCN"),
    "PL-TK": ("PL-TK",),
    "PL-XA": ("PL-XA",),
}
"""Of which forms of the offices below a form is made (TT05/2011 art. 4)."""

NOT_DONE = "Số liệu chưa tổng hợp xong; hãy chờ hoặc bấm “Tổng hợp lại”."
BROKEN = "{} không cân: số liệu mâu thuẫn nhau nên không nộp được. Hãy bấm vào con số để xem hồ sơ và sửa."
UNTYPED = "Chưa nhập số liệu cuối năm “{}” ở mục Hoạt động, Số liệu cán bộ và kinh phí."
MISSING_BELOW = "{} đơn vị cấp dưới chưa nộp {}: {}."
MOST_NAMED = 5


@dataclass(frozen=True)
class Blocker:
    """A reason against submission; ``form`` and ``period`` when it is the missing reports of the offices below."""

    sentence: str
    form: str = ""
    period: str = ""


def blockers_of(report: Report) -> list[Blocker]:
    """Everything that must be put right before the report can be sent."""
    if report.state != ReportState.DONE:
        return [Blocker(NOT_DONE)]
    broken = [Blocker(BROKEN.format(check.words)) for check in checks_of(report) if not check.holds]
    untyped = [Blocker(UNTYPED.format(title)) for title in untyped_groups(report)]
    return [*broken, *untyped, *_missing_below(report)]


def missing_below(report: Report) -> list[Report]:
    """The reports owed by the offices below, of periods within this one's, that were not sent."""
    forms = FEEDS.get(report.form, ())
    unit = unit_of_office(report.office, report.ends)
    if not forms or unit.area is None:
        return []
    below = subtree_on(unit.area, report.ends).exclude(pk=unit.area.pk).values("pk")
    return list(
        Report.objects.filter(
            form__in=forms,
            calendar=report.calendar,
            office__area__in=below,
            due_on__isnull=False,
            starts__gte=report.starts,
            ends__lte=report.ends,
        )
        .exclude(stage__in=SENT)
        .exclude(pk=report.pk)
        .select_related("office")
        .defer("cells", "checks")
        .order_by("form", "period", "office__name")
    )


def _missing_below(report: Report) -> list[Blocker]:
    found: dict[tuple[str, str], list[Report]] = {}
    for missing in missing_below(report):
        found.setdefault((missing.form, missing.period), []).append(missing)
    return [_named(reports) for reports in found.values()]


def _named(reports: list[Report]) -> Blocker:
    first = reports[0]
    names = ", ".join(report.office.name for report in reports[:MOST_NAMED])
    more = f" và {len(reports) - MOST_NAMED} đơn vị khác" if len(reports) > MOST_NAMED else ""
    what = f"{first.get_form_display()} {first.window.title.lower()}"
    return Blocker(MISSING_BELOW.format(len(reports), what, names + more), form=first.form, period=first.period)
