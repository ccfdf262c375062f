"""Every official form, printed for a made-up person."""

import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from accounts.enums import Role
from cases.documents.registry import document_forms
from rehab.enums import FacilityKind, Modality
from tests.cases.document_worlds import NAME, issued, officers, person, printer_of
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
    wanted += [f"116-{code}" for code in "20 22 24 25 26a 26b 27 29 30 32 33 34 40 43 44 45 46".split()]
    assert [form.slug for form in document_forms] == wanted
