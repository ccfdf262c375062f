"""``manage.py soak ask FILE`` and ``soak check FILE``: the reports of the trial by ``make soak``, and whether each is
whole afterwards."""

import json
from argparse import ArgumentParser
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.core.management.base import BaseCommand, CommandError

from accounts.enums import Role
from accounts.models import Post
from areas.enums import Level
from areas.models import Area, Office
from areas.queries import subtree_on
from core.calendar import today
from core.db import acting_as
from reporting.compile import compile_form
from reporting.enums import BundleState, Reach, ReportState, Stage
from reporting.models import DownloadBundle, Report, ReportFile
from reporting.services import ask_bundle, ask_report
from reporting.units import form_for, unit_of_office

DISTRICTS, COMMUNES = 10, 24
PERIOD = "2023"
MONTH = "2023-11"
DRAFTED = "2024-05"
COUNTED_AGAIN = 12


class Command(BaseCommand):
    help = "Hỏi và kiểm tra các báo cáo của lần thử sức chịu đựng (make soak)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["ask", "check"])
        parser.add_argument("file", type=Path)

    def handle(self, *, act: str, file: Path, **options: Any) -> None:
        if act == "ask":
            file.write_text(json.dumps(_ask()))
        else:
            self._check(json.loads(file.read_text()))

    def _check(self, asked: dict[str, Any]) -> None:
        with acting_as(None):
            reports = list(Report.objects.filter(pk__in=asked["reports"]).select_related("office__area"))
            faults = [fault for report in reports for fault in _faults(report)]
            faults += _faults_of_download(DownloadBundle.objects.get(pk=asked["bundle"]))
            done = [report for report in reports if report.is_done]
            again = done[:: len(done) // COUNTED_AGAIN or 1]
            faults += [f"{report} is counted otherwise" for report in again if _differs(report)]
        if len(reports) != len(set(asked["reports"])):
            faults.append(f"{len(set(asked['reports']))} asked, {len(reports)} there")
        states = dict(Counter(report.state for report in reports))
        attempts = dict(sorted(Counter(report.attempt for report in reports).items()))
        self.stdout.write(f"{len(reports)} reports: {states}; by attempts {attempts}; {len(faults)} faults")
        if faults:
            raise CommandError("\n".join(faults))


def _ask() -> dict[str, Any]:
    """Everything of a province at once, and a download of a district whose papers nobody keeps."""
    post = Post.objects.filter(role=Role.PROVINCE_OFFICER).select_related("user", "office__area").order_by("pk").first()
    by, province = post.user, post.office.area
    districts = _offices(province, Level.DISTRICT)[:DISTRICTS]
    communes = _offices(province, Level.COMMUNE)[:COMMUNES]
    wanted = [(form, post.office, PERIOD) for form in ("04-BCN", "PL-XA", "PL-TK")]
    wanted += [("03-BCN", office, PERIOD) for office in districts] + [("01-BCN", office, MONTH) for office in communes]
    with acting_as(by):
        reports = [ask_report(form=form, office=office, period=period, by=by).pk for form, office, period in wanted]
        bundle = ask_bundle(
            unit=districts[0].area,
            period=DRAFTED,
            form="01-BCN",
            reach=Reach.ALL,
            with_pdf=True,
            with_xlsx=True,
            is_public=False,
            by=by,
        )
    return {"reports": reports, "bundle": bundle.pk}


def _offices(province: Area, level: Level) -> list[Office]:
    areas = subtree_on(province, today()).filter(level=level)
    return list(Office.objects.filter(area__in=areas, kind=level).order_by("code"))


def _faults(report: Report) -> list[str]:
    if report.state == ReportState.FAILED:
        return [] if report.failure else [f"{report} failed and does not say why"]
    if report.state != ReportState.DONE or report.stage != Stage.COMPILED:
        return [f"{report} is {report.state}, {report.stage}"]
    papers = ReportFile.objects.filter(report=report)
    whole = report.cells and report.checks and report.compiled_at and len(papers) == 1
    return [] if whole and bytes(papers[0].content).startswith(b"%PDF-") else [f"{report} is half done"]


def _differs(report: Report) -> bool:
    window = report.window
    found = compile_form(form_for(report.form, window), unit_of_office(report.office, window.ends), window)
    return found.cells != report.cells


def _faults_of_download(bundle: DownloadBundle) -> list[str]:
    if bundle.state != BundleState.DONE:
        return [] if bundle.failure else [f"download is {bundle.state} and does not say why"]
    names = ZipFile(BytesIO(bytes(bundle.content))).namelist()
    whole = len(names) == len(set(names)) == bundle.files and not bundle.parts.exists()
    return [] if whole else [f"download holds {len(names)} files and says {bundle.files}"]
