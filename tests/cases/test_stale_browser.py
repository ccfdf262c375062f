"""Two browsers at one dossier: the second save shows both values and applies the choice."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.enums import Role
from tests.accounts.factories import officer
from tests.browsing import sign_in
from tests.cases import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_second_of_two_browsers_chooses_field_by_field(new_page: Callable[[], Page]):
    first, second = officer(), officer(Role.POLICE_OFFICER)
    dossier = factories.dossier(by=first, occupation="Thợ nề", permanent_address="Ngõ 1")
    address = f"/ho-so/{dossier.pk}/sua/"
    desks = []
    for user in (first, second):
        desk = new_page()
        sign_in(desk, user.username, at=f"/dang-nhap/?next={address}")
        desks.append(desk)
    one, two = desks
    two.get_by_label("Nghề nghiệp").fill("Thợ của tôi")
    two.get_by_label("Tên gọi khác").fill("Tý")
    one.get_by_label("Nghề nghiệp").fill("Thợ của họ")
    one.get_by_label("Địa chỉ thường trú").fill("Ngõ 2")
    one.get_by_role("button", name="Lưu").first.click()
    expect(one).to_have_url(re.compile(rf"/ho-so/{dossier.pk}/"))
    two.get_by_role("button", name="Lưu").first.click()
    choice = two.locator(".stale-choice")
    expect(choice).to_contain_text("Thợ của họ")
    expect(choice).to_contain_text("khi bạn mở trang: Thợ nề")
    expect(two.get_by_label("Nghề nghiệp", exact=True)).to_have_value("Thợ của tôi")
    expect(choice.locator("[name=choose-permanent_address][value=theirs]")).to_be_checked()
    choice.locator("[name=choose-occupation][value=theirs]").check()
    two.get_by_role("button", name="Lưu").first.click()
    expect(two).to_have_url(re.compile(rf"/ho-so/{dossier.pk}/(#.*)?$"))
    dossier.refresh_from_db()
    assert (dossier.occupation, dossier.permanent_address, dossier.other_name) == ("Thợ của họ", "Ngõ 2", "Tý")
