"""The list as one officer sees it: narrowed by the predicates of every app, in columns, ordered, kept under a name."""

from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import Role
from cases.columns import NAME, columns_for, list_columns
from cases.enums import Drug
from cases.filter_registry import GROUPS, dossier_predicates, narrowing_set
from cases.listing import Listing
from cases.models import ColumnChoice, SavedList
from cases.services import add_paper, move_dossier, record_drug_test, update_dossier
from cases.services.lists import MOST, NO_NAME, TOO_MANY, choose_columns, save_list
from core import audit
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories
from tests.refusals import refused

pytestmark = pytest.mark.django_db
URL = reverse("cases:dossier_list")


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def desk(client, by):
    client.force_login(by)
    return client


def _listing(by, address: str) -> Listing:
    return Listing(by, QueryDict(address))


def _names(by, address: str) -> list[str]:
    listing = _listing(by, address)
    return [row.dossier.full_name for row in listing.rows(listing.page(25).object_list)]


def test_predicates_of_persons_papers_and_places(by):
    factories.dossier(by=by, full_name="Trẻ", birth_date=date(2006, 6, 21), opened_on=date(2024, 1, 5))
    factories.dossier(by=by, full_name="Vừa Tròn", birth_date=date(2006, 6, 20), opened_on=date(2024, 1, 5))
    with_paper = factories.dossier(by=by, full_name="Có CMND")
    add_paper(dossier=with_paper, kind="cmnd", number="012345678", by=by)
    factories.dossier(by=by, full_name="Có CCCD", cccd="001190000077")
    arrived = factories.dossier(areas.NEIGHBOUR, full_name="Mới Đến")
    chief = officer(Role.DISTRICT_OFFICER)
    move_dossier(dossier=arrived, to=areas.area(), on=date(2024, 5, 10), by=chief)
    for address, names in {
        "minor=yes": ["Trẻ"],
        "minor=yes&minor=no": ["Có CCCD", "Có CMND", "Mới Đến", "Vừa Tròn"],
        "papers=none": ["Mới Đến", "Trẻ", "Vừa Tròn"],
        "papers=no_cccd": ["Có CMND", "Mới Đến", "Trẻ", "Vừa Tròn"],
        "moved_since=10/05/2024": ["Mới Đến"],
        "moved_since=11/05/2024": [],
        "minor=yes&papers=no_cccd": ["Trẻ"],
    }.items():
        assert sorted(_names(by, address)) == sorted(names), address
    assert _names(chief, f"unit={areas.area(areas.NEIGHBOUR).pk}") == []


def test_predicates_of_who_entered_and_what_changed(by, on_day):
    mine = factories.dossier(by=by, full_name="Tôi Lập")
    other = factories.dossier(by=officer(Role.POLICE_OFFICER), full_name="Công An Lập")
    factories.dossier(by=officer(Role.DISTRICT_OFFICER), full_name="Huyện Lập")
    assert _names(by, "entered=me") == ["Tôi Lập"]
    assert sorted(_names(by, "entered=others")) == ["Công An Lập", "Huyện Lập"]
    assert _names(by, "entered=behalf") == ["Huyện Lập"]
    assert _names(by, "entered=file") == []
    on_day(date(2024, 6, 25))
    update_dossier(dossier=mine, version=mine.version, data={"occupation": "Thợ nề"}, by=by)
    assert _names(by, "changed_since=25/06/2024") == ["Tôi Lập"]
    assert len(_names(by, "changed_since=20/06/2024")) == 3
    assert _names(by, "changed_since=26/06/2024") == []
    on_day(date(2024, 6, 27))
    record_drug_test(dossier=other, on=date(2024, 6, 26), occasion="other", is_positive=False, by=by)
    audit.record("view", mine, by=by)
    assert _names(by, "changed_since=26/06/2024") == ["Công An Lập"]


def _rows(by, address: str) -> list:
    listing = _listing(by, address)
    return listing.rows(listing.page(25).object_list)


def test_who_may_not_see_aftercare_is_not_offered_it():
    facility = officer(Role.HEALTH_OFFICER)
    assert "helper" not in _listing(facility, "").narrowing.filters
    assert "helper" not in [column.slug for column in columns_for(facility)]
    assert _listing(facility, "helper=unhelped").chips == []


def test_every_predicate_has_a_place_in_the_form_and_a_label():
    for predicate in dossier_predicates:
        assert predicate.group in GROUPS
        assert predicate.filter.label
    assert set(narrowing_set().base_filters) == {predicate.slug for predicate in dossier_predicates}


@pytest.mark.parametrize("address", ["stage=nothing", "unit=999999999", "age_from=-1", "moved_since=31/02/2024"])
def test_what_cannot_be_read_finds_nothing(by, address):
    factories.dossier(by=by)
    assert _names(by, address) == []
    assert not _listing(by, address).dossiers.exists()


def test_chips_say_what_narrows_and_lead_to_the_list_without_it(by):
    factories.dossier(by=by, main_drug=Drug.ATS)
    listing = _listing(by, "drug=ats&minor=no&q=thu&page=3&stage=")
    assert [(chip.label, chip.value) for chip in listing.chips] == [("Chưa đủ 18 tuổi", "Không"), ("Chất chính", "ATS")]
    assert [chip.without for chip in listing.chips] == ["drug=ats&q=thu", "minor=no&q=thu"]
    unit = areas.area()
    (chip,) = _listing(by, f"unit={unit.pk}").chips
    assert unit.name in chip.value
    assert chip.without == "tat-ca=1"


def test_columns_are_chosen_and_remembered(desk, by):
    factories.dossier(by=by, other_name="Tý", cccd="001190000077")
    standard = [column.slug for column in _listing(by, "").columns]
    assert standard == ["name", "number", "year", "sex", "commune", "drug", "stage"]
    back = desk.post(reverse("cases:list_columns"), {"cols": ["cccd", "age", "evil"], "address": "q=thu&cols=sex"})
    assert back.url == f"{URL}?q=thu"
    assert ColumnChoice.objects.get(user=by).columns == ["cccd", "age"]
    (row,) = _rows(by, "")
    assert [(cell.column.slug, cell.text) for cell in row.cells][1:] == [("age", "34"), ("cccd", "001190000077")]
    assert [column.slug for column in _listing(by, "cols=born&cols=name").columns] == ["name", "born"]
    desk.post(reverse("cases:list_columns"), {"standard": "1", "cols": ["cccd"], "address": ""})
    assert [column.slug for column in _listing(by, "").columns] == standard


def test_each_column_can_be_read_and_ordered_by(by):
    factories.addict(by=by)
    factories.dossier(by=by, full_name="Nguyễn Văn An")
    every = "&".join(f"cols={column.slug}" for column in list_columns)
    for column in list_columns:
        rows = _rows(by, f"{every}&sort={column.slug}")
        assert len(rows) == 2, column.slug
        assert len(rows[0].cells) == len(list(list_columns))
        if column.sort and column.slug == NAME:
            turned = [row.dossier.pk for row in _rows(by, f"{every}&sort=-{column.slug}")]
            assert turned == [row.dossier.pk for row in reversed(rows)]


def test_the_list_is_put_in_the_order_of_a_shown_column(desk, by):
    for full_name, year in (("An", 1990), ("Bình", 1970), ("Chi", 1980)):
        factories.dossier(by=by, full_name=full_name, birth_date=date(year, 1, 1))
    assert _names(by, "sort=year") == ["Bình", "Chi", "An"]
    assert _names(by, "sort=-year") == ["An", "Chi", "Bình"]
    assert _names(by, "sort=age&cols=age") == ["An", "Chi", "Bình"]
    assert _names(by, "sort=born") == _names(by, "sort=evil") == ["An", "Bình", "Chi"]
    assert 'aria-sort="descending"' in desk.get(f"{URL}?sort=-year").content.decode()


def test_a_list_is_kept_under_a_name_and_opens_first(desk, by):
    factories.dossier(by=by)
    back = desk.post(reverse("cases:list_save"), {"name": " Ma túy  đá ", "address": "drug=ats", "is_default": "1"})
    assert back.url == f"{URL}?drug=ats"
    saved = SavedList.objects.get(user=by)
    assert (saved.name, saved.address, saved.is_default) == ("Ma túy đá", "drug=ats", True)
    assert desk.get(URL).url == f"{URL}?drug=ats"
    assert desk.get(URL, {"tat-ca": "1"}).status_code == 200
    assert "Ma túy đá" in desk.get(URL, {"tat-ca": "1"}).content.decode()
    save_list(by=by, name="Ma túy đá", address="drug=heroin")
    saved.refresh_from_db()
    assert (saved.address, saved.is_default) == ("drug=heroin", True)
    other = save_list(by=by, name="Khác", address="sex=male", is_default=True)
    saved.refresh_from_db()
    assert (saved.is_default, other.is_default) == (False, True)
    change = reverse("cases:list_change")
    desk.post(change, {"saved": saved.pk, "first": "1"})
    assert desk.get(URL).url == f"{URL}?drug=heroin"
    desk.post(change, {"saved": saved.pk, "first": "1"})
    assert desk.get(URL).status_code == 200
    desk.post(change, {"saved": saved.pk, "forget": "1"})
    assert list(SavedList.objects.values_list("name", flat=True)) == ["Khác"]


def test_a_saved_list_is_its_owners_alone(desk, by):
    other = officer(Role.POLICE_OFFICER)
    theirs = save_list(by=other, name="Của người khác", address="sex=male")
    for saved in (theirs.pk, "x", ""):
        assert desk.post(reverse("cases:list_change"), {"saved": saved, "forget": "1"}).status_code == 404
    assert "Của người khác" not in desk.get(URL).content.decode()
    assert SavedList.objects.filter(pk=theirs.pk).exists()


def test_a_saved_list_leads_nowhere_else(desk):
    address = "https://example.org/?x=1"
    assert desk.post(reverse("cases:list_save"), {"name": "a", "address": address}).url.startswith(f"{URL}?")


def test_a_list_without_a_name_or_too_many_are_refused(desk, by):
    assert refused(lambda: save_list(by=by, name="  ", address=""), "name", NO_NAME)
    for number in range(MOST):
        save_list(by=by, name=f"Danh sách {number}", address="")
    assert refused(lambda: save_list(by=by, name="Nữa", address=""), "", TOO_MANY.format(most=MOST))
    page = desk.post(reverse("cases:list_save"), {"name": "", "address": "sex=male"}, follow=True)
    assert NO_NAME in page.content.decode()


def test_one_object_gives_page_and_export_the_same_rows(by):
    for full_name in ("Hoà", "Hoa", "Hoàng", "Khác"):
        factories.dossier(by=by, full_name=full_name)
    listing = _listing(by, "q=hoa&sex=male")
    assert set(listing.dossiers.values_list("full_name", flat=True)) == {"Hoà", "Hoa", "Hoàng"}
    keys = list(listing.cards.values_list("pk", flat=True))
    assert keys == list(listing.page(25).object_list)
    assert [row.full_name for row in listing.in_order(keys)] == ["Hoa", "Hoà", "Hoàng"]


def test_the_list_takes_as_many_statements_for_one_row_as_for_many(desk, by):
    choose_columns(by=by, columns=[column.slug for column in list_columns])
    counts = []
    for people in (1, 8):
        for _ in range(people):
            factories.dossier(by=by, main_drug=Drug.ATS, cccd="")
        with CaptureQueriesContext(connection) as taken:
            assert desk.get(URL, {"q": "thu 1990", "drug": "ats", "minor": "no"}).status_code == 200
        counts.append(len(taken))
    assert counts[0] == counts[1]
