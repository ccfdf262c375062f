"""When which form is owed, as data; and from which day a unit reports here at all."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from reporting.enums import Calendar, FormCode, Part, Sender

MONTH_WORDS = {-1: "của tháng trước tháng cuối kỳ", 0: "của tháng cuối kỳ", 1: "của tháng sau"}


def _of_month(offset: int) -> str:
    return MONTH_WORDS.get(offset, f"của tháng cách tháng cuối kỳ {offset:+d}")


class ReportSchedule(models.Model):
    """Lịch báo cáo: who owes a form for which periods, and before which day (TT05/2011 art. 4; a plan's own calendar
    beside it). Of several rows that fit an office the most specific holds: that of the nearest unit above it, then that
    of one month before that of every month, then the one that began last.

    "Before the 3rd" is kept as it is written: the last day in time is the 2nd (``reporting.schedules``)."""

    calendar = models.CharField("lịch", max_length=10, choices=Calendar.choices, default=Calendar.CIRCULAR)
    form = models.CharField("biểu", max_length=8, choices=FormCode.choices)
    sender = models.CharField("nơi lập", max_length=10, choices=Sender.choices)
    part = models.CharField("kỳ", max_length=5, choices=Part.choices)
    area = models.ForeignKey(
        "areas.Area",
        verbose_name="địa bàn",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Để trống: áp dụng cả nước.",
    )
    from_year = models.PositiveSmallIntegerField("từ năm")
    to_year = models.PositiveSmallIntegerField("đến hết năm", null=True, blank=True)
    is_owed = models.BooleanField("phải nộp", default=True)
    before_day = models.PositiveSmallIntegerField(
        "nộp trước ngày",
        null=True,
        blank=True,
        help_text="Đúng như văn bản ghi: “trước ngày 03” thì ghi 3; chậm nhất là hết ngày 02.",
    )
    month_offset = models.SmallIntegerField(
        "của tháng thứ", default=1, help_text="Tính từ tháng cuối của kỳ: 0 là chính tháng đó, 1 là tháng sau."
    )
    cutoff_day = models.PositiveSmallIntegerField("ngày chốt số liệu", null=True, blank=True)
    cutoff_month_offset = models.SmallIntegerField("tháng chốt số liệu", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=250)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người sửa",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "lịch báo cáo"
        verbose_name_plural = "lịch báo cáo"
        ordering = ["calendar", "form", "sender", "part", "from_year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["calendar", "form", "sender", "part", "area", "from_year"],
                nulls_distinct=False,
                name="schedule_once_from_a_year",
                violation_error_message="Lịch này đã có một dòng từ năm đó; hãy sửa dòng ấy.",
            ),
            models.CheckConstraint(
                name="schedule_years_in_order",
                condition=Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")),
                violation_error_message="Năm cuối phải từ năm đầu trở đi.",
            ),
            models.CheckConstraint(
                name="schedule_owed_has_a_day",
                condition=Q(is_owed=False) | Q(before_day__isnull=False),
                violation_error_message="Biểu phải nộp thì phải ghi “nộp trước ngày”.",
            ),
            models.CheckConstraint(
                name="schedule_days_of_a_month",
                condition=Q(before_day__isnull=True) | Q(before_day__range=(1, 31)),
                violation_error_message="Ngày trong tháng là từ 1 đến 31.",
            ),
            models.CheckConstraint(
                name="schedule_cutoff_of_a_plan",
                condition=Q(cutoff_day__isnull=True, cutoff_month_offset__isnull=True)
                & (Q(calendar=Calendar.CIRCULAR) | Q(is_owed=False))
                | Q(calendar=Calendar.PLAN, cutoff_day__range=(1, 31), cutoff_month_offset__isnull=False),
                violation_error_message="Ngày, tháng chốt số liệu chỉ ghi ở lịch theo kế hoạch, và ghi đủ cả hai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} – {self.get_sender_display().lower()} – {self.get_part_display().lower()}"

    @property
    def words(self) -> str:
        """The day as the text has it, and the last day in time; the month is counted from the last one of the
        period."""
        if not self.is_owed:
            return "không phải nộp"
        of = _of_month(self.month_offset)
        last = "ngày cuối tháng trước đó" if self.before_day == 1 else f"ngày {self.before_day - 1:02d}"
        return f"trước ngày {self.before_day:02d} {of}, tức chậm nhất {last}"

    @property
    def cutoff_words(self) -> str:
        """Up to which day is counted, where that is not the end of the period."""
        if self.cutoff_day is None:
            return ""
        return f"số liệu chốt hết ngày {self.cutoff_day:02d} {_of_month(self.cutoff_month_offset)}"


class ReportingStart(models.Model):
    """Bắt đầu báo cáo trên hệ thống: a unit and all below it owe the periods that begin on this day or later; without
    a row nobody owes anything. The row of the nearest unit above an office holds."""

    area = models.ForeignKey(
        "areas.Area",
        verbose_name="địa bàn",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Để trống: cả nước.",
    )
    first_on = models.DateField(
        "từ kỳ bắt đầu ngày",
        help_text="Ví dụ 01/01/2024: kỳ tháng 01/2024, 6 tháng đầu năm và năm 2024 là kỳ đầu tiên.",
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người sửa",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "ngày bắt đầu báo cáo"
        verbose_name_plural = "ngày bắt đầu báo cáo"
        ordering = ["first_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["area"],
                nulls_distinct=False,
                name="reporting_start_once",
                violation_error_message="Địa bàn này đã có ngày bắt đầu; hãy sửa dòng ấy.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_on:%d/%m/%Y}"
