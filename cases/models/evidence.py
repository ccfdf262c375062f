"""What is found about a person between the steps of the law: tests of the body, and what an officer decided about the
next lawful step that was proposed; and the documents issued."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.dossier import Dossier
from cases.models.procedures import OfDossierQuerySet, Step
from core.history import tracked
from core.models import Versioned


class TestOccasion(models.TextChoices):
    FOUND_USING = "found_using", "Phát hiện sử dụng hoặc nghi sử dụng"
    MANAGEMENT = "management", "Trong thời gian quản lý người sử dụng"
    REHAB = "rehab", "Trong thời gian cai nghiện tự nguyện"
    SUBSTITUTION = "substitution", "Trong thời gian điều trị thay thế"
    AFTERCARE = "aftercare", "Trong thời gian quản lý sau cai"
    OTHER = "other", "Khác"


@tracked
class DrugTest(Versioned):
    """Xét nghiệm chất ma túy trong cơ thể (L2021 art. 22; NĐ105/2021 form 03)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="drug_tests")
    on = models.DateField("ngày")
    occasion = models.CharField("trường hợp", max_length=14, choices=TestOccasion.choices)
    is_sudden = models.BooleanField("xét nghiệm đột xuất", default=False)
    is_positive = models.BooleanField("dương tính")
    substances = models.CharField("chất phát hiện", max_length=120, blank=True)
    agency = models.CharField("cơ quan xét nghiệm", max_length=200, blank=True)

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        verbose_name = "xét nghiệm ma túy"
        verbose_name_plural = "xét nghiệm ma túy"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="drug_test_negative_finds_nothing",
                condition=Q(is_positive=True) | Q(substances=""),
                violation_error_message="Kết quả âm tính thì không có chất phát hiện.",
            )
        ]

    def __str__(self) -> str:
        return f"{'dương tính' if self.is_positive else 'âm tính'} {self.on:%d/%m/%Y}"


@tracked
class ProposalAnswer(models.Model):
    """What an officer decided about the next lawful step that the system proposed: taken up, or not and why.
    ``proposal`` and ``evidence`` name what was proposed and the fact it came from ("drug_test:7")."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="proposal_answers")
    proposal = models.CharField("đề xuất", max_length=30)
    evidence = models.CharField("căn cứ", max_length=60)
    is_accepted = models.BooleanField("chấp nhận")
    reason = models.CharField("lý do", max_length=250, blank=True)
    on = models.DateField("ngày")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người quyết định", on_delete=models.PROTECT, related_name="+"
    )

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        verbose_name = "trả lời đề xuất"
        verbose_name_plural = "trả lời đề xuất"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "proposal", "evidence"], name="proposal_answered_once"),
            models.CheckConstraint(
                name="proposal_refusal_says_why",
                condition=Q(is_accepted=True) | ~Q(reason=""),
                violation_error_message="Không chấp nhận đề xuất thì phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal} {self.evidence}"


class Document(models.Model):
    """Văn bản: an official form filled in from the dossier, with its number in the register of documents of the
    office (sổ đăng ký văn bản đi), its place, day and signer. ``pdf`` is what was printed, so that it is printed again
    as it was. Never changed, so that it needs no history."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="documents")
    step = models.ForeignKey(Step, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    form = models.CharField("mẫu", max_length=20)
    office = models.ForeignKey("areas.Office", verbose_name="cơ quan", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số", null=True, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    place = models.CharField("nơi ký", max_length=120)
    on = models.DateField("ngày")
    signer_title = models.CharField("chức vụ người ký", max_length=120, blank=True)
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField("lập lúc")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="người lập", on_delete=models.PROTECT, related_name="+"
    )
    on_behalf_of = models.CharField("lập thay cho", max_length=250, blank=True)

    objects = OfDossierQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản"
        verbose_name_plural = "văn bản"
        ordering = ["-on", "-pk"]
        triggers = [pgtrigger.Protect(name="document_kept", operation=pgtrigger.Update | pgtrigger.Delete)]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "symbol", "number"],
                condition=Q(number__isnull=False),
                name="document_number_once",
                violation_error_message="Số này đã dùng trong sổ văn bản của năm.",
            ),
            models.CheckConstraint(
                name="document_number_has_symbol",
                condition=Q(number__isnull=True, symbol="") | (Q(number__isnull=False) & ~Q(symbol="")),
                violation_error_message="Số và ký hiệu văn bản phải đi cùng nhau.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.written_number}".strip()

    @property
    def written_number(self) -> str:
        """05/QĐ-UBND: numbers below 10 with a leading nought (NĐ30/2020); empty for a form without one."""
        return f"{self.number:02d}/{self.symbol}" if self.number else ""
