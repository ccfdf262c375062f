"""Who is found by what is typed, and who stands first."""

from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.urls import reverse

from accounts.enums import Role
from cases.listing import Listing
from cases.models import Dossier, IndexCard
from cases.services import add_paper, move_dossier, save_background, withdraw_move
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories
from tests.cases.search_quality import STRICT, keep, measure, people
from tests.queries import analyzed

pytestmark = pytest.mark.django_db
URL = reverse("cases:dossier_list")


@pytest.fixture
def by():
    return officer()


def _found(by, text: str) -> list[str]:
    listing = _listing(by, text)
    return [row.dossier.full_name for row in listing.rows(listing.page(25).object_list)]


def _listing(by, text: str) -> Listing:
    data = QueryDict(mutable=True)
    data["q"] = text
    return Listing(by, data)


def test_the_answers_typed_with_marks_come_before_the_others(by):
    for full_name in ("Lê Thị Hoá", "Lê Thị Hoa", "Lê Thị Hòa", "Lê Hoa Mai", "Lê Thị Hoàng", "Trần Hoà Bình"):
        factories.dossier(by=by, full_name=full_name)
    assert _found(by, "Hoa")[:2] == ["Lê Thị Hoa", "Lê Hoa Mai"]
    assert _found(by, "hoà")[:2] == ["Lê Thị Hòa", "Trần Hoà Bình"]
    assert _found(by, "Hòa")[:2] == ["Lê Thị Hòa", "Trần Hoà Bình"]
    assert _found(by, "Hoá")[0] == "Lê Thị Hoá"
    assert _found(by, "hoa")[-1] == "Lê Thị Hoàng"
    assert len(_found(by, "hoa")) == 6


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("tý", "tên gọi khác: <mark>Tý</mark>"),
        ("001190000077", "khớp số CCCD cũ <mark>001190000077</mark>"),
        ("0011 9000", "khớp số CCCD cũ <mark>001190000077</mark>"),
        ("079085000088", "khớp số CCCD <mark>079085000088</mark>"),
        ("0912.345.678", "khớp điện thoại <mark>0912 345 678, 024 3333 444</mark>"),
        ("+84912345678", "khớp điện thoại <mark>0912 345 678, 024 3333 444</mark>"),
        ("0243333", "khớp điện thoại <mark>0912 345 678, 024 3333 444</mark>"),
        ("hoà 1985", "sinh <mark>05/03/1985</mark>"),
        ("05/03/1985", "sinh <mark>05/03/1985</mark>"),
        ("03/1985", "sinh <mark>05/03/1985</mark>"),
        ("thi hoa", ""),
        ("20240007", ""),
        ("00097-2024", ""),
    ],
)
def test_a_row_says_where_it_was_found(by, text, note):
    dossier = factories.dossier(
        by=by,
        full_name="Đỗ Thị Hoà",
        other_name="Tý",
        number="00097-2024-0007",
        birth_date=date(1985, 3, 5),
        cccd="001190000077",
    )
    add_paper(dossier=dossier, kind="cccd", number="079085000088", issued_on=date(2024, 1, 5), by=by)
    phone = {"phone": "0912 345 678, 024 3333 444"}
    save_background(dossier=dossier, version=0, data=phone, by=by)
    factories.dossier(by=by, full_name="Trần Văn Khác", number="HS-78", birth_date=date(1970, 1, 1))
    listing = _listing(by, text)
    (row,) = listing.rows(listing.page(25).object_list)
    assert row.dossier == dossier
    assert [str(one) for one in row.notes] == ([note] if note else [])


def test_what_was_typed_is_marked_in_the_name_and_number(client, by):
    factories.dossier(by=by, full_name="Đỗ <Thị> Hoà", number="HS-77")
    client.force_login(by)
    html = client.get(URL, {"q": "hoa hs"}).content.decode()
    assert "Đỗ &lt;Thị&gt; <mark>Hoà</mark>" in html
    assert "<mark>HS</mark>-77" in html


def test_only_the_year_of_birth_known_answers_a_day_of_that_year(by):
    factories.dossier(by=by, full_name="Chỉ Năm", birth_date=date(1985, 12, 31), birth_year_only=True)
    factories.dossier(by=by, full_name="Đúng Ngày", birth_date=date(1985, 3, 5))
    factories.dossier(by=by, full_name="Khác Ngày", birth_date=date(1985, 4, 5))
    assert _found(by, "05/03/1985") == ["Đúng Ngày", "Chỉ Năm"]
    assert set(_found(by, "1985")) == {"Đúng Ngày", "Chỉ Năm", "Khác Ngày"}


def test_who_lacks_one_word_is_shown_when_nobody_has_all(client, by):
    factories.dossier(by=by, full_name="Nguyễn Hoà")
    factories.dossier(by=by, full_name="Lê Văn Tám")
    client.force_login(by)
    html = client.get(URL, {"q": "nguyen thi hoa"}).content.decode()
    assert "thiếu một chữ" in html
    assert "Tám" not in html
    assert "thiếu một chữ" not in client.get(URL, {"q": "nguyen hoa"}).content.decode()


def test_a_card_follows_every_change_whoever_writes_it(by):
    dossier = factories.dossier(by=by, full_name="Đỗ Thị Hoà", cccd="001190000077")
    card = IndexCard.objects.get(dossier=dossier)
    assert card.commune == areas.area(areas.COMMUNE)
    moved = move_dossier(
        dossier=dossier,
        to=areas.area(areas.NEIGHBOUR),
        on=date(2024, 1, 5),
        by=officer(Role.DISTRICT_OFFICER),
    )
    card.refresh_from_db()
    assert card.commune == areas.area(areas.NEIGHBOUR)
    dossier.refresh_from_db()
    withdraw_move(responsibility=moved, version=dossier.version, reason="nhầm", by=officer(Role.DISTRICT_OFFICER))
    card.refresh_from_db()
    assert card.commune == areas.area(areas.COMMUNE)
    dossier.papers.all().delete()
    card.refresh_from_db()
    assert "001190000077" not in card.words
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_background SET phone = '' WHERE false")
        cursor.execute("UPDATE cases_dossier SET search_text = 'khac' WHERE id = %s", [dossier.pk])
    card.refresh_from_db()
    assert card.words == "'khac'"


def test_every_dossier_of_a_database_has_its_card(by):
    keep(people(30), areas.area())
    assert IndexCard.objects.count() == Dossier.objects.count() == 30
    assert not IndexCard.objects.filter(commune=None).exists()


def test_nobody_is_found_outside_of_the_area(by):
    factories.dossier(areas.NEIGHBOUR, full_name="Đỗ Thị Hoà")
    assert _found(by, "hoa") == _found(by, "") == []


def test_a_search_reads_the_cards_of_the_area_and_no_others():
    """Its time is that of the area, whatever the size of the register: the plan goes by the commune."""
    keep(people(600), areas.area(areas.FAR_COMMUNE))
    analyzed(IndexCard, Dossier)
    for role in (Role.COMMUNE_OFFICER, Role.DISTRICT_OFFICER, Role.PROVINCE_OFFICER):
        for text in ("n", "nguyễn", "09", "hoa", ""):
            plan = _listing(officer(role), text).cards.explain()
            assert "card_commune_order" in plan, plan
            assert "cases_dossier" not in plan, plan


def test_names_are_found_however_they_are_typed():
    full_names = people(120)
    keep(full_names, areas.area())
    for way, score in measure(full_names, STRICT).items():
        assert score.recall >= 0.99, (way, score.missed[:5])
        assert score.precision >= 0.99, way
