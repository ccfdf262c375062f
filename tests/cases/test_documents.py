"""Issuing official documents: the register of numbers, who may, what is kept; the pages."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from threading import Barrier

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from pypdf import PdfReader

from accounts.enums import Role
from areas.queries import unit_for
from cases.documents.registry import FORMS_SINCE, document_forms
from cases.models import Document
from cases.services.documents import NUMBER_TAKEN
from core.calendar import now
from core.db import acting_as
from core.errors import NotAllowedError
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases.document_worlds import ON, issued, person
from tests.refusals import refused


@pytest.fixture
def clerk(db):
    return officer()


@pytest.fixture
def addict(clerk):
    return person(clerk)


def words_of(document: Document) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(document.pdf)).pages).split())


def test_numbers_run_on_for_each_office_year_and_sign(clerk, addict, on_day):
    on_day(date(2025, 3, 3))
    numbers = [issued(addict, form, clerk).written_number for form in ("105-07", "105-09", "116-25", "105-10")]
    assert numbers == ["01/QĐ-UBND", "02/QĐ-UBND", "01/TB-UBND", "03/QĐ-UBND"]
    assert issued(addict, "105-07", clerk, on=date(2025, 1, 6)).written_number == "01/QĐ-UBND"
    neighbour = officer(area_code=areas.NEIGHBOUR)
    other = person(neighbour, commune=areas.NEIGHBOUR, number="HS-IN-2", cccd="001090000018")
    assert issued(other, "105-07", neighbour).written_number == "01/QĐ-UBND"


def test_a_number_may_be_typed_if_it_is_free(clerk, addict):
    assert issued(addict, "105-07", clerk, number=41).number == 41
    assert issued(addict, "105-07", clerk).number == 42
    sentence = NUMBER_TAKEN.format(number=41, symbol="QĐ-UBND", year=2024, free=43)
    assert refused(lambda: issued(addict, "105-09", clerk, number=41), "number", sentence)
    assert refused(lambda: issued(addict, "105-07", clerk, number=0), "number")
    assert refused(lambda: issued(addict, "105-05", clerk, number=1), "number")


def test_the_database_keeps_a_document_as_it_was(clerk, addict):
    document = issued(addict, "105-07", clerk)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(number=2)


def test_the_database_refuses_a_number_without_a_sign_and_a_number_twice(clerk, addict):
    row = {
        "dossier": addict,
        "form": "105-07",
        "office": areas.office(),
        "year": 2024,
        "place": "Phúc Xá",
        "on": ON,
        "pdf": b"%PDF",
        "made_at": now(),
        "made_by": clerk,
    }
    with pytest.raises(IntegrityError, match="document_number_has_symbol"), transaction.atomic():
        Document.objects.create(**row, number=1)
    Document.objects.create(**row, number=1, symbol="QĐ-UBND")
    with pytest.raises(IntegrityError, match="document_number_once"), transaction.atomic():
        Document.objects.create(**row, number=1, symbol="QĐ-UBND")


def test_the_same_facts_give_the_same_bytes(clerk, addict):
    assert issued(addict, "105-05", clerk).pdf == issued(addict, "105-05", clerk).pdf


def test_days_before_the_form_in_the_future_and_before_the_dossier_are_refused(clerk, addict):
    early = person(clerk, number="HS-IN-3", cccd="001090000019", opened_on=date(2020, 1, 2))
    assert issued(early, "105-05", clerk, on=FORMS_SINCE).on == FORMS_SINCE
    assert "01/01/2022" in refused(lambda: issued(early, "105-05", clerk, on=date(2021, 12, 31)), "on")
    assert refused(lambda: issued(addict, "105-05", clerk, on=date(2024, 12, 31)), "on")
    assert refused(lambda: issued(addict, "105-05", clerk, on=date(2023, 2, 28)), "on")


def test_who_does_not_take_the_step_is_told_who_does(addict):
    health, police = officer(Role.HEALTH_OFFICER), officer(Role.POLICE_OFFICER)
    with pytest.raises(NotAllowedError, match="Chủ tịch UBND"):
        issued(addict, "105-07", police)
    with pytest.raises(NotAllowedError):
        issued(addict, "105-07", health)
    assert issued(addict, "109-04", health).written_number == "01/PKQ-TYT"


def test_a_district_officer_issues_for_the_commune(addict):
    document = issued(addict, "105-07", officer(Role.DISTRICT_OFFICER))
    assert (document.office, document.on_behalf_of) == (areas.office(), "Phường Phúc Xá")
    assert "ỦY BAN NHÂN DÂN PHƯỜNG PHÚC XÁ" in words_of(document)


def test_since_july_2026_the_police_decide_under_the_law_of_2025(addict, on_day):
    on_day(date(2026, 7, 20))
    unit = unit_for(addict.responsibilities.get().commune, date(2026, 7, 20))
    police = officer(Role.POLICE_OFFICER, unit.code)
    document = issued(addict, "105-07", police, on=date(2026, 7, 6), signer_title="TRƯỞNG CÔNG AN")
    assert "Luật Phòng, chống ma túy số 120/2025/QH15" in words_of(document)
    assert "Vận dụng mẫu ban hành kèm theo Nghị định số 105/2021/NĐ-CP" in words_of(document)
    assert "TRƯỞNG CÔNG AN" in words_of(document)
    assert document.symbol == "QĐ-CAP"


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_two_numbers_that_follow_each_other():
    clerk = officer()
    addict = person(clerk)
    together = Barrier(2)

    def issue(_) -> int:
        try:
            with acting_as(clerk):
                together.wait(timeout=20)
                return issued(addict, "105-07", clerk).number
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(issue, range(2))) == [1, 2]


def desk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_from_the_choice_to_the_printed_page(clerk, addict):
    client = desk(clerk)
    choice = client.get(f"/ho-so/{addict.pk}/van-ban/lap/").content.decode()
    assert "Mẫu số 07. Quyết định quản lý" in choice
    assert "Mẫu số 46." not in choice
    address = f"/ho-so/{addict.pk}/van-ban/lap/105-07/"
    page = client.get(address).content.decode()
    assert "01/QĐ-UBND" in page
    assert 'value="Phúc Xá"' in page
    assert 'value="CHỦ TỊCH"' in page
    typed = {"on": "06/05/2024", "number": "", "place": "Phúc Xá", "signer_title": "CHỦ TỊCH", "signer_name": "Trần Ký"}
    answer = client.post(address, typed, follow=True)
    document = addict.documents.get()
    assert f"/ho-so/{addict.pk}/van-ban/{document.pk}/pdf/" in answer.content.decode()
    first, second = (client.get(f"/ho-so/{addict.pk}/van-ban/{document.pk}/pdf/") for _ in range(2))
    assert first.content == second.content == bytes(document.pdf)
    assert first["Content-Type"] == "application/pdf"
    kept = AuditEvent.objects.filter(object_type="cases.document", object_id=str(document.pk))
    assert sorted(kept.values_list("action", flat=True)) == ["issue_document", "print_document", "print_document"]
    assert "hãy bấm “Mở PDF”" in client.post(address, {**typed, "number": "1"}).content.decode()


def test_others_do_not_find_it_and_a_form_of_others_is_forbidden(clerk, addict):
    document = issued(addict, "105-07", clerk)
    stranger = desk(officer(area_code=areas.NEIGHBOUR))
    for path in ("van-ban/lap/", "van-ban/lap/105-07/", f"van-ban/{document.pk}/pdf/"):
        assert stranger.get(f"/ho-so/{addict.pk}/{path}").status_code == 404
    assert desk(clerk).get(f"/ho-so/{addict.pk}/van-ban/lap/116-46/").status_code == 403
    assert desk(clerk).get(f"/ho-so/{addict.pk}/van-ban/lap/999-99/").status_code == 404


def test_the_choice_asks_few_questions_for_all_forms(clerk, addict, django_assert_max_num_queries):
    client = desk(clerk)
    assert len(list(document_forms)) > 30
    with django_assert_max_num_queries(25):
        client.get(f"/ho-so/{addict.pk}/van-ban/lap/")


def test_the_day_of_a_document_lies_in_its_year(clerk, addict):
    assert issued(addict, "105-07", clerk, on=ON).year == 2024
