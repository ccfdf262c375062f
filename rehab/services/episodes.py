"""Episodes of rehabilitation and substitution treatment."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from accounts.enums import Permission
from accounts.models import User
from cases.models import Dossier, Procedure
from cases.services import acting_for, set_place_of_care
from cases.stage import refresh_stages
from core import audit
from core.calendar import add_months
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from rehab.enums import AT_FACILITY
from rehab.guards import episode_guards
from rehab.models import Episode, Facility
from rehab.rules import check_episode

ENDED_ALREADY = "Đợt này đã kết thúc ngày {ends:%d/%m/%Y}; muốn đổi thì dùng nút Sửa."
BUILT_ON = "Đã có dữ liệu gắn với đợt cai nghiện này (quản lý sau cai, liều điều trị…); hãy xóa dữ liệu đó trước."


@transaction.atomic
def start_episode(
    *,
    dossier: Dossier,
    modality: str,
    starts: date,
    months: int | None,
    facility: Facility | None = None,
    decision_number: str = "",
    decided_on: date | None = None,
    decider: str = "",
    ends: date | None = None,
    end_reason: str = "",
    procedure: Procedure | None = None,
    by: User,
) -> Episode:
    """Begin an episode at home, in the community or at a facility (L2021 art. 28-33, 41). One that is over
    already, entered late from its papers, brings its end and reason with it."""
    episode = Episode(
        dossier=locked(dossier),
        modality=modality,
        facility=facility,
        decision_number=decision_number,
        decided_on=decided_on,
        decider=decider,
        starts=starts,
        months=months,
        ends=ends,
        end_reason=end_reason,
        procedure=procedure,
    )
    return _written("start_episode", episode, by)


@transaction.atomic
def end_episode(*, episode: Episode, version: int, ends: date, reason: str, by: User) -> Episode:
    """End an episode on the first day on which it no longer holds, with its reason."""
    episode = _opened(episode, version)
    if episode.ends:
        raise DomainError(ENDED_ALREADY.format(ends=episode.ends))
    episode.ends, episode.end_reason = ends, reason
    return _written("end_episode", episode, by)


@transaction.atomic
def reach_maintenance(*, episode: Episode, version: int, on: date | None, by: User) -> Episode:
    """Enter the day on which a methadone patient reached the maintenance dose (NĐ90/2016 art. 4); none takes it
    back."""
    episode = _opened(episode, version)
    episode.maintenance_on = on
    return _written("reach_maintenance", episode, by)


@transaction.atomic
def correct_episode(*, episode: Episode, version: int, data: dict[str, Any], by: User) -> Episode:
    """Correct an episode entered wrongly; without an end it goes on again. ``data`` holds fields of ``Episode``."""
    episode = _opened(episode, version)
    changed = sorted(field for field, value in data.items() if getattr(episode, field) != value)
    for field in changed:
        setattr(episode, field, data[field])
    return _written("correct_episode", episode, by, fields=changed)


@transaction.atomic
def reopen_episode(*, episode: Episode, by: User) -> Episode:
    """The step that ended the episode was taken back: it goes on."""
    episode.ends, episode.end_reason = None, ""
    return _written("reopen_episode", episode, by)


@transaction.atomic
def withdraw_episode(*, episode: Episode, reason: str, by: User) -> None:
    """The step that began the episode was taken back: it never was. Refused once something was built on it."""
    dossier = locked(episode.dossier)
    audit.record("withdraw_episode", episode, by=by, dossier=dossier.pk, reason=reason)
    set_place_of_care(dossier=dossier, office=None, reason=f"episode:{episode.pk}", starts=episode.starts)
    try:
        episode.delete()
    except ProtectedError as error:
        raise DomainError(BUILT_ON) from error
    refresh_stages(Dossier.objects.filter(pk=dossier.pk))


def _opened(episode: Episode, version: int) -> Episode:
    locked(episode.dossier)
    episode = locked(episode)
    require_version(episode, version)
    return episode


def _written(action: str, episode: Episode, by: User, **details: Any) -> Episode:
    """Check and save the episode, and tell who cares for the person, the stage and the log."""
    check_episode(episode)
    episode.planned_end = _planned_end(episode)
    checked_save(episode)
    _check_guards(episode)
    set_place_of_care(
        dossier=episode.dossier,
        office=episode.facility.office if episode.facility else None,
        reason=f"episode:{episode.pk}",
        starts=episode.starts,
        ends=episode.ends,
    )
    at_facility = episode.modality in AT_FACILITY
    right = Permission.WRITE_CARE_EPISODE if at_facility else Permission.WRITE_HOME_EPISODE
    behalf = acting_for(by, episode.dossier, right)
    audit.record(action, episode, by=by, on_behalf_of=behalf, dossier=episode.dossier_id, **details)
    refresh_stages(Dossier.objects.filter(pk=episode.dossier_id))
    return episode


def _planned_end(episode: Episode) -> date | None:
    """The end of the term that its procedure runs, else so many months after its start."""
    if episode.procedure and episode.procedure.term_ends:
        return episode.procedure.term_ends
    return add_months(episode.starts, episode.months) if episode.months else None


def _check_guards(episode: Episode) -> None:
    reasons = [reason for guard in episode_guards for reason in guard.reasons(episode)]
    if reasons:
        raise DomainError(" ".join(reasons))
