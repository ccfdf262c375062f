"""The menu shows a person the entries of their posts, and where they are."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory

from accounts.enums import Permission, Role
from core.navigation import NavItem, entries_for, navigation
from tests.accounts.factories import officer, person

pytestmark = pytest.mark.django_db


def test_an_entry_is_seen_by_whom_the_permission_is_given():
    item = NavItem("x", 1, "Hồ sơ", "cases:dossier_list", Permission.VIEW_DOSSIER)
    assert item.is_visible(officer(Role.COMMUNE_OFFICER))
    assert not item.is_visible(officer(Role.ADMINISTRATOR))
    assert not item.is_visible(person())


def test_an_entry_without_permission_is_for_everybody():
    assert NavItem("x", 1, "Hồ sơ", "cases:dossier_list").is_visible(person())


def test_the_entry_whose_address_leads_here_is_current():
    entries = entries_for(officer(), "/ho-so/17/sua/")
    assert [entry.label for entry in entries if entry.is_current] == ["Hồ sơ"]
    assert not any(entry.is_current for entry in entries_for(officer(), "/khong-co/"))


def test_an_entry_under_another_stands_in_its_second_line_on_its_pages():
    entries = entries_for(officer(), "/ho-so/chuyen-giao/7/")
    assert [entry.label for entry in entries if entry.is_current] == ["Hồ sơ"]
    below = next(entry.below for entry in entries if entry.is_current)
    assert [entry.label for entry in below][:2] == ["Hồ sơ", "Chuyển hồ sơ"]
    assert [entry.label for entry in below if entry.is_current] == ["Chuyển hồ sơ"]
    assert not any(entry.below for entry in entries_for(officer(), "/"))
    assert "Chuyển hồ sơ" not in [entry.label for entry in entries]


def test_every_entry_leads_to_a_page():
    assert all(item.url.startswith("/") for item in navigation)


def test_nobody_signed_in_has_no_menu(rf: RequestFactory):
    request = rf.get("/")
    request.user = AnonymousUser()
    shown = Template("{% load ui %}{% menu as entries %}{{ entries|length }}")
    assert shown.render(Context({"request": request})) == "0"
    assert shown.render(Context({})) == "0"
