"""The list of dossiers: search, filters, pages, and who sees what."""

import re
from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.enums import Drug, Sex, Stage
from cases.models import Dossier
from cases.queries import communes_for_entry, communes_matching, communes_today, units_today, with_commune
from core.paging import CappedPaginator
from tests.accounts.factories import officer, person
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db
URL = reverse("cases:dossier_list")


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def desk(client, by):
    client.force_login(by)
    return client


def _names(response) -> list[str]:
    return [row.dossier.full_name for row in response.context["rows"]]


def _make(by, **people):
    for full_name, changes in people.items():
        factories.dossier(by=by, full_name=full_name.replace("_", " "), **changes)


def test_names_stand_in_vietnamese_order(desk, by):
    _make(by, Trần_Văn_Ân={}, Đỗ_Thị_Bé={}, Lê_An={}, Bùi_Ăn={}, Nguyễn_Văn_An={})
    assert _names(desk.get(URL)) == ["Lê An", "Nguyễn Văn An", "Bùi Ăn", "Trần Văn Ân", "Đỗ Thị Bé"]


@pytest.mark.parametrize(
    "words",
    ["Đỗ Thị Hoà", "hoa do", "HOÀ", "thi ho", "hs-77", "HS77", "hs 77", "001190000077", "0011900", "hoa  hs-77", "bé"],
)
def test_a_person_is_found_by_any_words_with_or_without_marks(desk, by, words):
    factories.dossier(
        by=by, full_name="Đỗ Thị Hoà", other_name="Bé", number="HS-77", sex=Sex.FEMALE, cccd="001190000077"
    )
    factories.dossier(by=by, full_name="Trần Văn Khác", number="HS-78")
    assert _names(desk.get(URL, {"q": words})) == ["Đỗ Thị Hoà"]


@pytest.mark.parametrize("words", ["hoa tran", "oa", "'; DROP TABLE", "a & | !", "(", ":*", "\\", "hoa:*"])
def test_what_does_not_fit_is_not_found_and_breaks_nothing(desk, by, words):
    factories.dossier(by=by, full_name="Đỗ Thị Hoà")
    expected = ["Đỗ Thị Hoà"] if words in ("(", ":*", "\\", "hoa:*") else []
    assert _names(desk.get(URL, {"q": words})) == expected


def test_each_filter_narrows(desk, by):
    young = {"birth_date": date(2007, 6, 21), "opened_on": date(2024, 1, 5)}
    _make(by, Trẻ=young, Già={"birth_date": date(1960, 1, 1), "sex": Sex.FEMALE, "main_drug": Drug.HEROIN})
    factories.addict(by=by, full_name="Nghiện", ethnicity="Tày", birth_date=date(1994, 6, 20))
    factories.dossier(by=by, full_name="Kinh", ethnicity="Kinh", birth_date=date(1993, 6, 20))
    for query, names in {
        "stage=addict": ["Nghiện"],
        "sex=female": ["Già"],
        "drug=heroin": ["Già"],
        "age_to=17": ["Trẻ"],
        "age_from=30&age_to=30": ["Nghiện"],
        "age_from=31": ["Già", "Kinh"],
        "people=kinh": ["Kinh"],
        "people=minority": ["Nghiện"],
        "people=unknown": ["Già", "Trẻ"],
        "opened_from=05/01/2024": ["Trẻ"],
        "opened_to=04/01/2024&sex=female": ["Già"],
        "q=gia&sex=male": [],
    }.items():
        assert sorted(_names(desk.get(f"{URL}?{query}"))) == sorted(names), query


def test_the_age_of_the_filter_is_the_age_of_the_dossier(by):
    for day in (date(2006, 6, 20), date(2006, 6, 21), date(2004, 2, 29)):
        dossier = factories.dossier(by=by, birth_date=day)
        age = dossier.age_on(date(2024, 6, 20))
        assert age == (18 if day == date(2006, 6, 20) else 17 if day.year == 2006 else 20)


def test_a_filter_that_cannot_be_read_finds_nothing_and_says_why(desk, by):
    factories.dossier(by=by)
    response = desk.get(URL, {"opened_from": "15/05/20"})
    assert _names(response) == []
    assert "bốn chữ số" in response.content.decode()


def test_a_district_narrows_by_commune(client):
    by = officer(Role.DISTRICT_OFFICER)
    client.force_login(by)
    factories.dossier(areas.COMMUNE, full_name="Ở Phúc Xá")
    factories.dossier(areas.NEIGHBOUR, full_name="Ở Trúc Bạch")
    factories.dossier(areas.OTHER_COMMUNE, full_name="Ở Hoàn Kiếm")
    assert _names(client.get(URL)) == ["Ở Trúc Bạch", "Ở Phúc Xá"]
    assert _names(client.get(URL, {"unit": areas.area(areas.NEIGHBOUR).pk})) == ["Ở Trúc Bạch"]
    assert _names(client.get(URL, {"unit": areas.area(areas.OTHER_COMMUNE).pk})) == []


@pytest.mark.parametrize(
    ("role", "area_code", "names"),
    [
        (Role.COMMUNE_OFFICER, areas.COMMUNE, ["Gần"]),
        (Role.POLICE_OFFICER, areas.NEIGHBOUR, ["Bên"]),
        (Role.DISTRICT_OFFICER, areas.DISTRICT, ["Bên", "Gần"]),
        (Role.PROVINCE_OFFICER, areas.PROVINCE, ["Bên", "Gần"]),
        (Role.PROVINCE_OFFICER, areas.FAR_PROVINCE, ["Xa"]),
        (Role.FACILITY_OFFICER, "", []),
    ],
)
def test_each_post_sees_its_area(client, role, area_code, names):
    factories.dossier(areas.COMMUNE, full_name="Gần")
    factories.dossier(areas.NEIGHBOUR, full_name="Bên")
    factories.dossier(areas.FAR_COMMUNE, full_name="Xa")
    client.force_login(officer(role, area_code))
    assert _names(client.get(URL)) == names


@pytest.mark.parametrize("make", [person, lambda: officer(Role.ADMINISTRATOR)])
def test_without_a_post_for_dossiers_the_list_is_closed(client, make):
    client.force_login(make())
    assert client.get(URL).status_code == 403


def test_nobody_signed_in_is_sent_to_the_sign_in_page(client):
    response = client.get(URL)
    assert response.status_code == 302
    assert response.url.startswith(reverse("accounts:login"))


def test_htmx_takes_the_results_alone_and_history_the_whole_page(desk, by):
    factories.dossier(by=by)
    page, part = desk.get(URL), desk.get(URL, headers={"HX-Request": "true"})
    assert part.templates[0].name == "cases/partials/_results.html"
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert token.sub("", part.content.decode()).strip() in token.sub("", page.content.decode())
    back = desk.get(URL, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert back.templates[0].name == "cases/dossier_list.html"
    assert "HX-Request" in page["Vary"]


def test_pages_keep_the_filters(desk, by):
    for _ in range(26):
        factories.dossier(by=by, main_drug=Drug.ATS)
    response = desk.get(URL, {"drug": "ats"})
    assert len(response.context["rows"]) == 25
    assert "drug=ats&amp;page=2" in response.content.decode()
    assert len(desk.get(URL, {"drug": "ats", "page": "2"}).context["rows"]) == 1
    assert desk.get(URL, {"page": "not a page"}).context["page"].number == 1


def test_a_long_list_is_counted_so_far_and_no_further(by, monkeypatch):
    monkeypatch.setattr(CappedPaginator, "cap", 2)
    for _ in range(3):
        factories.dossier(by=by)
    paginator = CappedPaginator(Dossier.objects.all(), 25)
    assert (paginator.count, paginator.is_capped) == (2, True)


def test_the_list_takes_few_statements_however_many_dossiers(desk, by, django_assert_max_num_queries):
    for _ in range(12):
        factories.dossier(by=by)
    with django_assert_max_num_queries(14):
        assert desk.get(URL, {"q": "thu", "stage": Stage.REGISTERED}).status_code == 200


def test_after_the_reform_the_list_names_the_unit_of_today(client, on_day):
    factories.dossier(areas.NEIGHBOUR, full_name="Người Cũ")
    on_day(date(2025, 7, 10))
    client.force_login(officer(area_code=areas.NEIGHBOUR))
    (row,) = client.get(URL).context["rows"]
    assert row.dossier.full_name == "Người Cũ"
    assert {cell.column.slug: cell.text for cell in row.cells}["commune"] == "Phường Ba Đình"


def test_communes_today_asks_once(django_assert_num_queries, on_day):
    for code in (areas.COMMUNE, areas.NEIGHBOUR):
        factories.dossier(code)
    on_day(date(2025, 7, 10))
    found = list(with_commune(Dossier.objects.all()))
    with django_assert_num_queries(1):
        assert {unit.code for unit in communes_today(found).values()} == {"00097", areas.NEIGHBOUR}
    now = [areas.area(areas.NEIGHBOUR)]
    with django_assert_num_queries(0):
        assert units_today(now) == now


def test_who_may_open_dossiers_where(on_day):
    assert communes_for_entry(officer()).get() == areas.area()
    assert communes_for_entry(officer(Role.DISTRICT_OFFICER)).count() == 13
    for role in (Role.PROVINCE_OFFICER, Role.HEALTH_OFFICER, Role.FACILITY_OFFICER):
        assert not communes_for_entry(officer(role)).exists()
    on_day(date(2025, 7, 10))
    found = list(communes_for_entry(officer(area_code=areas.NEIGHBOUR)))
    assert found[0] == areas.area(areas.NEIGHBOUR)
    assert {area.valid_to for area in found[1:]} == {date(2025, 7, 1)}


def test_communes_are_found_by_words_in_the_tree_of_a_day():
    before, after = date(2025, 6, 30), date(2025, 7, 1)
    assert [label for _, label in communes_matching("truc bach", before)] == [
        "Phường Trúc Bạch, Quận Ba Đình, Thành phố Hà Nội"
    ]
    assert communes_matching("truc bach", after) == []
    assert "Phường Ba Đình, Thành phố Hà Nội" in [label for _, label in communes_matching("ba dinh", after)]
    assert communes_matching("00004", before)[0][1].startswith("Phường Trúc Bạch")
    assert communes_matching("", before) == communes_matching("khong co xa nay", before) == []
    assert len(communes_matching("phuong", before)) == 30
