"""The browser itself: our own pages open under the strict policy, and a page that breaks it is noticed."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_sign_in_page_opens_without_fault(page: Page):
    answer = page.goto("/dang-nhap/")
    assert answer is not None
    assert answer.ok
    assert page.evaluate("typeof window.htmx") == "object"


def test_a_visitor_sees_a_vietnamese_page_for_an_unknown_address(page: Page):
    answer = page.goto("/khong-co-trang-nay/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", "vi")
