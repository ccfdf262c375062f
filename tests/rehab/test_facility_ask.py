"""A facility as an act asks for it: in the form, in what is kept, and in the words that are shown."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cases.procedures.asks import shown
from cases.procedures.manifest import manifests
from rehab.enums import FacilityKind
from tests.rehab import compulsory, factories
from tests.rehab.compulsory import ADULT, POLICE

pytestmark = pytest.mark.django_db


def test_a_facility_is_chosen_in_the_form_and_kept_by_its_key():
    centre, private = factories.facility(), factories.facility("TN-01", FacilityKind.VOLUNTARY)
    case = compulsory.found(date(2024, 3, 4))
    client = Client()
    client.force_login(case.by(POLICE))
    address = reverse("cases:procedure_step", args=[case.dossier.pk, case.procedure.pk, "custody_facility"])
    page = client.get(address).content.decode()
    assert f'<option value="{centre.pk}">{centre}</option>' in page
    assert str(private) not in page, "compulsory rehabilitation in public facilities only"
    case.procedure.refresh_from_db()
    answer = client.post(
        address, {"on": "05/03/2024", "facility": centre.pk, "version": case.procedure.version}, follow=True
    )
    assert answer.status_code == 200
    step = case.procedure.steps.get(act="custody_facility")
    assert step.data == {"facility": centre.pk}
    assert shown(manifests[ADULT].act("custody_facility"), step.data) == [("Cơ sở quản lý", str(centre))]
    assert str(centre) in answer.content.decode()


def test_every_act_that_asks_for_a_facility_says_which_kinds():
    for manifest in manifests:
        for act in manifest.acts:
            assert all(ask.choices for ask in act.asks if ask.kind == "facility"), (manifest.slug, act.slug)
