"""The registration that a found addict owes (L2021 art. 27; NĐ116/2021 art. 28), noted where a procedure of
rehabilitation or substitution is opened."""

from datetime import date

from django.db import transaction

from accounts.models import User
from cases.enums import DeterminationResult
from cases.models import Dossier, Procedure, Step
from cases.services.procedures import take_step, undo_step

DETERMINATION = "determination"
"""The procedure in which the registration is awaited, from its conclusion "có nghiện" on."""


@transaction.atomic
def note_registration(*, dossier: Dossier, on: date, by: User) -> Step | None:
    """The person registered ``on``: the step is taken where a determination waits for it."""
    waiting = dossier.procedures.filter(kind=DETERMINATION, state=DeterminationResult.ADDICTED).first()
    if waiting is None or _last(waiting).on > on:
        return None
    return take_step(procedure=waiting, version=waiting.version, act="registered", on=on, by=by)


@transaction.atomic
def take_back_registration(*, dossier: Dossier, on: date, reason: str, by: User) -> None:
    """The registration of that day was entered wrongly: the determination waits again."""
    noted = dossier.procedures.filter(kind=DETERMINATION, state="registered", closed_on=on).order_by("pk").last()
    if noted is not None:
        undo_step(step=_last(noted), version=noted.version, reason=reason, by=by)


def _last(procedure: Procedure) -> Step:
    return procedure.steps.standing().last()
