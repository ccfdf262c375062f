"""Signing in, the management site and the API's page in a real browser, under the real Content-Security-Policy."""

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from accounts.models import User
from accounts.services import add_user, grant_post
from core import calendar
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.browsing import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEW_PASSWORD = "chieu-mua-dong-da"


def test_the_first_day_of_a_new_officer(page):
    user, password = add_user(username="hoa.tran", full_name="Trần Thị Hoa")
    grant_post(user=user, role=Role.COMMUNE_OFFICER, office=areas.office(), starts=calendar.today())
    sign_in(page, "hoa.tran", "khong-phai-mat-khau")
    expect(page.get_by_role("alert")).to_contain_text("Tên đăng nhập hoặc mật khẩu không đúng")
    sign_in(page, "hoa.tran", password)
    expect(page.get_by_text("Đây là lần đăng nhập đầu tiên")).to_be_visible()
    page.goto("/ho-so/")
    expect(page.get_by_role("heading", name="Đổi mật khẩu")).to_be_visible()
    page.get_by_label("Mật khẩu đang dùng").fill(password)
    page.get_by_label("Mật khẩu mới", exact=False).first.fill(NEW_PASSWORD)
    page.get_by_label("Nhập lại mật khẩu mới").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Đổi mật khẩu").click()
    expect(page.get_by_text("Đã đổi mật khẩu")).to_be_visible()
    page.goto("/tai-khoan/")
    expect(page.get_by_text("Cán bộ LĐ-TB&XH xã – UBND phường Phúc Xá").last).to_be_visible()
    page.locator(".user-menu > summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_five_wrong_passwords_and_when_to_try_again(page):
    user = officer()
    for _ in range(5):
        sign_in(page, user.username, "sai")
    expect(page.get_by_role("heading", name="Tạm khóa đăng nhập")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Hãy thử lại sau")
    sign_in(page, user.username)
    expect(page.get_by_role("heading", name="Tạm khóa đăng nhập")).to_be_visible()


def test_an_administrator_adds_an_officer(page):
    administrator = officer(Role.ADMINISTRATOR)
    sign_in(page, administrator.username)
    page.goto("/quan-tri/accounts/user/add/")
    page.get_by_label("Tên đăng nhập").fill("minh.le")
    page.get_by_label("Vai trò").select_option(Role.POLICE_OFFICER)
    page.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill("phuc xa")
    page.locator(".select2-results__option", has_text="phường Phúc Xá (00001)").click()
    page.locator("input[name=_save]").click()
    expect(page.get_by_text("Mật khẩu lần đầu của minh.le")).to_be_visible()
    (post,) = User.objects.get(username="minh.le").posts_today
    assert (post.role, post.office.code) == (Role.POLICE_OFFICER, areas.COMMUNE)


def test_the_page_of_the_api_works_without_inline_script(page):
    user = officer()
    sign_in(page, user.username)
    page.goto("/api/v1/docs/")
    listing = page.locator(".opblock", has_text="/api/v1/dossiers/").first
    listing.locator("button.opblock-summary-control").click()
    expect(listing.get_by_text("Hồ sơ mà chức danh hôm nay của người hỏi được xem.")).to_be_visible()
    listing.get_by_role("button", name="Try it out").click()
    listing.get_by_role("button", name="Execute").click()
    expect(listing.locator(".live-responses-table .response .response-col_status").first).to_contain_text("200")
