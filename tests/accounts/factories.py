"""People who sign in, for tests."""

from datetime import date
from itertools import count

from accounts.enums import Role
from accounts.models import Post, User
from areas.enums import BEGINNING, OfficeKind
from areas.models import Office
from tests.areas import factories as areas

PASSWORD = "mat-khau-thu-2024"
_numbers = count(1)

AREA_CODES = {
    Role.COMMUNE_OFFICER: areas.COMMUNE,
    Role.POLICE_OFFICER: areas.COMMUNE,
    Role.HEALTH_OFFICER: areas.COMMUNE,
    Role.DISTRICT_OFFICER: areas.DISTRICT,
    Role.PROVINCE_OFFICER: areas.PROVINCE,
}
"""Where an officer sits when the test does not say."""


def person(username: str = "", full_name: str = "", **fields) -> User:
    """A user without any post: may do nothing."""
    number = next(_numbers)
    return User.objects.create_user(
        username or f"nguoi_dung_{number}",
        password=PASSWORD,
        full_name=full_name or f"Người dùng {number}",
        **fields,
    )


def post(
    user: User,
    role: Role,
    office: Office | None = None,
    *,
    valid_from: date = BEGINNING,
    valid_to: date | None = None,
    deputy_for: Post | None = None,
) -> Post:
    return Post.objects.create(
        user=user, role=role, office=office, valid_from=valid_from, valid_to=valid_to, deputy_for=deputy_for
    )


def officer(
    role: Role = Role.COMMUNE_OFFICER, area_code: str = "", *, office: Office | None = None, username: str = ""
) -> User:
    """A user who holds one post today: of the unit ``area_code``, or of ``office`` (a facility, a clinic)."""
    user = person(username)
    if office is None:
        office = _office(role, area_code)
    post(user, role, office)
    return user


def _office(role: Role, area_code: str) -> Office | None:
    if role == Role.ADMINISTRATOR:
        return areas.office(area_code) if area_code else None
    if role == Role.FACILITY_OFFICER:
        return areas.care_office()
    if role == Role.CLINIC_OFFICER:
        return areas.care_office("MMT-01", kind=OfficeKind.CLINIC)
    return areas.office(area_code or AREA_CODES[role])
