"""Files of many reports at once, made in the background for who asked."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.calendar import now
from core.claims import Claimable
from reporting.enums import BundleState, FormCode, Reach, ReportState


class BundleQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own."""
        return self.filter(requested_by=user) if user.is_authenticated and user.is_active else self.none()


class DownloadBundle(Claimable):
    """Lần tải về: which reports of a period somebody wants as files, and the one file they became: the report itself,
    or a ZIP of several. Kept for some days only."""

    unit = models.ForeignKey("areas.Area", verbose_name="địa bàn", on_delete=models.PROTECT, related_name="+")
    period = models.CharField("kỳ", max_length=8)
    form = models.CharField("biểu", max_length=8, choices=FormCode.choices, blank=True)
    reach = models.CharField("giai đoạn", max_length=8, choices=Reach.choices, default=Reach.SENT)
    with_pdf = models.BooleanField("bản in PDF", default=True)
    with_xlsx = models.BooleanField("bảng Excel", default=False)
    is_public = models.BooleanField("bản công bố", default=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người yêu cầu", on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField("yêu cầu lúc")
    state = models.CharField("trạng thái", max_length=8, choices=BundleState.choices, default=BundleState.WAITING)
    name = models.CharField("tên tệp", max_length=160, blank=True)
    content = models.BinaryField(null=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True)
    files = models.PositiveIntegerField("số tệp", null=True, blank=True)
    made_at = models.DateTimeField("lập xong lúc", null=True, blank=True)
    expires_at = models.DateTimeField("hết hạn tải lúc", null=True, blank=True)

    objects = BundleQuerySet.as_manager()

    class Meta:
        verbose_name = "lần tải báo cáo"
        verbose_name_plural = "các lần tải báo cáo"
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="bundle_done_has_content",
                condition=~Q(state=BundleState.DONE)
                | Q(content__isnull=False, made_at__isnull=False, expires_at__isnull=False) & ~Q(name=""),
            ),
            models.CheckConstraint(
                name="bundle_expired_has_none", condition=~Q(state=BundleState.EXPIRED) | Q(content__isnull=True)
            ),
            models.CheckConstraint(
                name="bundle_running_is_claimed",
                condition=~Q(state=BundleState.RUNNING) | (Q(heartbeat_at__isnull=False) & ~Q(claimed_by="")),
            ),
            models.CheckConstraint(
                name="bundle_failed_says_why", condition=~Q(state=BundleState.FAILED) | ~Q(failure="")
            ),
            models.CheckConstraint(name="bundle_has_a_kind_of_file", condition=Q(with_pdf=True) | Q(with_xlsx=True)),
            models.CheckConstraint(
                name="bundle_public_is_one_form_sent",
                condition=Q(is_public=False) | ~Q(form="") & ~Q(reach=Reach.ALL),
            ),
        ]
        indexes = [
            models.Index(
                fields=["heartbeat_at"], condition=Q(state__in=["waiting", "running"]), name="bundle_unfinished"
            )
        ]

    @property
    def is_unfinished(self) -> bool:
        """Whether its page asks again."""
        return self.state == BundleState.PARTS or super().is_unfinished

    @property
    def is_ready(self) -> bool:
        """Whether the file is there and may still be fetched."""
        return self.state == BundleState.DONE and self.expires_at > now()


class BundlePart(Claimable):
    """One report of a download, with its files where they must be made (otherwise they are kept with the report).
    Idle: not yet handed to the workers. Thrown away with the end of the download."""

    bundle = models.ForeignKey(DownloadBundle, verbose_name="lần tải", on_delete=models.CASCADE, related_name="parts")
    place = models.PositiveIntegerField("thứ tự")
    report = models.ForeignKey("reporting.Report", verbose_name="báo cáo", on_delete=models.PROTECT, related_name="+")
    state = models.CharField("trạng thái", max_length=8, choices=ReportState.choices, default=ReportState.IDLE)
    pdf = models.BinaryField(null=True, editable=False)
    xlsx = models.BinaryField(null=True, editable=False)

    class Meta:
        verbose_name = "bản trong lần tải"
        verbose_name_plural = "các bản trong lần tải"
        ordering = ["bundle", "place"]
        constraints = [
            models.UniqueConstraint(fields=["bundle", "place"], name="bundle_part_in_its_place"),
            models.CheckConstraint(
                name="bundle_part_running_is_claimed",
                condition=~Q(state=ReportState.RUNNING) | (Q(heartbeat_at__isnull=False) & ~Q(claimed_by="")),
            ),
            models.CheckConstraint(
                name="bundle_part_failed_says_why", condition=~Q(state=ReportState.FAILED) | ~Q(failure="")
            ),
        ]
        indexes = [
            models.Index(
                fields=["heartbeat_at"], condition=Q(state__in=["waiting", "running"]), name="bundle_part_unfinished"
            )
        ]
