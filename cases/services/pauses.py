"""Stretches of days that steps begin and end (see ``cases.models.Pause``)."""

from cases.models import Pause, Procedure, Step
from cases.procedures.manifest import Act
from core.errors import DomainError

RUNS_ALREADY = "Thời gian này đã được ghi từ ngày {starts:%d/%m/%Y} và chưa kết thúc."


def open_pause(procedure: Procedure, act: Act, step: Step) -> None:
    """Begin the stretch that an act opens."""
    if act.opens is None:
        return
    running = procedure.pauses.filter(kind=act.opens.kind, ends__isnull=True).first()
    if running:
        raise DomainError(RUNS_ALREADY.format(starts=running.starts))
    Pause.objects.create(
        procedure=procedure,
        kind=act.opens.kind,
        effect=act.opens.effect,
        act=act.opens.act,
        starts=step.on,
        opened_by=step,
    )


def close_pauses(procedure: Procedure, act: Act, step: Step) -> None:
    """End the stretches that an act ends, on its day; one that began that very day lasted none."""
    for pause in procedure.pauses.filter(kind__in=act.closes, ends__isnull=True):
        pause.ends, pause.closed_by = step.on, step
        pause.save()


def take_back_pauses(step: Step) -> None:
    """What a step began never was; what it ended goes on."""
    step.pauses_opened.all().delete()
    step.pauses_closed.update(ends=None, closed_by=None)
