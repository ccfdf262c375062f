"""Accounts, posts and deputies: each act, each refusal, and what it leaves in the log."""

from datetime import date

import pytest
from axes.models import AccessAttempt
from django.utils import timezone

from accounts.enums import Permission, Role
from accounts.models import Post, User
from accounts.services import posts as services
from core.errors import DomainError
from core.models import AuditEvent
from tests.accounts.factories import officer, person, post
from tests.areas import factories as areas

pytestmark = pytest.mark.django_db

TODAY = date(2024, 6, 20)


def _fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_a_new_account_has_a_first_password_and_no_right():
    user, password = services.add_user(username="lan.nguyen", full_name="Nguyễn Thị Lan")
    assert user.check_password(password)
    assert user.must_change_password
    assert not any(_fresh(user).may(permission) for permission in Permission)
    assert AuditEvent.objects.get(object_type="accounts.user").action == "open_account"


def test_first_passwords_are_long_readable_and_never_twice():
    found = {services.first_password() for _ in range(200)}
    assert len(found) == 200
    assert all(len(password) == 14 and not set(password) & set("il10oO") for password in found)


def test_a_name_that_differs_only_by_case_is_refused():
    person("lan.nguyen")
    with pytest.raises(DomainError, match=r"“lan\.nguyen”"):
        services.add_user(username="Lan.Nguyen")


def test_own_password_takes_the_place_of_the_first():
    user, first = services.add_user(username="lan")
    services.change_password(user=user, password="bong-lua-chieu-2024")
    assert not _fresh(user).must_change_password
    assert not user.check_password(first)


def test_a_new_first_password_lifts_the_lock_out():
    admin, user = officer(Role.ADMINISTRATOR), person("lan")
    AccessAttempt.objects.create(
        username="lan", ip_address="127.0.0.1", failures_since_start=5, attempt_time=timezone.now()
    )
    password = services.reset_password(user=user, by=admin)
    assert _fresh(user).check_password(password)
    assert _fresh(user).must_change_password
    assert not AccessAttempt.objects.exists()
    assert AuditEvent.objects.get(action="reset_password").actor == admin


@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.COMMUNE_OFFICER, areas.DISTRICT),
        (Role.DISTRICT_OFFICER, areas.COMMUNE),
        (Role.PROVINCE_OFFICER, areas.DISTRICT),
        (Role.FACILITY_OFFICER, areas.PROVINCE),
    ],
)
def test_a_role_is_held_only_in_the_offices_made_for_it(role, code):
    with pytest.raises(DomainError) as refused:
        services.grant_post(user=person(), role=role, office=areas.office(code), starts=TODAY)
    assert "office" in refused.value.fields


def test_only_an_administrator_needs_no_office():
    user = person()
    services.grant_post(user=user, role=Role.ADMINISTRATOR, office=None, starts=TODAY)
    assert _fresh(user).may(Permission.MANAGE_USERS)
    with pytest.raises(DomainError, match="phải thuộc một cơ quan"):
        services.grant_post(user=user, role=Role.COMMUNE_OFFICER, office=None, starts=TODAY)


def test_no_post_in_an_office_that_will_be_gone_by_then():
    with pytest.raises(DomainError, match="30/06/2025"):
        services.grant_post(
            user=person(), role=Role.DISTRICT_OFFICER, office=areas.office(areas.DISTRICT), starts=date(2025, 7, 1)
        )


def test_the_same_post_is_not_given_twice_for_the_same_days():
    user, office = person(), areas.office()
    services.grant_post(user=user, role=Role.COMMUNE_OFFICER, office=office, starts=TODAY, ends=date(2024, 7, 1))
    with pytest.raises(DomainError, match="đã giữ chức danh"):
        services.grant_post(user=user, role=Role.COMMUNE_OFFICER, office=office, starts=date(2024, 6, 30))
    services.grant_post(user=user, role=Role.COMMUNE_OFFICER, office=office, starts=date(2024, 7, 1))
    assert user.posts.count() == 2


def test_an_ended_post_gives_no_right_and_takes_its_deputies_along():
    admin, holder, colleague, later = officer(Role.ADMINISTRATOR), officer(), officer(), officer()
    held = holder.posts.get()
    services.appoint_deputy(post=held, deputy=colleague, starts=TODAY, ends=date(2024, 7, 10), by=holder)
    services.appoint_deputy(post=held, deputy=later, starts=date(2024, 7, 10), ends=date(2024, 7, 20), by=holder)
    services.end_post(post=held, ends=date(2024, 6, 25), by=admin)
    assert list(held.deputies.values_list("user", "valid_to")) == [(colleague.pk, date(2024, 6, 25))]
    services.end_post(post=held, ends=TODAY, by=admin)
    assert not _fresh(holder).may(Permission.VIEW_DOSSIER)
    assert not held.deputies.exists()


def test_what_has_ended_is_not_reopened():
    held = post(person(), Role.COMMUNE_OFFICER, areas.office(), valid_to=date(2024, 6, 1))
    with pytest.raises(DomainError, match="31/05/2024"):
        services.end_post(post=held, ends=date(2024, 12, 1), by=officer(Role.ADMINISTRATOR))


def test_a_deputy_holds_the_post_on_its_days_only(on_day):
    holder, deputy = officer(Role.HEALTH_OFFICER), officer(Role.COMMUNE_OFFICER)
    held = services.appoint_deputy(
        post=holder.posts.get(), deputy=deputy, starts=date(2024, 6, 24), ends=date(2024, 6, 26), by=holder
    )
    rights = []
    for day in (20, 24, 25, 26):
        on_day(date(2024, 6, day))
        rights.append(_fresh(deputy).may(Permission.VIEW_HEALTH))
    assert rights == [False, True, True, False]
    assert held.label == f"Cán bộ y tế xã – UBND phường Phúc Xá (thay {holder.full_name})"
    assert AuditEvent.objects.get(action="appoint_deputy").actor == holder


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [
        (date(2024, 6, 19), date(2024, 6, 25), "starts"),  # a day gone by
        (date(2024, 6, 25), date(2024, 6, 25), "last_day"),  # no day at all
        (date(2024, 6, 25), None, "last_day"),  # for ever
        (date(2024, 6, 25), date(2024, 8, 2), "last_day"),  # longer than the post
    ],
)
def test_days_on_which_no_deputy_can_be_appointed(starts, ends, field):
    holder = person()
    held = post(holder, Role.COMMUNE_OFFICER, areas.office(), valid_to=date(2024, 8, 1))
    with pytest.raises(DomainError) as refused:
        services.appoint_deputy(post=held, deputy=officer(), starts=starts, ends=ends, by=holder)
    assert list(refused.value.fields) == [field]


def test_a_post_to_come_is_not_deputised_before_it_begins():
    holder = person()
    held = post(holder, Role.COMMUNE_OFFICER, areas.office(), valid_from=date(2024, 7, 1))
    with pytest.raises(DomainError, match="01/07/2024"):
        services.appoint_deputy(post=held, deputy=officer(), starts=date(2024, 6, 28), ends=date(2024, 7, 5), by=holder)


def test_whom_one_cannot_appoint():
    holder, elsewhere = officer(), officer(area_code=areas.NEIGHBOUR)
    held, days = holder.posts.get(), {"starts": TODAY, "ends": date(2024, 6, 25)}
    with pytest.raises(DomainError) as oneself:
        services.appoint_deputy(post=held, deputy=holder, by=holder, **days)
    assert oneself.value.message == services.DEPUTY_IS_SELF
    with pytest.raises(DomainError, match="không giữ chức danh nào ở “UBND phường Phúc Xá”"):
        services.appoint_deputy(post=held, deputy=elsewhere, by=holder, **days)
    blocked = officer()
    User.objects.filter(pk=blocked.pk).update(is_active=False)
    with pytest.raises(DomainError, match="không giữ chức danh"):
        services.appoint_deputy(post=held, deputy=blocked, by=holder, **days)
    assert not Post.objects.exclude(deputy_for=None).exists()


def test_a_deputy_appoints_no_deputy_and_a_post_has_one_deputy_at_a_time():
    holder, deputy, third = officer(), officer(), officer()
    days = {"starts": TODAY, "ends": date(2024, 6, 25)}
    held = services.appoint_deputy(post=holder.posts.get(), deputy=deputy, by=holder, **days)
    with pytest.raises(DomainError) as again:
        services.appoint_deputy(post=held, deputy=third, by=deputy, **days)
    assert again.value.message == services.DEPUTY_OF_DEPUTY
    with pytest.raises(DomainError, match="đã được ủy quyền"):
        services.appoint_deputy(post=holder.posts.get(), deputy=third, by=holder, **days)


def test_a_withdrawn_deputy_has_no_right_from_that_day_on(on_day):
    holder, deputy = officer(Role.HEALTH_OFFICER), officer(Role.COMMUNE_OFFICER)
    days = {"starts": TODAY, "ends": date(2024, 6, 30)}
    held = services.appoint_deputy(post=holder.posts.get(), deputy=deputy, by=holder, **days)
    services.withdraw_deputy(held=held, by=holder)
    assert not _fresh(deputy).may(Permission.VIEW_HEALTH)
    held = services.appoint_deputy(post=holder.posts.get(), deputy=deputy, by=holder, **days)
    on_day(date(2024, 6, 22))
    services.withdraw_deputy(held=held, by=holder)
    held.refresh_from_db()
    assert (held.valid_from, held.valid_to) == (TODAY, date(2024, 6, 22))
    assert not _fresh(deputy).may(Permission.VIEW_HEALTH)
    assert AuditEvent.objects.filter(action="withdraw_deputy", actor=holder).count() == 2
