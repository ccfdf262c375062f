"""``manage.py import_register FILE.xlsx --as USERNAME [--dry-run] [--json]``."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.enums import Permission
from accounts.management.asking import WRONG_USE, user_named
from core.db import acting_as
from registers.services import import_register

REFUSED = 1


class Command(BaseCommand):
    help = "Nhập sổ Excel. Mã thoát: 0 đã nhập (hoặc nhập được), 1 bị từ chối (có lỗi), 2 dùng sai."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE.xlsx")
        parser.add_argument("--as", dest="username", required=True, metavar="USERNAME")
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không lưu gì")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        user = user_named(options["username"], Permission.IMPORT_REGISTER)
        path = Path(options["file"])
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: không đọc được tệp ({error.strerror}).", returncode=WRONG_USE) from error
        with acting_as(user, post_label=user.post_label):
            outcome = import_register(content=content, name=path.name, by=user, dry_run=options["dry_run"])
        answer = outcome.as_dict()
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self._tell(answer, dry_run=options["dry_run"])
        if outcome.is_refused:
            sys.exit(REFUSED)

    def _tell(self, answer: dict[str, Any], *, dry_run: bool) -> None:
        for kind, word in (("faults", "LỖI"), ("warnings", "Lưu ý")):
            for finding in answer[kind]:
                parts = [finding["sheet"], finding["row"] and f"dòng {finding['row']}", finding["column"]]
                place = ", ".join(part for part in parts if part)
                value = f" “{finding['value']}”" if finding["value"] else ""
                self.stdout.write(f"{word} {place}{value}: {finding['message']}")
        if answer["faults"]:
            self.stdout.write(f"Không nhập: {len(answer['faults'])} lỗi.")
            return
        self.stdout.write("Nhập được, chưa lưu gì:" if dry_run else "Đã nhập:")
        for sheet, added in answer["imported"].items():
            updated, unchanged = answer["updated"][sheet], answer["unchanged"][sheet]
            if added or updated or unchanged:
                self.stdout.write(f"  {sheet}: thêm {added}, sửa {updated}, không đổi {unchanged}")
