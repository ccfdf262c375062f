"""Surveys and the answers to them."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from areas.models import Office
from core.forms import DayField, PlainForm, VersionedForm
from programme.enums import AnswerKind
from programme.models import Survey

MOST_QUESTIONS = 10
YES_NO = [("True", "Có"), ("False", "Không")]


class SurveyForm(PlainForm, forms.Form):
    """The survey and up to ten questions."""

    title = forms.CharField(label="Tên khảo sát", max_length=200)
    due_on = DayField(label="Hạn trả lời")
    groups = (
        ("Khảo sát", ("office", "title", "due_on")),
        *((f"Câu hỏi {number}", (f"text_{number}", f"kind_{number}")) for number in range(1, MOST_QUESTIONS + 1)),
    )

    def __init__(self, *args: Any, offices: QuerySet[Office] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if offices is not None:
            self.fields["office"] = forms.ModelChoiceField(
                label="Cơ quan", queryset=offices, initial=offices.first(), empty_label=None
            )
            self.fields["office"].widget.attrs["class"] = "form-select"
        for number in range(1, MOST_QUESTIONS + 1):
            text = forms.CharField(label="Nội dung câu hỏi", max_length=250, required=False)
            text.widget.attrs["class"] = "form-control"
            kind = forms.ChoiceField(label="Loại trả lời", choices=AnswerKind.choices)
            kind.widget.attrs["class"] = "form-select"
            self.fields[f"text_{number}"], self.fields[f"kind_{number}"] = text, kind

    def questions(self) -> list[tuple[str, str]]:
        """The questions typed, in their order."""
        found = self.cleaned_data
        return [
            (found[f"text_{number}"], found[f"kind_{number}"])
            for number in range(1, MOST_QUESTIONS + 1)
            if found.get(f"text_{number}")
        ]

    def refuse(self, error: Any) -> None:
        error.fields = {"text_1" if name == "questions" else name: words for name, words in error.fields.items()}
        super().refuse(error)


class ChangeSurveyForm(VersionedForm, SurveyForm):
    """The same, while it is not sent."""


def typed_questions(survey: Survey) -> dict[str, str]:
    """The questions of a survey as the boxes of the form show them."""
    found = {}
    for number, question in enumerate(survey.questions.all(), 1):
        found |= {f"text_{number}": question.text, f"kind_{number}": question.kind}
    return found


class AnswerForm(VersionedForm, forms.Form):
    """One box for each question; the service says which are empty or no number."""

    def __init__(self, *args: Any, survey: Survey, offices: QuerySet[Office], office: Office, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["office"] = forms.ModelChoiceField(
            label="Đơn vị trả lời", queryset=offices, initial=office, empty_label=None
        )
        self.fields["office"].widget.attrs["class"] = "form-select"
        self.names = [str(question.pk) for question in survey.questions.all()]
        for question in survey.questions.all():
            self.fields[str(question.pk)] = _box(question.kind, question.text)

    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.names}


def _box(kind: str, label: str) -> forms.Field:
    if kind == AnswerKind.YES_NO:
        return forms.ChoiceField(label=label, choices=YES_NO, widget=forms.RadioSelect, required=False)
    field = forms.CharField(label=label, max_length=500, required=False)
    field.widget.attrs["class"] = "form-control"
    if kind == AnswerKind.NUMBER:
        field.widget.attrs["inputmode"] = "numeric"
    return field
