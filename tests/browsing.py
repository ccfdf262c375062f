"""What a person does at a browser, in the tests that drive one."""

from playwright.sync_api import Page, expect

from tests.accounts.factories import PASSWORD


def sign_in(page: Page, username: str, password: str = PASSWORD, *, at: str = "/dang-nhap/") -> None:
    """Fill in the form and wait for the page that answers it, be it a refusal."""
    page.goto(at)
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(password)
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()


def fill(page: Page, **values: str) -> None:
    """Type into boxes, choose in lists and tick what is to be ticked, by the names of the fields."""
    for name, value in values.items():
        field = page.locator(f"main [name={name}]").first
        if field.get_attribute("type") == "radio":
            page.locator(f"main [name={name}][value={value}]").check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def save(page: Page) -> None:
    """Send the form and wait for the page that follows it."""
    address = page.url
    page.locator("main form[method=post] button[type=submit]").click()
    expect(page).not_to_have_url(address)
