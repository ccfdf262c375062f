"""``manage.py choose_successors --as NAME --from 2025-07-01 --list CHOICES.csv``: number,successor_code"""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.enums import Permission
from accounts.management.asking import user_named
from cases.services import Choice, choose_successors
from core.db import acting_as

REFUSED = 1
WRONG_DAY = "Ngày “{}” không đúng; viết dạng 2025-07-01."
NO_FILE = "Không đọc được tệp {}; cần tệp CSV, mã UTF-8, các cột number, successor_code."


class Command(BaseCommand):
    help = "Chọn đơn vị kế thừa cho hồ sơ của các xã được chia; hồ sơ không có trong danh sách theo mặc định."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as", dest="username", required=True, help="tên đăng nhập của quản trị hệ thống")
        parser.add_argument("--from", dest="day", required=True, help="ngày đợt sắp xếp có hiệu lực, 2025-07-01")
        parser.add_argument("--list", dest="path", required=True, help="CSV: number, successor_code")

    def handle(self, *args: Any, username: str, day: str, path: str, **options: Any) -> None:
        try:
            starts = date.fromisoformat(day)
        except ValueError as fault:
            raise CommandError(WRONG_DAY.format(day), returncode=2) from fault
        with acting_as(None):
            found = choose_successors(
                choices=_choices(path), on=starts, by=user_named(username, Permission.MANAGE_AREAS)
            )
        for choice, sentence in found.faults:
            self.stdout.write(f"Dòng {choice.line}, hồ sơ {choice.number}: {sentence}")
        if found.faults:
            raise SystemExit(REFUSED)
        self.stdout.write(f"Đã chuyển {found.moved} hồ sơ; {found.unchanged} hồ sơ vốn đã ở đó.")


def _choices(path: str) -> list[Choice]:
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        return [
            Choice(line, row["number"].strip(), row["successor_code"].strip()) for line, row in enumerate(rows, start=2)
        ]
    except (OSError, UnicodeDecodeError, KeyError) as fault:
        raise CommandError(NO_FILE.format(path), returncode=2) from fault
