"""The number is the length of the list it opens: asked of every cell, through the pages."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from aftercare.services import found_scheme, join_scheme
from core.models import AuditEvent
from reporting.figures import NO_PERSONS
from reporting.layout import forms_on
from reporting.models import Report
from reporting.tables import row_words
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, area
from tests.rehab.factories import dossier, episode
from tests.reporting.world import World, asked, counted


@pytest.fixture
def commune_report(world: World) -> Report:
    """Nobody prints it here."""
    return counted(asked(world.commune, "01-BCN"))


def figure(report: Report, row: str, column: str = "total") -> str:
    return reverse("reporting:report_figure", kwargs={"pk": report.pk, "row": row, "column": column})


def cells_of(report: Report, *, noughts: bool) -> list[tuple[str, str, int]]:
    return [
        (row, column, value)
        for row, columns in report.cells.items()
        for column, value in columns.items()
        if row not in NO_PERSONS and (value or noughts)
    ]


@pytest.mark.parametrize(
    ("form", "by", "noughts"),
    [
        ("01-BCN", "commune", True),
        ("02-BCN", "facility_officer", False),
        ("PL-TK", "commune", False),
        ("03-BCN", "district", False),
        ("04-BCN", "province", False),
        ("PL-XA", "district", False),
    ],
)
def test_every_figure_is_the_length_of_its_list(world, form, by, noughts, as_user):
    user = getattr(world, by)
    report = counted(asked(user, form))
    client = as_user(user)
    found = cells_of(report, noughts=noughts)
    assert len(found) > 5
    for row, column, value in found:
        shown = client.get(figure(report, row, column))
        assert (row, column, shown.context["count"]) == (row, column, value)
        assert shown.content.decode().count("<tr>") == (value + 1 if value else 0)


def test_the_page_links_every_figure_that_has_a_list(world, commune_report, as_user):
    shown = as_user(world.commune).get(reverse("reporting:report_detail", args=[commune_report.pk])).content.decode()
    for row, columns in commune_report.cells.items():
        for column in columns:
            assert (f'href="{figure(commune_report, row, column)}"' in shown) == (row not in NO_PERSONS)


def test_the_relapse_rate_says_of_whom_and_over_which_time(world, commune_report, as_user):
    note = forms_on(commune_report.ends)["01-BCN"].row("16.04").note
    assert "16.03 / hàng 16.01" in note
    assert "24 tháng" in note
    shown = as_user(world.commune).get(reverse("reporting:report_detail", args=[commune_report.pk])).content.decode()
    assert note in shown


def test_the_list_names_the_person_the_days_and_what_is_counted(world, as_user):
    report = counted(asked(world.district, "03-BCN"))
    shown = as_user(world.district).get(figure(report, "11.03a", "female")).content.decode()
    assert "Cai nghiện tự nguyện tại gia đình: Số giảm trong kỳ – hoàn thành, được cấp giấy xác nhận" in shown
    assert "cột Nữ" in shown
    for words in ("Trần Thị Bình", "HS-0002", "01/06/2023", "03/01/2024"):
        assert words in shown
    assert reverse("cases:dossier_detail", args=[world.binh.pk]) in shown
    assert AuditEvent.objects.filter(action="view_figure", object_id=str(report.pk), actor=world.district).exists()


def test_a_dossier_opens_only_where_it_is_visible(world, as_user):
    """Cường was the commune's until the middle of the month; its report still names him."""
    report = counted(asked(world.commune, "PL-TK"))
    mine = as_user(world.commune).get(figure(report, "32.03e")).content.decode()
    assert "Hoàng Văn Cường" in mine
    link = reverse("cases:dossier_detail", args=[world.cuong.pk])
    assert link not in mine
    assert link in as_user(world.district).get(figure(report, "32.03e")).content.decode()


def test_behind_the_number_of_models_stand_the_models_and_behind_who_takes_part_the_people(world, as_user):
    starts = date(2024, 5, 2)
    scheme = found_scheme(
        code="MH-1", kind="self_help", name="Nhóm Sen", commune=area(COMMUNE), starts=starts, by=world.commune
    )
    join_scheme(scheme=scheme, dossier=world.an, starts=starts, by=world.commune)
    report = counted(asked(world.commune, "PL-TK"))
    client = as_user(world.commune)
    for row in ("42.01", "42.01b", "42.03"):
        shown = client.get(figure(report, row))
        assert shown.context["count"] == report.cells[row]["total"] == 1
        assert reverse("aftercare:scheme_detail", args=[scheme.pk]) in shown.content.decode()
    assert "Nguyễn Văn An" in client.get(figure(report, "42.02")).content.decode()
    assert report.cells["42.02"]["total"] == 1


def test_a_report_that_the_dossiers_have_left_behind_says_so(world, commune_report, as_user):
    client = as_user(world.commune)
    assert "đếm lại bây giờ" not in client.get(figure(commune_report, "11.02")).content.decode()
    late = dossier(world.commune, "HS-0009", full_name="Vũ Văn Giang")
    episode(late, world.commune, starts=date(2024, 5, 20))
    shown = client.get(figure(commune_report, "11.02")).content.decode()
    assert "ghi <b>1</b>; đếm lại bây giờ được <b>2</b>" in shown
    assert "Vũ Văn Giang" in shown


@pytest.mark.parametrize(
    ("row", "column"),
    [("99.01", "total"), ("11.02", "everything"), ("11.02", "00004"), ("16.04", "female")],
)
def test_what_the_report_does_not_hold_is_not_found(world, commune_report, row, column, as_user):
    assert as_user(world.commune).get(figure(commune_report, row, column)).status_code == 404


def test_a_row_that_counts_no_persons_has_no_list(world, commune_report, as_user):
    answer = as_user(world.commune).get(figure(commune_report, "16.04"))
    assert answer.status_code == 409
    assert "không đếm người" in answer.content.decode()


def test_statements_of_a_list_do_not_grow_with_it(world, as_user, django_assert_max_num_queries):
    for number in range(30):
        person = dossier(world.commune, full_name=f"Người Thứ {number}")
        episode(person, world.commune, starts=date(2024, 5, 2))
    report = counted(asked(world.commune, "01-BCN"))
    client = as_user(world.commune)
    with django_assert_max_num_queries(20):
        shown = client.get(figure(report, "11.02"))
    assert shown.context["count"] == 31


def test_a_police_officer_reads_the_lists_of_the_commune(world, commune_report, as_user):
    client = as_user(officer(Role.POLICE_OFFICER))
    assert "Nguyễn Văn An" in client.get(figure(commune_report, "11.02a")).content.decode()


def test_words_of_a_row_that_stands_alone():
    form = forms_on(date(2024, 6, 30))["01-BCN"]
    assert row_words(form, "11.02") == "Cai nghiện tự nguyện tại gia đình: Số tăng trong kỳ"
    assert row_words(form, "14.05").endswith("Sinh hoạt câu lạc bộ đang hoạt động")
