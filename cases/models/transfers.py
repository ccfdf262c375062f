"""Handing a dossier over to another commune: sent or asked for, and answered."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.enums import Permission
from accounts.scope import scope_of
from areas.models import Area
from cases.enums import TransferSide, TransferState
from cases.models.dossier import Dossier
from core.history import tracked
from core.models import Versioned


class TransferQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Those whose old or new commune lies, today, in an area of the user's posts that hand dossiers over."""
        keys = scope_of(user, Permission.HAND_OVER).commune_keys
        return self.filter(Q(source__in=keys) | Q(target__in=keys))

    def waiting(self) -> Self:
        return self.filter(state=TransferState.WAITING)

    def awaiting(self, communes: list[int]) -> Self:
        """Those that one of the communes has to answer."""
        asked = Q(side=TransferSide.ASKED, source__in=communes)
        return self.waiting().filter(Q(side=TransferSide.SENT, target__in=communes) | asked)

    def late(self, day: Any, moment: Any) -> Self:
        """Unanswered past their last day, or their hour where the law counts hours."""
        return self.waiting().filter(Q(due_at__isnull=True, due_on__lt=day) | Q(due_at__lt=moment))


@tracked
class Transfer(Versioned):
    """Chuyển hồ sơ: the person moved, and the commune of before hands the dossier over to the new one (L2021 art. 26,
    43; L2025 art. 25, 27, 48). Until it is accepted the old commune answers for it; from ``starts``, the day on which
    it was accepted, the new one. ``known_as``: the person as the asking side knew them then, which is all that
    it sees of them when the dossier is no longer theirs."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="transfers")
    side = models.CharField("cách chuyển", max_length=5, choices=TransferSide.choices)
    source = models.ForeignKey("areas.Area", verbose_name="xã cũ", on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey("areas.Area", verbose_name="xã mới", on_delete=models.PROTECT, related_name="+")
    known_as = models.CharField("người được chuyển", max_length=250)
    moved_on = models.DateField("ngày chuyển nơi cư trú")
    address = models.CharField("nơi ở mới", max_length=250, blank=True)
    note = models.CharField("căn cứ, ghi chú", max_length=250, blank=True)
    asked_at = models.DateTimeField("gửi lúc")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người gửi", on_delete=models.PROTECT, related_name="+"
    )
    notify_by = models.DateField("hạn thông báo", null=True, blank=True)
    due_on = models.DateField("hạn trả lời", null=True, blank=True)
    due_at = models.DateTimeField("hạn trả lời (giờ)", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=9, choices=TransferState.choices, default=TransferState.WAITING)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người trả lời",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reason = models.CharField("lý do", max_length=250, blank=True)
    starts = models.DateField("xã mới quản lý từ ngày", null=True, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = "lần chuyển hồ sơ"
        verbose_name_plural = "các lần chuyển hồ sơ"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(state=TransferState.WAITING),
                name="transfer_one_waiting",
                violation_error_message="Hồ sơ này đang chờ một lần chuyển khác được trả lời.",
            ),
            models.CheckConstraint(
                name="transfer_answered_by_somebody",
                condition=Q(state=TransferState.WAITING, answered_at__isnull=True, answered_by__isnull=True)
                | ~Q(state=TransferState.WAITING) & Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="transfer_refused_says_why", condition=~Q(state=TransferState.REFUSED) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="transfer_accepted_has_day",
                condition=Q(state=TransferState.ACCEPTED, starts__isnull=False)
                | ~Q(state=TransferState.ACCEPTED) & Q(starts__isnull=True),
            ),
            models.CheckConstraint(name="transfer_between_two", condition=~Q(source=models.F("target"))),
        ]
        indexes = [
            models.Index(fields=["source"], condition=Q(state="waiting"), name="transfer_from"),
            models.Index(fields=["target"], condition=Q(state="waiting"), name="transfer_to"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"

    @property
    def answering(self) -> Area:
        """The commune that has to answer."""
        return self.target if self.side == TransferSide.SENT else self.source

    @property
    def asking(self) -> Area:
        """The commune that sent the dossier, or asked for it."""
        return self.source if self.side == TransferSide.SENT else self.target
