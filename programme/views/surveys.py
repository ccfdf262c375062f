"""Surveys: written by the office above, answered by the communes, summed up."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from areas.enums import OfficeKind
from core.calendar import today
from core.errors import DomainError
from core.templatetags.ui import day
from programme.forms.surveys import AnswerForm, ChangeSurveyForm, SurveyForm, typed_questions
from programme.models import Reply, Survey
from programme.perms import keeps, require_kept, visible_row
from programme.queries import Summed, offices_asked, silent_offices, summary_of
from programme.reach import kept_offices, standing_offices
from programme.services import answer_survey, change_reply, change_survey, draft_survey, send_survey
from programme.views.acts import Act, Add, Change
from programme.views.parts import HOME, Button, Cell, Sheet, Table, add_button, number, show, table_of

ABOVE = (OfficeKind.PROVINCE, OfficeKind.DISTRICT)


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def survey_list(request: HttpRequest) -> HttpResponse:
    surveys = Survey.objects.visible_to(request.user).select_related("office")
    table = table_of(
        request,
        surveys,
        ("Tên", "Cơ quan hỏi", "Ngày gửi", "Hạn trả lời"),
        lambda row: [
            Cell(row.title, url=reverse("programme:survey_detail", args=[row.pk])),
            Cell(row.office.name),
            Cell(day(row.sent_on)) if row.sent_on else Cell("Chưa gửi", tone="tone-grey"),
            Cell(day(row.due_on)),
        ],
        noun="khảo sát",
        empty="Chưa có khảo sát nào.",
    )
    above = standing_offices(request.user).filter(kind__in=ABOVE).exists()
    buttons = add_button(request, "programme:survey_add", "Lập khảo sát") if above else ()
    words = "Tình hình cai nghiện tại gia đình, cộng đồng mà cấp trên hỏi các xã."
    return show(request, Sheet("Khảo sát", words, HOME, buttons, tables=(table,)))


@require_safe
@requires(Permission.VIEW_PROGRAMME)
def survey_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The answers of the units that the user sees, summed up, and who of them has not answered."""
    survey = visible_row(request.user, Survey.objects.select_related("office"), pk)
    replies = Reply.objects.visible_to(request.user).filter(survey=survey).select_related("office")
    is_kept = keeps(request.user, survey.office_id)
    tables: list[Table] = [_summary(survey, replies)]
    tiles: tuple = ()
    if survey.sent_on and is_kept:
        silent = silent_offices(survey).select_related("area__parent")
        asked = offices_asked(survey).count()
        tiles = (("đơn vị được hỏi", asked, ""), ("đã trả lời", asked - silent.count(), ""))
        tables.append(_silent(request, survey, silent))
    tables.append(_replies(replies))
    facts = (
        ("Cơ quan hỏi", survey.office.name),
        ("Ngày gửi", day(survey.sent_on) if survey.sent_on else "Chưa gửi"),
        ("Hạn trả lời", day(survey.due_on)),
    )
    back = ("Khảo sát", reverse("programme:survey_list"))
    buttons = _buttons(request, survey, is_kept)
    return show(request, Sheet(survey.title, "", back, buttons, facts, tuple(tables), tiles))


def _buttons(request: HttpRequest, survey: Survey, is_kept: bool) -> tuple[Button, ...]:
    if survey.sent_on:
        own = offices_asked(survey).filter(pk__in=kept_offices(request.user)).exists()
        return (Button("Trả lời", reverse("programme:survey_answer", args=[survey.pk]), "btn-primary"),) if own else ()
    if not is_kept:
        return ()
    send = reverse("programme:survey_send", args=[survey.pk])
    return (
        Button("Gửi các xã", send, "btn-primary", posts=True, version=survey.version),
        Button("Sửa", reverse("programme:survey_change", args=[survey.pk]), "btn-outline-secondary"),
    )


def _summary(survey: Survey, replies: Any) -> Table:
    rows = [
        [Cell(found.question.text), Cell(found.question.get_kind_display()), number(found.answered), Cell(_told(found))]
        for found in summary_of(survey, replies)
    ]
    return Table(("Câu hỏi", "Loại", "Số đơn vị trả lời", "Tổng hợp"), rows, title="Tổng hợp")


def _told(found: Summed) -> str:
    if found.total is not None:
        return str(found.total)
    if found.yes is not None:
        return f"{found.yes} có, {found.answered - found.yes} không"
    return "; ".join(f"{office}: {words}" for office, words in found.words)


def _silent(request: HttpRequest, survey: Survey, silent: Any) -> Table:
    late = today() > survey.due_on
    return table_of(
        request,
        silent,
        ("Đơn vị chưa trả lời", "Thuộc", "Tình trạng"),
        lambda office: [
            Cell(office.name),
            Cell(str(office.area.parent or "")),
            Cell("Quá hạn", tone="tone-red") if late else Cell("Còn hạn", tone="tone-grey"),
        ],
        noun="đơn vị chưa trả lời",
        empty="Mọi đơn vị đã trả lời.",
    )


def _replies(replies: Any) -> Table:
    rows = [[Cell(reply.office.name), Cell(day(reply.on))] for reply in replies]
    return Table(("Đơn vị", "Ngày trả lời"), rows, title="Đã trả lời", empty="Chưa có trả lời nào.")


class SurveyAdd(Add):
    form_class = SurveyForm
    heading, done = "Lập khảo sát", "Đã lưu bản nháp; bấm “Gửi các xã” khi xong."
    list_name, detail_name = "programme:survey_list", "programme:survey_detail"

    def perform(self, form: Any) -> Survey:
        found = form.cleaned_data
        return draft_survey(
            office=found["office"],
            title=found["title"],
            due_on=found["due_on"],
            questions=form.questions(),
            by=self.request.user,
        )


class SurveyChange(Change):
    rows, form_class, heading = Survey.objects.all(), ChangeSurveyForm, "Sửa khảo sát"
    list_name, detail_name = "programme:survey_list", "programme:survey_detail"

    def form_kwargs(self) -> dict[str, Any]:
        initial = {"title": self.row.title, "due_on": self.row.due_on, **typed_questions(self.row)}
        return {"initial": initial, "version": self.row.version}

    def perform(self, form: Any) -> Survey:
        found = form.cleaned_data
        return change_survey(
            survey=self.row,
            version=form.version,
            title=found["title"],
            due_on=found["due_on"],
            questions=form.questions(),
            by=self.request.user,
        )


@require_POST
@requires(Permission.WRITE_PROGRAMME)
def survey_send(request: HttpRequest, pk: int) -> HttpResponse:
    survey = visible_row(request.user, Survey.objects.all(), pk)
    require_kept(request.user, survey.office_id)
    version = request.POST.get("version", "")
    try:
        send_survey(survey=survey, version=int(version) if version.isdecimal() else 0, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "Đã gửi khảo sát tới các xã.")
    return redirect("programme:survey_detail", pk=pk)


class SurveyAnswer(Act):
    """An office that was asked answers, or answers anew."""

    form_class, heading, submit = AnswerForm, "Trả lời khảo sát", "Gửi trả lời"
    done, list_name, detail_name = "Đã gửi trả lời.", "programme:survey_list", "programme:survey_detail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and request.user.may(Permission.WRITE_PROGRAMME):
            self.survey = visible_row(request.user, Survey.objects.all(), kwargs["pk"])
            asked = offices_asked(self.survey).filter(pk__in=kept_offices(request.user))
            if self.survey.sent_on is None or not asked.exists():
                raise Http404
            self.offices = asked.order_by("code")
            wanted = request.POST.get("office") or request.GET.get("don-vi") or ""
            self.office = self.offices.filter(pk=wanted).first() if wanted.isdecimal() else None
            self.office = self.office or self.offices.first()
            self.reply = Reply.objects.filter(survey=self.survey, office=self.office).first()
        return super().dispatch(request, *args, **kwargs)

    def about(self) -> str:
        return f"{self.survey}, hạn {day(self.survey.due_on)}"

    def form_kwargs(self) -> dict[str, Any]:
        answers = self.reply.answers if self.reply else {}
        return {
            "survey": self.survey,
            "offices": self.offices,
            "office": self.office,
            "version": self.reply.version if self.reply else 0,
            "initial": {k: str(v) for k, v in answers.items()},
        }

    def perform(self, form: Any) -> Survey:
        answers = form.answers()
        if self.reply:
            change_reply(reply=self.reply, version=form.version, answers=answers, by=self.request.user)
        else:
            answer_survey(survey=self.survey, office=self.office, answers=answers, by=self.request.user)
        return self.survey

    def back(self) -> str:
        return self.after(self.survey)
