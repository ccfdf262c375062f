"""Who owes what: on time, late, missing, nothing to report; each level down to the unit, and nobody further."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from core.errors import NotAllowedError
from reporting.drafts import compile_drafts
from reporting.enums import Owing, ReportState, Stage
from reporting.models import Report, ReportEvent, ReportingStart, Submission
from reporting.overview import late_days, owed_reports, with_owing
from reporting.services import (
    approve_report,
    check_report,
    open_period_reports,
    return_report,
    submit_nil_report,
    withdraw_report,
)
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, DISTRICT, NEIGHBOUR, PROVINCE, area
from tests.refusals import refused
from tests.reporting.test_life import PAPER, an_gives_up, sent
from tests.reporting.world import counted

pytestmark = pytest.mark.django_db
JUNE = date(2024, 6, 20)


@pytest.fixture
def owed(world):
    """The reports of May of a whole province, opened and as yet untouched."""
    ReportingStart.objects.create(area=area(PROVINCE), first_on=date(2024, 5, 1))
    open_period_reports(on=JUNE)
    return world


def of(code: str, form: str = "01-BCN") -> Report:
    return Report.objects.get(office__code=code, form=form)


def state(report: Report, user) -> tuple[str, int]:
    found = with_owing(owed_reports(user)).get(pk=report.pk)
    return found.owing, late_days(found)


def nil(code: str = "00007", form: str = "01-BCN") -> Report:
    """A commune where nothing happened."""
    return counted(of(code, form))


def page(client, **asked) -> str:
    return client.get(reverse("reporting:owed"), asked).content.decode()


def test_each_stage_and_day_has_its_word(owed, on_day):
    report = of(COMMUNE)
    on_day(date(2024, 6, 2))
    assert state(report, owed.commune) == (Owing.OPENED, 0)
    counted(report)
    assert state(report, owed.commune) == (Owing.DRAFT, 0)
    on_day(date(2024, 6, 3))
    assert state(report, owed.commune) == (Owing.MISSING, 1)
    on_day(date(2024, 6, 5))
    sent(report, owed.commune)
    assert state(report, owed.commune) == (Owing.SENT_LATE, 3)
    on_day(date(2024, 6, 10))
    assert state(report, owed.commune) == (Owing.SENT_LATE, 3)
    approve_report(report=report, by=owed.district)
    assert state(report, owed.commune) == (Owing.APPROVED, 3)


def test_sent_on_the_last_day_is_in_time_also_when_returned_and_sent_again(owed, on_day):
    report = counted(of(COMMUNE))
    on_day(date(2024, 6, 2))
    submission = sent(report, owed.commune, signed_on=date(2024, 6, 1))
    assert state(report, owed.commune) == (Owing.SENT, 0)
    on_day(date(2024, 6, 12))
    return_report(report=report, reason="Xem lại", by=owed.district)
    assert state(report, owed.commune) == (Owing.RETURNED, 0)
    an_gives_up(owed)
    report.refresh_from_db()
    sent(counted(report), owed.commune, number=submission.number)
    assert state(report, owed.commune) == (Owing.SENT, 0)


def test_what_its_sender_took_back_was_not_sent(owed, on_day):
    report = counted(of(COMMUNE))
    on_day(date(2024, 6, 2))
    sent(report, owed.commune, signed_on=date(2024, 6, 1))
    withdraw_report(report=report, reason="Nhầm", by=owed.commune)
    on_day(date(2024, 6, 4))
    assert state(report, owed.commune) == (Owing.MISSING, 2)


def test_each_level_sees_its_own_and_those_below(owed, as_user):
    mine = page(as_user(owed.commune))
    assert mine.split("<tbody>")[1].count("UBND phường Phúc Xá") == 2
    assert "Trúc Bạch" not in mine
    below = page(as_user(owed.district))
    assert "Trúc Bạch" in below
    assert "Phúc Tân" not in below
    whole = page(as_user(owed.province))
    assert "02-BCN" in whole
    assert "Phúc Xá" not in whole
    district = area(DISTRICT)
    assert f"huyen={district.pk}" in whole
    inside = page(as_user(owed.province), huyen=district.pk)
    assert "Phúc Xá" in inside
    assert "Phúc Tân" not in inside


def test_a_district_out_of_sight_is_not_there(owed, as_user):
    other = area("002").pk
    for user, key in ((owed.district, other), (owed.commune, area(DISTRICT).pk), (owed.province, "x")):
        assert as_user(user).get(reverse("reporting:owed"), {"huyen": key}).status_code == 404
    assert as_user(owed.facility_officer).get(reverse("reporting:owed")).status_code == 200


def test_counts_at_the_top_and_filters(owed, as_user, on_day):
    sent(counted(of(COMMUNE)), owed.commune)
    client = as_user(owed.district)
    total = Report.objects.filter(office__area__parent__code=DISTRICT, office__kind="commune").count()
    html = page(client)
    counts = dict(re.findall(r'owing=(\w+)"[^>]*>\s*<b>(\d+)</b>', html))
    assert (int(counts["missing"]), counts["late"], counts["approved"]) == (total - 1, "1", "0")
    late = page(client, owing="late")
    assert "trễ 18 ngày" in late
    assert "1 báo cáo" in late
    assert "Trúc Bạch" not in late
    assert "PL-TK" not in page(client, form="01-BCN").split("<tbody>")[-1]
    assert "Không có báo cáo nào khớp" in page(client, owing="approved")


def test_the_number_of_statements_does_not_follow_the_number_of_units(owed, as_user):
    client = as_user(owed.province)
    with CaptureQueriesContext(connection) as many:
        page(client)
    Report.objects.exclude(office__code__in=(COMMUNE, NEIGHBOUR, "CS-01")).delete()
    with CaptureQueriesContext(connection) as few:
        page(client)
    assert len(many) == len(few)


# --- nothing to report is a report ------------------------------------------------------------------------------------


def test_a_draft_without_figures_says_so_and_is_sent_in_one_go(owed, as_user):
    report, other = nil(NEIGHBOUR, "PL-TK"), counted(of(COMMUNE))
    Report.objects.filter(pk=report.pk).update(
        cells={row: dict.fromkeys(cell, 0) | {"total": None} for row, cell in report.cells.items()}
    )
    report.refresh_from_db()
    assert (report.is_nil, other.is_nil) == (True, False)
    html = page(as_user(owed.district))
    assert html.count("Không phát sinh") == 1
    client = as_user(owed.neighbour)
    address = reverse("reporting:report_submit_nil", args=[report.pk])
    detail = reverse("reporting:report_detail", args=[report.pk])
    assert address in client.get(detail).content.decode()
    assert "Không phát sinh" in client.get(address).content.decode()


def test_a_nil_report_is_checked_and_sent_by_one_act(owed):
    report = nil()
    by = officer(Role.COMMUNE_OFFICER, report.office.code)
    assert report.is_nil
    with pytest.raises(NotAllowedError):
        submit_nil_report(report=report, by=owed.district, **PAPER)
    assert Report.objects.get(pk=report.pk).stage == Stage.COMPILED
    submission = submit_nil_report(report=report, by=by, **PAPER)
    acts = ReportEvent.objects.filter(report=report).values_list("act", "by")
    assert list(acts) == [("check", by.pk), ("submit", by.pk)]
    assert submission.receiver == owed.district.posts_today[0].office


def test_with_figures_or_uncounted_it_is_not_nil(owed):
    report = counted(of(COMMUNE))
    assert "có số liệu phát sinh" in refused(lambda: submit_nil_report(report=report, by=owed.commune, **PAPER))
    assert "có số liệu phát sinh" in refused(
        lambda: submit_nil_report(report=of(NEIGHBOUR), by=owed.neighbour, **PAPER)
    )
    assert not Submission.objects.exists()


# --- what the calendar opened, on its own page ------------------------------------------------------------------------


def test_an_opened_report_is_no_failure_and_can_be_compiled_now(owed, as_user):
    report = of(COMMUNE)
    client = as_user(owed.commune)
    html = client.get(reverse("reporting:report_detail", args=[report.pk])).content.decode()
    assert "Báo cáo do lịch mở" in html
    assert "Chưa tổng hợp được" not in html
    assert "data-poll" not in html
    assert "Lịch báo cáo" in client.get(reverse("reporting:report_list")).content.decode()
    client.post(reverse("reporting:report_recompile", args=[report.pk]))
    report.refresh_from_db()
    assert (report.state, report.requested_by) == (ReportState.WAITING, owed.commune)


def test_a_draft_of_the_night_has_no_print_until_asked_for(owed, as_user):
    Report.objects.exclude(office__code=COMMUNE).delete()
    compile_drafts(area(PROVINCE), JUNE)
    report = of(COMMUNE)
    client = as_user(owed.commune)
    html = client.get(reverse("reporting:report_detail", args=[report.pk])).content.decode()
    assert "Mở PDF" not in html
    assert "Tổng hợp lại và dựng PDF" in html
    assert client.get(reverse("reporting:report_pdf", args=[report.pk])).status_code == 404
    check_report(report=report, by=owed.commune)


def test_the_calendar_is_told_in_words(owed, as_user):
    html = as_user(owed.commune).get(reverse("reporting:schedule")).content.decode()
    assert "trước ngày 03 của tháng sau, tức chậm nhất ngày 02" in html
    assert "số liệu chốt hết ngày 31 của tháng trước tháng cuối kỳ" in html
