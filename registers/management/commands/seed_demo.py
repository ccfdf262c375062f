"""``manage.py seed_demo --scale commune|small|province|country``: a coherent made-up register and its users."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from areas.models import Area
from areas.queries import area_on
from cases.models import Dossier
from core import calendar
from core.demonstration import demo_steps
from registers.seed.build import Builder, Seeded
from registers.seed.country import parts, seed_country
from registers.seed.programme import tell_programme
from registers.seed.running import begin_procedures
from registers.seed.scales import COUNTRY, SCALES, WITH_PROCEDURES, Scale
from registers.seed.users import add_demo_users, demo_password, demo_users, password_holds

NOT_EMPTY = "Cơ sở dữ liệu đã có {count} hồ sơ; dữ liệu mẫu chỉ ghi vào cơ sở dữ liệu chưa có hồ sơ."
NO_AREA = "Ngày {day:%d/%m/%Y} không có đơn vị hành chính mã “{code}”."
WRONG_LEVEL = "“{area}” là {level}; quy mô “{scale}” cần {wanted}."
WHOLE = "Quy mô “country” là cả nước; hãy bỏ --area."
CHANGED = "(đã đổi, hoặc số --seed khác)"


class Command(BaseCommand):
    help = "Ghi một bộ hồ sơ mẫu, hoàn toàn hư cấu, và mỗi vai trò một người dùng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scale", choices=(*SCALES, COUNTRY), default="small", help="quy mô; mặc định small")
        parser.add_argument("--seed", type=int, default=1, help="cùng một số thì cùng một bộ hồ sơ; mặc định 1")
        parser.add_argument("--area", help="mã đơn vị hành chính, theo danh mục của hôm nay")
        parser.add_argument("--if-empty", action="store_true", help="đã có hồ sơ thì không ghi gì, chỉ in người dùng")

    def handle(self, *args: Any, scale: str, seed: int, area: str | None, if_empty: bool, **options: Any) -> None:
        password = demo_password(seed)
        count = Dossier.objects.count()
        if count and not if_empty:
            raise CommandError(NOT_EMPTY.format(count=count))
        if not count:
            written = _whole(area, seed) if scale == COUNTRY else []
            with transaction.atomic():
                written = written or [Builder(_area(scale, area), SCALES[scale], seed).build()]
                seeded = written[0]
                add_demo_users(seeded, password=password, day=calendar.today())
                tell_programme(calendar.today(), seed)
                if scale in WITH_PROCEDURES:
                    begin_procedures(calendar.today())
                    for step in demo_steps:
                        step.run(calendar.today())
            if options["verbosity"] > 0:
                self._print_counts(written)
        self._print_users(password)

    def _print_counts(self, written: list[Seeded]) -> None:
        for seeded in written:
            rows = sum(rows for rows, _ in seeded.counts.values())
            events = sum(events for _, events in seeded.counts.values())
            seconds = ", ".join(f"{name} {value:.1f} s" for name, value in seeded.seconds.items())
            self.stdout.write(f"{seeded.area}: {rows} dòng, {events} dòng lịch sử ({seconds}).")

    def _print_users(self, password: str) -> None:
        shown = password if password_holds(password) else CHANGED
        lines = [("Tên đăng nhập", "Vai trò", "Cơ quan", "Mật khẩu")]
        lines += [(user.username, user.role, user.office, shown) for user in demo_users()]
        widths = [max(len(line[column]) for line in lines) for column in range(4)]
        for line in lines:
            self.stdout.write("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _whole(area: str | None, seed: int) -> list[Seeded]:
    if area:
        raise CommandError(WHOLE)
    return seed_country(parts(calendar.today()), seed)


def _area(scale: str, code: str | None) -> Area:
    wanted: Scale = SCALES[scale]
    today = calendar.today()
    area = area_on(code or wanted.area, today)
    if area is None:
        raise CommandError(NO_AREA.format(day=today, code=code or wanted.area))
    if area.level not in wanted.levels:
        labels = " hoặc ".join(str(level.label).lower() for level in wanted.levels)
        raise CommandError(
            WRONG_LEVEL.format(area=area, level=area.get_level_display().lower(), scale=scale, wanted=labels)
        )
    return area
