"""Following a person after rehabilitation: contacts, and tests that were planned."""

from django.db import models
from django.db.models import F, Q

from cases.models import Dossier
from cases.models.procedures import OfDossierQuerySet
from core.history import tracked
from core.models import Versioned


class ContactKind(models.TextChoices):
    VISIT = "visit", "Thăm tại nhà"
    TALK = "talk", "Gặp gỡ, tư vấn"
    FAMILY = "family", "Gặp gia đình"
    PHONE = "phone", "Gọi điện"
    OTHER = "other", "Khác"


@tracked
class Contact(Versioned):
    """Lần tiếp xúc: a visit, talk or call by a helper or an officer (NĐ116/2021 art. 79), with what was agreed and the
    day planned for the next one."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="contacts")
    on = models.DateField("ngày")
    kind = models.CharField("hình thức", max_length=8, choices=ContactKind.choices)
    helper = models.ForeignKey(
        "aftercare.Helper",
        verbose_name="người, tổ chức giúp đỡ",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contacts",
    )
    officer = models.CharField("cán bộ", max_length=120, blank=True)
    content = models.TextField("nội dung", max_length=2000)
    agreed = models.TextField("đã thống nhất", max_length=1000, blank=True)
    next_on = models.DateField("hẹn lần sau ngày", null=True, blank=True)

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        verbose_name = "lần tiếp xúc"
        verbose_name_plural = "lần tiếp xúc"
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["dossier", "on"], name="contact_key")]
        constraints = [
            models.CheckConstraint(
                name="contact_made_by_one",
                condition=Q(helper__isnull=True) ^ Q(officer=""),
                violation_error_message="Hãy chọn người, tổ chức giúp đỡ hoặc ghi tên cán bộ, một trong hai.",
            ),
            models.CheckConstraint(
                name="contact_next_is_later",
                condition=Q(next_on__isnull=True) | Q(next_on__gt=F("on")),
                violation_error_message="Ngày hẹn lần sau phải sau ngày tiếp xúc.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"


@tracked
class PlannedTest(Versioned):
    """Xét nghiệm định kỳ đã hẹn trong thời gian quản lý sau cai (L2021 art. 40; NĐ116/2021 art. 80): met by the test
    of that period that is recorded; when that test is taken out, it is owed again."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="planned_tests")
    planned_on = models.DateField("ngày lên lịch")
    due_on = models.DateField("hạn xét nghiệm")
    note = models.CharField("ghi chú", max_length=250, blank=True)
    met_by = models.OneToOneField(
        "cases.DrugTest",
        verbose_name="kết quả",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="planned",
    )

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        verbose_name = "xét nghiệm đã hẹn"
        verbose_name_plural = "xét nghiệm đã hẹn"
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "due_on"],
                name="planned_test_once_a_day",
                violation_error_message="Đã hẹn một lần xét nghiệm vào ngày này.",
            ),
            models.CheckConstraint(
                name="planned_test_days_in_order",
                condition=Q(due_on__gte=F("planned_on")),
                violation_error_message="Hạn xét nghiệm không thể trước ngày lên lịch.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_on:%d/%m/%Y}"
