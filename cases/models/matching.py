"""Two dossiers that may be one person: how they are found, what was decided, and the number that a merged one bore."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.enums import Permission
from cases.models.dossier import Dossier
from core.history import tracked
from core.models import Versioned


@tracked
class FormerNumber(models.Model):
    """Số hồ sơ cũ: the number, and the key in old addresses, of a dossier that became one with another. Both lead to
    that one, and neither is given again."""

    number = models.CharField("số hồ sơ cũ", max_length=40, unique=True)
    key = models.BigIntegerField("khóa cũ", unique=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="former_numbers")

    class Meta:
        verbose_name = "số hồ sơ cũ"
        verbose_name_plural = "số hồ sơ cũ"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number


class MatchKey(models.Model):
    """Khóa so trùng: dossiers that share one are compared. Worked out of the dossier and made anew when it changes, so
    it has neither a history nor a foreign key that could hold a dossier fast."""

    person = models.BigIntegerField("khóa hồ sơ", db_index=True)
    key = models.BigIntegerField("khóa so", db_index=True)

    class Meta:
        verbose_name = "khóa so trùng"
        verbose_name_plural = "khóa so trùng"

    def __str__(self) -> str:
        return f"{self.person}"


class MatchRun(models.Model):
    """Lần dò trùng: what one search looked at and found; ``seen`` is how far it had read each history."""

    is_full = models.BooleanField("dò toàn bộ")
    started_at = models.DateTimeField("bắt đầu")
    finished_at = models.DateTimeField("xong", null=True, blank=True)
    seen = models.JSONField("đã đọc đến", default=dict)
    dossiers = models.PositiveIntegerField("số hồ sơ", default=0)
    compared = models.PositiveIntegerField("số cặp đã so", default=0)
    found = models.PositiveIntegerField("số cặp mới", default=0)
    too_big = models.PositiveIntegerField("khóa quá nhiều hồ sơ, không so", default=0)

    class Meta:
        verbose_name = "lần dò trùng"
        verbose_name_plural = "các lần dò trùng"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.started_at:%d/%m/%Y}"


class PairState(models.TextChoices):
    OPEN = "open", "Chờ đối chiếu"
    UNSURE = "unsure", "Chưa rõ"
    DIFFERENT = "different", "Hai người khác nhau"


class SuspectedPairQuerySet(models.QuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.MERGE_DOSSIER) -> Self:
        """The pairs of which the user may decide: both dossiers lie in the area of one's posts."""
        mine = Dossier.objects.visible_to(user, permission)
        return self.filter(first__in=mine, second__in=mine)

    def half_visible_to(self, user: Any, permission: Permission = Permission.MERGE_DOSSIER) -> Self:
        """The pairs of which one dossier lies in the area of one's posts and the other elsewhere."""
        mine = Dossier.objects.visible_to(user, permission)
        return self.filter(Q(first__in=mine) | Q(second__in=mine)).exclude(first__in=mine, second__in=mine)

    def waiting(self) -> Self:
        """Not decided yet."""
        return self.exclude(state=PairState.DIFFERENT)

    def of(self, dossier: Dossier) -> Self:
        return self.filter(Q(first=dossier) | Q(second=dossier))


@tracked
class SuspectedPair(Versioned):
    """Cặp hồ sơ nghi trùng: two dossiers that may be one person, why, and what a person decided. The same: they are
    merged and the pair is gone; two people: it stays, so that nobody is asked again; unsure: it stays in the queue."""

    first = models.ForeignKey(Dossier, verbose_name="hồ sơ", on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Dossier, verbose_name="hồ sơ kia", on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField("điểm giống nhau")
    reasons = models.JSONField("lý do", default=list)
    found_at = models.DateTimeField("phát hiện lúc")
    state = models.CharField("trạng thái", max_length=9, choices=PairState.choices, default=PairState.OPEN)
    note = models.CharField("ghi chú", max_length=250, blank=True)
    decided_at = models.DateTimeField("kết luận lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người kết luận",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = SuspectedPairQuerySet.as_manager()

    class Meta:
        verbose_name = "cặp hồ sơ nghi trùng"
        verbose_name_plural = "các cặp hồ sơ nghi trùng"
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(name="pair_in_order", condition=Q(first__lt=F("second"))),
            models.CheckConstraint(
                name="pair_decided_by_someone",
                condition=Q(state=PairState.OPEN) | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["-score", "id"], name="pair_queue")]

    def __str__(self) -> str:
        return f"{self.first_id} = {self.second_id}?"
