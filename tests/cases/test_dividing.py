"""Officers choose to which successor of a divided commune each dossier belongs: who is asked, and what stands then."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import User
from areas.services import load_reform
from cases.models import Dossier
from cases.services import Choice, choose_successors, send_dossier
from cases.services import reform as rules
from cases.views import dividing as pages
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.areas.reforms import DAY, divided
from tests.cases import factories

pytestmark = pytest.mark.django_db
FIRST, DEFAULT, OTHER = "00008", "99901", "99902"
WORK = reverse("cases:worklist")
LIST = reverse("cases:divisions")


@pytest.fixture(autouse=True)
def _lately(on_day):
    on_day(date(2026, 2, 1))


@pytest.fixture
def people(on_day) -> list[Dossier]:
    """Three people of a commune that is divided, of whom two live in the same hamlet."""
    by = officer(area_code=FIRST)
    found = [
        factories.dossier(
            areas.area(FIRST), by=by, opened_on=date(2026, 1, 5), number=f"CHIA-{place}", present_address=address
        )
        for place, address in enumerate(("Thôn Đông", "Tổ 5, thôn Đoài", "thôn ĐOÀI"), start=1)
    ]
    load_reform(proposal=divided(FIRST, DEFAULT, OTHER))
    on_day(DAY)
    return found


def desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page() -> str:
    return reverse("cases:division", args=[areas.area(FIRST, date(2026, 2, 28)).pk])


def commune_of(person: Dossier) -> str:
    return person.responsibilities.get(ends=None).commune.code


def test_the_office_that_has_them_is_told_and_chooses_for_many_at_once(people):
    client = desk(officer(area_code=DEFAULT))
    assert "3 hồ sơ của xã đã được chia" in client.get(WORK).content.decode()
    assert page() in client.get(LIST).content.decode()
    first, *hamlet = people
    found = client.get(page(), {"tim": "thon doai"}).content.decode()
    assert all(person.number in found for person in hamlet)
    assert first.number not in found
    answer = client.post(f"{page()}?tim=thon+doai", {"who": "all", "heir": OTHER}, follow=True)
    assert pages.TOLD.format(all=2, moved=2, unchanged=0) in answer.content.decode()
    assert [commune_of(person) for person in people] == [FIRST, OTHER, OTHER]
    assert [Dossier.objects.visible_to(officer(area_code=code)).count() for code in (DEFAULT, OTHER)] == [1, 2]
    answer = client.post(page(), {"who": "ticked", "heir": DEFAULT, "dossier": [first.pk]}, follow=True)
    assert pages.TOLD.format(all=1, moved=0, unchanged=1) in answer.content.decode()
    assert "Không có hồ sơ nào trong địa bàn của bạn chờ chọn" in client.get(LIST).content.decode()
    assert "đã được chia" not in client.get(WORK).content.decode()
    assert [(row.commune.code, row.starts) for row in first.responsibilities.all()] == [
        (FIRST, date(2026, 1, 5)),
        (DEFAULT, DAY),
    ]


def test_nobody_is_chosen_for_without_a_mark_and_what_cannot_be_moved_is_named(people):
    client, clerk = desk(officer(area_code=DEFAULT)), officer(area_code=DEFAULT)
    answer = client.post(page(), {"who": "ticked", "heir": OTHER})
    assert pages.NOBODY in answer.content.decode()
    send_dossier(dossier=people[0], to=areas.area("00025", DAY), moved_on=DAY, by=clerk)
    told = client.post(page(), {"who": "all", "heir": OTHER}, follow=True).content.decode()
    assert "Hồ sơ CHIA-1 chưa chọn được" in told
    assert pages.TOLD.format(all=2, moved=2, unchanged=0) in told


def test_a_choice_may_be_changed_until_somebody_moves(people, on_day):
    by, number = officer(area_code=DEFAULT), people[0].number
    for code, moved in ((OTHER, 1), (DEFAULT, 1), (DEFAULT, 0)):
        assert choose_successors(choices=[Choice(2, number, code)], on=DAY, by=by).moved == moved
    assert people[0].responsibilities.count() == 2
    early = choose_successors(choices=[Choice(2, "KHONG-CO", OTHER)], on=DAY, by=by)
    assert [sentence for _, sentence in early.faults] == [rules.UNKNOWN_NUMBER.format("KHONG-CO")]


def test_a_file_is_followed_wholly_or_not_at_all(people):
    client, address = (
        desk(officer(area_code=DEFAULT)),
        reverse("cases:division_list", args=[areas.area(FIRST, date(2026, 2, 28)).pk]),
    )
    assert b"number,successor_code" in client.get(address, {"mau": ""}).content

    def sent(*lines: str) -> str:
        content = "\n".join(("number,successor_code", *lines)).encode()
        return client.post(address, {"file": SimpleUploadedFile("a.csv", content)}, follow=True).content.decode()

    told = sent(f"CHIA-1,{OTHER}", f"XA-LA,{OTHER}", "CHIA-2,00004")
    assert pages.NOT_WAITING.format("XA-LA") in told
    before = areas.area(FIRST, date(2026, 2, 28))
    assert rules.NOT_AN_HEIR.format("00004", before, f"{DEFAULT}, {OTHER}") in sent("CHIA-2,00004")
    assert {commune_of(person) for person in people} == {FIRST}
    assert pages.TOLD.format(all=2, moved=1, unchanged=1) in sent(f"CHIA-1,{OTHER}", f"CHIA-2,{DEFAULT}")


@pytest.mark.parametrize(
    ("role", "area_code", "listed", "opened"),
    [
        (Role.PROVINCE_OFFICER, "01", 200, 200),
        (Role.POLICE_OFFICER, DEFAULT, 200, 200),
        (Role.COMMUNE_OFFICER, OTHER, 200, 404),
        (Role.COMMUNE_OFFICER, "00025", 200, 404),
        (Role.HEALTH_OFFICER, DEFAULT, 403, 403),
        (Role.ADMINISTRATOR, "", 403, 403),
    ],
)
def test_whoever_has_nobody_of_the_commune_learns_nothing_of_it(people, role, area_code, listed, opened):
    client = desk(officer(role, area_code))
    assert client.get(LIST).status_code == listed
    assert [client.get(page()).status_code, client.get(f"{page()}danh-sach/").status_code] == [opened] * 2
    if opened == 404:
        assert client.post(page(), {"who": "all", "heir": OTHER}).status_code == 404
        assert "CHIA" not in client.get(LIST).content.decode()


def test_a_commune_that_was_not_divided_has_no_such_page(people):
    client = desk(officer(Role.PROVINCE_OFFICER, "01"))
    assert client.get(reverse("cases:division", args=[areas.area("00025", DAY).pk])).status_code == 404
