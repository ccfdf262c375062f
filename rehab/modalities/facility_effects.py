"""What follows from an act of rehabilitation in a facility: who sees the person, and the episode there."""

from datetime import date

from cases.models import Step
from cases.models.dossier import CLOSED
from cases.procedures.manifest import Effect, Taking, manifests
from cases.services import set_place_of_care
from core import calendar
from core.saving import locked
from core.workdays import DAY
from rehab.enums import EpisodeEnd, Modality
from rehab.modalities.asks import facility_of
from rehab.modalities.parts import begun_back, ended_back, ends
from rehab.models import Episode, Facility
from rehab.services import correct_episode, start_episode

CUSTODY, KEPT = "custody_facility", "custody"
"""The act that gives a person into the keeping of a facility, and the stretch of days that it opens."""
SEEN_FOR = 30
"""Days for which a facility sees the dossier of somebody who has left it by a step of its own procedure."""
NAMING = ("court_decide", "register", "apply")
"""Acts that name the facility to which the person is to go."""


def told_facility(taking: Taking) -> None:
    """The facility that keeps the person meanwhile, or to which the person is to go, sees the dossier until the person
    is admitted or the procedure is over; then the episode says who cares."""
    _tell(taking, list(taking.procedure.steps.standing()))


def told_back(taking: Taking) -> None:
    """The same without the step that is taken back."""
    _tell(taking, [step for step in taking.procedure.steps.standing() if step.pk != taking.step.pk])


def admitted(modality: Modality) -> Effect:
    """The person enters the facility that the decision names, or another one that took the person; episode and term
    run from this day."""

    def effect(taking: Taking) -> None:
        procedure = taking.procedure
        decision = _decision(procedure.steps.standing())
        procedure.term_starts, procedure.term_months = taking.on, decision.data["months"]
        start_episode(
            dossier=taking.dossier,
            modality=modality,
            starts=taking.on,
            months=procedure.term_months,
            facility=facility_of(taking.data.get("facility")) or _named(procedure.steps.standing()),
            decision_number=decision.data.get("decision_number", ""),
            decided_on=procedure.decided_on,
            procedure=procedure,
            by=taking.by,
        )
        told_facility(taking)

    return effect


def admitted_back(taking: Taking) -> None:
    """The person was not admitted: no episode, and the facility named waits again."""
    begun_back(taking)
    told_back(taking)


def over(reason: EpisodeEnd | None = None) -> Effect:
    """The procedure is over: the episode, where there is one, ends on its day, and no facility waits any more."""
    end = ends(reason)

    def effect(taking: Taking) -> None:
        end(taking)
        told_facility(taking)
        _still_seen(taking, calendar.today() + DAY * SEEN_FOR)

    return effect


def over_back(taking: Taking) -> None:
    """Both go on."""
    ended_back(taking)
    _still_seen(taking, None)
    told_back(taking)


def remitted(taking: Taking) -> None:
    """The term is shorter by the months that the court remitted."""
    taking.procedure.months_remitted += taking.data["months"]


def moved(taking: Taking) -> None:
    """The person goes on in another facility, under the same decision; the step keeps which one was left."""
    step, left = taking.step, taking.procedure.episode.facility_id
    step.data = {**step.data, "left": left}
    step.save(update_fields=["data"])
    _move(taking, facility_of(taking.data["facility"]))


def moved_back(taking: Taking) -> None:
    """The person goes on where they were before."""
    _move(taking, facility_of(taking.step.data["left"]))


def _still_seen(taking: Taking, until: date | None) -> None:
    """The facility from which the person is gone sees the dossier for some days after the step was recorded, which may
    be long after its day: it hands out the paper, and takes the step back if it was wrong. None: no longer."""
    episode = Episode.objects.filter(procedure=taking.procedure).select_related("facility__office").first()
    if episode is None or episode.facility is None:
        return
    set_place_of_care(
        dossier=taking.dossier,
        office=episode.facility.office if until else None,
        reason=f"{CLOSED}:{taking.procedure.pk}",
        starts=taking.on,
        ends=until,
    )


def _move(taking: Taking, facility: Facility) -> None:
    episode = locked(taking.procedure.episode)
    correct_episode(episode=episode, version=episode.version, data={"facility": facility}, by=taking.by)


def _named(steps: list[Step]) -> Facility | None:
    """The facility named last, custody aside."""
    keys = [step.data["facility"] for step in steps if step.act != CUSTODY and "facility" in step.data]
    return facility_of(keys[-1]) if keys else None


def _decision(steps: list[Step]) -> Step:
    """The step in which the months were decided."""
    return [step for step in steps if "months" in step.data][-1]


def _tell(taking: Taking, steps: list[Step]) -> None:
    manifest = manifests[taking.procedure.kind]
    named = custody = None
    over_on = custody_over = None
    for step in steps:
        if step.act == CUSTODY:
            custody, custody_over = step, None
        elif step.act in NAMING and "facility" in step.data:
            named = step
        if step.act == "admit" or step.target in manifest.final:
            over_on = over_on or step.on
        if custody and (KEPT in manifest.act(step.act).closes or over_on):
            custody_over = custody_over or step.on
    _place(taking, f"procedure:{taking.procedure.pk}", named, over_on)
    _place(taking, f"procedure:{taking.procedure.pk}:custody", custody, custody_over)


def _place(taking: Taking, reason: str, since: Step | None, until: date | None) -> None:
    """From the step that named the facility until the day on which it stopped waiting; none within a day."""
    lasts = since is not None and (until is None or until > since.on)
    set_place_of_care(
        dossier=taking.dossier,
        office=facility_of(since.data["facility"]).office if lasts else None,
        reason=reason,
        starts=since.on if since else taking.on,
        ends=until,
    )
