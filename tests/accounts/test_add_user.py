"""`manage.py add_user`: the first people of a new site."""

import re
from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.enums import Permission, Role
from accounts.models import User
from tests.areas import factories as areas

pytestmark = pytest.mark.django_db


def _run(*arguments: str) -> str:
    out = StringIO()
    call_command("add_user", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def refusal(capsys) -> Callable[..., str]:
    """The one line with which the command refuses."""

    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as ended:
            call_command("add_user", *arguments)
        assert ended.value.code == 2
        (line,) = capsys.readouterr().err.splitlines()
        return line

    return run


@pytest.mark.parametrize(
    ("role", "where"),
    [
        (Role.COMMUNE_OFFICER, areas.COMMUNE),
        (Role.POLICE_OFFICER, areas.COMMUNE),
        (Role.HEALTH_OFFICER, areas.COMMUNE),
        (Role.DISTRICT_OFFICER, areas.DISTRICT),
        (Role.PROVINCE_OFFICER, areas.PROVINCE),
        (Role.ADMINISTRATOR, None),
        (Role.ADMINISTRATOR, areas.PROVINCE),
    ],
)
def test_the_printed_password_opens_the_account_and_the_post_holds_today(role, where):
    printed = _run("lan", "--role", role, *(["--area", where] if where else []))
    (password,) = re.findall(r"^Mật khẩu lần đầu: (\S+)$", printed, re.MULTILINE)
    user = User.objects.get(username="lan")
    assert user.check_password(password)
    assert user.must_change_password
    (post,) = user.posts_today
    assert (post.role, post.office and post.office.code) == (role, where)


@pytest.mark.parametrize(("role", "kind"), [(Role.FACILITY_OFFICER, "facility"), (Role.CLINIC_OFFICER, "clinic")])
def test_facility_roles_take_the_code_of_a_facility(role, kind):
    areas.care_office("CS-09", kind=kind)
    _run("lan", "--role", role, "--facility", "CS-09")
    assert User.objects.get().posts_today[0].office.code == "CS-09"


def test_a_further_post_for_somebody_who_is_there_prints_no_password():
    _run("lan", "--role", "commune_officer", "--area", areas.COMMUNE)
    printed = _run("lan", "--role", "police_officer", "--area", areas.COMMUNE, "--from", "2024-01-01")
    assert "Mật khẩu" not in printed
    assert User.objects.get().may(Permission.WRITE_AFTERCARE)
    assert User.objects.get().posts.count() == 2


def test_codes_are_those_of_today(on_day, refusal):
    on_day(date(2025, 7, 1))
    assert "Phường Hồng Hà (mã 00097)" in refusal("lan", "--role", "commune_officer", "--area", areas.COMMUNE)
    assert "không còn cấp huyện" in refusal("lan", "--role", "district_officer", "--area", areas.DISTRICT)
    _run("lan", "--role", "commune_officer", "--area", "00097")
    assert User.objects.get().posts_today[0].valid_from == date(2025, 7, 1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["Cần tên đăng nhập"]),
        (["lan"], ["“”", "commune_officer", "administrator"]),
        (["lan", "--role", "boss"], ["“boss”", "commune_officer", "administrator"]),
        (["lan", "--role", "commune_officer"], ["commune_officer", "--area", "cấp xã"]),
        (["lan", "--role", "commune_officer", "--area", "99999"], ["“99999”", "20/06/2024", "cấp xã"]),
        (["lan", "--role", "commune_officer", "--area", "01"], ["“01”", "Hà Nội", "cấp tỉnh", "cấp xã"]),
        (["lan", "--role", "commune_officer", "--facility", "CS-09"], ["commune_officer", "CS-09"]),
        (["lan", "--role", "commune_officer", "--area", "00001", "--facility", "X"], ["00001", "X"]),
        (["lan", "--role", "facility_officer"], ["--facility", "chưa có cơ sở cai nghiện nào"]),
        (["lan", "--role", "facility_officer", "--area", "01"], ["--area 01", "--facility"]),
        (["lan", "--role", "clinic_officer", "--facility", "X"], ["“X”", "chưa có cơ sở điều trị methadone nào"]),
        (["lan", "--role", "administrator", "--facility", "X"], ["administrator", "X", "facility_officer"]),
        (["lan", "--role", "administrator", "--from", "20/06/2024"], ["“20/06/2024”", "2024-06-20"]),
        (["tên sai!", "--role", "administrator"], ["tên đăng nhập"]),
        (["lan", "--role", "commune_officer", "--area", "00001", "--from", "2025-07-01"], ["30/06/2025"]),
        (["lan", "--role", "administrator", "--colour", "red"], ["--colour", "--role"]),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(arguments, words, refusal):
    line = refusal(*arguments)
    assert [word for word in words if word not in line] == []
    assert not User.objects.exists()


def test_facility_codes_in_use_are_offered(refusal):
    areas.care_office("CS-09")
    assert "CS-09" in refusal("lan", "--role", "facility_officer", "--facility", "CS-10")
    assert "MMT" not in refusal("lan", "--role", "clinic_officer", "--facility", "CS-09")


def test_the_same_post_twice_is_refused(refusal):
    _run("lan", "--role", "administrator")
    assert "đã giữ chức danh" in refusal("lan", "--role", "administrator")
