"""Models of aftercare of other types than the B93 clubs. They are counted apart (form group 42), and the register
workbook does not know them; docs/adr/0011 says why they are no clubs."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from aftercare.enums import Grade, SchemeKind, Span
from aftercare.models.founded import Founded
from cases.models import Dossier
from cases.models.dossier import IntervalQuerySet
from core.constraints import both_or_neither, ends_after_start, no_overlap
from core.history import tracked
from core.models import Versioned


@tracked
class Scheme(Founded):
    """Mô hình giúp đỡ sau cai khác: counts in the commune it lies in, whoever takes part."""

    WORD = "Mô hình"

    code = models.CharField("mã mô hình", max_length=40, unique=True)
    kind = models.CharField("loại mô hình", max_length=13, choices=SchemeKind.choices)

    class Meta:
        verbose_name = "mô hình sau cai"
        verbose_name_plural = "mô hình sau cai"
        ordering = ["code"]
        constraints = [ends_after_start("scheme_days_in_order"), *Founded.decisions("scheme")]


@tracked
class Participant(Versioned):
    """Người tham gia mô hình, from a day to a day."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="participants")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="participants")
    starts = models.DateField("ngày vào")
    ends = models.DateField("ngày ra", null=True, blank=True)

    objects = IntervalQuerySet.as_manager()

    class Meta:
        verbose_name = "người tham gia"
        verbose_name_plural = "người tham gia"
        ordering = ["starts"]
        constraints = [
            ends_after_start("participant_days_in_order"),
            no_overlap(
                "participant_once_at_a_time",
                "scheme",
                "dossier",
                message="Người này đã tham gia mô hình trong thời gian đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme_id}: {self.dossier_id}"


@tracked
class Reach(Versioned):
    """Số người khác được mô hình giúp: persons without a dossier, as a number of a month or of one event. They are
    not among those who take part (42.02), who are known by name."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="reaches")
    span = models.CharField("tính theo", max_length=5, choices=Span.choices)
    on = models.DateField("ngày", help_text="của cả tháng: một ngày bất kỳ trong tháng đó")
    people = models.PositiveIntegerField("số người", validators=[MinValueValidator(1)])
    content = models.CharField("nội dung", max_length=250, blank=True)

    class Meta:
        verbose_name = "số người được giúp"
        verbose_name_plural = "số người được giúp"
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "on"],
                condition=Q(span=Span.MONTH),
                name="reach_once_a_month",
                violation_error_message="Tháng này đã ghi số người; hãy sửa dòng đó.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme_id} {self.on:%d/%m/%Y}"


@tracked
class SchemeYear(Versioned):
    """Đăng ký mô hình của đơn vị trong năm, and its evaluation at the year's end."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField("năm")
    registered_on = models.DateField("ngày đăng ký")
    document = models.CharField("văn bản đăng ký", max_length=120, blank=True)
    evaluated_on = models.DateField("ngày đánh giá", null=True, blank=True)
    grade = models.CharField("kết quả đánh giá", max_length=9, choices=Grade.choices, blank=True)
    evaluator = models.CharField("cơ quan, người đánh giá", max_length=200, blank=True)
    remarks = models.CharField("nhận xét", max_length=500, blank=True)

    class Meta:
        verbose_name = "đăng ký mô hình trong năm"
        verbose_name_plural = "đăng ký mô hình trong năm"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "year"],
                name="scheme_registered_once_a_year",
                violation_error_message="Mô hình đã được đăng ký cho năm này.",
            ),
            models.CheckConstraint(
                name="scheme_registered_for_the_year",
                condition=Q(year__gte=ExtractYear(F("registered_on")), year__lte=ExtractYear(F("registered_on")) + 1),
                violation_error_message="Ngày đăng ký phải nằm trong năm được đăng ký hoặc năm trước đó.",
            ),
            both_or_neither(
                "scheme_evaluation_has_grade",
                "evaluated_on",
                "grade",
                message="Ngày đánh giá và kết quả đánh giá phải đi cùng nhau.",
            ),
            models.CheckConstraint(
                name="scheme_evaluated_after_the_year_began",
                condition=Q(evaluated_on__isnull=True)
                | Q(evaluated_on__gte=F("registered_on"), year__lte=ExtractYear(F("evaluated_on"))),
                violation_error_message="Ngày đánh giá không được trước ngày đăng ký, cũng không trước năm đó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme_id} {self.year}"
