"""What a person decides about two dossiers that may be one."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from cases.models import Dossier, PairState, SuspectedPair
from core import audit, calendar
from core.errors import DomainError
from core.saving import checked_save, locked, require_version

UNSURE_SAYS_WHY = "Chưa rõ thì hãy ghi còn phải hỏi hoặc đối chiếu điều gì."
NOT_A_DECISION = "Hãy chọn một kết luận."


@transaction.atomic
def decide_pair(*, pair: SuspectedPair, version: int, state: str, note: str, by: User) -> SuspectedPair:
    """Two people: nobody is asked about them again, by no later search and no import; unsure: it stays in the queue
    with its note. That it is one person is said by merging the two. Decided otherwise later, it is decided anew."""
    pair = locked(pair)
    require_version(pair, version)
    if state not in (PairState.DIFFERENT, PairState.UNSURE):
        raise DomainError(NOT_A_DECISION, fields={"state": NOT_A_DECISION})
    if state == PairState.UNSURE and not note.strip():
        raise DomainError(UNSURE_SAYS_WHY, fields={"note": UNSURE_SAYS_WHY})
    pair.state, pair.note = state, note.strip()
    pair.decided_at, pair.decided_by = calendar.now(), by
    checked_save(pair)
    audit.record("decide_pair", pair, by=by, state=state, pair=[pair.first_id, pair.second_id])
    return pair


def forget_pairs(dossiers: Iterable[Dossier]) -> int:
    """Before dossiers are taken out of the register altogether (an import undone), what was only suspected goes."""
    keys = [dossier.pk for dossier in dossiers]
    rows = SuspectedPair.objects.filter(first__in=keys) | SuspectedPair.objects.filter(second__in=keys)
    return rows.delete()[0]
