"""Asking for the files of many reports, fetching them, throwing them away."""

from django.db import transaction

from accounts.models import User
from areas.models import Area
from core import audit
from core.calendar import now
from core.db import acting_as
from core.dispatch import send_after_commit, sweep
from core.errors import DomainError, NotAllowedError
from reporting.bundling import NO_LONGER, asked_words, may_download, wanted_reports
from reporting.enums import BundleState, Reach
from reporting.models import BundlePart, DownloadBundle
from reporting.periods import window_of
from reporting.tasks import bundle_part_task, bundle_reports_task, hand_on_bundle

OUT_OF_REACH = "Bạn không được tải báo cáo của {}; hãy chọn một nơi trong địa bàn của mình."
NO_KIND = "Hãy chọn ít nhất một loại tệp: bản in PDF hoặc bảng Excel."
PUBLIC_NEEDS_FORM = "Bản công bố chỉ lập cho một biểu; hãy chọn biểu."
PUBLIC_NEEDS_SENT = "Bản công bố chỉ lập từ báo cáo đã nộp; hãy chọn giai đoạn “Đã nộp trở lên” hoặc sau đó."
NONE_FOUND = "{} của {} không có báo cáo nào ở giai đoạn “{}”; hãy chọn kỳ, biểu, địa bàn hoặc giai đoạn khác."
EXPIRED = "Tệp này đã hết hạn tải lúc {:%H:%M ngày %d/%m/%Y}; hãy yêu cầu lại."
TRIED_TOO_OFTEN = "Đã thử {times} lần nhưng lần nào cũng bị gián đoạn. Hãy yêu cầu lại hoặc báo người quản trị."


@transaction.atomic
def ask_bundle(
    *,
    unit: Area,
    period: str,
    form: str,
    reach: str,
    with_pdf: bool,
    with_xlsx: bool,
    is_public: bool,
    by: User,
) -> DownloadBundle:
    """Ask for the reports of a unit and all below it as files; they are made in the background."""
    if not may_download(by, unit):
        raise _refusal("unit", OUT_OF_REACH.format(unit), NotAllowedError)
    if not (with_pdf or with_xlsx):
        raise _refusal("with_pdf", NO_KIND)
    if is_public and not form:
        raise _refusal("form", PUBLIC_NEEDS_FORM)
    if is_public and reach == Reach.ALL:
        raise _refusal("reach", PUBLIC_NEEDS_SENT)
    bundle = DownloadBundle(
        unit=unit,
        period=window_of(period).period,
        form=form,
        reach=reach,
        with_pdf=with_pdf,
        with_xlsx=with_xlsx,
        is_public=is_public,
        requested_by=by,
        requested_at=now(),
    )
    if not wanted_reports(bundle, by).exists():
        what = f"Biểu {form}, {window_of(period).title.lower()}" if form else window_of(period).title
        raise _refusal("period", NONE_FOUND.format(what, unit, Reach(reach).label))
    bundle.save()
    audit.record("ask_download", bundle, by=by, **asked_words(bundle))
    send_after_commit(bundle_reports_task, bundle)
    return bundle


@transaction.atomic
def fetch_bundle(*, bundle: DownloadBundle, by: User) -> bytes:
    """The file, for who asked for it and still answers for the unit."""
    if not may_download(by, bundle.unit):
        raise NotAllowedError(NO_LONGER)
    if not bundle.is_ready:
        raise DomainError(EXPIRED.format(bundle.expires_at), code="expired")
    audit.record("fetch_download", bundle, by=by, file=bundle.name, sha256=bundle.sha256, **asked_words(bundle))
    return bytes(bundle.content)


def sweep_bundles() -> int:
    """Take up downloads, and papers of them, whose worker is gone; hand on what was not handed on."""
    lost = sweep(DownloadBundle, bundle_reports_task, TRIED_TOO_OFTEN)
    lost += sweep(BundlePart, bundle_part_task, TRIED_TOO_OFTEN)
    with acting_as(None):
        in_parts = list(DownloadBundle.objects.filter(state=BundleState.PARTS).values_list("pk", flat=True))
    for bundle in in_parts:
        hand_on_bundle(bundle)
    return lost


def expire_bundles() -> int:
    """Throw away the files whose days are over, and the papers of what failed; returns how many downloads are over.
    Safe at any time and by several at once."""
    with acting_as(None):
        BundlePart.objects.filter(bundle__state=BundleState.FAILED).delete()
        old = DownloadBundle.objects.filter(state=BundleState.DONE, expires_at__lte=now())
        return old.update(state=BundleState.EXPIRED, content=None)


def _refusal(field: str, sentence: str, kind: type[DomainError] = DomainError) -> DomainError:
    return kind(sentence, fields={field: sentence})
