"""``manage.py verify_report FILE.pdf``: hold a paper against the record."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from core.db import acting_as
from reporting.models import Submission
from reporting.verifying import verify_pdf

NO_FILE = "Không mở được tệp {}."


class Command(BaseCommand):
    help = "Đối chiếu một báo cáo đã in (PDF) với dữ liệu đã đóng băng. Mã thoát 0: đúng tệp đã phát hành; 1: không."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError:
            self.stderr.write(NO_FILE.format(options["file"]))
            sys.exit(2)
        with acting_as(None):
            verdict = verify_pdf(Submission.objects.all(), content)
            self.stdout.write(verdict.sentence)
            if verdict.submission:
                report = verdict.submission.report
                self.stdout.write(
                    f"{report.get_form_display()}, {report.window.title}, {report.office}, số "
                    f"{verdict.submission.number}, nộp lúc "
                    f"{timezone.localtime(verdict.submission.submitted_at):%H:%M ngày %d/%m/%Y}, "
                    f"SHA-256 {verdict.submission.digest}"
                )
        if not verdict.same_file:
            sys.exit(1)
