"""When which report is owed, by whom: the days of the text, the most specific row, units of their day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from areas.enums import OfficeKind
from areas.models import Office
from core.errors import DomainError
from core.models import AuditEvent
from reporting.enums import Calendar, FormCode, Part, ReportState, Sender, Stage
from reporting.models import Report, ReportingStart, ReportSchedule
from reporting.prepare import load_schedules
from reporting.schedules import cutoff_day, last_day_before
from reporting.services import ask_report, open_period_reports, set_reporting_start, set_schedule, sweep_reports
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, DISTRICT, FAR_PROVINCE, NEIGHBOUR, PROVINCE, area, care_office, office

pytestmark = pytest.mark.django_db
JANUARY = date(2024, 1, 1)


@pytest.fixture
def admin():
    return officer(Role.ADMINISTRATOR)


def begin(code: str | None = DISTRICT, first_on: date = JANUARY, *, day: date | None = None) -> ReportingStart:
    return ReportingStart.objects.create(area=code and area(code, day), first_on=first_on)


def opened(on: date) -> set[tuple[str, str, str]]:
    """Office, form and period of what a day brings."""
    before = set(Report.objects.values_list("pk", flat=True))
    open_period_reports(on=on)
    return set(Report.objects.exclude(pk__in=before).values_list("office__code", "form", "period"))


def row(**values) -> ReportSchedule:
    return ReportSchedule(
        **{
            "form": FormCode.COMMUNE,
            "sender": Sender.COMMUNE,
            "part": Part.MONTH,
            "from_year": 2024,
            "before_day": 5,
            "month_offset": 1,
            "source": "Công văn 1",
            **values,
        }
    )


@pytest.mark.parametrize(
    ("ends", "day", "months", "last"),
    [
        (date(2024, 5, 31), 3, 1, date(2024, 6, 2)),
        (date(2024, 12, 31), 3, 1, date(2025, 1, 2)),
        (date(2024, 6, 30), 7, 1, date(2024, 7, 6)),
        (date(2024, 12, 31), 15, 1, date(2025, 1, 14)),
        (date(2017, 6, 30), 10, 0, date(2017, 6, 9)),
        (date(2017, 12, 31), 30, -1, date(2017, 11, 29)),
        (date(2024, 5, 31), 1, 1, date(2024, 5, 31)),
        (date(2024, 1, 31), 31, 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 29, 1, date(2023, 2, 28)),
    ],
)
def test_before_a_day_means_the_day_before_is_the_last(ends, day, months, last):
    assert last_day_before(ends, day, months) == last


def test_a_cutoff_on_a_day_that_the_month_lacks_is_its_last_day():
    assert cutoff_day(date(2024, 6, 30), 31, -1) == date(2024, 5, 31)
    assert cutoff_day(date(2024, 12, 31), 31, -1) == date(2024, 11, 30)


def test_a_month_is_opened_on_the_first_day_after_it():
    begin(COMMUNE, date(2024, 5, 1))
    assert opened(date(2024, 5, 31)) == set()
    assert opened(date(2024, 6, 1)) == {(COMMUNE, "01-BCN", "2024-05"), (COMMUNE, "PL-TK", "2024-05")}
    report = Report.objects.get(form="01-BCN")
    assert (report.due_on, report.stage, report.state) == (date(2024, 6, 2), Stage.OPENED, ReportState.IDLE)
    assert (report.requested_by, report.cells, report.ends) == (None, None, date(2024, 5, 31))
    assert opened(date(2024, 6, 1)) == set()


def test_each_level_owes_its_own_forms():
    care_office("CS-01")
    care_office("MM-01", kind=OfficeKind.CLINIC)
    begin(PROVINCE)
    june, july = opened(date(2024, 6, 30)), opened(date(2024, 7, 1))
    assert {form for _, form, _ in june} == {"01-BCN", "02-BCN", "PL-TK"}
    assert {form for code, form, period in july if code == DISTRICT} == {"03-BCN", "PL-TK", "PL-XA"}
    assert {form for code, form, period in july if code == PROVINCE} == {"04-BCN", "PL-TK", "PL-XA"}
    assert {period for code, _, period in july if code in (DISTRICT, PROVINCE)} == {"2024-H1"}
    assert {(code, form) for code, form, _ in june | july if code in ("CS-01", "MM-01")} == {("CS-01", "02-BCN")}
    due = dict(Report.objects.filter(period="2024-H1", form__in=("03-BCN", "04-BCN")).values_list("form", "due_on"))
    assert due == {"03-BCN": date(2024, 7, 6), "04-BCN": date(2024, 7, 14)}


def test_without_a_start_nobody_owes_anything_and_the_nearest_start_holds():
    assert opened(date(2024, 6, 1)) == set()
    begin(DISTRICT, date(2024, 5, 1))
    begin(COMMUNE, date(2024, 4, 2))
    periods = {(code, period) for code, _, period in opened(date(2024, 6, 1))}
    assert (COMMUNE, "2024-05") in periods
    assert {period for _, period in periods} == {"2024-05"}
    ReportingStart.objects.filter(area=area(COMMUNE)).update(first_on=date(2024, 4, 1))
    assert {(code, period) for code, _, period in opened(date(2024, 6, 1))} == {(COMMUNE, "2024-04")}


def test_since_the_reform_no_district_owes_and_communes_of_the_day_do(on_day):
    on_day(date(2026, 7, 1))
    begin(PROVINCE, date(2025, 6, 1), day=date(2025, 6, 30))
    open_period_reports(on=date(2026, 7, 1))
    kinds = Report.objects.filter(ends__gte=date(2025, 7, 1)).values_list("office__kind", flat=True).distinct()
    assert set(kinds) == {"commune", "province"}
    assert not Report.objects.filter(form="03-BCN").exists()
    standing = Office.objects.valid_on(date(2025, 6, 30)).values("pk")
    assert Report.objects.filter(period="2025-06").exists()
    assert not Report.objects.filter(period="2025-06").exclude(office__in=standing).exists()
    assert not Report.objects.filter(period="2025-07", office__in=standing).exclude(office__kind="facility").exists()


def test_the_nearest_unit_s_row_holds_then_that_of_one_month_then_the_later(admin):
    begin(DISTRICT, date(2024, 4, 1))
    set_schedule(schedule=row(area=area(COMMUNE), before_day=10), by=admin)
    set_schedule(schedule=row(area=area(PROVINCE), before_day=20), by=admin)
    set_schedule(schedule=row(area=area(PROVINCE), before_day=25, part=Part.MAY), by=admin)
    open_period_reports(on=date(2024, 6, 1))
    found = Report.objects.filter(form="01-BCN", office__code__in=(COMMUNE, NEIGHBOUR))
    due = {(code, period): due_on.day for code, period, due_on in found.values_list("office__code", "period", "due_on")}
    assert due == {
        (COMMUNE, "2024-04"): 9,
        (COMMUNE, "2024-05"): 9,
        (NEIGHBOUR, "2024-04"): 19,
        (NEIGHBOUR, "2024-05"): 24,
    }


def test_a_row_may_say_that_a_unit_owes_nothing_from_a_year_on(admin):
    begin(COMMUNE, date(2023, 12, 1))
    set_schedule(schedule=row(area=area(COMMUNE), is_owed=False, before_day=None), by=admin)
    assert {(form, period) for _, form, period in opened(date(2024, 2, 1)) if form == "01-BCN"} == {
        ("01-BCN", "2023-12")
    }


def test_the_plan_of_2017_opens_when_its_cutoff_has_come_and_only_there(on_day):
    on_day(date(2017, 12, 1))
    for code in (FAR_PROVINCE, DISTRICT):
        begin(code, date(2017, 1, 1))
    assert not {form for _, form, _ in opened(date(2017, 5, 31)) if form == "03-BCN"}
    first = opened(date(2017, 6, 1))
    plan = Report.objects.filter(calendar=Calendar.PLAN)
    assert {report.office.area.parent.code for report in plan} == {FAR_PROVINCE}
    assert set(plan.values_list("form", "period", "cutoff", "ends", "due_on")) == {
        ("03-BCN", "2017-H1", date(2017, 5, 31), date(2017, 5, 31), date(2017, 6, 9))
    }
    assert ("01-BCN", "2017-05") in {(form, period) for _, form, period in first}
    open_period_reports(on=date(2017, 11, 16))
    year = plan.filter(period="2017").values_list("cutoff", "due_on").distinct()
    assert set(year) == {(date(2017, 11, 15), date(2017, 11, 29))}


def test_a_report_asked_for_before_is_the_one_that_is_owed():
    by = officer(Role.COMMUNE_OFFICER)
    asked = ask_report(form="01-BCN", office=office(), period="2024-05", by=by)
    begin(COMMUNE, date(2024, 5, 1))
    assert opened(date(2024, 6, 1)) == {(COMMUNE, "PL-TK", "2024-05")}
    asked.refresh_from_db()
    assert (asked.due_on, asked.requested_by, asked.state) == (date(2024, 6, 2), by, ReportState.WAITING)


def test_an_opened_report_is_compiled_when_asked_for_and_never_by_the_sweep(django_capture_on_commit_callbacks):
    by = officer(Role.COMMUNE_OFFICER)
    begin(COMMUNE, date(2024, 5, 1))
    open_period_reports(on=date(2024, 6, 1))
    assert sweep_reports() == 0
    with django_capture_on_commit_callbacks() as sent:
        asked = ask_report(form="01-BCN", office=office(), period="2024-05", by=by)
    assert (len(sent), asked.state, asked.due_on) == (1, ReportState.WAITING, date(2024, 6, 2))
    assert Report.objects.filter(form="01-BCN").count() == 1


def test_what_was_opened_keeps_its_day_and_is_not_opened_again_by_another_row(admin):
    begin(COMMUNE, date(2024, 4, 1))
    open_period_reports(on=date(2024, 5, 1))
    set_schedule(schedule=row(area=area(COMMUNE), before_day=10), by=admin)
    open_period_reports(on=date(2024, 6, 1))
    due = dict(Report.objects.filter(form="01-BCN").values_list("period", "due_on"))
    assert due == {"2024-04": date(2024, 5, 2), "2024-05": date(2024, 6, 9)}


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"sender": Sender.DISTRICT}, "sender", "không lập biểu 01-BCN"),
        ({"part": Part.YEAR}, "part", "không có kỳ này"),
        ({"before_day": None}, "before_day", "phải ghi “nộp trước ngày”"),
        ({"before_day": 32}, "before_day", "từ 1 đến 31"),
        ({"to_year": 2023}, "to_year", "từ năm đầu trở đi"),
        ({"month_offset": 0}, "before_day", "không được trước ngày chốt số liệu"),
        ({"cutoff_day": 20, "cutoff_month_offset": 0}, "cutoff_day", "ghi đủ cả hai"),
        (
            {"calendar": Calendar.PLAN, "cutoff_day": 5, "cutoff_month_offset": 1},
            "cutoff_day",
            "nằm ngoài kỳ",
        ),
    ],
)
def test_a_row_that_cannot_hold_is_refused(admin, values, field, words):
    with pytest.raises(DomainError, match=words):
        set_schedule(schedule=row(**values), by=admin)
    assert not ReportSchedule.objects.filter(source="Công văn 1").exists()


def test_the_same_row_from_the_same_year_is_refused(admin):
    set_schedule(schedule=row(), by=admin)
    with pytest.raises(DomainError, match="đã có một dòng từ năm đó"):
        set_schedule(schedule=row(before_day=9), by=admin)
    with pytest.raises(ValidationError):
        begin(COMMUNE) and ReportingStart(area=area(COMMUNE), first_on=JANUARY).full_clean()


def test_an_administrator_changes_the_calendar_on_the_management_site(admin):
    client = Client()
    client.force_login(admin)
    typed = {
        "calendar": "circular",
        "form": "01-BCN",
        "sender": "commune",
        "part": "month",
        "area": area(PROVINCE).pk,
        "from_year": 2025,
        "is_owed": "on",
        "before_day": 6,
        "month_offset": 1,
        "source": "Công văn 2",
    }
    address = reverse("admin:reporting_reportschedule_add")
    assert "không lập biểu" in client.post(address, {**typed, "sender": "facility"}).content.decode()
    assert client.post(address, typed).status_code == 302
    written = ReportSchedule.objects.get(source="Công văn 2")
    assert written.changed_by == admin
    assert AuditEvent.objects.filter(action="set_report_schedule", object_id=str(written.pk)).exists()
    assert (
        "trước ngày 06 của tháng sau, tức chậm nhất ngày 05"
        in client.get(reverse("admin:reporting_reportschedule_changelist")).content.decode()
    )
    start = reverse("admin:reporting_reportingstart_add")
    assert client.post(start, {"area": area(PROVINCE).pk, "first_on": "2024-01-01"}).status_code == 302
    assert ReportingStart.objects.get().changed_by == admin


def test_preparing_again_repairs_what_nobody_changed(admin):
    count = ReportSchedule.objects.count()
    mine, other = ReportSchedule.objects.filter(form="01-BCN").get(), ReportSchedule.objects.get(form="02-BCN")
    mine.before_day = 9
    set_schedule(schedule=mine, by=admin)
    ReportSchedule.objects.filter(pk=other.pk).update(before_day=9)
    load_schedules()
    assert ReportSchedule.objects.count() == count
    assert ReportSchedule.objects.get(pk=mine.pk).before_day == 9
    assert ReportSchedule.objects.get(pk=other.pk).before_day == 3


def test_a_start_is_written_by_its_service(admin):
    start = set_reporting_start(start=ReportingStart(area=None, first_on=JANUARY), by=admin)
    with pytest.raises(DomainError, match="đã có ngày bắt đầu"):
        set_reporting_start(start=ReportingStart(area=None, first_on=JANUARY), by=admin)
    assert start.changed_by == admin


def test_an_idle_report_has_no_cells():
    begin(COMMUNE, date(2024, 5, 1))
    open_period_reports(on=date(2024, 6, 1))
    with pytest.raises(IntegrityError, match="report_idle_has_no_cells"), transaction.atomic():
        Report.objects.update(cells={})
