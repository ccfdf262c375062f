"""Two facts become one, and what hangs on the one that goes hangs on the one that stays."""

import pgtrigger
from django.db import models
from django.db.models import Q

from cases.models import Dossier, LifeEvent, PlaceOfCare, ProposalAnswer
from core import calendar
from core.errors import DomainError
from core.saving import checked_save
from registers.merging.clashes import Choice, Clash, clashes
from registers.merging.relations import KEPT_BY_TRIGGER, WAYS, Way, in_order, keys_to, own_key

Row = models.Model

NO_END_REASON = "Rút ngắn “{row}” thì phải chọn lý do kết thúc của đợt bị rút ngắn."
NO_CHOICE = (
    "“{mine}” và “{theirs}” không thể cùng có trong một hồ sơ, và cả hai do thủ tục đang làm ghi; hãy thu hồi bước của "
    "thủ tục lập nhầm rồi nhập lại."
)
STILL_CLASHING = "“{mine}” và “{theirs}” không thể cùng có trong một hồ sơ ({why}); hãy chọn cách giải quyết."


def clashes_of(survivor: Dossier, absorbed: Dossier) -> list[Clash]:
    """Every pair of facts of the two dossiers that cannot stand in one, as they stand now."""
    found: list[Clash] = []
    for model in in_order():
        if WAYS[model._meta.label] is Way.MOVES and (key := own_key(model)):
            mine, theirs = _rows(model, key, survivor), _rows(model, key, absorbed)
            found += clashes(model, key.name, mine, theirs) if mine and theirs else []
    return found


def settle(survivor: Dossier, absorbed: Dossier, choices: dict[str, str]) -> None:
    """Resolve the clashes as chosen, one after the other: what one settles need not be settled again. Raises
    ``DomainError`` for one that has no choice, or that a choice does not settle."""
    for clash in clashes_of(survivor, absorbed):
        clash = _as_it_stands(clash)
        if clash is not None:
            _settle(clash, choices)
    left = clashes_of(survivor, absorbed)
    if left:
        raise _refusal(STILL_CLASHING, left[0])


def bring_over(survivor: Dossier, absorbed: Dossier) -> None:
    """All that is left on the one dossier hangs on the other, but for what has a way of its own."""
    with pgtrigger.ignore(*KEPT_BY_TRIGGER):
        for model in in_order():
            key = own_key(model)
            if key is not None and WAYS[model._meta.label] not in (Way.TIMELINE, Way.PAIR):
                model._base_manager.filter(**{key.name: absorbed}).update(**{key.name: survivor})


def join(kept: Row, dropped: Row) -> None:
    """``kept`` stands for both: what hung on ``dropped`` hangs on it, where it can; ``dropped`` goes."""
    for link in keys_to(type(dropped)):
        theirs = list(link.model._base_manager.filter(**{link.field.name: dropped}).order_by("pk"))
        mine = list(link.model._base_manager.filter(**{link.field.name: kept}).order_by("pk")) if theirs else []
        for clash in clashes(link.model, link.field.name, mine, theirs):
            if (now := _as_it_stands(clash)) is not None and not _trimmed(now):
                join(now.mine, now.theirs)
        link.model._base_manager.filter(**{link.field.name: dropped}).update(**{link.field.name: kept})
    procedure = getattr(dropped, "procedure", None)
    _rename(dropped, kept)
    type(dropped)._base_manager.filter(pk=dropped.pk).delete()
    if procedure is not None and kept.procedure is None:
        type(kept)._base_manager.filter(pk=kept.pk).update(procedure=procedure)


def _trimmed(clash: Clash) -> bool:
    """A part that lasts (who helped, from a day to a day) is kept for the days on which the other has none."""
    mine, theirs = clash.mine, clash.theirs
    if not hasattr(theirs, "ends") or hasattr(theirs, "end_reason"):
        return False
    if theirs.starts < mine.starts:
        theirs.ends = mine.starts
    elif mine.ends and (theirs.ends is None or theirs.ends > mine.ends):
        theirs.starts = mine.ends
    else:
        return False
    checked_save(theirs)
    return True


def _settle(clash: Clash, choices: dict[str, str]) -> None:
    possible = clash.choices()
    if not possible:
        raise _refusal(NO_CHOICE, clash)
    chosen = choices.get(clash.slug) or (possible[0] if clash.is_same else "")
    if chosen not in possible:
        raise _refusal(STILL_CLASHING, clash)
    if chosen in (Choice.CUT_MINE, Choice.CUT_THEIRS):
        pair = (clash.mine, clash.theirs) if chosen == Choice.CUT_MINE else (clash.theirs, clash.mine)
        _cut(*pair, reason=choices.get(f"{clash.slug}:reason", ""), clash=clash)
    elif clash.is_paper:
        pair = (clash.mine, clash.theirs) if chosen == Choice.KEEP_MINE else (clash.theirs, clash.mine)
        _replace(*pair)
    elif chosen == Choice.KEEP_MINE:
        join(clash.mine, clash.theirs)
    else:
        join(clash.theirs, clash.mine)


def _cut(row: Row, other: Row, *, reason: str, clash: Clash) -> None:
    """The row ends where the other begins."""
    row.ends = other.starts
    if hasattr(row, "end_reason") and not row.end_reason:
        if not reason:
            sentence = NO_END_REASON.format(row=row)
            raise DomainError(sentence, fields={clash.slug: sentence})
        row.end_reason = reason
    checked_save(row)


def _replace(current: Row, other: Row) -> None:
    """The other number is that of before: it was replaced when the current one was issued, as far as that is known."""
    day = current.issued_on or calendar.today()
    if other.issued_on and other.issued_on >= day:
        day = max(calendar.today(), other.issued_on)
    other.replaced_on = day
    checked_save(other)


def _as_it_stands(clash: Clash) -> Clash | None:
    """The clash with its rows of now; None where one is gone, or both stand side by side already."""
    model = type(clash.mine)
    rows = model._base_manager.in_bulk([clash.mine.pk, clash.theirs.pk])
    if len(rows) < 2:
        return None
    mine, theirs = rows[clash.mine.pk], rows[clash.theirs.pk]
    return next(iter(clashes(model, clash.key, [mine], [theirs])), None)


def _rename(dropped: Row, kept: Row) -> None:
    """Where a row is named in words ("episode:7") the one that stands for it is."""
    dossier = getattr(dropped, "dossier_id", None)
    if dossier is None:
        return
    sides = Q(dossier__in=[dossier, kept.dossier_id])
    name = dropped._meta.model_name
    old, new = f"{name}:{dropped.pk}", f"{name}:{kept.pk}"
    for place in PlaceOfCare.objects.filter(sides, reason=old):
        if PlaceOfCare.objects.filter(sides, reason=new).exists():
            place.delete()
        else:
            PlaceOfCare.objects.filter(pk=place.pk).update(reason=new)
    for event in LifeEvent.objects.filter(sides, ended__contains=[old]):
        ended = [new if what == old else what for what in event.ended]
        LifeEvent.objects.filter(pk=event.pk).update(ended=list(dict.fromkeys(ended)))
    if isinstance(dropped, LifeEvent) and dropped.ended:
        ended = list(dict.fromkeys([*(kept.ended or []), *dropped.ended]))
        LifeEvent.objects.filter(pk=kept.pk).update(ended=ended)
    before, after = _evidence(dropped), _evidence(kept)
    named = Q(evidence=before) | Q(evidence__startswith=f"{before}:")
    for answer in ProposalAnswer.objects.filter(sides & named):
        evidence = answer.evidence.replace(before, after, 1)
        if not ProposalAnswer.objects.filter(sides, proposal=answer.proposal, evidence=evidence).exists():
            ProposalAnswer.objects.filter(pk=answer.pk).update(evidence=evidence)


def _evidence(row: Row) -> str:
    return f"{'user_management' if row._meta.model_name == 'usermanagement' else row._meta.model_name}:{row.pk}"


def _rows(model: type[Row], key: models.ForeignKey, dossier: Dossier) -> list[Row]:
    rows = model._base_manager.filter(**{key.name: dossier}).order_by("pk").defer(*_bytes(model))
    return list(rows.select_related("procedure") if hasattr(model, "procedure") else rows)


def _bytes(model: type[Row]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if isinstance(field, models.BinaryField)]


def _refusal(sentence: str, clash: Clash) -> DomainError:
    words = sentence.format(mine=clash.mine, theirs=clash.theirs, why=clash.sentence.rstrip("."))
    return DomainError(words, fields={clash.slug: words})
