"""Episodes on the dossier's page: begun, ended, corrected."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from cases.models import Dossier
from cases.perms import NOT_THIS_ONE, visible_dossier
from cases.views.base import ByHandAct
from core.errors import DomainError
from rehab.forms import (
    CorrectEpisodeForm,
    EndEpisodeForm,
    MaintenanceForm,
    StartAtFacilityForm,
    StartAtHomeForm,
)
from rehab.lengths import COMPULSORY_ADULT, COMPULSORY_MINOR, METHADONE, VOLUNTARY_FACILITY, VOLUNTARY_HOME
from rehab.models import Episode
from rehab.perms import can_write_episode, episode_rights
from rehab.queries import facilities_to_choose
from rehab.rules import place_of
from rehab.services import adopt_episode, correct_entered_episode, end_episode, enter_episode, reach_maintenance
from rehab.warnings import warnings_about

BY_PROCEDURE = (
    "Đợt này đang theo thủ tục có thời hạn. Hãy ghi bước tương ứng trong mục “Thủ tục và thời hạn” của hồ sơ."
)


class EpisodeStart(ByHandAct):
    kinds = (VOLUNTARY_HOME,)
    permission = Permission.WRITE_HOME_EPISODE
    form_class = StartAtHomeForm
    heading = "Ghi đợt cai nghiện tại gia đình, cộng đồng"
    words = "Theo quyết định của Chủ tịch UBND xã. Thời hạn tính từ ngày bắt đầu."
    done = "Đã ghi đợt cai nghiện."
    panel = "rehab"

    def act(self, form: Any) -> None:
        self.warn(enter_episode(dossier=self.dossier, by=self.request.user, **form.cleaned_data))

    def warn(self, episode: Episode) -> None:
        for sentence in warnings_about(episode):
            messages.warning(self.request, sentence)


class CareEpisodeStart(EpisodeStart):
    """The commune enters what a facility wrote to it; a facility itself admits from its own page."""

    kinds = (VOLUNTARY_FACILITY, COMPULSORY_ADULT, COMPULSORY_MINOR, METHADONE)
    permission = Permission.WRITE_CARE_EPISODE
    form_class = StartAtFacilityForm
    heading = "Ghi đợt cai nghiện tại cơ sở, điều trị methadone"
    words = "Dùng khi cơ sở chưa tự ghi: nhập theo quyết định hoặc giấy báo của cơ sở."
    done = "Đã ghi đợt cai nghiện, điều trị."

    def get_subject(self) -> None:
        if not episode_rights(self.request.user, self.dossier).care:
            raise PermissionDenied(NOT_THIS_ONE)

    def form_arguments(self) -> dict[str, Any]:
        return {"facilities": facilities_to_choose(self.dossier)}


class EpisodeAct(EpisodeStart):
    """An act on one episode of the dossier; who may is asked for the episode itself."""

    kinds = ()
    permission = Permission.VIEW_DOSSIER

    def get_subject(self) -> Episode:
        episodes = Episode.objects.visible_to(self.request.user).select_related("facility__office", "procedure")
        episode = get_object_or_404(episodes, dossier=self.dossier, pk=self.kwargs["fact"])
        if not can_write_episode(self.request.user, episode):
            raise PermissionDenied(NOT_THIS_ONE)
        if episode.is_followed:
            raise DomainError(BY_PROCEDURE)
        return episode

    def next_url(self) -> str:
        """Back to the dossier; a facility that has let the person go no longer sees it."""
        if Dossier.objects.visible_to(self.request.user).filter(pk=self.dossier.pk).exists():
            return super().next_url()
        return reverse("rehab:my_facility")


@require_POST
def episode_follow(request: HttpRequest, pk: int, fact: int) -> HttpResponse:
    """The episode's procedure takes it up: its deadlines run from here."""
    dossier = visible_dossier(request.user, pk)
    episode = get_object_or_404(Episode.objects.visible_to(request.user), dossier=dossier, pk=fact)
    if not can_write_episode(request.user, episode):
        raise PermissionDenied(NOT_THIS_ONE)
    procedure = adopt_episode(episode=episode, by=request.user)
    messages.success(request, "Từ nay các thời hạn của đợt này được theo dõi theo thủ tục.")
    return redirect("cases:procedure_detail", pk=dossier.pk, procedure=procedure.pk)


class EpisodeEnd(EpisodeAct):
    form_class = EndEpisodeForm
    heading = "Kết thúc đợt cai nghiện, điều trị"
    submit = "Ghi kết thúc"
    done = "Đã ghi kết thúc đợt cai nghiện, điều trị."

    def act(self, form: EndEpisodeForm) -> None:
        end_episode(
            episode=self.subject,
            version=form.version,
            ends=form.cleaned_data["ends"],
            reason=form.cleaned_data["end_reason"],
            by=self.request.user,
        )

    def context(self, form: Any) -> dict[str, Any]:
        return {**super().context(form), "words": f"{place_of(self.subject)}, từ {self.subject.starts:%d/%m/%Y}"}


class EpisodeMaintenance(EpisodeAct):
    form_class = MaintenanceForm
    heading = "Ngày đạt liều duy trì"
    words = "Ngày người bệnh đạt liều methadone duy trì. Ghi lại được khi đã ghi sai."
    done = "Đã ghi ngày đạt liều duy trì."

    def act(self, form: MaintenanceForm) -> None:
        reach_maintenance(
            episode=self.subject, version=form.version, on=form.cleaned_data["maintenance_on"], by=self.request.user
        )


class EpisodeCorrect(EpisodeAct):
    form_class = CorrectEpisodeForm
    heading = "Sửa đợt cai nghiện, điều trị"
    words = "Chỉ dùng để sửa chỗ ghi sai. Đợt mới thì ghi thành một đợt mới."
    done = "Đã sửa đợt cai nghiện, điều trị."

    def form_arguments(self) -> dict[str, Any]:
        choose = episode_rights(self.request.user, self.dossier).care
        return {**super().form_arguments(), "facilities": facilities_to_choose(self.dossier) if choose else None}

    def act(self, form: CorrectEpisodeForm) -> None:
        data = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        self.warn(correct_entered_episode(episode=self.subject, version=form.version, data=data, by=self.request.user))
