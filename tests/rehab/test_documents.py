"""Every official form, printed for a made-up person."""

import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from accounts.enums import Role
from cases.documents.issuing import forms_fitting, issuing_of, rule_of
from cases.documents.registry import document_forms
from cases.services import open_procedure
from cases.services.documents import OTHER_STEP
from rehab.enums import FacilityKind, Modality
from tests.cases.document_worlds import NAME, ON, issued, officers, person, printer_of
from tests.refusals import refused
from tests.rehab.factories import episode, facility

pytestmark = pytest.mark.django_db


@pytest.fixture
def users():
    return officers()


@pytest.fixture
def addict(users):
    """In compulsory rehabilitation in the facility whose officer prints."""
    found = person(users[Role.COMMUNE_OFFICER])
    centre = facility("CS-01", FacilityKind.PUBLIC)
    episode(
        found,
        users[Role.COMMUNE_OFFICER],
        Modality.FACILITY_COMPULSORY,
        starts=date(2024, 4, 25),
        months=18,
        at=centre,
        decision_number="11/QĐ-TA",
        decided_on=date(2024, 4, 22),
    )
    return found


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("form", list(document_forms), ids=lambda form: form.slug)
def test_every_form_is_printed_with_name_number_day_and_heading(form, addict, users):
    by = printer_of(form, addict, users)
    document = issued(addict, form.slug, by)
    text = text_of(document.pdf)
    assert f"Mẫu số {form.code}. {form.title}" in text
    assert f"Ban hành kèm theo Nghị định số {form.decree.number}" in text
    assert NAME.lower() in text.lower()
    assert "ngày 06 tháng 5 năm 2024" in text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Trần Thị Ký" in text
    assert not re.search(r"None|\{\{|\{%|HIV", text)
    if form.symbol:
        assert f"Số: 01/{form.symbol}" in text
    else:
        assert "Số: " not in text


def test_there_are_the_forms_that_the_law_asks_for():
    wanted = [f"105-{number:02d}" for number in range(3, 11)] + ["109-04", "109-05"]
    wanted += [f"116-{code}" for code in "20 22 24 25 26a 26b 27 28 29 30 32 33 34 40 43 44 45 46".split()]
    wanted += [f"116-{code}" for code in "21 50 51 53 54".split()]
    assert set(wanted) <= {form.slug for form in document_forms}


@pytest.fixture
def registered(users):
    """Registered for rehabilitation at home, the decision not yet taken."""
    by = users[Role.COMMUNE_OFFICER]
    found = person(by, number="HS-IN-9", cccd="001090000099")
    papers = ("form_22", "result_sheet", "id_copy")
    return open_procedure(
        dossier=found,
        kind="voluntary_home",
        act="register",
        on=date(2024, 5, 2),
        by=by,
        data={"place": "home"},
        papers=papers,
    )


def test_a_decision_is_printed_before_it_is_taken_with_what_is_typed(registered, users):
    dossier, by = registered.procedure.dossier, users[Role.COMMUNE_OFFICER]
    text = text_of(issued(dossier, "116-24", by, data={"months": 6}).pdf)
    assert "Hình thức cai nghiện: Tại gia đình" in text
    assert "Bản đăng ký cai nghiện ma túy tự nguyện ngày 02/05/2024" in text
    assert "6 tháng, kể từ ngày 06 tháng 5 năm 2024 đến ngày 06 tháng 11 năm 2024" in text
    assert "Căn cứ Điều 30 Nghị định số 116/2021/NĐ-CP" in text


def test_without_a_procedure_a_form_of_several_is_for_all_who_issue_it(users):
    dossier = person(users[Role.COMMUNE_OFFICER], number="HS-IN-8", cccd="001090000098")
    assert rule_of(form := document_forms["116-20"], None, None, ON) is None
    assert issuing_of(form, None, ON, dossier, users[Role.COMMUNE_OFFICER]).role == Role.COMMUNE_OFFICER
    assert rule_of(document_forms["105-07"], None, None, ON).procedure == "user_management"


def test_the_choice_offers_the_plan_of_the_own_procedure(registered, users, client):
    client.force_login(users[Role.COMMUNE_OFFICER])
    page = client.get(f"/ho-so/{registered.procedure.dossier_id}/van-ban/lap/").content.decode()
    assert page.index("Mẫu số 20. ") < page.index("Các mẫu khác")


def test_the_paper_of_a_step_hangs_on_it(registered, users):
    document = issued(registered.procedure.dossier, "116-22", users[Role.COMMUNE_OFFICER])
    assert document.step == registered
    assert "hình thức: Tại gia đình" in text_of(document.pdf)


def test_a_step_of_somebody_else_is_refused(registered, addict, users):
    by = users[Role.COMMUNE_OFFICER]
    assert refused(lambda: issued(addict, "116-22", by, step=registered), sentence=OTHER_STEP)


def test_the_forms_of_the_own_procedures_come_first(registered):
    fitting = forms_fitting(registered.procedure.dossier)
    assert {"116-22", "116-24", "116-26a", "116-27", "116-25", "116-20"} <= fitting
    assert "116-46" not in fitting
