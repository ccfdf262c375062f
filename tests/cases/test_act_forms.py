"""What the form of an act shows beside what it asks."""

from datetime import date

import pytest
from django.urls import reverse

from tests.rehab import compulsory
from tests.rehab.compulsory import DISTRICT, POLICE

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 14)


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
