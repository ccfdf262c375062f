"""One dossier becomes two again, as they were, with what came later on the side where an officer puts it."""

from typing import Any

import pgtrigger
from django.apps import apps
from django.db import IntegrityError, models, transaction

from accounts.models import User
from cases.models import Dossier, PairState, Responsibility, SuspectedPair
from cases.services import acting_for
from cases.stage import refresh_stages
from core import audit, calendar
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from registers.merging.later import BOTH, DAYS, DOSSIER, Since, since, stays
from registers.merging.merge import broken_rule, check_lawful, keep_days, write_days
from registers.merging.pictures import Values, revived
from registers.merging.plan import MINE, THEIRS, TOGETHER, stays_of
from registers.merging.relations import KEPT_BY_TRIGGER, in_order, own_key
from registers.merging.timeline import Stay, first_difference, grafted
from registers.models import Merge

UNDONE_ALREADY = "Lần nhập này đã được hoàn tác lúc {at:%H:%M ngày %d/%m/%Y}."
LATER_MERGE = (
    "Sau lần này hồ sơ còn được nhập làm một với hồ sơ {number} (ngày {at:%d/%m/%Y}); hãy hoàn tác lần nhập ấy trước."
)
GONE = "Hồ sơ {number} đã được nhập vào hồ sơ khác; hãy hoàn tác lần nhập ấy trước."
NOT_PLACED = "Hãy chọn hồ sơ cho “{words}”, ghi sau khi nhập."
NOT_LAWFUL = "Chia như vậy thì có hồ sơ không hợp lệ: {why} Chưa hoàn tác gì; hãy xếp lại các mục ghi sau khi nhập."
NO_REASON = "Hãy ghi lý do hoàn tác."
OF_A_SIDE = ("dossier_id", "procedure_id", "first_id", "second_id")
"""Columns of which no two rows may bear the same, so that they are given back before a row that had them returns."""

AGAIN_UNSURE = "Đã nhập làm một rồi hoàn tác ngày {day:%d/%m/%Y}: {reason}"


@transaction.atomic
def undo_merge(*, merge: Merge, version: int, placed: dict[str, str], reason: str, by: User) -> Merge:
    """Make of one dossier the two that it was made of. ``placed`` gives each thing that came later (``since``) a side;
    ``version`` is that of the dossier. The pair comes back to the queue, as one that is not clear."""
    merge = locked(merge)
    _check_may_be_undone(merge, reason)
    survivor = locked(merge.survivor)
    require_version(survivor, version)
    found = since(merge)
    for later in found.asked:
        if placed.get(later.slug) not in (MINE, THEIRS, *([BOTH] if later.may_be_both else [])):
            sentence = NOT_PLACED.format(words=f"{later.what}: {later.words}")
            raise DomainError(sentence, fields={later.slug: sentence})
    behalf = acting_for(by, survivor)
    days_now = stays_of(survivor)
    try:
        with transaction.atomic(), pgtrigger.ignore(*KEPT_BY_TRIGGER):
            _split(merge, found, placed)
            _split_days(merge, days_now, placed.get(DAYS, MINE))
    except IntegrityError as error:
        raise DomainError(NOT_LAWFUL.format(why=broken_rule(error))) from error
    both = Dossier.objects.filter(pk__in=[merge.survivor_id, merge.absorbed_key])
    for dossier in both:
        _index(dossier)
    refresh_stages(both)
    check_lawful(NOT_LAWFUL)
    _pair_again(merge, reason, by)
    merge.undone_at, merge.undone_by, merge.undone_reason = calendar.now(), by, reason.strip()
    merge.save()
    for dossier in both:
        audit.record("undo_merge", dossier, by=by, on_behalf_of=behalf, merge=merge.pk, reason=merge.undone_reason)
    return merge


def why_not(merge: Merge) -> str:
    """Why a merge cannot be undone now; empty when it can."""
    if merge.undone_at:
        return UNDONE_ALREADY.format(at=merge.undone_at)
    above = Merge.objects.standing().filter(survivor=merge.survivor_id, pk__gt=merge.pk).order_by("-pk").first()
    if above is not None:
        if above.survivor_number == merge.survivor_number:
            return LATER_MERGE.format(number=above.absorbed_number, at=above.merged_at)
        return GONE.format(number=merge.survivor_number)
    return ""


def _check_may_be_undone(merge: Merge, reason: str) -> None:
    sentence = why_not(merge)
    if sentence:
        raise DomainError(sentence)
    if not reason.strip():
        raise DomainError(NO_REASON, fields={"reason": NO_REASON})


def _split(merge: Merge, found: Since, placed: dict[str, str]) -> None:
    """In the order in which no row is ever on two sides or on none: the second dossier stands again; what the merge
    added goes; what was moved goes back; what it took away comes back, those first that others hang on; the rest."""
    told = [row for row in merge.rows if row["model"] != Responsibility._meta.label]
    own = next(row for row in told if row["model"] == DOSSIER and row["pk"] == merge.absorbed_key)
    _insert(Dossier, own["before"])
    for row in reversed(told):
        if row["before"] is None:
            _model(row)._base_manager.filter(pk=row["pk"]).delete()
    kept = [row for row in told if row["before"] and row["after"]]
    first = [row for row in kept if any(row["before"].get(name) != row["after"].get(name) for name in OF_A_SIDE)]
    for row in first:
        _restore(row, found)
    _place(merge, found, placed)
    gone = [row for row in told if row["after"] is None and row is not own]
    order = {model._meta.label: place for place, model in enumerate(in_order())}
    for row in sorted(gone, key=lambda row: order[row["model"]]):
        _insert(_model(row), row["before"])
    for row in kept:
        if row not in first:
            _restore(row, found)
        if row["model"] == DOSSIER:
            _restore_person(merge, row, found, placed)


def _restore(row: dict[str, Any], found: Since) -> None:
    """The columns that the merge changed, and nobody since, are as before; what was corrected since stays."""
    held = found.now.get(row["model"], {}).get(row["pk"])
    if held is None:
        return
    values: Values = {
        name: before
        for name, before in row["before"].items()
        if before != row["after"][name] and held[name] == row["after"][name]
    }
    model = _model(row)
    if values:
        model._base_manager.filter(pk=row["pk"]).update(**revived(model, values))


def _restore_person(merge: Merge, row: dict[str, Any], found: Since, placed: dict[str, str]) -> None:
    """A field of the person that was corrected since is corrected for the one, for the other, or for both."""
    held = found.now[DOSSIER][merge.survivor_id]
    for name in row["before"]:
        side = placed.get(f"field-{name}")
        together = [name, *(other for other, leader in TOGETHER.items() if leader == name)]
        if side in (THEIRS, BOTH):
            now = {one: held[one] for one in together}
            Dossier.objects.filter(pk=merge.absorbed_key).update(**revived(Dossier, now))
        if side == THEIRS:
            then = {one: row["before"][one] for one in together}
            Dossier.objects.filter(pk=merge.survivor_id).update(**revived(Dossier, then))


def _place(merge: Merge, found: Since, placed: dict[str, str]) -> None:
    """Rows that came later and belong to the dossier that stands again hang on it."""
    for (label, pk), side in found.sides.items():
        if pk in merge.stood.get(label, ()) or placed.get(side, side) != THEIRS:
            continue
        model = apps.get_model(label)
        key = own_key(model)
        if key is not None:
            model._base_manager.filter(pk=pk).update(**{key.name: merge.absorbed_key})


def _split_days(merge: Merge, now: list[Stay], side: str) -> None:
    """Each its own communes again; the moves since go on for the chosen one, or for both."""
    before = {MINE: (merge.survivor_id, stays(merge, MINE)), THEIRS: (merge.absorbed_key, stays(merge, THEIRS))}
    day = first_difference(stays(merge, "after"), now)
    rows = [row["before"] for row in merge.rows if row["model"] == Responsibility._meta.label and row["before"]]
    for which, (dossier, own) in before.items():
        moved = day is not None and side in (which, BOTH)
        line = grafted(own, now, day) if moved else own
        keep_days(dossier, line)
        for values in rows:
            if values["dossier_id"] == dossier and not moved:
                _insert(Responsibility, values)
        write_days(dossier, line)


def _index(dossier: Dossier) -> None:
    """The words that find it, where something of them was corrected since."""
    before = dossier.search_text, dossier.sort_key
    dossier.index_words(dossier.codes)
    if (dossier.search_text, dossier.sort_key) != before:
        checked_save(dossier)


def _pair_again(merge: Merge, reason: str, by: User) -> None:
    first, second = sorted((merge.survivor_id, merge.absorbed_key))
    now = calendar.now()
    told = {
        "state": PairState.UNSURE,
        "note": AGAIN_UNSURE.format(day=calendar.today(), reason=reason.strip())[:250],
        "decided_at": now,
        "decided_by": by,
    }
    SuspectedPair.objects.update_or_create(
        first_id=first, second_id=second, defaults=told, create_defaults=told | {"score": 100, "found_at": now}
    )


def _model(row: dict[str, Any]) -> type[models.Model]:
    return apps.get_model(row["model"])


def _insert(model: type[models.Model], values: Values) -> None:
    if not model._base_manager.filter(pk=values["id"]).exists():
        model(**revived(model, values)).save_base(raw=True, force_insert=True)
