"""The first page: for each post what it needs, with the figures of the reports."""

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.enums import Role
from areas.models import Office
from cases.enums import Stage
from reporting.compile import compile_form
from reporting.dashboards import FLOWS, MODALITIES, MONTH, SIDE_BY_SIDE, TODAY, Desk, listed_rows, span_window
from reporting.layout import forms_on
from reporting.models import Report
from reporting.units import Unit
from tests.accounts.factories import officer, person, post
from tests.areas.factories import COMMUNE, DISTRICT, NEIGHBOUR, OTHER_COMMUNE, PROVINCE, area, office
from tests.rehab.factories import dossier

FIRST_PAGE = "/"


@pytest.fixture(autouse=True)
def _nothing_kept():
    cache.clear()


def figures(sender: Office) -> str:
    return reverse("reporting:unit_figures", args=[sender.pk])


def figure(sender: Office, row: str, span: str = TODAY) -> str:
    return reverse("reporting:unit_figure", args=[sender.pk, span, row])


def stored(form: str, unit: Unit, span: str) -> dict:
    window = span_window(span)
    return compile_form(forms_on(window.ends)[form], unit, window).cells


def test_a_commune_officer_sees_people_by_stage_and_the_newest(world, as_user):
    shown = as_user(world.commune).get(FIRST_PAGE)
    stages = {stage: count for stage, _, count in shown.context["stages"]}
    assert sum(stages.values()) == 2  # An and Bình; Cường has moved away
    assert (stages[Stage.REHAB], stages[Stage.AFTERCARE]) == (1, 1)
    listed = as_user(world.commune).get(reverse("cases:dossier_list"), {"stage": Stage.REHAB})
    assert listed.context["page"].paginator.count == stages[Stage.REHAB]
    text = shown.content.decode()
    assert f"{reverse('cases:dossier_list')}?stage=rehab" in text
    assert {dossier.number for dossier in shown.context["newest"]} == {"HS-0001", "HS-0002"}


def test_the_month_so_far_is_the_report_up_to_today(world):
    desk = Desk(office(COMMUNE))
    cells = {**stored("01-BCN", Unit(area=area()), MONTH), **stored("PL-TK", Unit(area=area()), MONTH)}
    month = dict(zip(FLOWS, (line for _, line in desk.month()), strict=True))
    for group, line in month.items():
        assert [shown.count for shown in line] == [cells[f"{group}.0{row}"]["total"] for row in (1, 2, 3, 4)]
    assert [shown.count for shown in month["11"]] == [1, 0, 0, 1]


def test_the_units_side_by_side_are_the_figures_of_the_reports(world):
    desk = Desk(office(DISTRICT))
    comparison = dict(desk.comparison())
    assert len(comparison) == 1 + len(desk.children)
    for name, unit in (
        ("Toàn quận Ba Đình", area(DISTRICT)),
        ("Phường Phúc Xá", area(COMMUNE)),
        ("Phường Trúc Bạch", area(NEIGHBOUR)),
    ):
        cells = {**stored("01-BCN", Unit(area=unit), TODAY), **stored("PL-TK", Unit(area=unit), TODAY)}
        assert [shown.count for shown in comparison[name]] == [cells[column.row]["total"] for column in SIDE_BY_SIDE]
    assert [shown.count for shown in comparison["Phường Phúc Xá"]] == [2, 1, 1, 0, 0, 1, 0, 1, 1]


def test_a_province_sees_its_modalities(world):
    desk = Desk(office(PROVINCE))
    cells = stored("04-BCN", Unit(area=area(PROVINCE)), TODAY)
    found = [(shown.row, shown.count) for _, shown in desk.modalities()]
    wanted = {row: columns["total"] for row, columns in cells.items()}
    assert found[:5] == [(column.row, wanted[column.row]) for column in MODALITIES[:5]]
    assert dict(found)["22.04"] == 1
    assert Desk(office(DISTRICT)).modalities() == []


@pytest.mark.parametrize(("sender", "by"), [(COMMUNE, "commune"), (DISTRICT, "district"), (PROVINCE, "province")])
def test_every_figure_of_a_first_page_is_the_length_of_its_list(world, sender, by, as_user):
    client = as_user(getattr(world, by))
    shown = client.get(figures(office(sender)))
    desk = shown.context["desk"]
    found = [(cell, MONTH) for _, line in desk.month() for cell in line]
    if desk.children:
        found += [(cell, TODAY) for _, line in desk.comparison() for cell in line if cell.has_list and cell.count]
    found += [(cell, TODAY) for _, cell in desk.modalities()]
    for cell, span in found:
        address = figure(cell.office, cell.row, span)
        assert (cell.row, client.get(address).context["count"]) == (cell.row, cell.count)
        assert f'href="{address}"' in shown.content.decode()


def test_the_chart_holds_the_numbers_of_the_table(world, as_user):
    shown = as_user(world.district).get(figures(office(DISTRICT)))
    chart = shown.context["comparison_chart"]
    table = dict(shown.context["desk"].comparison())
    assert chart["labels"][0] == "Phường Phúc Xá"
    for place, row in enumerate(("33.04", "35.01", "14.04")):
        column = [column.row for column in SIDE_BY_SIDE].index(row)
        assert chart["series"][place]["values"] == [table[name][column].count for name in chart["labels"]]
    assert 'type="application/json"' in shown.content.decode()


def test_a_facility_sees_its_beds_and_whose_term_ends(world, as_user):
    shown = as_user(world.facility_officer).get(FIRST_PAGE)
    assert shown.context["facility"].occupancy == 1
    assert "sức chứa" in shown.content.decode()
    assert [episode.dossier for episode in shown.context["ending"]] == []
    world.em.episodes.update(planned_end=date(2024, 7, 2))
    again = as_user(world.facility_officer).get(FIRST_PAGE)
    assert [episode.dossier for episode in again.context["ending"]] == [world.em]
    month = as_user(world.facility_officer).get(figures(world.facility.office)).context["month"]
    assert [[shown.count for shown in line] for _, line in month] == [[0, 0, 0, 0], [1, 0, 0, 1]]


@pytest.mark.parametrize("role", [Role.POLICE_OFFICER, Role.HEALTH_OFFICER, Role.CLINIC_OFFICER])
def test_everybody_with_dossiers_has_a_first_page(world, role, as_user):
    user = officer(role)
    shown = as_user(user).get(FIRST_PAGE)
    assert shown.status_code == 200
    assert shown.context["has_figures"] == (role == Role.POLICE_OFFICER)


def test_whoever_has_no_dossiers_is_led_on(db, as_user):
    assert as_user(officer(Role.ADMINISTRATOR)).get(FIRST_PAGE).url == reverse("admin:index")
    assert as_user(person()).get(FIRST_PAGE).url == reverse("accounts:profile")


def test_whoever_holds_two_posts_chooses_between_them(world, as_user):
    user = officer(Role.COMMUNE_OFFICER)
    post(user, Role.DISTRICT_OFFICER, office(DISTRICT))
    client = as_user(user)
    assert client.get(FIRST_PAGE).context["office"] == office(DISTRICT)
    assert client.get(FIRST_PAGE, {"office": office(COMMUNE).pk}).context["office"] == office(COMMUNE)
    assert client.get(FIRST_PAGE, {"office": office(OTHER_COMMUNE).pk}).context["office"] == office(DISTRICT)


@pytest.mark.parametrize("name", ["neighbour", "other_district", "facility_officer"])
def test_a_stranger_gets_404_for_figures_and_lists(world, name, as_user):
    client = as_user(getattr(world, name))
    assert client.get(figures(office(COMMUNE))).status_code == 404
    assert client.get(figure(office(COMMUNE), "33.04")).status_code == 404


@pytest.mark.parametrize(("row", "span"), [("99.99", TODAY), ("41.01", TODAY), ("33.04", "hom-qua")])
def test_a_list_that_the_page_does_not_open_is_not_found(world, row, span, as_user):
    assert as_user(world.commune).get(figure(office(COMMUNE), row, span)).status_code == 404


def test_statements_do_not_grow_with_the_number_of_units(world, django_assert_num_queries):
    def count(sender: Office) -> int:
        cache.clear()
        desk = Desk(sender)
        with django_assert_num_queries(WANTED):
            return len(desk.comparison()) + len(desk.month())

    district = Office.objects.select_related("area").get(pk=office(DISTRICT).pk)
    province = Office.objects.select_related("area").get(pk=office(PROVINCE).pk)
    assert count(district) != count(province)


WANTED = 6
"""The children, their offices, and for each of two spans the tree and the counting statement."""


def test_a_figure_is_kept_for_a_minute_and_says_from_when(world, django_assert_num_queries):
    first = Desk(office(COMMUNE)).flows
    dossier(world.commune, "HS-0010")
    again = Desk(office(COMMUNE))
    with django_assert_num_queries(0):
        assert again.flows.at == first.at


def test_every_listed_row_has_words(db):
    known = {row.code for form in forms_on(date(2024, 6, 20)).values() for row in form.rows}
    assert listed_rows(TODAY) | listed_rows(MONTH) <= known


def test_after_the_reform_a_province_stands_directly_over_its_communes(world, on_day):
    on_day(date(2025, 7, 2))
    desk = Desk(office(PROVINCE))
    assert {child.level for child in desk.children} == {"commune"}
    assert len(desk.comparison()) == 1 + len(desk.children)
    assert desk.comparison()[0][1][0].count == 4
    assert not Report.objects.exists()
