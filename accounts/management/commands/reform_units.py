"""``manage.py reform_units --as NAME --from 2026-03-01 --units UNITS.csv --successions SUCCESSIONS.csv [--dry-run]``,
as the page of an administrator does it."""

import json
from collections import Counter
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.enums import Permission
from accounts.management.asking import user_named
from accounts.perms import reform_bounds
from accounts.services import reform_at_once
from areas.reform.proposal import read
from areas.services import Reformed, try_reform
from core.db import acting_as

REFUSED = 1
WRONG_DAY = "Ngày “{}” không đúng; viết dạng 2026-03-01."
NO_FILE = "Không đọc được tệp {}."


class Command(BaseCommand):
    help = "Nạp một đợt sắp xếp đơn vị hành chính từ hai tệp CSV; --dry-run chỉ xem những gì bị ảnh hưởng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as", dest="username", required=True, help="tên đăng nhập của quản trị hệ thống")
        parser.add_argument("--from", dest="day", required=True, help="ngày có hiệu lực, 2026-03-01")
        parser.add_argument("--units", required=True, help="CSV: code, name, level, parent_code[, lat, lon]")
        parser.add_argument("--successions", required=True, help="CSV: predecessor_code, successor_code, default")
        parser.add_argument("--choices", help="CSV: number, successor_code; hồ sơ của xã được chia, theo danh sách")
        parser.add_argument("--dry-run", action="store_true", help="không ghi gì")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON, kèm từng dòng bị ảnh hưởng")

    def handle(self, *args: Any, username: str, day: str, dry_run: bool, **options: Any) -> None:
        try:
            starts = date.fromisoformat(day)
        except ValueError as fault:
            raise CommandError(WRONG_DAY.format(day), returncode=2) from fault
        with acting_as(None):
            by = user_named(username, Permission.MANAGE_AREAS)
            names = ("units", "successions", "choices")
            files = {name: (Path(options[name]).name, _content(options[name])) for name in names if options.get(name)}
            if dry_run:
                proposal = read(starts, **{name: content for name, (_, content) in files.items()})
                found = try_reform(proposal=proposal, within=reform_bounds(by))
            else:
                found = reform_at_once(day=starts, **files, by=by)
        self.stdout.write(json.dumps(_told(found), ensure_ascii=False) if options["json"] else _text(found))
        if found.faults:
            raise SystemExit(REFUSED)


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as fault:
        raise CommandError(NO_FILE.format(path), returncode=2) from fault


def _told(found: Reformed) -> dict[str, Any]:
    codes = {area.pk: code for code, area in found.proposal.ended.items()} if not found.faults else {}
    return {
        "faults": [asdict(fault) for fault in found.faults],
        "begin": len(found.proposal.units) if not found.faults else 0,
        "end": sorted(codes.values()),
        "divided": found.proposal.divided if not found.faults else [],
        "touched": {kind.slug: [[codes[key], word] for key, word in kind.rows] for kind in found.touched},
        "followed": found.followed,
    }


def _text(found: Reformed) -> str:
    if found.faults:
        return "\n".join(
            f"Tệp {fault.file}, dòng {fault.line}, cột {fault.column} “{fault.value}”: {fault.message}"
            for fault in found.faults
        )
    proposal = found.proposal
    lines = [f"Từ ngày {proposal.day:%d/%m/%Y}: {len(proposal.units)} đơn vị mới, {len(proposal.ended)} đơn vị hết."]
    if proposal.divided:
        lines.append(f"Chia cho nhiều đơn vị (cần chọn, hoặc theo mặc định): {', '.join(proposal.divided)}.")
    for kind in found.touched:
        units = len(Counter(key for key, _ in kind.rows))
        lines.append(f"{kind.label}: {len(kind.rows)} ở {units} đơn vị.")
    lines += [f"Đã chuyển {label}: {count}." for label, count in found.followed.items()]
    return "\n".join(lines)
