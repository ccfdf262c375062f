"""Aftercare, supports and clubs on the dossier's page: entered, ended, corrected."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.enums import PROCEDURE
from aftercare.forms.helping import AssignHelperForm
from aftercare.forms.persons import (
    CloseNeedForm,
    CorrectAftercareForm,
    CorrectNeedForm,
    CorrectSupportForm,
    EndAftercareForm,
    JoinClubForm,
    NeedForm,
    OpenAftercareForm,
    SupportForm,
)
from aftercare.forms.schemes import JoinSchemeForm
from aftercare.helping import helpers_for
from aftercare.law import lawful_months, term_warnings
from aftercare.models import Aftercare, Club, Need, Scheme, Support
from aftercare.queries import latest_completion, unmet_needs
from aftercare.services import (
    adopt_aftercare,
    assign_helper,
    close_need,
    correct_aftercare,
    correct_need,
    correct_support,
    end_aftercare,
    enter_aftercare,
    join_club,
    join_scheme,
    record_need,
    record_support,
)
from cases.perms import visible_dossier
from cases.views.base import BY_PROCEDURE, ByHandAct, DossierAct
from core import calendar


class AftercareOpen(ByHandAct):
    kinds = (PROCEDURE,)
    permission = Permission.WRITE_AFTERCARE
    form_class = OpenAftercareForm
    heading = "Ghi quyết định quản lý sau cai"
    words = "Chủ tịch UBND xã quyết định sau khi người này hoàn thành cai nghiện hoặc điều trị."
    done = "Đã ghi quyết định quản lý sau cai."
    panel = "aftercare"

    def form_arguments(self) -> dict[str, Any]:
        completed = latest_completion(self.dossier, calendar.today())
        return {"initial": {"months": lawful_months(self.dossier, completed)}}

    def act(self, form: Any) -> None:
        self.warn(enter_aftercare(dossier=self.dossier, by=self.request.user, **form.cleaned_data))

    def warn(self, aftercare: Aftercare) -> None:
        completed = latest_completion(self.dossier, aftercare.starts)
        for sentence in term_warnings(self.dossier, completed, aftercare.starts, aftercare.months):
            messages.warning(self.request, sentence)


class AftercareAct(AftercareOpen):
    """An act on one decision of the dossier."""

    kinds = ()

    def get_subject(self) -> Aftercare:
        return get_object_or_404(
            Aftercare.objects.select_related("procedure"), dossier=self.dossier, pk=self.kwargs["fact"]
        )

    def form_arguments(self) -> dict[str, Any]:
        return {"instance": self.subject, "version": self.subject.version}


class ByHand(AftercareAct):
    """An act on a decision that no procedure writes."""

    def get_subject(self) -> Aftercare:
        aftercare = super().get_subject()
        if aftercare.is_followed:
            raise PermissionDenied(BY_PROCEDURE)
        return aftercare


class AftercareEnd(ByHand):
    form_class = EndAftercareForm
    heading = "Kết thúc quản lý sau cai"
    words = "Việc phân công người giúp đỡ cũng kết thúc vào ngày này."
    submit = "Ghi kết thúc"
    done = "Đã ghi kết thúc quản lý sau cai."

    def act(self, form: EndAftercareForm) -> None:
        end_aftercare(
            aftercare=self.subject,
            version=form.version,
            ends=form.cleaned_data["ends"],
            reason=form.cleaned_data["end_reason"],
            by=self.request.user,
        )


class AftercareCorrect(ByHand):
    form_class = CorrectAftercareForm
    heading = "Sửa quyết định quản lý sau cai"
    words = "Chỉ dùng để sửa chỗ ghi sai. Quyết định mới thì ghi thành một quyết định mới."
    done = "Đã sửa quyết định quản lý sau cai."

    def act(self, form: CorrectAftercareForm) -> None:
        data = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        self.warn(correct_aftercare(aftercare=self.subject, version=form.version, data=data, by=self.request.user))


class HelperAssign(AftercareAct):
    form_class = AssignHelperForm
    heading = "Phân công người giúp đỡ"
    words = "Người được phân công trước đó thôi giúp đỡ từ ngày này. Ghi đúng ngày cũ thì tên được sửa lại."
    done = "Đã ghi phân công người giúp đỡ."

    def form_arguments(self) -> dict[str, Any]:
        return {"helpers": helpers_for(self.dossier, calendar.today())}

    def act(self, form: AssignHelperForm) -> None:
        assign_helper(aftercare=self.subject, by=self.request.user, **form.cleaned_data)


@require_POST
@requires(Permission.WRITE_AFTERCARE)
def aftercare_follow(request: HttpRequest, pk: int, fact: int) -> HttpResponse:
    """The procedure takes up a decision that was entered by hand or imported: its deadlines run from here."""
    dossier = visible_dossier(request.user, pk, Permission.WRITE_AFTERCARE)
    aftercare = get_object_or_404(Aftercare, dossier=dossier, pk=fact)
    procedure = adopt_aftercare(aftercare=aftercare, by=request.user)
    messages.success(request, "Từ nay thời hạn quản lý sau cai được theo dõi theo thủ tục.")
    return redirect("cases:procedure_detail", pk=dossier.pk, procedure=procedure.pk)


class NeedRecord(DossierAct):
    permission = Permission.WRITE_SUPPORT
    form_class = NeedForm
    heading = "Ghi nhu cầu hỗ trợ"
    words = "Nhu cầu được tính là chưa đáp ứng cho đến khi ghi một hỗ trợ đáp ứng nó."
    done = "Đã ghi nhu cầu."
    panel = "support"

    def act(self, form: Any) -> None:
        record_need(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


class NeedCorrect(NeedRecord):
    form_class = CorrectNeedForm
    heading = "Sửa nhu cầu"
    done = "Đã sửa nhu cầu."

    def get_subject(self) -> Need:
        return get_object_or_404(Need, dossier=self.dossier, pk=self.kwargs["fact"])

    def act(self, form: Any) -> None:
        correct_need(need=self.subject, by=self.request.user, **form.cleaned_data)

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "words": self.subject.get_kind_display()}


class NeedClose(NeedCorrect):
    form_class = CloseNeedForm
    heading = "Khép nhu cầu"
    submit = "Ghi"
    done = "Đã ghi."

    def act(self, form: Any) -> None:
        close_need(need=self.subject, by=self.request.user, **form.cleaned_data)


class SupportRecord(DossierAct):
    permission = Permission.WRITE_SUPPORT
    form_class = SupportForm
    heading = "Ghi hỗ trợ đã thực hiện"
    done = "Đã ghi hỗ trợ."
    panel = "support"

    def form_arguments(self) -> dict[str, Any]:
        needs = unmet_needs(self.dossier)
        chosen = needs.filter(pk=self.request.GET["need"]).first() if self._asks_for_need() else None
        initial = {"need": chosen, "kind": chosen.kind} if chosen else {}
        return {"needs": needs, "initial": initial}

    def _asks_for_need(self) -> bool:
        return self.request.GET.get("need", "").isdecimal()

    def act(self, form: Any) -> None:
        record_support(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


class SupportCorrect(SupportRecord):
    form_class = CorrectSupportForm
    heading = "Sửa hỗ trợ"
    done = "Đã sửa hỗ trợ."

    def get_subject(self) -> Support:
        return get_object_or_404(Support, dossier=self.dossier, pk=self.kwargs["fact"])

    def form_arguments(self) -> dict[str, Any]:
        return {"instance": self.subject, "version": self.subject.version}

    def act(self, form: Any) -> None:
        correct_support(support=self.subject, by=self.request.user, **{"amount": None, **form.cleaned_data})

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "words": self.subject.get_kind_display()}


class ClubJoin(DossierAct):
    """From the person's page into a club that the user keeps."""

    permission = Permission.WRITE_CLUB
    form_class = JoinClubForm
    heading = "Vào câu lạc bộ"
    submit = "Ghi vào câu lạc bộ"
    done = "Đã ghi vào câu lạc bộ."
    panel = "clubs"

    def form_arguments(self) -> dict[str, Any]:
        clubs = Club.objects.visible_to(self.request.user, Permission.WRITE_CLUB).on(calendar.today())
        return {"clubs": clubs.select_related("commune")}

    def act(self, form: JoinClubForm) -> None:
        join_club(dossier=self.dossier, by=self.request.user, **form.cleaned_data)


class SchemeJoin(DossierAct):
    """From the person's page into a model of another type that the user keeps."""

    permission = Permission.WRITE_CLUB
    form_class = JoinSchemeForm
    heading = "Tham gia mô hình"
    submit = "Ghi tham gia"
    done = "Đã ghi tham gia mô hình."
    panel = "clubs"

    def form_arguments(self) -> dict[str, Any]:
        schemes = Scheme.objects.visible_to(self.request.user, Permission.WRITE_CLUB).on(calendar.today())
        return {"schemes": schemes.select_related("commune")}

    def act(self, form: JoinSchemeForm) -> None:
        join_scheme(dossier=self.dossier, by=self.request.user, **form.cleaned_data)
