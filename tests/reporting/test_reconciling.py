"""A unit's recount beside what the units below sent; its opening beside its last closing; the note carried forward."""

from datetime import date

import pytest
from django.urls import reverse

from cases.services import move_dossier, update_dossier
from core.calendar import now
from reporting.late import changes_since
from reporting.models import Report
from reporting.production import adjustments
from reporting.reconciling import continuity, reconcile
from reporting.services import check_report, submit_report
from tests.areas.factories import NEIGHBOUR, area
from tests.reporting.test_life import PAPER, an_gives_up
from tests.reporting.world import HALF, asked, counted

pytestmark = pytest.mark.django_db

JULY = date(2024, 7, 1)


def sent_on(report: Report, day: date, by, number: int = 1):
    paper = {**PAPER, "number": f"{number}/BC-UBND", "signed_on": day}
    return submit_report(report=check_report(report=counted(report), by=by), by=by, **paper)


@pytest.fixture
def months_sent(world, on_day):
    """Every month of the half-year of the commune, sent; then the district's recount."""
    on_day(JULY)
    for month in range(1, 7):
        sent_on(asked(world.commune, "01-BCN", period=f"2024-{month:02d}"), JULY, world.commune, month)
    return counted(asked(world.district, "03-BCN", period=HALF))


def test_the_sum_of_the_months_is_the_recount(world, months_sent):
    found = reconcile(months_sent)
    commune = world.commune.posts.get().office.code
    assert found.different.cells == []
    assert commune not in found.missing
    assert found.missing[world.neighbour.posts.get().office.code] == ["chưa có báo cáo nào"]
    sums = {line.row: (line.sent, line.recounted) for line in found.sums}
    assert sums["11.02"] == (1, 1)
    assert sums["14.04"] == (1, 1)


def test_what_was_entered_late_is_named_by_its_dossier_and_change(world, months_sent):
    an_gives_up(world)
    found = reconcile(months_sent).different
    cells = {cell.row: cell for cell in found.cells}
    assert (cells["11.04"].old, cells["11.04"].new) == (1, 0)
    assert (cells["11.03b"].old, cells["11.03b"].new) == (0, 1)
    assert [mover.number for mover in cells["11.03b"].came] == ["HS-0001"]
    assert [(change.how, change.what) for change in found.changes[world.an.pk]] == [("sửa", "đợt cai nghiện")]


def test_a_corrected_person_is_a_change_of_the_dossier(world, months_sent):
    since = now()
    update_dossier(dossier=world.binh, version=world.binh.version, data={"sex": "male"}, by=world.commune)
    update_dossier(dossier=world.an, version=world.an.version, data={"other_name": "Tèo"}, by=world.commune)
    assert [
        (change.dossier, change.how, change.what) for change in changes_since({world.an.pk, world.binh.pk}, since)
    ] == [(world.binh.pk, "sửa", "hồ sơ")]


def test_a_month_not_sent_is_named_and_not_compared(world, on_day):
    on_day(JULY)
    for month in range(1, 6):
        sent_on(asked(world.commune, "01-BCN", period=f"2024-{month:02d}"), JULY, world.commune, month)
    counted(asked(world.commune, "01-BCN", period="2024-06"))
    found = reconcile(counted(asked(world.district, "03-BCN", period=HALF)))
    assert found.missing[world.commune.posts.get().office.code] == ["Tháng 06 năm 2024"]
    assert found.sums == []


def test_the_opening_is_the_last_closing_until_somebody_moves_it(world, on_day):
    on_day(JULY)
    sent_on(asked(world.commune, "01-BCN", period="2024-05"), JULY, world.commune)
    june = counted(asked(world.commune, "01-BCN", period="2024-06"))
    assert continuity(june).cells == []
    move_dossier(dossier=world.binh, to=area(NEIGHBOUR), on=date(2024, 5, 30), by=world.district)
    cells = {(cell.row, cell.column): cell for cell in continuity(june).cells}
    assert (cells["14.01", "total"].old, cells["14.01", "total"].new) == (1, 0)
    assert [mover.number for mover in cells["14.01", "female"].gone] == ["HS-0002"]
    assert continuity(counted(asked(world.commune, "01-BCN", period="2024-04"))) is None


def test_the_next_report_carries_a_note_of_what_changed(world, on_day):
    on_day(JULY)
    may = asked(world.commune, "01-BCN", period="2024-05")
    sent_on(may, JULY, world.commune)
    june = asked(world.commune, "01-BCN", period="2024-06")
    assert adjustments(june) == []
    an_gives_up(world)
    assert ["2024-05", "11.04", "total", 1, 0] in adjustments(june)
    assert Report.objects.get(pk=may.pk).cells["11.04"]["total"] == 1


def test_the_page_of_reconciliation(world, months_sent, as_user):
    an_gives_up(world)
    html = as_user(world.district).get(reverse("reporting:report_reconcile", args=[months_sent.pk])).content.decode()
    for words in ("Đối chiếu số liệu", "11.03b", "HS-0001", "chưa nộp đủ", "Cộng số đếm lại"):
        assert words in html
    assert as_user(world.neighbour).get(reverse("reporting:report_reconcile", args=[months_sent.pk])).status_code == 404


def test_the_page_takes_as_many_statements_for_many_units_below_as_for_one(
    world, on_day, as_user, django_assert_max_num_queries
):
    on_day(JULY)
    report = counted(asked(world.province, "04-BCN", period=HALF))
    client = as_user(world.province)
    with django_assert_max_num_queries(40):
        page = client.get(reverse("reporting:report_reconcile", args=[report.pk]))
    assert len(page.context["missing"]) > 25
