"""Who runs a B93 club, and how it was rated."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from aftercare.enums import BoardRole, Grade
from aftercare.models.clubs import Club
from cases.models.dossier import IntervalQuerySet
from core.constraints import ends_after_start, no_overlap
from core.history import tracked
from core.models import Versioned

FIRST_YEAR = 1990


@tracked
class BoardMember(Versioned):
    """Ban chủ nhiệm câu lạc bộ: people of standing, named by the decision; none of them is a dossier."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="board")
    name = models.CharField("họ và tên", max_length=120)
    role = models.CharField("chức vụ", max_length=9, choices=BoardRole.choices)
    organisation = models.CharField(
        "cơ quan, tổ chức", max_length=200, blank=True, help_text="ví dụ Hội Cựu chiến binh, Công an phường"
    )
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến trước ngày", null=True, blank=True)

    objects = IntervalQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên ban chủ nhiệm"
        verbose_name_plural = "ban chủ nhiệm"
        ordering = ["starts"]
        constraints = [
            ends_after_start("board_days_in_order"),
            no_overlap(
                "board_one_chair_at_a_time",
                "club",
                condition=Q(role=BoardRole.CHAIR),
                message="Trong thời gian đó câu lạc bộ đã có chủ nhiệm khác; hãy ghi người đó thôi chức trước.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.club_id}: {self.get_role_display()}"

    @property
    def role_word(self) -> str:
        return self.get_role_display().lower()


@tracked
class ClubRating(Versioned):
    """Xếp loại câu lạc bộ cuối năm: once a year, with the day and who rated it."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="ratings")
    year = models.PositiveSmallIntegerField("năm", validators=[MinValueValidator(FIRST_YEAR)])
    grade = models.CharField("xếp loại", max_length=9, choices=Grade.choices)
    rated_on = models.DateField("ngày xếp loại")
    rater = models.CharField("cơ quan, người xếp loại", max_length=200)
    remarks = models.CharField("nhận xét", max_length=500, blank=True)

    class Meta:
        verbose_name = "xếp loại"
        verbose_name_plural = "xếp loại"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["club", "year"],
                name="club_rated_once_a_year",
                violation_error_message="Câu lạc bộ đã được xếp loại năm này; hãy sửa bản xếp loại đó.",
            ),
            models.CheckConstraint(
                name="club_rated_in_or_after_the_year",
                condition=Q(year__lte=ExtractYear(F("rated_on"))),
                violation_error_message="Ngày xếp loại không được trước năm được xếp loại.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.club_id} {self.year}"
