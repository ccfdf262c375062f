"""The survey of home and community rehabilitation that an office asks of the units below it."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from accounts.enums import Permission
from accounts.scope import scope_of
from core.history import tracked
from programme.enums import AnswerKind
from programme.models.ground import OfOffice, OfOfficeQuerySet
from programme.reach import offices_above


class SurveyQuerySet(OfOfficeQuerySet):
    def visible_to(self, user: Any, permission: Permission = Permission.VIEW_PROGRAMME) -> Self:
        """As other rows of an office, and those that an office above has sent."""
        scope = scope_of(user, permission)
        if scope.is_empty:
            return self.none()
        sent = Q(office__in=offices_above(scope), sent_on__isnull=False)
        return self.filter(Q(office__in=scope.senders()) | sent)


@tracked
class Survey(OfOffice):
    """Phiếu khảo sát cai nghiện tại gia đình, cộng đồng: asked of every commune of the office's area, from the day it
    is sent; before that only its own office sees it."""

    title = models.CharField("tên khảo sát", max_length=200)
    sent_on = models.DateField("ngày gửi", null=True, blank=True)
    due_on = models.DateField("hạn trả lời")

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = "khảo sát"
        verbose_name_plural = "khảo sát"
        ordering = ["-due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="survey_due_after_sent",
                condition=Q(sent_on__isnull=True) | Q(due_on__gte=F("sent_on")),
                violation_error_message="Hạn trả lời không được trước ngày gửi.",
            )
        ]

    def __str__(self) -> str:
        return self.title


@tracked
class Question(models.Model):
    """Câu hỏi của khảo sát; answers in numbers are summed, yes and no counted."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("câu hỏi", max_length=250)
    kind = models.CharField("loại trả lời", max_length=8, choices=AnswerKind.choices, default=AnswerKind.NUMBER)

    class Meta:
        verbose_name = "câu hỏi"
        verbose_name_plural = "câu hỏi"
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["survey", "place"], name="question_place_once")]

    def __str__(self) -> str:
        return self.text


@tracked
class Reply(OfOffice):
    """Trả lời khảo sát của một đơn vị, one for each office asked."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="replies")
    on = models.DateField("ngày trả lời")
    answers = models.JSONField("các câu trả lời", default=dict)

    class Meta:
        verbose_name = "trả lời khảo sát"
        verbose_name_plural = "trả lời khảo sát"
        ordering = ["office__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "office"],
                name="survey_reply_once",
                violation_error_message="Đơn vị đã trả lời khảo sát này; hãy sửa bản đã trả lời.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey_id}: {self.office_id}"
