"""The frame of all pages: the banner, the menu, the error pages, and what a page weighs."""

import gzip
import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from tests.accounts.factories import officer

pytestmark = pytest.mark.django_db
LIST = reverse("cases:dossier_list")
TEMPLATES = Path(__file__).parents[2] / "templates"
HEAVIEST = 150_000


@pytest.fixture
def desk(client):
    client.force_login(officer())
    return client


def test_the_banner_tells_the_day_of_a_training_site_and_only_there(desk, on_day):
    assert "Hệ thống đang đứng ở ngày 20/06/2024 để tập huấn" in desk.get(LIST).content.decode()
    on_day(date(2025, 7, 1))
    client = Client()
    client.force_login(officer(area_code="00004"))
    assert "Hệ thống đang đứng ở ngày 01/07/2025" in client.get(LIST).content.decode()
    on_day(None)
    assert "để tập huấn" not in client.get(LIST).content.decode()


def test_the_banner_stands_on_the_sign_in_page_too(client):
    assert "Hệ thống đang đứng ở ngày 20/06/2024" in client.get(reverse("accounts:login")).content.decode()


def test_the_page_names_the_person_and_the_post(client):
    user = officer(Role.POLICE_OFFICER)
    client.force_login(user)
    page = client.get(LIST).content.decode()
    assert str(user) in page
    assert user.post_label in page


def test_an_address_that_leads_nowhere_is_a_page_of_ours(desk):
    response = desk.get("/ho-so/999999999/")
    assert response.status_code == 404
    assert "Không tìm thấy trang này" in response.content.decode()


def test_a_form_without_its_token_is_refused_with_a_page_of_ours():
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer())
    response = client.post(reverse("cases:dossier_create"), {})
    assert response.status_code == 403
    assert "Trang đã mở quá lâu" in response.content.decode()


def test_a_server_error_is_a_page_of_ours(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("cases.views.lists.Listing", None)
    client.force_login(officer())
    response = client.get(LIST)
    assert response.status_code == 500
    assert "Hệ thống gặp lỗi" in response.content.decode()


def test_no_page_carries_script_or_style_of_its_own():
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=\"|hx-on|javascript:")
    pages = [path for path in TEMPLATES.rglob("*.html") if "pdf" not in path.parts]
    assert [path.name for path in pages if inline.search(path.read_text())] == []


def test_the_policy_allows_our_own_files_alone(desk):
    policy = desk.get(LIST)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def _weight(client: Client, url: str) -> int:
    """Bytes of a page and of the styles and scripts it asks for, as a reverse proxy sends them."""
    html = client.get(url).content
    assets = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', html.decode())
    assert assets
    return sum(len(gzip.compress(Path(finders.find(asset)).read_bytes())) for asset in assets) + len(html)


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.PROVINCE_OFFICER])
def test_a_page_is_light(client, role):
    client.force_login(officer(role))
    assert _weight(client, LIST) < HEAVIEST
    if role == Role.COMMUNE_OFFICER:
        assert _weight(client, reverse("cases:dossier_create")) < HEAVIEST
