"""The clinic's morning in a real browser: searching, one tap or key for each patient, all at once, saved once."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from rehab.models import Dose
from tests.browsing import sign_in
from tests.rehab import factories
from tests.rehab.clinics import nurse_of, patient, took

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = date(2024, 6, 20)
PEOPLE = ("Đỗ Thị Hoà", "Lê Văn Bình", "Nguyễn Văn An", "Trần Quốc Dũng")


@pytest.fixture
def morning(page: Page) -> Page:
    clinic = factories.clinic()
    nurse = nurse_of(clinic)
    for name in PEOPLE:
        episode = patient(clinic, full_name=name)
        took(episode, [TODAY - timedelta(days=1 if name != "Trần Quốc Dũng" else 6)], nurse)
    sign_in(page, nurse.username, at="/dang-nhap/?next=/cai-nghien/methadone/buoi-sang/")
    expect(page.get_by_role("heading", name="Cho uống thuốc sáng nay")).to_be_visible()
    expect(page.locator("[data-morning-tools]")).to_be_visible()  # the keys answer from then on
    return page


def kinds() -> dict[str, str]:
    rows = Dose.objects.filter(on=TODAY).values_list("episode__dossier__full_name", "kind")
    return dict(rows)


def test_found_by_a_word_marked_by_a_key_and_saved_once(morning: Page):
    lines = morning.locator("[data-line]")
    morning.keyboard.press("/")
    morning.keyboard.type("hoa do")
    expect(lines.locator("visible=true")).to_have_count(1)
    morning.keyboard.press("Enter")
    morning.keyboard.press("2")
    morning.get_by_placeholder("Tìm theo tên hoặc số hồ sơ").fill("")
    lines.nth(1).focus()
    morning.keyboard.press("1")
    expect(lines.nth(2)).to_be_focused()
    morning.keyboard.press("3")
    morning.keyboard.type("4")
    expect(morning.locator("[data-morning-count]")).to_have_text(
        "Đã uống 1 · vắng 1 · mang về 1 · nghỉ phép 0 · chưa ghi 1"
    )
    morning.get_by_role("button", name="Lưu buổi này").click()
    expect(morning.get_by_text("Đã lưu buổi ngày 20/06/2024.")).to_be_visible()
    assert kinds() == {"Đỗ Thị Hoà": "missed", "Lê Văn Bình": "taken", "Trần Quốc Dũng": "take_home"}
    assert Dose.objects.get(kind="take_home").days_home == 4


def test_on_a_phone_all_are_marked_at_once_but_who_needs_a_decision(morning: Page):
    morning.set_viewport_size({"width": 390, "height": 844})
    morning.get_by_role("button", name="Tất cả đã uống").click()
    held = morning.locator("[data-held]")
    expect(held).to_contain_text("Vắng 5 ngày")
    expect(morning.locator("[data-morning-count]")).to_contain_text("chưa ghi 1")
    held.get_by_role("button", name="Lấy 40 mg").click()
    held.get_by_label("Đã uống").check()
    assert morning.evaluate("document.documentElement.scrollWidth") <= 390
    morning.get_by_role("button", name="Lưu buổi này").click()
    expect(morning.get_by_text("Đã lưu buổi ngày 20/06/2024.")).to_be_visible()
    assert set(kinds().values()) == {"taken"}
    assert sorted(Dose.objects.filter(on=TODAY).values_list("mg", flat=True)) == [40, 80, 80, 80]
