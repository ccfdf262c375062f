"""Making the file of a download: the stored papers as they are, the others written here, one file or a ZIP of them.
Known by the tasks only; knows no task.

One task makes the whole: papers are stored when a report is asked for or sent, so a ZIP of all communes' 01-BCN only
reads them (docs/reports.md has the times). What nobody stored is written one report after the other, each in a
transaction of its own, with its progress; a worker that dies leaves nothing, and another begins anew."""

import hashlib
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import Scope, scope_of
from areas.models import Area
from core import audit
from core.calendar import now
from core.claims import Claim, Tell
from core.db import acting_as
from core.dispatch import bring_to_end
from core.errors import DomainError
from core.text import fold
from core.workbooks import zipped
from reporting.enums import SENT, BundleState, Calendar, FormCode, Reach, ReportState, Stage
from reporting.models import DownloadBundle, Report, Submission
from reporting.pdf import render_pdf, render_published, render_submission
from reporting.publishing import NOTE, published
from reporting.xlsx import render_xlsx

UNEXPECTED = "Có lỗi ngoài dự kiến khi lập tệp. Hãy yêu cầu lại; nếu vẫn lỗi, báo người quản trị mã TV-{}."
NO_LONGER = "Hôm nay bạn không còn quyền tải báo cáo của địa bàn này."
NOTHING = "Không còn báo cáo nào khớp với yêu cầu; hãy chọn lại kỳ, biểu hoặc giai đoạn."
READING = "Đang lấy báo cáo {} trong {}"
STAGES = {
    Reach.LOCKED: (Stage.LOCKED,),
    Reach.APPROVED: (Stage.APPROVED, Stage.LOCKED),
    Reach.SENT: SENT,
    Reach.ALL: tuple(Stage),
}
OWN_LEVEL_ONLY = (FormCode.SUPPLEMENT, FormCode.BY_COMMUNE)
"""Forms of several levels, whose tables are parts of each other: for outside only the unit's own is made, since two
of them side by side would give away what each hides."""


def may_download(user: User, unit: Area) -> bool:
    """Whether the unit lies, today, in an area for whose reports the user answers."""
    return scope_of(user, Permission.COMPILE_REPORT).units_below().filter(pk=unit.pk).exists()


def wanted_reports(bundle: DownloadBundle, user: User) -> QuerySet[Report]:
    """The compiled reports that fit, of those that the user may have."""
    reports = Report.objects.visible_to(user, Permission.COMPILE_REPORT).filter(
        office__in=Scope(frozenset({bundle.unit_id}), frozenset()).senders(),
        period=bundle.period,
        state=ReportState.DONE,
        stage__in=STAGES[Reach(bundle.reach)],
    )
    if bundle.form:
        reports = reports.filter(form=bundle.form)
    if bundle.is_public and bundle.form in OWN_LEVEL_ONLY:
        reports = reports.filter(office__area=bundle.unit_id)
    return reports.order_by("form", "office__code", "pk")


def produce_bundle(claim: Claim, tell: Tell) -> None:
    """Bring a claimed download to its end: its file there, or failed with a reason that a person can read."""
    bring_to_end(claim, lambda: _make(claim, tell), UNEXPECTED.format(claim.pk))


def _make(claim: Claim, tell: Tell) -> None:
    with acting_as(None):
        bundle = DownloadBundle.objects.select_related("requested_by", "unit").get(pk=claim.pk)
        user = bundle.requested_by
        may = may_download(user, bundle.unit)
        keys = list(wanted_reports(bundle, user).values_list("pk", flat=True)) if may else []
    if not keys:
        raise DomainError(NOTHING if may else NO_LONGER)
    files: list[tuple[str, bytes]] = []
    for place, key in enumerate(keys, 1):
        tell(round(95 * place / len(keys)), READING.format(place, len(keys)))
        with acting_as(user, post_label=user.post_label):
            files += _files_of(bundle, key)
    name, content = files[0] if len(files) == 1 else (_zip_name(bundle), zipped(files))
    digest, at = hashlib.sha256(content).hexdigest(), now()
    with acting_as(user, post_label=user.post_label):
        audit.record("make_download", bundle, by=user, files=len(files), sha256=digest, **asked_words(bundle))
        claim.write(
            state=BundleState.DONE,
            name=name,
            content=content,
            sha256=digest,
            files=len(files),
            made_at=at,
            expires_at=at + timedelta(days=settings.DOWNLOAD_KEPT_DAYS),
            progress=100,
            progress_label="",
        )


def asked_words(bundle: DownloadBundle) -> dict[str, Any]:
    """What was asked for, for the log."""
    return {
        "unit": bundle.unit.code,
        "period": bundle.period,
        "form": bundle.form,
        "reach": bundle.reach,
        "public": bundle.is_public,
    }


def _files_of(bundle: DownloadBundle, key: int) -> Iterator[tuple[str, bytes]]:
    report = Report.objects.select_related("office__area__parent", "pdf").get(pk=key)
    sent = report.submissions.order_by("round").last() if report.is_sent else None
    name = file_name(report, is_public=bundle.is_public)
    if bundle.is_public:
        copy = published(report, sent)
        pdf, note = (lambda: render_published(copy)), NOTE
    else:
        copy, note = report, ""
        pdf = lambda: _stored_pdf(report, sent)  # noqa: E731
    if bundle.with_pdf:
        yield f"{name}.pdf", pdf()
    if bundle.with_xlsx:
        yield f"{name}.xlsx", render_xlsx(copy, note=note)


def _stored_pdf(report: Report, sent: Submission | None) -> bytes:
    """The paper as it is kept; made only where nobody has yet."""
    if sent:
        return bytes(sent.pdf) if sent.pdf else render_submission(sent)
    stored = getattr(report, "pdf", None)
    return bytes(stored.content) if stored else render_pdf(report)


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


def _zip_name(bundle: DownloadBundle) -> str:
    parts = ["bao-cao", bundle.form, bundle.unit.code, _slug(bundle.unit.name), bundle.period]
    return "_".join(part for part in (*parts, "cong-bo" if bundle.is_public else "") if part) + ".zip"


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:60].rstrip("-")
