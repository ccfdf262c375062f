"""A decision and its paper bear one number: whichever comes first, the other takes it over."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.documents.numbers import PAPER_DIFFERS, number_form
from cases.procedures.manifest import manifests
from cases.services import record_determination, undo_step
from cases.services.documents import ISSUED_ALREADY, OTHER_NUMBER
from tests.accounts.factories import officer
from tests.cases import procedures
from tests.cases.document_worlds import issued
from tests.refusals import refused
from tests.rehab import factories

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 14)
SIGN = "QĐ-UBND"


@pytest.fixture
def clerk():
    return officer(Role.COMMUNE_OFFICER)


@pytest.fixture
def person(clerk):
    found = factories.dossier(clerk)
    record_determination(dossier=found, on=date(2024, 1, 8), result="addicted", agency="Trạm y tế", by=clerk)
    return found


@pytest.fixture
def registered(person, clerk):
    return procedures.opened(person, "voluntary_home", "register", ON, clerk, data={"place": "home"})


def decided(registered, clerk, number):
    return procedures.taken(registered, "decide", ON, clerk, data={"decision_number": number, "months": 6})


def form_of(client, clerk, registered):
    client.force_login(clerk)
    url = reverse("cases:procedure_step", args=[registered.dossier_id, registered.pk, "decide"])
    return client.get(url).context["form"]


def paper_form(client, clerk, person):
    client.force_login(clerk)
    return client.get(reverse("cases:document_create", args=[person.pk, "116-24"])).context["form"]


def test_the_step_takes_over_the_number_of_the_paper(client, clerk, person, registered):
    assert "decision_number" not in form_of(client, clerk, registered).initial
    issued(person, "116-24", clerk, on=ON, number=12)
    assert form_of(client, clerk, registered).initial["decision_number"] == f"12/{SIGN}"


def test_another_number_than_that_of_the_paper_is_refused(clerk, person, registered):
    issued(person, "116-24", clerk, on=ON, number=12)
    sentence = refused(lambda: decided(registered, clerk, "13/QĐ-UBND"), "decision_number")
    form = number_form(manifests["voluntary_home"].act("decide"))[1]
    assert sentence == PAPER_DIFFERS.format(form=form.name, on=ON, written=f"12/{SIGN}", typed="13/QĐ-UBND")
    assert refused(lambda: decided(registered, clerk, "12/QĐ-CT"), "decision_number")


@pytest.mark.parametrize("typed", ["12/QĐ-UBND", "12", "012 / qđ-ubnd"])
def test_one_number_may_be_written_in_several_ways(clerk, person, registered, typed):
    issued(person, "116-24", clerk, on=ON, number=12)
    assert decided(registered, clerk, typed).state == "in_rehab"


def test_any_of_the_papers_issued_for_the_step_will_do(clerk, person, registered):
    issued(person, "116-24", clerk, on=ON, number=12)
    issued(person, "116-24", clerk, on=ON, number=13)
    assert decided(registered, clerk, f"12/{SIGN}").state == "in_rehab"


def test_without_a_paper_the_number_is_free(clerk, registered):
    assert decided(registered, clerk, "bất kỳ").state == "in_rehab"


def test_the_paper_takes_over_the_number_of_the_step(client, clerk, person, registered):
    decided(registered, clerk, f"31/{SIGN}")
    form = paper_form(client, clerk, person)
    assert form.initial["number"] == 31
    assert "mang cùng số" in form.fields["number"].help_text
    sentence = refused(lambda: issued(person, "116-24", clerk, on=ON, number=32), "number")
    label = manifests["voluntary_home"].act("decide").label
    assert sentence == OTHER_NUMBER.format(act=label, on=ON, written=f"31/{SIGN}")
    assert issued(person, "116-24", clerk, on=ON).written_number == f"31/{SIGN}"
    again = refused(lambda: issued(person, "116-24", clerk, on=ON), "number")
    assert again == ISSUED_ALREADY.format(written=f"31/{SIGN}", on=ON)


def test_a_number_of_another_kind_leaves_the_paper_its_own_and_the_page_says_why(client, clerk, person, registered):
    decided(registered, clerk, "31/QĐ-CT")
    form = paper_form(client, clerk, person)
    assert form.initial["number"] is None
    assert "không theo ký hiệu của sổ văn bản" in form.fields["number"].help_text
    assert issued(person, "116-24", clerk, on=ON).written_number == f"01/{SIGN}"


def test_the_paper_of_a_step_taken_back_binds_the_next_one(clerk, person, registered):
    """The decision was entered wrongly; its paper is the one that is signed."""
    issued(person, "116-24", clerk, on=ON, number=12)
    procedure = decided(registered, clerk, f"12/{SIGN}")
    undo_step(step=procedure.steps.standing().last(), version=procedure.version, reason="ghi nhầm", by=clerk)
    assert refused(lambda: decided(registered, clerk, "9"), "decision_number")
