"""Every request is one transaction, done as the user who asks."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path
from django.utils import timezone

from accounts.models import User
from areas.models import AreaTree
from core.audit import record
from core.db import acting_as, current_actor
from core.errors import DomainError, NotAllowedError
from core.middleware import ActingMiddleware
from core.models import AuditEvent
from tests.accounts.factories import officer, person

pytestmark = pytest.mark.django_db


def _session(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [name])
        return cursor.fetchone()[0] or ""


def test_acting_puts_on_the_role_that_owns_nothing_and_says_who():
    user = officer()
    with acting_as(user, post_label="Cán bộ"):
        assert _session("role") == settings.DATABASE_ROLE
        assert _session("app.user_id") == str(user.pk)
        assert current_actor().user == user
        assert current_actor().post_label == "Cán bộ"
    assert _session("role") == "none"
    assert _session("app.user_id") == ""
    assert current_actor().user is None


def test_the_role_cannot_change_the_shape_of_the_database():
    with acting_as(None), connection.cursor() as cursor:
        cursor.execute("SELECT has_schema_privilege(current_user, 'public', 'CREATE')")
        assert cursor.fetchone() == (False,)
        cursor.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = %s", [settings.DATABASE_ROLE]
        )
        assert cursor.fetchone() == (0,)


def _write_and_fail():
    with acting_as(None):
        AreaTree.objects.create(starts=date(1800, 1, 1))
        raise RuntimeError("halfway")


def test_an_error_inside_undoes_and_takes_the_role_off():
    with pytest.raises(RuntimeError, match="halfway"):
        _write_and_fail()
    assert not AreaTree.objects.filter(starts=date(1800, 1, 1)).exists()
    assert _session("role") == "none"
    assert current_actor().user is None


def test_the_log_says_who_acted_from_which_post():
    user = officer()
    with acting_as(user, post_label=user.post_label):
        event = record("view", user, reason="thử")
    event.refresh_from_db()
    assert (event.actor, event.post_label, event.details) == (user, user.post_label, {"reason": "thử"})
    assert f"{timezone.localtime(event.at):%Y-%m-%d}" == "2024-06-20"


def _write_then(outcome):
    def view(request):
        AreaTree.objects.create(starts=date(1800, 1, 1))
        if isinstance(outcome, Exception):
            raise outcome
        return HttpResponse(status=outcome)

    return view


def _answer(rf: RequestFactory, outcome) -> HttpResponse:
    request = rf.get("/")
    request.user = person()

    def get_response(request):
        try:
            return _write_then(outcome)(request)
        except DomainError as error:
            return middleware.process_exception(request, error)

    middleware = ActingMiddleware(get_response)
    return middleware(request)


@pytest.mark.parametrize(("outcome", "kept"), [(200, True), (302, True), (404, True), (500, False), (503, False)])
def test_a_server_error_keeps_nothing(rf, outcome, kept):
    assert _answer(rf, outcome).status_code == outcome
    assert AreaTree.objects.filter(starts=date(1800, 1, 1)).exists() is kept


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(DomainError("Không được, vì thế."), 409), (NotAllowedError("Không phải việc của bạn."), 403)],
)
def test_a_refusal_that_no_form_shows_is_a_page_and_keeps_nothing(rf, refusal, status):
    response = _answer(rf, refusal)
    assert response.status_code == status
    assert refusal.message in response.content.decode()
    assert not AreaTree.objects.filter(starts=date(1800, 1, 1)).exists()


def test_a_programming_error_stays_one(rf):
    assert ActingMiddleware(HttpResponse).process_exception(rf.get("/"), ValueError("x")) is None


def _signed_in(request):
    return HttpResponse(f"{_session('role')} {_session('app.user_id')} {current_actor().post_label}")


urlpatterns = [path("ai/", _signed_in)]


@pytest.mark.urls("tests.core.test_acting")
def test_the_middleware_acts_as_who_is_signed_in(client):
    user = officer()
    client.force_login(user)
    assert client.get("/ai/").content.decode() == f"{settings.DATABASE_ROLE} {user.pk} {user.post_label}"


def test_events_are_not_lost_with_their_subject():
    user = person()
    record("view", user)
    pk = user.pk
    User.objects.filter(pk=pk).delete()
    assert AuditEvent.objects.filter(object_type="accounts.user", object_id=str(pk)).exists()
