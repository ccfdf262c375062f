"""A report on its way, for the walk over all addresses."""

from datetime import date
from decimal import Decimal
from typing import Any

from accounts.enums import Role
from accounts.models import User
from cases.procedures.scans import NewScan
from core import calendar
from reporting.crosstabs.asking import question
from reporting.models import NarrativeFile, NarrativeReport, Plan, SavedTable, Submission
from reporting.services import (
    amend_plan,
    ask_report,
    attach_signed_scan,
    check_report,
    distribute_target,
    draft_plan,
    issue_version,
    open_narrative,
    remark_cell,
    return_report,
    save_table,
    save_target,
    submit_report,
    withdraw_report,
    write_section,
)
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.reporting.world import counted


def sent_report(by: User, code: str) -> dict[str, Any]:
    """A report sent twice, of which the receiver said something and sent it back."""
    report = counted(ask_report(form="01-BCN", office=areas.office(code), period="2024-04", by=by))
    paper = {"number": "4/BC-UBND", "signed_on": date(2024, 5, 2), "signer": "A", "signer_title": "Chủ tịch"}
    receiver = officer(Role.DISTRICT_OFFICER, areas.area(code).parent.code)
    submit_report(report=check_report(report=report, by=by), by=by, **paper)
    withdraw_report(report=report, reason="Nhầm", by=by)
    submission = submit_report(report=check_report(report=report, by=by), by=by, **paper)
    attach_signed_scan(submission=submission, paper=NewScan("signed", "a.pdf", b"%PDF-"), by=by)
    Submission.objects.filter(pk=submission.pk).update(state="done", pdf=b"%PDF-", pdf_sha256="0" * 64)
    remark = remark_cell(report=report, row="11.04", column="total", text="Xem lại", by=receiver)
    return {"sent_report": return_report(report=report, reason="Sai", by=receiver), "remark": remark}


def kept_table(by: User, code: str) -> SavedTable:
    """A cross-table that the commune's office keeps."""
    asked = question(
        measure="listed_now",
        rows="age",
        columns="sex",
        starts=date(2024, 1, 1),
        ends=date(2024, 6, 20),
        unit=areas.area(code).pk,
        filters={},
    )
    return save_table(office=areas.office(code), name=f"Bảng {code}", asked=asked, by=by)


def given_plan(code: str, mark: str) -> dict[str, Any]:
    """A plan of the district of which the commune has a part, and that is being amended."""
    commune, district = areas.office(code), areas.office(areas.area(code).parent.code)
    by = officer(Role.DISTRICT_OFFICER, district.area.code)
    first = 2001 + Plan.objects.count()
    plan = draft_plan(
        office=district,
        first_year=first,
        last_year=2024,
        title=f"Kế hoạch {mark}",
        decree_number="5/KH",
        decree_on=date(2024, 1, 8),
        by=by,
    )
    version = plan.versions.get()
    facts = {"label": mark, "unit": "người", "kind": "count", "value": Decimal(3)}
    target = save_target(version=version, code="1", numerator="11.04", by=by, **facts)
    typed = save_target(version=version, code="2", is_typed=True, by=by, **facts)
    issue_version(version=version, by=by)
    for one in (target, typed):
        distribute_target(
            target=one,
            giver=district,
            shares={commune: Decimal(3)},
            decree_number="6/KH",
            decree_on=date(2024, 1, 9),
            by=by,
        )
    amended = amend_plan(plan=plan, decree_number="9/KH", decree_on=date(2024, 5, 8), reason=mark, by=by)
    return {
        "plan": plan,
        "giver": district,
        "target": target,
        "typed_target": typed,
        "draft_target": amended.targets.first(),
    }


def narrative(by: User, code: str, mark: str) -> NarrativeReport:
    """A report in words with something written in it, and a file."""
    report = open_narrative(office=areas.office(code), period="2024-H1", by=by)
    section = report.sections.get(slug="mat-duoc")
    write_section(section=section, text=f"Việc {mark}", version=section.version, by=by)
    NarrativeFile.objects.create(
        report=report, kind="pdf", content=mark.encode(), sha256="0" * 64, made_at=calendar.now()
    )
    now = {"draft": {"parts": {}, "annexes": []}, "drafted_at": calendar.now()}
    NarrativeReport.objects.filter(pk=report.pk).update(state="done", **now)
    return report
