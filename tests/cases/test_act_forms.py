"""What the form of an act shows beside what it asks, and what it shows after a refusal."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.enums import Role
from cases.forms.procedures import StepForm
from cases.models import DrugTest
from cases.procedures.manifest import manifests
from cases.services.procedures import TAKEN_MEANWHILE
from tests.accounts.factories import officer
from tests.cases.procedures import opened, taken
from tests.refusals import refused
from tests.rehab import compulsory, factories
from tests.rehab.compulsory import DISTRICT, POLICE

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 14)


def pdf():
    return SimpleUploadedFile("giay.pdf", b"%PDF-1.7 signed", "application/pdf")


def form_of(client, case, act, role=POLICE):
    client.force_login(case.by(role))
    return client.get(reverse("cases:procedure_step", args=[case.dossier.pk, case.procedure.pk, act]))


def test_the_reason_of_a_return_stands_where_the_supplement_is_recorded(client):
    """NĐ116/2021 art. 42: the office says what the dossier lacks."""
    case = compulsory.found(ON)
    case.take("make", ON, {}, role=POLICE)
    case.take("notify", ON, role=POLICE)
    case.take("read", ON, {"outcome": "declined"}, role=POLICE)
    case.take("send", ON, role=POLICE)
    case.take("return", ON, {"reason": "Thiếu bản tường trình có chữ ký"}, role=DISTRICT)
    case.take("custody_family", ON, {"keeper": "Mẹ"}, role=POLICE)
    page = form_of(client, case, "supplement").content.decode()
    assert "Trả lại hồ sơ để bổ sung" in page
    assert "Thiếu bản tường trình có chữ ký" in page


def test_the_first_step_follows_no_other(client):
    case = compulsory.found(ON)
    case.undo(role=POLICE)
    client.force_login(case.by(POLICE))
    page = client.get(reverse("cases:procedure_open", args=[case.dossier.pk, case.kind]))
    assert page.context["before"] is None


def address(case, act):
    return reverse("cases:procedure_step", args=[case.dossier.pk, case.procedure.pk, act])


def tag_of(page, name):
    """The tag of a field."""
    return re.search(rf'<[^>]*name="{name}"[^>]*>', page).group()


def test_a_refusal_about_one_field_marks_it_and_no_other(client):
    case = compulsory.at_court(ON)
    case.take("court_accept", ON, {"case_number": "1/TLST"}, role=DISTRICT)
    client.force_login(case.by(DISTRICT))
    case.procedure.refresh_from_db()
    typed = {
        "on": "14/06/2024",
        "version": case.procedure.version,
        "decision_number": "7/QĐ-TA",
        "months": "5",
        "facility": factories.facility().pk,
        "scan_decision": pdf(),
    }
    page = client.post(address(case, "court_decide"), typed).content.decode()
    assert "phải chọn lại" in page
    assert 'aria-invalid="true"' in tag_of(page, "months")
    assert "aria-invalid" not in tag_of(page, "on")
    assert 'href="#id_months"' in page
    case.procedure.refresh_from_db()
    assert case.procedure.state == "accepted"


def test_reasons_about_a_field_and_about_none_are_all_told():
    case = compulsory.found(ON, kind="compulsory_minor", birth_date=date(2008, 1, 1), sex="female")
    factories.episode(
        case.dossier, case.clerk, "methadone", starts=date(2024, 6, 3), months=None, at=factories.clinic()
    )
    data = {"exclusions": ["pregnant"], "parents": "đồng ý"}
    sentence = refused(lambda: case.take("make", ON, data, role=POLICE), "exclusions")
    assert "methadone" in sentence
    assert refused(lambda: case.take("make", ON, data, role=POLICE), "__all__") == sentence


def test_a_constraint_stands_beside_the_last_field_that_it_compares(client):
    case = compulsory.found(ON)
    client.force_login(case.by(POLICE))
    typed = {"on": "13/06/2024", "occasion": "other", "is_positive": "False", "substances": "heroin"}
    page = client.post(reverse("cases:drug_test_create", args=[case.dossier.pk]), typed).content.decode()
    assert "Kết quả âm tính thì không có chất phát hiện." in page
    assert 'aria-invalid="true"' in tag_of(page, "substances")
    assert not DrugTest.objects.exists()


def test_a_stale_tab_keeps_what_was_typed_and_leads_to_the_present(client):
    case = compulsory.found(ON)
    police = case.by(POLICE)
    client.force_login(police)
    case.procedure.refresh_from_db()
    typed = {"on": "14/06/2024", "keeper": "Bà ngoại", "version": case.procedure.version}
    case.take("custody_family", ON, {"keeper": "Mẹ"}, role=POLICE)
    page = client.post(address(case, "custody_family"), typed).content.decode()
    assert TAKEN_MEANWHILE.partition("}")[2].partition("{")[0] in page
    assert f'href="{reverse("cases:procedure_detail", args=[case.dossier.pk, case.procedure.pk])}"' in page
    assert 'value="Bà ngoại"' in page
    again = re.search(r'name="version" value="(\d+)"', page).group(1)
    client.post(address(case, "custody_family"), {**typed, "version": again})
    assert [step.data["keeper"] for step in case.procedure.steps.filter(act="custody_family")] == ["Mẹ", "Bà ngoại"]


def test_a_second_opening_leads_to_the_procedure_that_is_open(client):
    case = compulsory.found(ON)
    client.force_login(case.by(POLICE))
    typed = {"on": "14/06/2024", "ground": "not_registered", "breach_on": "14/06/2024", "paper_form_27": "on"}
    page = client.post(reverse("cases:procedure_open", args=[case.dossier.pk, case.kind]), typed).content.decode()
    assert f'href="{reverse("cases:procedure_detail", args=[case.dossier.pk, case.procedure.pk])}"' in page


def test_the_criteria_say_how_many_there_must_be(client):
    health = officer(Role.HEALTH_OFFICER)
    person = factories.dossier(health)
    procedure = opened(person, "determination", "request_person", ON, health)
    taken(procedure, "receive", ON, health, data={"agency": "Trạm Y tế"})
    client.force_login(health)
    page = client.get(reverse("cases:procedure_step", args=[person.pk, procedure.pk, "examine"])).content.decode()
    assert 'data-choice-least="3"' in page
    assert "cần ít nhất 3 trong 6" in page
    assert page.count('name="criteria"') == 6


@pytest.mark.parametrize(("day", "shown"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True)], ids=str)
def test_the_pledge_is_asked_for_from_its_law_on(on_day, day, shown):
    """L2025 art. 32."""
    on_day(day)
    assert ("paper_pledge" in StepForm(act=manifests["voluntary_home"].act("decide")).fields) == shown
