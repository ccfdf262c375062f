"""The roll call in a real browser: everybody at once, the count, another day, a phone."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from aftercare.models import Attendance, ClubSession
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.browsing import sign_in
from tests.rehab import factories as rehab

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_roll_is_called_on_a_phone(page: Page):
    clerk = officer()
    club = factories.club(clerk)
    early = factories.many_members(club, 5)
    late = rehab.dossier(clerk, full_name="Người Vào Sau")
    factories.member(club, clerk, late, starts=date(2024, 6, 1))
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, clerk.username)
    page.goto(reverse("aftercare:session_hold", args=[club.pk]))
    heading = page.locator("#members-title")
    expect(heading).to_contain_text("0 có mặt / 6 người")
    page.get_by_role("button", name="Tất cả có mặt").click()
    page.get_by_label(early[0].full_name).uncheck()
    expect(heading).to_contain_text("5 có mặt / 6 người")
    assert page.get_by_label(early[0].full_name).bounding_box()["height"] >= 24
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    page.get_by_text("Loại buổi, chủ đề, hoạt động").click()
    page.get_by_label("Ngày sinh hoạt").fill("31052024")
    page.get_by_label("Chủ đề").fill("Việc làm")
    expect(heading).to_contain_text("ngày 31/05/2024: 4 có mặt / 5 người")
    page.get_by_label("Ngày sinh hoạt").fill("15/06/2024")
    page.get_by_label("Chủ đề").focus()
    expect(heading).to_contain_text("ngày 15/06/2024: 5 có mặt / 6 người")
    page.get_by_label("Học nghề").check()
    page.get_by_role("button", name="Lưu điểm danh").click()
    expect(page.get_by_text("Đã ghi buổi sinh hoạt ngày 15/06/2024")).to_be_visible()

    session = ClubSession.objects.get()
    assert (session.on, session.topic, session.activities) == (date(2024, 6, 15), "Việc làm", ["vocational"])
    present = set(Attendance.objects.filter(session=session).values_list("dossier", flat=True))
    assert present == {person.pk for person in early[1:]} | {late.pk}
