"""The pages of the reports in words, as a commune, its district and a stranger use them."""

import re

import pytest
from django.urls import reverse

from reporting.models import NarrativeReport
from tests.reporting.test_narratives import CUT, PAPER, all_written, opened, written

pytestmark = pytest.mark.django_db

SAID = {"kind": "text", "text": "Tổng số 3 người (5,3 %).", "is_item": False}
DRAFT = {"parts": {"tinh-hinh": [SAID]}, "annexes": []}


@pytest.fixture
def report(world) -> NarrativeReport:
    """As a worker leaves it; what it drafted is no matter here."""
    found = opened(world.commune)
    now = {"draft": DRAFT, "drafted_at": found.requested_at}
    NarrativeReport.objects.filter(pk=found.pk).update(state="done", **now)
    found.refresh_from_db()
    return found


def at(name: str, *args) -> str:
    return reverse(f"reporting:narrative_{name}", args=args)


def page(client, name: str, *args) -> str:
    return client.get(at(name, *args)).content.decode()


def test_opened_from_the_list(world, as_user):
    client = as_user(world.commune)
    assert at("list") in client.get(reverse("reporting:report_list")).content.decode()
    office = world.commune.posts_today[0].office
    typed = {"part": "H1", "year": "2024", "cutoff": f"{CUT:%d/%m/%Y}", "office": office.pk}
    answer = client.post(at("open"), typed)
    report = NarrativeReport.objects.get()
    assert (answer.status_code, answer.url) == (302, at("detail", report.pk))
    assert "data-poll" in page(client, "detail", report.pk)
    assert "6 tháng đầu năm 2024" in page(client, "list")
    refused = client.post(at("open"), {**typed, "office": world.neighbour.posts_today[0].office.pk})
    assert "Hãy chọn lại cơ quan." in refused.content.decode()


def test_a_section_is_saved_alone_and_shown(world, report, as_user):
    client = as_user(world.commune)
    typed = {"text": "Một đoạn <b>.\n- một ý;", "version": "1"}
    assert client.post(at("section", report.pk, "mat-duoc"), typed).url == at("detail", report.pk)
    shown = page(client, "detail", report.pk)
    assert "Một đoạn &lt;b&gt;." in shown
    assert '<p class="item">- một ý;</p>' in shown
    assert "Tổng số 3 người (5,3\u00a0%)." in shown
    assert "Chưa ban hành được vì còn" in shown


def test_a_stale_save_shows_both(world, report, as_user):
    written(report, "mat-duoc", "Của người kia", world.commune)
    html = as_user(world.commune).post(at("section", report.pk, "mat-duoc"), {"text": "Của tôi", "version": "1"})
    html = html.content.decode()
    assert "Của người kia" in html
    assert "Của tôi" in html
    assert report.sections.get(slug="mat-duoc").text == "Của người kia"


def test_what_a_commune_wrote_is_copied_by_a_button_above(world, report, as_user):
    written(report, "ton-tai", "Thiếu cán bộ.", world.commune)
    above = opened(world.district)
    client = as_user(world.district)
    html = page(client, "section", above.pk, "ton-tai")
    assert "Thiếu cán bộ." in html
    given = re.search(r'name="take"\s+value="(\d+)"', html)[1]
    client.post(at("section", above.pk, "ton-tai"), {"text": "Quận:", "version": "1", "take": given})
    assert above.sections.get(slug="ton-tai").text == "Quận:\nThiếu cán bộ."
    client.post(at("section", above.pk, "ton-tai"), {"text": "Quận", "version": "2", "take": "0"})
    assert above.sections.get(slug="ton-tai").text == "Quận"


def test_those_above_read_and_others_do_not_know_of_it(world, report, as_user):
    html = page(as_user(world.district), "detail", report.pk)
    assert "Ban hành</a>" not in html
    assert at("section", report.pk, "mat-duoc") not in html
    stranger = as_user(world.other_district)
    for name, args in (("detail", ()), ("section", ("mat-duoc",)), ("letter", ()), ("issue", ()), ("file", ("pdf",))):
        assert stranger.get(at(name, report.pk, *args)).status_code == 404
    assert as_user(world.district).post(at("redraft", report.pk)).status_code == 403
    assert as_user(world.commune).get(at("section", report.pk, "ket-qua")).status_code == 404
    assert as_user(world.commune).get(at("file", report.pk, "pdf")).status_code == 404


def test_issued_from_its_page_and_replaced(world, report, as_user):
    client = as_user(world.commune)
    letter = {"addressee": "Phòng A; Phòng B", "copies": "- Như trên;", "version": "1"}
    assert client.post(at("letter", report.pk), letter).status_code == 302
    typed = {**PAPER, "signed_on": "03/06/2024"}
    assert "Còn mục chưa viết" in client.post(at("issue", report.pk), typed).content.decode()
    all_written(report, world.commune)
    assert client.post(at("issue", report.pk), typed).status_code == 302
    NarrativeReport.objects.filter(pk=report.pk).update(state="done")
    html = page(client, "detail", report.pk)
    assert "07/BC-UBND" in html
    assert "Lập bản thay thế" in html
    second = client.post(at("new_edition", report.pk))
    assert second.url != at("detail", report.pk)
    assert "Bản này đã được thay bằng" in page(client, "detail", report.pk)
    again = client.post(at("new_edition", report.pk), follow=True).content.decode()
    assert "bản thay thế (bản thứ 2)" in again
