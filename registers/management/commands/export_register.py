"""``manage.py export_register --area CODE --as USERNAME --output FILE.xlsx``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.enums import Permission
from accounts.management.asking import WRONG_USE, user_named
from areas.queries import area_on
from core import calendar
from core.db import acting_as
from core.errors import NotAllowedError
from registers.services import export_register


class Command(BaseCommand):
    help = "Xuất sổ Excel của một đơn vị (theo mã hôm nay). Mã thoát: 0 đã xuất, 2 dùng sai."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--area", required=True, metavar="CODE")
        parser.add_argument("--as", dest="username", required=True, metavar="USERNAME")
        parser.add_argument("--output", required=True, metavar="FILE.xlsx")

    def handle(self, *args: Any, **options: Any) -> None:
        user = user_named(options["username"], Permission.EXPORT_REGISTER)
        area = area_on(options["area"], calendar.today())
        if area is None:
            day = calendar.today()
            raise CommandError(f"--area {options['area']}: không có mã này ngày {day:%d/%m/%Y}.", returncode=WRONG_USE)
        path = Path(options["output"])
        try:
            with acting_as(user, post_label=user.post_label):
                path.write_bytes(export_register(area=area, by=user))
        except NotAllowedError as refusal:
            raise CommandError(f"--area {area.code}: {refusal.message}", returncode=WRONG_USE) from refusal
        except OSError as error:
            raise CommandError(f"--output {path}: không ghi được ({error.strerror}).", returncode=WRONG_USE) from error
        self.stdout.write(f"Đã xuất {area} vào {path}.")
