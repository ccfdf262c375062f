"""The management site: open to administrators alone, and everything through the services."""

from datetime import date

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Post, User
from aftercare.models import ClubRule
from core.models import AuditEvent
from tests.accounts.factories import officer, person, post
from tests.areas import factories as areas

pytestmark = pytest.mark.django_db

SITE = "/quan-tri/"
USERS = "/quan-tri/accounts/user/"
NO_ROWS = {"posts-TOTAL_FORMS": "0", "posts-INITIAL_FORMS": "0"}


@pytest.fixture
def desk(client) -> Client:
    """The desk of an administrator."""
    client.force_login(officer(Role.ADMINISTRATOR, username="quan_tri"))
    return client


def _new_user(**changes: str) -> dict[str, str]:
    given = {
        "username": "hoa.tran",
        "full_name": "Trần Thị Hoa",
        "role": Role.COMMUNE_OFFICER,
        "office": str(areas.office().pk),
        "starts": "20/06/2024",
    }
    return {**given, **changes}


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_no_other_role_enters(client, role):
    client.force_login(officer(role))
    assert client.get(SITE, follow=True).status_code == 403
    assert client.get(USERS, follow=True).status_code == 403
    assert client.post(f"{USERS}add/", _new_user(), follow=True).status_code == 403
    assert not User.objects.filter(username="hoa.tran").exists()


def test_flags_of_django_open_nothing(client):
    client.force_login(person("may_chu", is_staff=True, is_superuser=True))
    assert client.get(USERS, follow=True).status_code == 403


def test_the_site_knows_no_person_of_a_dossier():
    shown = {model._meta.label for model in admin.site._registry}
    assert shown == {
        "accounts.Post",
        "accounts.User",
        "aftercare.ClubRule",
        "areas.Area",
        "areas.Office",
        "cases.Rule",
        "cases.SpecialDay",
        "core.AuditEvent",
        "rehab.ClinicRule",
        "reporting.JobRun",
        "reporting.ReportSchedule",
        "reporting.ReportingStart",
    }


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_lists_open_and_nothing_can_be_deleted(desk, model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert desk.get(reverse(f"{name}_changelist")).status_code == 200
    row = model.objects.first()
    if row:
        assert desk.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200
        assert desk.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
        assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("path", ["accounts/post/add/", "areas/area/add/", "areas/office/add/", "core/auditevent/add/"])
def test_what_is_only_read_cannot_be_added(desk, path):
    assert desk.get(SITE + path).status_code == 403


def test_a_new_person_gets_a_post_and_the_password_is_shown_once(desk):
    page = desk.post(f"{USERS}add/", _new_user(), follow=True).content.decode()
    user = User.objects.get(username="hoa.tran")
    password = page.split("Mật khẩu lần đầu của hoa.tran: ")[1].split(" ")[0]
    assert user.check_password(password)
    assert user.must_change_password
    assert [str(held) for held in user.posts_today] == ["Cán bộ LĐ-TB&XH xã – UBND phường Phúc Xá"]
    assert password not in desk.get(f"{USERS}{user.pk}/change/").content.decode()
    assert set(AuditEvent.objects.values_list("action", "actor__username")) == {
        ("open_account", "quan_tri"),
        ("grant_post", "quan_tri"),
    }


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"username": "QUAN_TRI"}, "Tên đăng nhập này đã có người dùng."),
        ({"office": ""}, "phải thuộc một cơ quan"),
        ({"role": Role.DISTRICT_OFFICER}, "không nhận vai trò"),
        ({"starts": "01/07/2025"}, "chỉ tồn tại đến hết ngày 30/06/2025"),
    ],
)
def test_a_person_who_cannot_be_added_and_why(desk, changes, sentence):
    page = desk.post(f"{USERS}add/", _new_user(**changes))
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert User.objects.count() == 1


def _rows(user: User, *rows: dict[str, str]) -> dict[str, str]:
    """The page of a user as the browser sends it: the posts there are, then new ones."""
    held = list(user.posts.order_by("-valid_from", "pk"))
    data = {"full_name": user.full_name, "is_active": "on"}
    data |= {"posts-TOTAL_FORMS": str(len(rows)), "posts-INITIAL_FORMS": str(len(held))}
    for number, row in enumerate(rows):
        key = str(held[number].pk) if number < len(held) else ""
        for name, value in {"id": key, "user": str(user.pk), **row}.items():
            data[f"posts-{number}-{name}"] = value
    return data


def test_a_post_is_ended_and_another_given_on_the_persons_page(desk):
    user = officer()
    new = {
        "role": Role.POLICE_OFFICER,
        "office": str(areas.office(areas.NEIGHBOUR).pk),
        "valid_from": "25/06/2024",
        "valid_to": "",
    }
    answer = desk.post(f"{USERS}{user.pk}/change/", _rows(user, {"valid_to": "25/06/2024"}, new))
    assert answer.status_code == 302
    assert list(user.posts.order_by("pk").values_list("role", "valid_from", "valid_to")) == [
        (Role.COMMUNE_OFFICER, date(1900, 1, 1), date(2024, 6, 25)),
        (Role.POLICE_OFFICER, date(2024, 6, 25), None),
    ]
    assert {"end_post", "grant_post"} <= set(AuditEvent.objects.values_list("action", flat=True))


def test_role_office_and_first_day_of_a_post_stay_as_they_are(desk):
    user = officer()
    changed = {"role": Role.HEALTH_OFFICER, "office": str(areas.office("00004").pk), "valid_from": "01/01/2024"}
    desk.post(f"{USERS}{user.pk}/change/", _rows(user, {**changed, "valid_to": ""}))
    held = user.posts.get()
    assert (held.role, held.office.code, held.valid_from) == (Role.COMMUNE_OFFICER, "00001", date(1900, 1, 1))


def test_an_end_that_is_not_taken_and_why(desk):
    user = person()
    post(user, Role.COMMUNE_OFFICER, areas.office(), valid_to=date(2024, 6, 1))
    page = desk.post(f"{USERS}{user.pk}/change/", _rows(user, {"valid_to": "01/12/2024"}))
    assert "đã kết thúc hết ngày 31/05/2024" in page.content.decode()
    assert user.posts.get().valid_to == date(2024, 6, 1)


def test_who_forgot_the_password_gets_a_first_one(desk):
    user = officer()
    page = desk.post(USERS, {"action": "give_first_password", "_selected_action": [user.pk]}, follow=True)
    password = page.content.decode().split(f"của {user.username}: ")[1].split(" ")[0]
    user.refresh_from_db()
    assert user.check_password(password)
    assert user.must_change_password


def _offered(desk: Client, term: str) -> list[str]:
    query = {"term": term, "app_label": "accounts", "model_name": "post", "field_name": "office"}
    return [row["text"] for row in desk.get("/quan-tri/autocomplete/", query).json()["results"]]


def test_offices_are_found_without_diacritics_and_told_apart(desk, on_day):
    label = "UBND phường Phúc Xá (00001) – Quận Ba Đình, Thành phố Hà Nội"
    assert _offered(desk, "phuc xa") == _offered(desk, "Phúc Xá") == _offered(desk, "00001") == [label]
    assert label in _offered(desk, "xá phúc phường")
    on_day(date(2025, 7, 1))
    assert label not in _offered(desk, "phuc xa")


def test_renaming_an_office_is_logged(desk):
    office = areas.office()
    assert desk.post(f"/quan-tri/areas/office/{office.pk}/change/", {"name": "UBND P. Phúc Xá"}).status_code == 302
    office.refresh_from_db()
    assert office.name == "UBND P. Phúc Xá"
    assert AuditEvent.objects.get(action="rename_office").details == {"name": "UBND P. Phúc Xá"}


def test_the_rule_of_a_regular_club_is_set_from_a_day_on(desk):
    given = {"valid_from": "01/07/2024", "month_share": "75", "sessions_a_month": "2", "attendance_share": "60"}
    assert desk.post("/quan-tri/aftercare/clubrule/add/", given).status_code == 302
    rule = ClubRule.objects.get(valid_from=date(2024, 7, 1))
    assert (rule.month_share, rule.sessions_a_month, rule.attendance_share) == (75, 2, 60)
    assert AuditEvent.objects.filter(action="set_club_rule").exists()


def test_posts_held_for_others_are_seen_but_not_given_here(desk):
    holder, deputy = officer(), officer()
    held = post(
        deputy,
        Role.COMMUNE_OFFICER,
        areas.office(),
        valid_from=date(2024, 6, 20),
        valid_to=date(2024, 6, 25),
        deputy_for=holder.posts.get(),
    )
    assert desk.get(f"{USERS}{deputy.pk}/change/").content.decode().count('name="posts-0-id"') == 1
    assert 'name="posts-1-id"' not in desk.get(f"{USERS}{deputy.pk}/change/").content.decode()
    assert desk.get(f"/quan-tri/accounts/post/{held.pk}/change/").status_code == 200
    assert Post.objects.filter(deputy_for__isnull=False).count() == 1
