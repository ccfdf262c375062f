"""``manage.py reconcile_country --period 2024-05``: what must hold over all communes of the country."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core.db import acting_as
from core.errors import DomainError
from reporting.countrywide import identities
from reporting.periods import window_of


class Command(BaseCommand):
    help = "Đối chiếu toàn quốc: chuyển đi bằng chuyển đến, không ai bị đếm hai lần, mọi xã cân. Mã thoát 1: có lệch."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--period", required=True, help="2017-05, 2017-H1 hoặc 2017")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            window = window_of(options["period"])
        except DomainError as error:
            self.stderr.write(error.message)
            sys.exit(2)
        with acting_as(None):
            found = list(identities(window))
        for identity in found:
            sign = "=" if identity.holds else "≠"
            self.stdout.write(
                f"{'  ' if identity.holds else '! '}{identity.words}: {identity.left} {sign} {identity.right}"
            )
        if not all(identity.holds for identity in found):
            sys.exit(1)
