"""The plan of reintegration on the dossier's page."""

from typing import Any

from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from aftercare.forms.following import (
    ChangeGoalForm,
    CorrectPlanForm,
    CorrectReviewForm,
    GoalForm,
    PlanForm,
    ReviewForm,
)
from aftercare.models import ReintegrationGoal, ReintegrationPlan, ReintegrationReview
from aftercare.services import change_goal, correct_plan, correct_review, make_plan, review_plan, set_goal
from cases.views.base import DossierAct


class PlanMake(DossierAct):
    permission = Permission.WRITE_AFTERCARE
    form_class = PlanForm
    heading = "Lập kế hoạch tái hòa nhập cộng đồng"
    words = "Sau khi lưu, thêm từng mục tiêu; in kế hoạch theo Mẫu số 21."
    done = "Đã lập kế hoạch; hãy thêm mục tiêu."
    panel = "reintegration"

    def act(self, form: Any) -> None:
        make_plan(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


class PlanCorrect(PlanMake):
    form_class = CorrectPlanForm
    heading = "Sửa kế hoạch tái hòa nhập"
    words = ""
    done = "Đã sửa kế hoạch."

    def get_subject(self) -> ReintegrationPlan:
        return get_object_or_404(ReintegrationPlan, dossier=self.dossier, pk=self.kwargs["fact"])

    def act(self, form: Any) -> None:
        correct_plan(plan=self.subject, by=self.request.user, **form.cleaned_data)


class OfPlan(PlanCorrect):
    """Something new that belongs to a plan."""

    def form_arguments(self) -> dict[str, Any]:
        return {}


class GoalSet(OfPlan):
    form_class = GoalForm
    heading = "Thêm mục tiêu"
    done = "Đã thêm mục tiêu."

    def act(self, form: Any) -> None:
        set_goal(plan=self.subject, by=self.request.user, **form.cleaned_data)


class PlanReview(OfPlan):
    form_class = ReviewForm
    heading = "Đánh giá kế hoạch"
    done = "Đã ghi lần đánh giá."

    def act(self, form: Any) -> None:
        review_plan(plan=self.subject, by=self.request.user, **form.cleaned_data)


class GoalChange(PlanCorrect):
    form_class = ChangeGoalForm
    heading = "Mục tiêu: sửa, ghi kết quả"
    done = "Đã ghi."

    def get_subject(self) -> ReintegrationGoal:
        found = ReintegrationGoal.objects.select_related("plan__dossier")
        return get_object_or_404(found, plan__dossier=self.dossier, pk=self.kwargs["fact"])

    def act(self, form: Any) -> None:
        change_goal(goal=self.subject, by=self.request.user, **form.cleaned_data)


class ReviewCorrect(PlanCorrect):
    form_class = CorrectReviewForm
    heading = "Sửa lần đánh giá"
    done = "Đã sửa lần đánh giá."

    def get_subject(self) -> ReintegrationReview:
        found = ReintegrationReview.objects.select_related("plan__dossier")
        return get_object_or_404(found, plan__dossier=self.dossier, pk=self.kwargs["fact"])

    def act(self, form: Any) -> None:
        correct_review(review=self.subject, by=self.request.user, **form.cleaned_data)
