"""Making the file of a download: one file, or a ZIP of them. Known by the tasks only; knows no task.

A worker takes it twice. First it decides which reports go in, a row for each (``BundlePart``); papers that are kept
with their report are left there, the others are made by as many workers as are free (``reporting.bundle_parts``). When
the last of them is made the download waits for a worker again, who puts everything together."""

import hashlib
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
from core.workbooks import zipped
from reporting.bundle_names import file_name, zip_name
from reporting.bundle_parts import is_paper_alone, paper_of, with_kept_papers
from reporting.enums import SENT, BundleState, FormCode, Reach, ReportState, Stage
from reporting.models import BundlePart, DownloadBundle, Report

UNEXPECTED = "Có lỗi ngoài dự kiến khi lập tệp. Hãy yêu cầu lại; nếu vẫn lỗi, báo người quản trị mã TV-{}."
NO_LONGER = "Hôm nay bạn không còn quyền tải báo cáo của địa bàn này."
NOTHING = "Không còn báo cáo nào khớp với yêu cầu; hãy chọn lại kỳ, biểu hoặc giai đoạn."
READING = "Đang lấy báo cáo {} trong {}"
FAILED = "{}: {}"
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
        if not may_download(bundle.requested_by, bundle.unit):
            raise DomainError(NO_LONGER)
    if bundle.parts.exists() or _cut(bundle, claim):
        _put_together(bundle, claim, tell)


def _cut(bundle: DownloadBundle, claim: Claim) -> bool:
    """A row for each report that goes in; returns whether all their files are there already."""
    with acting_as(None):
        wanted = with_kept_papers(wanted_reports(bundle, bundle.requested_by)).values_list("pk", "has_paper")
        if not wanted:
            raise DomainError(NOTHING)
        parts = [
            BundlePart(
                bundle=bundle,
                place=place,
                report_id=key,
                state=ReportState.DONE if has_paper and is_paper_alone(bundle) else ReportState.IDLE,
            )
            for place, (key, has_paper) in enumerate(wanted)
        ]
        BundlePart.objects.bulk_create(parts)
        if is_whole := all(part.state == ReportState.DONE for part in parts):
            return is_whole
        claim.write(state=BundleState.PARTS, attempt=0, claimed_by="")
    return False


def _put_together(bundle: DownloadBundle, claim: Claim, tell: Tell) -> None:
    user = bundle.requested_by
    with acting_as(user, post_label=user.post_label):
        files = list(_files(bundle, tell))
    name, content = files[0] if len(files) == 1 else (zip_name(bundle), zipped(files))
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
        bundle.parts.all().delete()


def _files(bundle: DownloadBundle, tell: Tell) -> Iterator[tuple[str, bytes]]:
    parts = bundle.parts.select_related("report__office", "report__pdf").defer("report__cells", "report__checks")
    if failed := parts.filter(state=ReportState.FAILED).first():
        raise DomainError(FAILED.format(file_name(failed.report, is_public=bundle.is_public), failed.failure))
    count = parts.count()
    for number, part in enumerate(parts.iterator(chunk_size=50), 1):
        tell(95 + round(4 * number / count), READING.format(number, count))
        name = file_name(part.report, is_public=bundle.is_public)
        if bundle.with_pdf:
            yield f"{name}.pdf", bytes(part.pdf) if part.pdf else paper_of(part.report)
        if bundle.with_xlsx:
            yield f"{name}.xlsx", bytes(part.xlsx)


def asked_words(bundle: DownloadBundle) -> dict[str, Any]:
    """What was asked for, for the log."""
    return {
        "unit": bundle.unit.code,
        "period": bundle.period,
        "form": bundle.form,
        "reach": bundle.reach,
        "public": bundle.is_public,
    }
