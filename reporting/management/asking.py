"""What the commands share: the words of a form, unit and period; one line on standard error for wrong ones."""

import json
import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core.db import acting_as
from core.errors import DomainError
from reporting.by_units import by_units_of
from reporting.known import asked_instant, known_if_asked
from reporting.periods import window_of
from reporting.plan_rows import form_or_plan
from reporting.units import unit_of

WRONG_DAY = "Ngày “{}” không đúng; viết 2017-06-05."
NO_UNIT = "Cần --area MÃ hoặc --facility MÃ."


class AskingCommand(BaseCommand):
    """A command that asks for figures: prints one JSON object, or ends with exit code 2 and one line."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("form", help="01-BCN, 02-BCN, 03-BCN, 04-BCN, PL-TK, PL-XA, KH")
        self.add_row(parser)
        unit = parser.add_mutually_exclusive_group()
        unit.add_argument("--area", help="mã đơn vị hành chính")
        unit.add_argument("--facility", help="mã cơ sở")
        parser.add_argument("--period", required=True, help="2017-05, 2017-H1 hoặc 2017")
        parser.add_argument("--cutoff", help="ngày chốt số liệu, 2017-06-05")
        parser.add_argument("--known-on", help="như đã ghi đến hết ngày 2018-01-20, hoặc đến 2018-01-20T10:30:00+07:00")
        parser.add_argument("--units-on", help="quy đổi theo đơn vị của ngày 2025-07-01; --area là mã khi ấy")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")

    def add_row(self, parser: CommandParser) -> None:
        """Arguments between the form and the unit."""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["area"] is None and options["facility"] is None:
                raise DomainError(NO_UNIT)
            window = window_of(options["period"], _day(options["cutoff"]))
            if options["units_on"]:
                window = by_units_of(window, _day(options["units_on"]))
            form = form_or_plan(options["form"], window)
            instant = asked_instant(options["known_on"])
            with acting_as(None):
                unit = unit_of(form, window.units_day, area=options["area"], facility=options["facility"])
                with known_if_asked(instant):
                    answer = self.answer(form, unit, window, options)
        except DomainError as error:
            self.stderr.write(error.message)
            sys.exit(2)
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=None if options["json"] else 2))

    def answer(self, form: Any, unit: Any, window: Any, options: dict) -> dict:
        raise NotImplementedError


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise DomainError(WRONG_DAY.format(text)) from None
