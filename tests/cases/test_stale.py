"""Two officers at one dossier: the second sees both values, field by field, and chooses."""

import html
import re

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.services import save_relatives, update_dossier
from core.errors import StaleVersionError
from core.saving import require_version
from tests.accounts.factories import officer
from tests.cases import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def desk(client, by):
    client.force_login(by)
    return client


def _form_of(page: str) -> dict[str, str]:
    """What a browser would send of the page's inputs, as opened."""
    sent = {}
    for tag in re.findall(r"<input[^>]*>", page.partition('class="act-form')[2] or page):
        named = re.search(r'name="([^"]+)"', tag)
        kind = re.search(r'type="(\w+)"', tag)
        if not named or (kind and kind[1] in ("radio", "checkbox") and "checked" not in tag):
            continue
        value = re.search(r'value="([^"]*)"', tag)
        sent[named[1]] = html.unescape(value[1]) if value else ""
    return sent


def test_both_values_stand_on_the_page_and_the_choice_is_saved(desk, by):
    dossier = factories.dossier(by=by, occupation="Thợ nề", permanent_address="Ngõ 1")
    url = reverse("cases:dossier_edit", args=[dossier.pk])
    mine = {**_form_of(desk.get(url).content.decode()), "occupation": "Thợ của tôi", "other_name": "Tý"}
    other = officer(Role.POLICE_OFFICER)
    changed = {"occupation": "Thợ của họ", "permanent_address": "Ngõ 2"}
    update_dossier(dossier=dossier, version=dossier.version, data=changed, by=other)
    response = desk.post(url, mine)
    form = response.context["form"]
    assert [(one.label, one.opened, one.mine, one.theirs, one.chosen) for one in form.differences] == [
        ("Tên gọi khác", "(trống)", "Tý", "(trống)", "mine"),
        ("Nghề nghiệp", "Thợ nề", "Thợ của tôi", "Thợ của họ", "mine"),
        ("Địa chỉ thường trú", "Ngõ 1", "Ngõ 1", "Ngõ 2", "theirs"),
    ]
    page = response.content.decode()
    assert "cả hai cùng sửa" in page
    again = _form_of(page)
    assert again["choose-permanent_address"] == "theirs"
    again["choose-occupation"] = "theirs"
    assert desk.post(url, again).status_code == 302
    dossier.refresh_from_db()
    assert (dossier.occupation, dossier.permanent_address, dossier.other_name) == ("Thợ của họ", "Ngõ 2", "Tý")


def test_rows_are_chosen_from_too(desk, by):
    dossier = factories.dossier(by=by)
    row = {"relation": "mother", "full_name": "Lê Thị Mẹ", "birth_year": 1960, "occupation": ""}
    save_relatives(dossier=dossier, version=dossier.version, rows=[row], by=by)
    dossier.refresh_from_db()
    url = reverse("cases:relatives_edit", args=[dossier.pk])
    mine = {**_form_of(desk.get(url).content.decode()), "rows-0-relation": "mother", "rows-0-occupation": "Nông"}
    kept = dossier.relatives.get()
    save_relatives(
        dossier=dossier, version=dossier.version, rows=[{**row, "id": kept.pk, "full_name": "Lê Thị Mẹ Già"}], by=by
    )
    response = desk.post(url, mine)
    found = {one.label: (one.mine, one.theirs, one.chosen) for one in response.context["form"].differences}
    assert found == {
        "Dòng 1, Họ và tên": ("Lê Thị Mẹ", "Lê Thị Mẹ Già", "theirs"),
        "Dòng 1, Nghề nghiệp": ("Nông", "(trống)", "mine"),
    }
    again = {**mine, **_form_of(response.content.decode()), "rows-0-relation": "mother"}
    assert desk.post(url, again).status_code == 302
    kept.refresh_from_db()
    assert (kept.full_name, kept.occupation) == ("Lê Thị Mẹ Già", "Nông")


def test_a_service_tells_what_was_opened_and_what_stands_there(by):
    dossier = factories.dossier(by=by, occupation="Trước")
    changed = update_dossier(dossier=dossier, version=dossier.version, data={"occupation": "Sau"}, by=by)
    with pytest.raises(StaleVersionError) as refusal:
        require_version(changed, dossier.version)
    assert (refusal.value.opened["occupation"], refusal.value.current["occupation"]) == ("Trước", "Sau")
    assert "search_text" not in refusal.value.current
