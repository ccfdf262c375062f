"""What follows from an act of substitution treatment: who sees the person, and the episode at the clinic. Treatment has
no term, so that nothing is decided once for all: every step follows the law of its own day."""

from datetime import date

from cases.models import Procedure, Step
from cases.procedures.manifest import NOT_BEGUN, Effect, Taking, manifests
from cases.services import set_place_of_care
from core.errors import DomainError
from core.saving import locked
from core.workdays import DAY
from rehab.clinic import bands_of
from rehab.doses import drop_out_from
from rehab.enums import EpisodeEnd, Modality, Phase
from rehab.modalities.asks import facility_of
from rehab.modalities.parts import registered_back, registers
from rehab.models import Episode, Facility
from rehab.services import end_episode, reach_maintenance, reopen_episode, start_episode, withdraw_episode

NAMING = ("decide", "apply", "receive")
"""Acts that name the clinic which has the person in hand from then on."""

NO_EPISODE = "Thủ tục này chưa có đợt điều trị methadone nào."
ARRIVED = "Người này đã được {clinic} tiếp nhận chuyển đến ngày {on:%d/%m/%Y}; hãy thu hồi bước tiếp nhận đó trước."


def episode_of(procedure: Procedure) -> Episode | None:
    """The treatment that the procedure began, where it has."""
    return Episode.objects.filter(procedure=procedure).select_related("facility__office").first()


def clinic_of(steps: list[Step]) -> Facility | None:
    """The clinic named last."""
    keys = [step.data["facility"] for step in steps if step.act in NAMING and "facility" in step.data]
    return facility_of(keys[-1]) if keys else None


def told(taking: Taking) -> None:
    """The clinic named sees the person until the procedure is closed: before the treatment to begin it, after its end
    to tell the commune."""
    _tell(taking, list(taking.procedure.steps.standing()))


def told_back(taking: Taking) -> None:
    """The same without the step that is taken back."""
    _tell(taking, _others(taking))


def applied(taking: Taking) -> None:
    """Whoever comes straight to the clinic has registered; the clinic sees the dossier."""
    if taking.step.source == NOT_BEGUN:
        registers(taking)
    told(taking)


def applied_back(taking: Taking) -> None:
    if taking.step.source == NOT_BEGUN:
        registered_back(taking)
    told_back(taking)


def admitted(taking: Taking) -> None:
    """The treatment begins at the clinic that has the person in hand."""
    steps = list(taking.procedure.steps.standing())
    decision = next((step for step in reversed(steps) if step.act == "decide"), None)
    _begin(
        taking,
        clinic_of(steps),
        decision.data.get("decision_number", "") if decision else "",
        decision.on if decision else None,
    )


def admitted_back(taking: Taking) -> None:
    """The treatment never began."""
    withdraw_episode(episode=_episode(taking.procedure), reason=taking.step.undone_reason, by=taking.by)


def received(taking: Taking) -> None:
    """The treatment goes on at this clinic, in the phase in which the person came."""
    _begin(taking, facility_of(taking.data["facility"]), "", None)
    if taking.data["phase"] in (Phase.MAINTENANCE, Phase.TAPERING):
        maintained(taking)
    told(taking)
    _let_in(_left_behind(taking), until=taking.on)


def received_back(taking: Taking) -> None:
    """The person has not come: this clinic waits again."""
    admitted_back(taking)
    told_back(taking)
    _let_in(_left_behind(taking))


def maintained(taking: Taking) -> None:
    """The maintenance dose is reached; a second time after a new induction counts no more than the first."""
    episode = _episode(taking.procedure)
    if episode.maintenance_on is None:
        reach_maintenance(episode=episode, version=episode.version, on=taking.on, by=taking.by)


def maintained_back(taking: Taking) -> None:
    """The maintenance dose was not reached on that day."""
    episode = _episode(taking.procedure)
    if episode.maintenance_on == taking.on:
        reach_maintenance(episode=episode, version=episode.version, on=None, by=taking.by)


def over(reason: EpisodeEnd | None = None) -> Effect:
    """The treatment ends on the day, where it had begun, with ``reason`` or the one that was chosen."""

    def effect(taking: Taking) -> None:
        if episode_of(taking.procedure) is not None:
            episode = _episode(taking.procedure)
            chosen = reason or EpisodeEnd(taking.data["reason"])
            end_episode(episode=episode, version=episode.version, ends=taking.on, reason=chosen, by=taking.by)
        told(taking)

    return effect


def over_back(taking: Taking) -> None:
    """It goes on."""
    if episode_of(taking.procedure) is not None:
        reopen_episode(episode=_episode(taking.procedure), by=taking.by)
    told_back(taking)


def transferred(taking: Taking) -> None:
    """The episode at this clinic ends for “lý do khác”: the register has one episode for each clinic, and another
    clinic is no other measure. The next clinic sees the person, for as long as its rule lets a patient stay away."""
    over(EpisodeEnd.OTHER)(taking)
    _let_in(taking.procedure)


def transferred_back(taking: Taking) -> None:
    """The person stays. Refused once the next clinic has begun."""
    episode = _episode(taking.procedure)
    later = Episode.objects.filter(dossier=taking.dossier, modality=Modality.METHADONE, starts__gte=episode.ends)
    if next_one := later.exclude(pk=episode.pk).select_related("facility__office").first():
        raise DomainError(ARRIVED.format(clinic=next_one.facility, on=next_one.starts))
    over_back(taking)
    set_place_of_care(dossier=taking.dossier, office=None, reason=_waiting(taking.procedure), starts=taking.on)


def transfer_to(dossier_id: int, clinic: Facility) -> Procedure | None:
    """The last transfer of a person to this clinic."""
    step = (
        Step.objects.standing()
        .filter(procedure__dossier=dossier_id, act="transfer", data__facility=clinic.pk)
        .order_by("on", "pk")
        .last()
    )
    return step and step.procedure


def _begin(taking: Taking, clinic: Facility | None, decision_number: str, decided_on: date | None) -> None:
    start_episode(
        dossier=taking.dossier,
        modality=Modality.METHADONE,
        starts=taking.on,
        months=None,
        facility=clinic,
        decision_number=decision_number,
        decided_on=decided_on,
        procedure=taking.procedure,
        by=taking.by,
    )


def _left_behind(taking: Taking) -> Procedure:
    return transfer_to(taking.dossier.pk, facility_of(taking.data["facility"]))


def _let_in(procedure: Procedure, until: date | None = None) -> None:
    """The clinic to which a person was transferred sees them from that day, until they come or have dropped out."""
    step = procedure.steps.standing().filter(act="transfer").last()
    clinic = facility_of(step.data["facility"])
    days = drop_out_from(bands_of(clinic, step.on))
    set_place_of_care(
        dossier=procedure.dossier,
        office=clinic.office,
        reason=_waiting(procedure),
        starts=step.on,
        ends=max(until, step.on + DAY) if until else days and step.on + DAY * days,
    )


def _tell(taking: Taking, steps: list[Step]) -> None:
    final = manifests[taking.procedure.kind].final
    closed = next((step.on for step in steps if step.target in final), None)
    clinic, since = _in_hand(taking.procedure, steps)
    set_place_of_care(
        dossier=taking.dossier,
        office=clinic.office if clinic else None,
        reason=f"procedure:{taking.procedure.pk}",
        starts=since or taking.on,
        ends=max(closed, since + DAY) if closed and since else None,
    )


def _in_hand(procedure: Procedure, steps: list[Step]) -> tuple[Facility | None, date | None]:
    """The clinic that has the person in hand, and since when: as named, or as the treatment that was taken up says."""
    if naming := [step for step in steps if step.act in NAMING and "facility" in step.data]:
        return facility_of(naming[-1].data["facility"]), naming[0].on
    episode = episode_of(procedure)
    return (episode.facility, steps[0].on) if episode and steps else (None, None)


def _waiting(procedure: Procedure) -> str:
    return f"procedure:{procedure.pk}:transfer"


def _others(taking: Taking) -> list[Step]:
    return [step for step in taking.procedure.steps.standing() if step.pk != taking.step.pk]


def _episode(procedure: Procedure) -> Episode:
    episode = episode_of(procedure)
    if episode is None:
        raise DomainError(NO_EPISODE)
    return locked(episode)
