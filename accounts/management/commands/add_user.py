"""``manage.py add_user NAME --role commune_officer --area 00001``"""

import sys
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from accounts.enums import ROLE_OFFICES, Role
from accounts.models import User
from accounts.services import add_user, grant_post
from areas.enums import AREA_OFFICES, CARE_OFFICES, OfficeKind
from areas.models import Area, Office
from areas.queries import area_on, unit_for
from core import calendar
from core.db import acting_as
from core.errors import DomainError

MOST_CODES_SHOWN = 10
LEVEL_NAMES = {OfficeKind.PROVINCE: "cấp tỉnh", OfficeKind.DISTRICT: "cấp huyện", OfficeKind.COMMUNE: "cấp xã"}

NO_NAME = "Cần tên đăng nhập: manage.py add_user TÊN --role VAI_TRÒ."
WRONG_ROLE = "Vai trò “{}” không có. Các vai trò: {}."
WRONG_DAY = "Ngày “{}” không đúng; viết dạng 2024-06-20."
AREA_OR_FACILITY = "Chỉ dùng một trong hai: --area {} hoặc --facility {}."
NEEDS_AREA = "Vai trò “{}” cần --area MÃ với mã của một đơn vị {}."
NEEDS_FACILITY = "Vai trò “{}” cần --facility MÃ. {}"
NO_FACILITY_ROLE = "Vai trò “{}” không nhận --facility {}; vai trò nhận --facility: facility_officer, clinic_officer."
NO_AREA_ROLE = "Vai trò “{}” không nhận --area {}; hãy dùng --facility MÃ. {}"
NO_AREA = "Ngày {:%d/%m/%Y} không có đơn vị hành chính mã “{}”.{} Vai trò “{}” cần mã của một đơn vị {}."
WRONG_ARGUMENTS = "Tham số không đúng: {}. Các tham số được nhận: TÊN --role --area --facility --from --full-name."
WRONG_LEVEL = "Mã “{}” là {}, {}; vai trò “{}” cần mã của một đơn vị {}."
NO_DISTRICTS = (
    "Ngày {:%d/%m/%Y} không còn cấp huyện; vai trò “district_officer” cần --area của một quận, huyện đang có."
)
NO_FACILITY = "Không có {} mã “{}” vào ngày {:%d/%m/%Y}. {}"


class Command(BaseCommand):
    help = "Thêm một người dùng với một chức danh (hoặc thêm chức danh cho người đã có) và in mật khẩu lần đầu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", default="", help="tên đăng nhập")
        parser.add_argument("--role", default="", help=", ".join(Role))
        parser.add_argument("--area", help="mã đơn vị hành chính, theo danh mục của hôm nay")
        parser.add_argument("--facility", help="mã cơ sở cai nghiện hoặc cơ sở methadone")
        parser.add_argument("--from", dest="starts", help="ngày bắt đầu, 2024-06-20; mặc định là hôm nay")
        parser.add_argument("--full-name", default="", help="họ và tên")

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = lambda message: self._refuse(
            WRONG_ARGUMENTS.format(message.removeprefix("unrecognized arguments: "))
        )
        return parser

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with acting_as(None):
                lines = _add(
                    **{key: options[key] for key in ("name", "role", "area", "facility", "starts", "full_name")}
                )
        except DomainError as error:
            self._refuse(error.message)
        self.stdout.write("\n".join(lines))

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(2)


def _add(
    *, name: str, role: str, area: str | None, facility: str | None, starts: str | None, full_name: str
) -> list[str]:
    if not name:
        raise DomainError(NO_NAME)
    if role not in Role.values:
        raise DomainError(WRONG_ROLE.format(role, ", ".join(Role)))
    day = _day(starts)
    office = _office(Role(role), area, facility)
    user = User.objects.filter(username=name).first()
    password = ""
    if user is None:
        user, password = add_user(username=name, full_name=full_name)
    post = grant_post(user=user, role=Role(role), office=office, starts=day)
    lines = [f"{user.username}: {post}, từ ngày {day:%d/%m/%Y}"]
    return [*lines, f"Mật khẩu lần đầu: {password}"] if password else lines


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else calendar.today()
    except ValueError:
        raise DomainError(WRONG_DAY.format(text)) from None


def _office(role: Role, area: str | None, facility: str | None) -> Office | None:
    """The office that a code means today: of a unit, or a facility; none for an administrator without one."""
    kinds = ROLE_OFFICES[role]
    if area and facility:
        raise DomainError(AREA_OR_FACILITY.format(area, facility))
    if kinds & set(CARE_OFFICES):
        if area:
            raise DomainError(NO_AREA_ROLE.format(role, area, _facilities(kinds)))
        if not facility:
            raise DomainError(NEEDS_FACILITY.format(role, _facilities(kinds)))
        return _facility(kinds, facility)
    if facility:
        raise DomainError(NO_FACILITY_ROLE.format(role, facility))
    if area:
        return _area_office(role, area)
    if role == Role.ADMINISTRATOR:
        return None
    raise DomainError(NEEDS_AREA.format(role, _levels(role)))


def _area_office(role: Role, code: str) -> Office:
    today = calendar.today()
    if role == Role.DISTRICT_OFFICER and not Area.objects.valid_on(today).filter(level=OfficeKind.DISTRICT).exists():
        raise DomainError(NO_DISTRICTS.format(today))
    unit = area_on(code, today)
    if unit is None:
        raise DomainError(NO_AREA.format(today, code, _successor(code, today), role, _levels(role)))
    if unit.level not in ROLE_OFFICES[role]:
        raise DomainError(WRONG_LEVEL.format(code, unit, LEVEL_NAMES[unit.level], role, _levels(role)))
    return Office.objects.get(area=unit, kind=unit.level)


def _successor(code: str, today: date) -> str:
    """What became of a unit of another tree, for whoever types its old code."""
    for other in Area.objects.filter(code=code).order_by("-valid_from"):
        unit = unit_for(other, today)
        if unit:
            return f" {other} nay thuộc {unit} (mã {unit.code})."
    return ""


def _facility(kinds: frozenset[OfficeKind], code: str) -> Office:
    today = calendar.today()
    office = Office.objects.valid_on(today).filter(kind__in=kinds, code=code).first()
    if office is None:
        raise DomainError(NO_FACILITY.format(_kind_names(kinds), code, today, _facilities(kinds)))
    return office


def _facilities(kinds: frozenset[OfficeKind]) -> str:
    offices = Office.objects.valid_on(calendar.today()).filter(kind__in=kinds)
    codes = list(offices.values_list("code", flat=True)[: MOST_CODES_SHOWN + 1])
    if not codes:
        return f"Hiện chưa có {_kind_names(kinds)} nào; hãy thêm cơ sở trước."
    more = ", …" if len(codes) > MOST_CODES_SHOWN else ""
    return f"Các mã đang có: {', '.join(codes[:MOST_CODES_SHOWN])}{more}."


def _kind_names(kinds: frozenset[OfficeKind]) -> str:
    return " hoặc ".join(str(kind.label).lower() for kind in CARE_OFFICES if kind in kinds)


def _levels(role: Role) -> str:
    return " hoặc ".join(LEVEL_NAMES[kind] for kind in AREA_OFFICES if kind in ROLE_OFFICES[role])
