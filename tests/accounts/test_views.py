"""The pages of one's own account, through the whole stack of middleware."""

from datetime import date, timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Permission, Role
from accounts.models import Post, User
from tests.accounts.factories import PASSWORD, officer, person
from tests.areas import factories as areas

pytestmark = pytest.mark.django_db

LOGIN, CHANGE, PROFILE = "/dang-nhap/", "/tai-khoan/mat-khau/", "/tai-khoan/"


def _sign_in(client: Client, username: str, password: str = PASSWORD, next_page: str = ""):
    return client.post(LOGIN, {"username": username, "password": password, "next": next_page})


def test_every_page_asks_to_sign_in_first(client):
    answer = client.get(PROFILE)
    assert (answer.status_code, answer.url) == (302, f"{LOGIN}?next={PROFILE}")


@pytest.mark.parametrize(
    ("role", "target"), [(Role.COMMUNE_OFFICER, "/"), (Role.ADMINISTRATOR, "/quan-tri/"), (None, PROFILE)]
)
def test_signing_in_leads_to_the_work_of_the_post(client, role, target):
    user = officer(role) if role else person()
    _sign_in(client, user.username)
    answer = client.get("/", follow=True)
    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, target)


@pytest.mark.parametrize(("wanted", "target"), [(PROFILE, PROFILE), ("//example.org/", "/"), ("javascript:1", "/")])
def test_signing_in_leads_back_to_the_page_asked_for_and_never_out_of_the_house(client, wanted, target):
    assert _sign_in(client, officer().username, next_page=wanted).url == target


def test_a_wrong_password_says_so_and_not_which_of_the_two_was_wrong(client):
    user = person()
    wrong = _sign_in(client, user.username, "sai").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in wrong
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in _sign_in(client, "khong-co-ai", "sai").content.decode()
    assert AccessAttempt.objects.get(username=user.username).failures_since_start == 1


def test_five_failures_lock_the_account_for_a_quarter_of_an_hour(client):
    user = person()
    with time_machine.travel("2026-03-02T08:00:00+07:00", tick=False) as clock:
        codes = [_sign_in(client, user.username, "sai").status_code for _ in range(5)]
        assert codes == [200, 200, 200, 200, 429]
        locked = _sign_in(client, user.username)
        assert locked.status_code == 429
        assert "Hãy thử lại sau <b>08:15</b> ngày 02/03/2026" in locked.content.decode()
        assert client.get(PROFILE).status_code == 302
        clock.shift(timedelta(minutes=16))
        assert _sign_in(client, user.username).status_code == 302
        assert client.get(PROFILE).status_code == 200


def test_a_colleague_at_the_same_address_is_not_locked_out(client):
    user, colleague = person(), person()
    for _ in range(6):
        _sign_in(client, user.username, "sai")
    assert _sign_in(client, colleague.username).status_code == 302


def test_sign_in_stays_on_the_real_clock(client):
    user = officer()
    _sign_in(client, user.username)
    user.refresh_from_db()
    assert abs(timezone.now() - user.last_login) < timedelta(minutes=5)
    assert client.session.get_expiry_date() > timezone.now() + timedelta(hours=9)


def test_whoever_is_blocked_is_out_at_once(client):
    user = officer()
    _sign_in(client, user.username)
    User.objects.update(is_active=False)
    assert client.get(PROFILE).status_code == 302
    assert _sign_in(client, user.username).status_code == 200


def test_signing_out_takes_a_post_and_ends_the_session(client):
    _sign_in(client, officer().username)
    assert client.get(reverse("accounts:logout")).status_code == 405
    assert client.post(reverse("accounts:logout")).url == LOGIN
    assert client.get(PROFILE).status_code == 302


def test_with_a_first_password_no_page_opens_until_it_is_changed(client):
    user = officer()
    User.objects.filter(pk=user.pk).update(must_change_password=True)
    _sign_in(client, user.username)
    for address in (PROFILE, "/uy-quyen/", "/quan-tri/"):
        assert client.get(address).url == CHANGE
    refused = client.get("/api/v1/dossiers/")
    assert (refused.status_code, refused.json()["code"]) == (403, "first_password")
    assert "lần đăng nhập đầu tiên" in client.get(CHANGE).content.decode()
    given = {"old_password": PASSWORD, "new_password1": "chieu-mua-dong-da", "new_password2": "chieu-mua-dong-da"}
    assert client.post(CHANGE, given).url == "/"
    assert client.get(PROFILE).status_code == 200
    user.refresh_from_db()
    assert user.check_password("chieu-mua-dong-da")
    assert not user.must_change_password


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("sai", "chieu-mua-dong-da", "chieu-mua-dong-da", "Mật khẩu đang dùng không đúng."),
        (PASSWORD, "chieu-mua-dong-da", "chieu-mua", "Hai lần nhập mật khẩu mới không giống nhau."),
        (PASSWORD, "ngắn", "ngắn", "Mật khẩu này quá ngắn: phải có ít nhất 10 ký tự."),
        (PASSWORD, "2024061820", "2024061820", "Mật khẩu này hoàn toàn là số."),
        (PASSWORD, "password12", "password12", "Mật khẩu này quá phổ biến."),
        (PASSWORD, "tran_thi_hoa", "tran_thi_hoa", "Mật khẩu quá giống với Tên đăng nhập."),
        (PASSWORD, PASSWORD, PASSWORD, "Mật khẩu mới phải khác mật khẩu đang dùng."),
    ],
)
def test_a_password_that_is_not_taken_and_why(client, old, new, again, sentence):
    client.force_login(person("tran_thi_hoa"))
    page = client.post(CHANGE, {"old_password": old, "new_password1": new, "new_password2": again})
    assert page.status_code == 200
    assert sentence in page.content.decode()


def test_changing_the_password_ends_the_sessions_elsewhere(client):
    user, elsewhere = officer(), Client()
    _sign_in(client, user.username)
    _sign_in(elsewhere, user.username)
    client.post(
        CHANGE, {"old_password": PASSWORD, "new_password1": "chieu-mua-dong", "new_password2": "chieu-mua-dong"}
    )
    assert client.get(PROFILE).status_code == 200
    assert elsewhere.get(PROFILE).status_code == 302


def test_profile_shows_the_own_posts_and_says_when_there_is_none(client):
    client.force_login(officer())
    assert "Cán bộ LĐ-TB&amp;XH xã – UBND phường Phúc Xá" in client.get(PROFILE).content.decode()
    client.force_login(person())
    assert "chưa có chức danh nào" in client.get(PROFILE).content.decode()


def _deputy_form(post: Post, deputy: User, starts: str = "20/06/2024", last_day: str = "25/06/2024") -> dict:
    return {"post": post.pk, "deputy": deputy.pk, "starts": starts, "last_day": last_day}


def test_an_officer_gives_the_post_to_a_colleague_and_takes_it_back(client):
    holder, deputy = officer(Role.HEALTH_OFFICER), officer(Role.COMMUNE_OFFICER)
    client.force_login(holder)
    assert client.post("/uy-quyen/", _deputy_form(holder.posts.get(), deputy)).url == "/uy-quyen/"
    held = Post.objects.get(user=deputy, deputy_for__user=holder)
    assert (held.valid_from, held.valid_to) == (date(2024, 6, 20), date(2024, 6, 26))
    assert User.objects.get(pk=deputy.pk).may(Permission.VIEW_HEALTH)
    page = client.get("/uy-quyen/").content.decode()
    assert deputy.full_name in page
    assert "25/06/2024" in page
    assert client.post(f"/uy-quyen/{held.pk}/thu-hoi/").url == "/uy-quyen/"
    assert not User.objects.get(pk=deputy.pk).may(Permission.VIEW_HEALTH)


def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(client):
    holder, deputy = officer(), officer()
    client.force_login(holder)
    page = client.post("/uy-quyen/", _deputy_form(holder.posts.get(), deputy, "01/06/2024")).content.decode()
    assert "Không thể ủy quyền cho ngày đã qua" in page
    assert 'value="25/06/2024"' in page
    assert not Post.objects.exclude(deputy_for=None).exists()


def test_nobody_gives_or_takes_back_the_posts_of_others(client):
    holder, deputy, third = officer(), officer(), officer()
    client.force_login(third)
    page = client.post("/uy-quyen/", _deputy_form(holder.posts.get(), deputy))
    assert page.status_code == 200
    assert not Post.objects.exclude(deputy_for=None).exists()
    client.force_login(holder)
    client.post("/uy-quyen/", _deputy_form(holder.posts.get(), deputy))
    held = Post.objects.get(deputy_for__user=holder)
    for other in (third, deputy, officer(Role.DISTRICT_OFFICER), officer(Role.ADMINISTRATOR)):
        client.force_login(other)
        assert client.post(f"/uy-quyen/{held.pk}/thu-hoi/").status_code == 404
    assert Post.objects.filter(pk=held.pk).exists()


def test_only_colleagues_of_the_own_office_are_offered(client):
    holder, colleague, elsewhere = officer(), officer(Role.POLICE_OFFICER), officer(area_code=areas.NEIGHBOUR)
    client.force_login(holder)
    page = client.get("/uy-quyen/").content.decode()
    assert f'<option value="{colleague.pk}">' in page
    assert f'<option value="{elsewhere.pk}">' not in page
    assert f'<option value="{holder.pk}">' not in page
