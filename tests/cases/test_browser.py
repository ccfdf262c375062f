"""The pages of a dossier in a real browser: searching while one types, and never losing what was typed."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.enums import Role
from cases.models import Dossier
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.browsing import sign_in
from tests.cases import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def by():
    return officer(Role.DISTRICT_OFFICER)


@pytest.fixture
def desk(page: Page, by) -> Page:
    sign_in(page, by.username, at="/dang-nhap/?next=/ho-so/")
    expect(page).to_have_url(re.compile("/ho-so/$"))
    return page


def test_the_list_follows_what_is_typed_and_keeps_the_address(desk: Page, by):
    for name in ("Đỗ Thị Hoà", "Trần Văn Khác"):
        factories.dossier(by=by, full_name=name)
    desk.reload()
    rows = desk.locator("#results tbody tr")
    expect(rows).to_have_count(2)
    desk.get_by_label("Họ tên, số hồ sơ").press_sequentially("hoa do", delay=30)
    expect(rows).to_have_count(1)
    expect(desk).to_have_url(re.compile(r"q=hoa(\+|%20)do"))
    desk.reload()
    expect(rows).to_have_count(1)
    rows.get_by_role("link", name="Đỗ Thị Hoà").click()
    expect(desk.locator("#timeline li")).to_have_count(1)
    desk.go_back()
    expect(rows).to_have_count(1)
    expect(desk.get_by_label("Họ tên, số hồ sơ")).to_have_value("hoa do")


def test_a_dossier_is_opened_determined_and_moved(desk: Page, by):
    desk.get_by_role("link", name="Lập hồ sơ mới").click()
    desk.get_by_label("Xã quản lý").select_option(label="Phường Phúc Xá")
    desk.get_by_label("Họ và tên").fill("Lê Văn Mới")
    desk.get_by_label("Nam", exact=True).check()
    desk.get_by_label("Ngày sinh").fill("15/05/90")
    desk.locator("main [name=opened_on]").fill("01/06/2024")
    desk.get_by_role("button", name="Lưu hồ sơ").click()
    expect(desk.locator(".field-errors")).to_contain_text("bốn chữ số")
    expect(desk.get_by_label("Họ và tên")).to_have_value("Lê Văn Mới")
    desk.get_by_label("Ngày sinh").fill("15051990")
    desk.get_by_label("Họ và tên").click()
    expect(desk.get_by_label("Ngày sinh")).to_have_value("15/05/1990")
    desk.get_by_role("button", name="Lưu hồ sơ").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Lê Văn Mới")
    desk.get_by_role("link", name="Ghi kết quả xác định").click()
    desk.get_by_label("Ngày", exact=False).first.fill("19/6/2024")
    desk.get_by_label("Có nghiện").check()
    desk.get_by_role("button", name="Lưu").click()
    expect(desk.get_by_text("Đang trong danh sách người nghiện")).to_be_visible()
    dossier = Dossier.objects.get()
    desk.get_by_role("link", name="Chuyển nơi quản lý").click()
    desk.get_by_label("Ngày chuyển").fill("19/06/2024")
    desk.get_by_label("Xã chuyển đến").fill("truc bach")  # one search: no later answer takes the choice away
    desk.get_by_label("Phường Trúc Bạch, Quận Ba Đình").check()
    desk.get_by_role("button", name="Chuyển hồ sơ").click()
    expect(desk.get_by_text("Đã chuyển hồ sơ đến Phường Trúc Bạch")).to_be_visible()
    assert dossier.responsibilities.get(ends=None).commune == areas.area(areas.NEIGHBOUR)


def test_rows_are_added_and_a_changed_form_is_not_left_by_a_slip(desk: Page, by):
    dossier = factories.dossier(by=by)
    desk.goto(f"/ho-so/{dossier.pk}/than-nhan/")
    rows = desk.locator("[data-rows-body] tr")
    before = rows.count()
    desk.get_by_role("button", name="Thêm dòng").click()
    expect(rows).to_have_count(before + 1)
    rows.last.get_by_label("Quan hệ").select_option(label="Con")
    rows.last.get_by_label("Họ và tên").fill("Nguyễn Thị Con")
    desk.once("dialog", lambda dialog: dialog.dismiss())
    with desk.expect_event("dialog") as asked:
        desk.get_by_role("link", name="Nhân thân", exact=True).click()
    assert asked.value.type == "beforeunload"
    expect(rows.last.get_by_label("Họ và tên")).to_have_value("Nguyễn Thị Con")
    desk.get_by_role("button", name="Lưu").click()
    expect(desk.get_by_text("Đã lưu thân nhân")).to_be_visible()
    assert dossier.relatives.get().full_name == "Nguyễn Thị Con"


def test_the_pages_fit_a_phone(desk: Page, by):
    dossier = factories.addict(by=by, cccd="001090000001")
    desk.set_viewport_size({"width": 390, "height": 844})
    for url in ("/ho-so/", "/ho-so/moi/", f"/ho-so/{dossier.pk}/", f"/ho-so/{dossier.pk}/chat-da-dung/"):
        desk.goto(url)
        assert desk.evaluate("document.documentElement.scrollWidth") <= 390, url


def test_a_page_is_ticked_and_given_to_an_officer(desk: Page, by):
    """The ticks survive nothing but the page; the search beside them brings new ones, and leaving its box does not."""
    clerk = officer()
    for name in ("Đỗ Thị Hoà", "Trần Văn Khác"):
        factories.dossier(by=by, full_name=name)
    desk.reload()
    desk.get_by_label("Chọn Đỗ Thị Hoà").check()
    expect(desk.get_by_text("(đã đánh dấu 1)")).to_be_visible()
    desk.get_by_label("Họ tên, số hồ sơ").press_sequentially("hoa", delay=30)
    expect(desk).to_have_url(re.compile("q=hoa&"))
    expect(desk.locator("#results tbody tr")).to_have_count(1)
    desk.get_by_label("Chọn cả trang").check()
    desk.wait_for_timeout(600)
    expect(desk.get_by_label("Chọn Đỗ Thị Hoà")).to_be_checked()
    desk.get_by_label("Việc", exact=True).select_option("officer")
    desk.get_by_role("button", name="Tiếp tục").click()
    desk.locator("main [name=officer]").select_option(str(clerk.pk))
    desk.get_by_role("button", name="Xem trước").click()
    desk.get_by_role("button", name="Làm với 1 hồ sơ").click()
    expect(desk.get_by_text("Đã làm 1 hồ sơ")).to_be_visible()
    desk.get_by_role("button", name="Hoàn tác Đỗ Thị Hoà").click()
    expect(desk.locator(".alert-success")).to_contain_text("đã hoàn tác 1")
