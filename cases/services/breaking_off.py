"""A procedure that cannot go on, because the person died, went to prison or was declared missing."""

from datetime import date

from django.db import transaction

from accounts.models import User
from cases.models import Procedure, Rule, Step
from cases.procedures.manifest import BREAK_OFF, BROKEN_OFF, manifests
from cases.procedures.rules import RuleBook, work_calendar
from cases.services.clocks import sync_clocks
from cases.services.procedures import TURNED_BACK, turn_back
from core import audit, calendar
from core.errors import DomainError
from core.saving import checked_save, locked

LATER_STEP = (
    "Thủ tục “{title}” có bước “{act}” ngày {day:%d/%m/%Y}, sau ngày {on:%d/%m/%Y}. Hãy kiểm tra lại ngày, hoặc thu "
    "hồi bước đó trước."
)


@transaction.atomic
def break_off(*, procedure: Procedure, cause: str, on: date, by: User) -> Step:
    """Close an open procedure in whatever state it is; nobody need have the role of a step for it."""
    procedure = locked(procedure)
    manifest, book = manifests[procedure.kind], RuleBook.of(procedure.kind)
    last = procedure.steps.standing().last()
    if last and last.on > on:
        label = manifest.act(last.act).label
        raise DomainError(LATER_STEP.format(title=manifest.title, act=label, day=last.on, on=on))
    source, before = procedure.state, {name: getattr(procedure, name) for name in TURNED_BACK}
    procedure.state, procedure.closed_on = BROKEN_OFF, on
    checked_save(procedure)
    step = Step.objects.create(
        procedure=procedure,
        act=BREAK_OFF.slug,
        source=source,
        target=BROKEN_OFF,
        on=on,
        data={"cause": cause},
        before=before,
        rule=book.governing("", procedure, on) or Rule.objects.of(procedure.kind).first(),
        by=by,
        post_label=by.post_label,
        recorded_at=calendar.now(),
    )
    for pause in procedure.pauses.filter(ends__isnull=True, starts__lte=on):
        pause.ends, pause.closed_by = on, step
        pause.save()
    sync_clocks(procedure, manifest, book, work_calendar())
    procedure.save()
    audit.record("break_off", step, by=by, dossier=procedure.dossier_id, procedure=procedure.kind, cause=cause)
    return step


@transaction.atomic
def mend(*, procedure: Procedure, reason: str, by: User) -> None:
    """The event was entered wrongly: the procedure goes on from the state in which it was broken off."""
    procedure = locked(procedure)
    manifest = manifests[procedure.kind]
    step = procedure.steps.standing().last()
    step.undone_at, step.undone_by, step.undone_reason = calendar.now(), by, reason
    step.save()
    turn_back(procedure, step)
    sync_clocks(procedure, manifest, RuleBook.of(procedure.kind), work_calendar())
    checked_save(procedure)
    audit.record("undo_step", step, by=by, dossier=procedure.dossier_id, act=step.act, reason=reason)
