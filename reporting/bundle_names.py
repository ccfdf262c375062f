"""What the files of a download are called."""

import re

from core.text import fold
from reporting.enums import Calendar
from reporting.models import DownloadBundle, Report


def file_name(report: Report, *, is_public: bool = False) -> str:
    """Form, code and name of the office, period, and what sets it apart; letters without marks: safe everywhere."""
    marks = [
        f"den-{report.cutoff:%Y-%m-%d}" if report.cutoff else "",
        "ke-hoach" if report.calendar == Calendar.PLAN else "",
        "cong-bo" if is_public else "",
        "" if report.is_sent else "nhap",
    ]
    parts = [report.form, report.office.code, _slug(report.office.name), report.period, *marks]
    return "_".join(part for part in parts if part)


def zip_name(bundle: DownloadBundle) -> str:
    parts = ["bao-cao", bundle.form, bundle.unit.code, _slug(bundle.unit.name), bundle.period]
    return "_".join(part for part in (*parts, "cong-bo" if bundle.is_public else "") if part) + ".zip"


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:60].rstrip("-")
