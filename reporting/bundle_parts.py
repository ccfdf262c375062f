"""The papers of a download that nobody keeps: each is made by whichever worker is free. Known by the tasks only; knows
no task.

At most ``settings.DOWNLOAD_WIDTH`` of a download are with the workers at a time, so that somebody else's report never
stands behind a whole province. ``hand_on`` is asked after every step and by the sweep, and decides from the rows alone:
what a killed worker left is made up, and only one finds the last paper made."""

from django.conf import settings
from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When

from core.claims import Claim, Tell
from core.db import acting_as
from core.dispatch import bring_to_end
from reporting.enums import SENT, UNFINISHED, BundleState, ReportState
from reporting.models import BundlePart, DownloadBundle, Report, Submission
from reporting.pdf import render_pdf, render_published, render_submission
from reporting.publishing import NOTE, published
from reporting.xlsx import render_xlsx

MAKING = "Đang dựng bản in, bảng tính"
MADE = "Đã dựng {} trong {} báo cáo"
UNEXPECTED = "có lỗi ngoài dự kiến khi lập tệp. Hãy yêu cầu lại; nếu vẫn lỗi, báo người quản trị mã TV-B{}."


def with_kept_papers(reports: QuerySet[Report]) -> QuerySet[Report]:
    """The reports, each with whether its paper is kept (``has_paper``): of what was sent, or of the draft."""
    latest = Submission.objects.filter(report=OuterRef("pk")).order_by("-round")
    printed = Q(stage__in=SENT, printed=ReportState.DONE) | ~Q(stage__in=SENT) & Q(pdf__isnull=False)
    return reports.annotate(printed=Subquery(latest.values("state")[:1])).annotate(
        has_paper=Case(When(printed, then=True), default=False)
    )


def is_paper_alone(bundle: DownloadBundle) -> bool:
    """Whether nothing is wanted but papers as they are kept."""
    return not (bundle.is_public or bundle.with_xlsx)


def paper_of(report: Report) -> bytes:
    """The paper as it is kept; made only where nobody has yet."""
    if sent := _last_sent(report):
        return bytes(sent.pdf) if sent.pdf else render_submission(sent)
    stored = getattr(report, "pdf", None)
    return bytes(stored.content) if stored else render_pdf(report)


def _last_sent(report: Report) -> Submission | None:
    return report.submissions.order_by("round").last() if report.is_sent else None


def produce_part(claim: Claim, tell: Tell) -> None:
    """Bring a claimed part to its end: its files there, or failed with a reason that a person can read."""
    bring_to_end(claim, lambda: _make(claim, tell), UNEXPECTED.format(claim.pk))


def _make(claim: Claim, tell: Tell) -> None:
    tell(10, MAKING)
    with acting_as(None):
        part = BundlePart.objects.select_related("bundle__requested_by").get(pk=claim.pk)
    bundle, user = part.bundle, part.bundle.requested_by
    with acting_as(user, post_label=user.post_label):
        report = Report.objects.select_related("office__area__parent", "pdf").get(pk=part.report_id)
        copy = published(report, _last_sent(report)) if bundle.is_public else report
        pdf = xlsx = None
        if bundle.with_pdf:
            pdf = render_published(copy) if bundle.is_public else paper_of(report)
        if bundle.with_xlsx:
            xlsx = render_xlsx(copy, note=NOTE if bundle.is_public else "")
    with acting_as(None):
        claim.write(state=ReportState.DONE, pdf=pdf, xlsx=xlsx, progress=100, progress_label="")


def hand_on(bundle_id: int) -> tuple[list[BundlePart], DownloadBundle | None]:
    """What is to be sent to the workers now: parts that may begin, or, once, the download whose parts are all made (or
    of which one failed, and none is being made any more)."""
    with acting_as(None):
        bundle = DownloadBundle.objects.select_for_update().defer("content").get(pk=bundle_id)
        if bundle.state != BundleState.PARTS:
            return [], None
        count = bundle.parts.aggregate(
            all=Count("pk"),
            made=Count("pk", filter=Q(state=ReportState.DONE)),
            failed=Count("pk", filter=Q(state=ReportState.FAILED)),
            handed=Count("pk", filter=Q(state__in=UNFINISHED)),
        )
        idle = bundle.parts.filter(state=ReportState.IDLE).defer("pdf", "xlsx")
        free = 0 if count["failed"] else max(0, settings.DOWNLOAD_WIDTH - count["handed"])
        parts = list(idle[:free])
        for part in parts:
            part.state = ReportState.WAITING
        BundlePart.objects.bulk_update(parts, ["state"])
        bundle.progress = round(95 * count["made"] / count["all"])
        bundle.progress_label = MADE.format(count["made"], count["all"])
        is_over = not parts and not count["handed"]
        if is_over:
            bundle.state, bundle.heartbeat_at = BundleState.WAITING, None
        bundle.save(update_fields=["state", "heartbeat_at", "progress", "progress_label"])
    return parts, bundle if is_over else None
