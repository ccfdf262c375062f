"""The work of the night: once a day, whoever starts it; each attempt a row; a night missed is noticed and made up."""

from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest
import yaml
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from areas.models import Area
from areas.queries import area_on
from config.celery import app
from core.calendar import today
from reporting import drafts as drafting
from reporting.compile import compile_form
from reporting.drafts import compile_drafts, drafts, provinces_with_drafts
from reporting.enums import JobName, JobOutcome, ReminderKind, ReportState, Stage
from reporting.models import JobRun, Reminder, Report, ReportFile, ReportingStart
from reporting.notices import night_notices, report_notice
from reporting.reminding import kind_for, remind
from reporting.running import note_missed, run_once
from reporting.services import (
    check_report,
    make_up_nightly,
    open_period_reports,
    recompile_report,
    run_nightly,
    sweep_reports,
)
from reporting.services import nightly as night
from reporting.tasks import compile_province_task
from reporting.units import form_for, unit_of_office
from tests.areas.factories import COMMUNE, DISTRICT, NEIGHBOUR, PROVINCE, area

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 20)
JULY = date(2024, 7, 1)


@pytest.fixture
def owed(world, on_day):
    """The district's reports of May and of the half-year, and the province's."""
    on_day(JULY)
    ReportingStart.objects.create(area=area(DISTRICT), first_on=date(2024, 5, 1))
    ReportingStart.objects.create(area=area(PROVINCE), first_on=date(2024, 6, 2))
    open_period_reports(on=JULY)
    ReportingStart.objects.all().update(first_on=date(2024, 1, 1))
    Report.objects.filter(period="2024-06").delete()
    return world


@pytest.fixture
def sent(monkeypatch) -> list[int]:
    """The provinces that were handed to the workers, without a worker."""
    handed: list[int] = []
    monkeypatch.setattr(compile_province_task, "delay", lambda province, day: handed.append(province))
    return handed


def province() -> Area:
    return area_on(PROVINCE, JULY)


def test_drafts_are_made_in_one_pass_and_equal_those_made_one_by_one(world, on_day):
    on_day(JULY)
    ReportingStart.objects.create(area=area(DISTRICT), first_on=date(2023, 12, 1))
    open_period_reports(on=JULY)
    Report.objects.exclude(period__in=("2023-12", "2024-05", "2024-H1")).delete()
    before = Report.objects.count()
    counts = compile_drafts(province(), JULY)
    assert counts == {"compiled": before, "skipped": 0, "failed": 0}
    forms = set()
    for report in Report.objects.select_related("office__area"):
        if report.office.code not in (COMMUNE, NEIGHBOUR, DISTRICT):
            continue
        forms.add(report.form)
        form, unit = form_for(report.form, report.window), unit_of_office(report.office, report.ends)
        found = compile_form(form, unit, report.window)
        assert report.cells == found.cells, (report, unit)
        assert report.checks == [{"name": check.name, "holds": check.holds} for check in found.checks]
        assert (report.state, report.stage) == (ReportState.DONE, Stage.COMPILED)
    assert forms == {"01-BCN", "03-BCN", "PL-TK", "PL-XA"}
    assert not ReportFile.objects.exists()


def test_the_number_of_statements_does_not_follow_the_number_of_units(owed, django_assert_max_num_queries):
    reports = Report.objects.filter(form="01-BCN")
    assert reports.count() > 10
    Report.objects.exclude(form="01-BCN").delete()
    with django_assert_max_num_queries(40):
        compile_drafts(province(), JULY)
    assert not reports.exclude(state=ReportState.DONE).exists()


def test_what_is_confirmed_or_asked_for_is_left_alone(owed):
    compile_drafts(province(), JULY)
    mine = Report.objects.get(office__code=COMMUNE, form="01-BCN")
    other = Report.objects.get(office__code=COMMUNE, form="PL-TK")
    check_report(report=mine, by=owed.commune)
    recompile_report(report=other, by=owed.commune)
    before = {report.pk: report.compiled_at for report in (mine, other)}
    compile_drafts(province(), JULY)
    assert dict(Report.objects.filter(pk__in=before).values_list("pk", "compiled_at")) == before
    assert set(Report.objects.filter(pk__in=before).values_list("stage", "state")) == {
        (Stage.CHECKED, ReportState.DONE),
        (Stage.COMPILED, ReportState.WAITING),
    }


def test_what_somebody_confirms_while_it_is_counted_is_not_overwritten(owed, monkeypatch):
    compile_drafts(province(), JULY)
    mine = Report.objects.get(office__code=COMMUNE, form="01-BCN")
    real = drafting.compile_all

    def slow(form, *rest):
        if form.code == "01-BCN":
            check_report(report=mine, by=owed.commune)
        return real(form, *rest)

    monkeypatch.setattr(drafting, "compile_all", slow)
    counts = compile_drafts(province(), JULY)
    assert counts["skipped"] == 1
    assert Report.objects.get(pk=mine.pk).stage == Stage.CHECKED


def test_the_print_of_other_figures_is_thrown_away(owed):
    compile_drafts(province(), JULY)
    same, other = Report.objects.filter(office__code=COMMUNE, form__in=("01-BCN", "PL-TK")).order_by("form")
    for report in (same, other):
        ReportFile.objects.create(report=report, content=b"%PDF-", sha256="0" * 64)
    Report.objects.filter(pk=other.pk).update(cells={"31.01": {"total": 99}})
    compile_drafts(province(), JULY)
    assert list(ReportFile.objects.values_list("report", flat=True)) == [same.pk]


def test_a_draft_long_overdue_is_counted_once_and_then_left(owed):
    compile_drafts(province(), JULY)
    last = date(2024, 6, 2) + drafting.FRESH_FOR
    assert drafts(last).filter(form="01-BCN").exists()
    assert not drafts(last + timedelta(days=1)).filter(form="01-BCN").exists()
    Report.objects.filter(form="01-BCN").update(state=ReportState.IDLE, stage=Stage.OPENED, cells=None)
    assert drafts(last + timedelta(days=1)).filter(form="01-BCN").exists()


def test_one_form_that_fails_does_not_stop_the_others(owed, monkeypatch):
    real = drafting.compile_all

    def broken(form, *rest):
        if form.code == "PL-TK":
            raise RuntimeError
        return real(form, *rest)

    monkeypatch.setattr(drafting, "compile_all", broken)
    run = run_once(JobName.COMPILE_PROVINCE, JULY, lambda: compile_drafts(province(), JULY), area=province())
    assert run.outcome == JobOutcome.FAILED
    assert run.counts["failed"] == Report.objects.filter(form="PL-TK", office__kind__in=("commune", "district")).count()
    assert "báo cáo không tổng hợp được" in run.failure
    assert Report.objects.filter(form="01-BCN", state=ReportState.DONE).exists()
    assert set(Report.objects.filter(form="PL-TK").values_list("state", flat=True)) == {ReportState.IDLE}
    assert sweep_reports() == 0


# --- once a day, and every attempt a row ------------------------------------------------------------------------------


def test_a_job_is_done_once_a_day():
    assert run_nightly(job=JobName.OPEN).outcome == JobOutcome.DONE
    assert run_nightly(job=JobName.OPEN) is None
    run = JobRun.objects.get()
    assert (run.for_day, run.counts, run.failure) == (DAY, {"opened": 0, "owed": 0}, "")
    with pytest.raises(IntegrityError, match="job_done_once_a_day"), transaction.atomic():
        JobRun.objects.create(job=JobName.OPEN, for_day=DAY, started_at=timezone.now())


def test_two_at_once_do_it_once():
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [f"job:open_reports:{DAY}:None"])
        assert run_nightly(job=JobName.OPEN) is None
        assert not JobRun.objects.exists()
        other.execute("SELECT pg_advisory_unlock_all()")
    assert run_nightly(job=JobName.OPEN).outcome == JobOutcome.DONE


def test_a_run_whose_worker_is_gone_is_told_and_done_again():
    lost = JobRun.objects.create(job=JobName.OPEN, for_day=DAY, started_at=timezone.now())
    assert run_nightly(job=JobName.OPEN).outcome == JobOutcome.DONE
    lost.refresh_from_db()
    assert lost.outcome == JobOutcome.LOST
    assert lost.ended_at
    assert "dừng giữa chừng" in lost.failure


def test_a_failure_says_why_and_is_tried_again(monkeypatch):
    def broken(day):
        raise RuntimeError

    monkeypatch.setitem(night.WORK, JobName.REMIND, broken)
    assert run_nightly(job=JobName.REMIND).outcome == JobOutcome.FAILED
    assert run_nightly(job=JobName.REMIND).outcome == JobOutcome.FAILED
    monkeypatch.setitem(night.WORK, JobName.REMIND, remind)
    assert run_nightly(job=JobName.REMIND).outcome == JobOutcome.DONE
    outcomes = list(JobRun.objects.order_by("pk").values_list("outcome", flat=True))
    assert outcomes == ["failed", "failed", "done"]
    assert "RuntimeError" in JobRun.objects.order_by("pk").first().failure


def test_a_missed_night_is_noticed_and_made_up(owed, sent, monkeypatch):
    monkeypatch.setattr(settings, "NIGHTLY_JOBS", {name: at.min for name, at in settings.NIGHTLY_JOBS.items()})
    JobRun.objects.create(
        job=JobName.OPEN, for_day=date(2024, 6, 28), started_at=timezone.now(), ended_at=timezone.now(), outcome="done"
    )
    Report.objects.all().delete()
    assert make_up_nightly() == [JobName.OPEN, JobName.REMIND, JobName.COMPILE]
    assert Report.objects.filter(period="2024-06", office__code=COMMUNE).exists()
    assert set(JobRun.objects.filter(job=JobName.OPEN).values_list("for_day", "outcome")) == {
        (date(2024, 6, 28), "done"),
        (date(2024, 6, 29), "missed"),
        (date(2024, 6, 30), "missed"),
        (JULY, "done"),
    }
    assert set(sent) == {province().pk}
    assert make_up_nightly() == []
    assert note_missed(JobName.OPEN, JULY) == 0
    told = night_notices(owed.province)
    assert told == ["Trong 7 ngày qua có 2 đêm việc “Mở báo cáo của kỳ” không chạy; đã làm bù."]
    assert night_notices(owed.commune) == []


def test_nothing_is_made_up_before_its_hour(monkeypatch):
    monkeypatch.setattr(settings, "NIGHTLY_JOBS", {name: at.max for name, at in settings.NIGHTLY_JOBS.items()})
    assert make_up_nightly() == []
    assert not JobRun.objects.exists()


def test_a_province_handed_out_and_lost_is_handed_out_again(owed, sent):
    run_nightly(job=JobName.COMPILE)
    assert sent == provinces_with_drafts(today()) == [province().pk]
    make_up_nightly()
    assert sent == [province().pk] * 2
    compile_province_task.run(province().pk, JULY.isoformat())
    compile_province_task.run(province().pk, JULY.isoformat())
    assert JobRun.objects.filter(job=JobName.COMPILE_PROVINCE).count() == 1
    make_up_nightly()
    assert len(sent) == 2
    assert not Report.objects.filter(state=ReportState.IDLE, office__area__parent__code=DISTRICT).exists()


def test_a_job_that_is_not_done_an_hour_after_its_time_is_told(owed, monkeypatch):
    monkeypatch.setattr("reporting.notices.now", lambda: timezone.localtime().replace(2024, 7, 1, 1, 19))
    assert night_notices(owed.province) == []
    monkeypatch.setattr("reporting.notices.now", lambda: timezone.localtime().replace(2024, 7, 1, 1, 21))
    assert night_notices(owed.province) == [
        "Việc ban đêm “Mở báo cáo của kỳ” ngày 01/07/2024 chưa chạy xong; hệ thống thử lại mỗi giờ."
    ]
    run_nightly(job=JobName.OPEN)
    assert night_notices(owed.province) == []


# --- reminders --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2024, 5, 29), None),
        (date(2024, 5, 30), ReminderKind.BEFORE),
        (date(2024, 6, 2), ReminderKind.BEFORE),
        (date(2024, 6, 3), ReminderKind.LATE),
        (date(2024, 6, 8), ReminderKind.LATE),
        (date(2024, 6, 9), ReminderKind.OVERDUE),
    ],
)
def test_from_three_days_before_and_after_the_day(day, kind):
    assert kind_for(date(2024, 6, 2), day) == kind


def test_each_reminder_is_given_once_and_none_for_what_was_sent(owed, on_day):
    due = date(2024, 6, 2)
    communes = Report.objects.filter(due_on=due).values("office").distinct().count()
    assert remind(date(2024, 6, 1)) == {"before": communes}
    assert remind(date(2024, 6, 2)) == {}
    assert Reminder.objects.get(office__code=COMMUNE).reports == 2
    Report.objects.filter(office__code=COMMUNE).update(due_on=None)
    assert remind(date(2024, 6, 3))["late"] == communes - 1
    assert not Reminder.objects.filter(office__code=COMMUNE, kind=ReminderKind.LATE).exists()


def test_the_officer_is_told_of_the_own_office_and_those_above_of_the_others(owed, on_day):
    on_day(date(2024, 6, 1))
    assert report_notice(owed.commune).sentence == "2 báo cáo phải nộp chậm nhất ngày 02/06/2024."
    on_day(date(2024, 6, 5))
    remind(today())
    assert report_notice(owed.commune).sentence == "2 báo cáo quá hạn, lâu nhất 3 ngày (đã nhắc ngày 05/06/2024)."
    below = Report.objects.filter(office__area__parent__code=DISTRICT, office__kind="commune").count()
    assert report_notice(owed.district).sentence == f"{below} báo cáo của các đơn vị cấp dưới quá hạn chưa nộp."
    assert report_notice(owed.other_district).sentence == ""


# --- queues -----------------------------------------------------------------------------------------------------------


def test_the_clock_knows_every_nightly_job_and_none_waits_with_what_a_person_waits_for():
    assert set(settings.NIGHTLY_JOBS) == {str(name) for name in night.WORK}
    app.loader.import_default_modules()
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        assert entry["task"] in app.tasks
    for name in settings.CELERY_TASK_ROUTES:
        assert app.tasks[name].soft_time_limit < settings.CELERY_TASK_TIME_LIMIT
    ours = [name for name in app.tasks if name.startswith(("reporting.", "registers."))]
    queues = {name: app.amqp.router.route({}, name)["queue"].name for name in ours}
    assert queues["reporting.tasks.compile_province_task"] == queues["reporting.jobs.nightly_job"] == "nightly"
    assert queues["reporting.tasks.compile_report_task"] == queues["reporting.jobs.sweep_reports_job"] == "interactive"


def test_an_interactive_job_has_workers_that_take_no_nightly_one():
    composed = yaml.safe_load(Path(settings.BASE_DIR, "docker-compose.yml").read_text())["services"]
    queues = {
        name: service["command"][service["command"].index("--queues") + 1]
        for name, service in composed.items()
        if "worker" in service.get("command", [])
    }
    assert queues == {"worker": "interactive", "nightly": "nightly"}
    demo = Path(settings.BASE_DIR, "scripts", "demo.py").read_text()
    assert '"--queues", "interactive"' in demo
    assert '"--queues", "nightly"' in demo


def test_the_page_of_the_nights_is_for_administrators_and_officers(owed, as_user):
    run_nightly(job=JobName.OPEN)
    html = as_user(owed.province).get(reverse("reporting:job_runs")).content.decode()
    assert "Mở báo cáo của kỳ" in html
    assert "báo cáo được mở" in html
