"""Two dossiers of one person become one (nhập làm một)."""

from django.db import IntegrityError, connection, models, transaction

from accounts.models import User
from cases.models import Dossier, FormerNumber, Photo, Responsibility
from cases.services import acting_for
from cases.stage import refresh_stages
from core import audit, calendar
from core.db import current_actor
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from registers.merging.joining import bring_over, settle
from registers.merging.pairs import pairs_over
from registers.merging.pictures import changes, keys_of, picture, stored
from registers.merging.plan import PHOTO, THEIRS, TOGETHER, plan_of, profiles_of, stays_of
from registers.merging.relations import in_order
from registers.merging.timeline import Stay, joined
from registers.models import Merge

SAME_DOSSIER = "Hai số này là cùng một hồ sơ; hãy chọn hồ sơ khác để nhập."
NO_REASON = "Hãy ghi căn cứ: vì sao biết chắc hai hồ sơ là của cùng một người."
NOT_LAWFUL = "Sau khi nhập, hồ sơ không hợp lệ: {why} Chưa nhập gì; hãy chọn cách khác."


@transaction.atomic
def merge_dossiers(
    *, survivor: Dossier, absorbed: Dossier, versions: tuple[int, int], choices: dict[str, str], reason: str, by: User
) -> Merge:
    """Make two dossiers one: ``survivor`` keeps its number and takes over all that hangs on ``absorbed``, whose number
    and address lead to it from now on. ``choices`` say by the slugs of the plan which side is right, where the two
    differ. Whether the user may decide about both is asked at the door."""
    if survivor.pk == absorbed.pk:
        raise DomainError(SAME_DOSSIER)
    if not reason.strip():
        raise DomainError(NO_REASON, fields={"reason": NO_REASON})
    survivor, absorbed = _both_locked(survivor, absorbed)
    for dossier, version in zip((survivor, absorbed), versions, strict=True):
        require_version(dossier, version)
    plan = plan_of(survivor, absorbed)
    if plan.blockers:
        raise DomainError(" ".join(plan.blockers))
    before = picture([survivor.pk, absorbed.pk])
    days = {"mine": stays_of(survivor), "theirs": stays_of(absorbed)}
    behalf = acting_for(by, survivor)
    chosen = plan.usual | {slug: side for slug, side in choices.items() if slug in plan.usual}
    number, key = absorbed.number, absorbed.pk
    settle(survivor, absorbed, choices)
    _join_profiles(survivor, absorbed, chosen)
    _join_days(survivor, absorbed, chosen)
    bring_over(survivor, absorbed)
    pairs_over(survivor, absorbed)
    _join_person(survivor, absorbed, chosen)
    refresh_stages(Dossier.objects.filter(pk=survivor.pk))
    check_lawful(NOT_LAWFUL)
    after = picture([survivor.pk, key])
    merge = Merge.objects.create(
        survivor=survivor,
        survivor_number=survivor.number,
        absorbed_key=key,
        absorbed_number=number,
        reason=reason.strip(),
        choices=choices,
        rows=changes(before, after),
        stood=keys_of(after),
        days=stored(days | {"after": stays_of(survivor)}),
        merged_at=calendar.now(),
        merged_by=by,
        post_label=current_actor().post_label,
    )
    audit.record("merge", survivor, by=by, on_behalf_of=behalf, absorbed=number, key=key, reason=merge.reason)
    return merge


def check_lawful(sentence: str) -> None:
    """What the database asks at the end of a transaction is asked now, while it can still be told."""
    try:
        with transaction.atomic():
            connection.check_constraints()
    except IntegrityError as error:
        raise DomainError(sentence.format(why=broken_rule(error))) from error


def broken_rule(error: IntegrityError) -> str:
    """The sentence of the constraint that refused a row, where it has one."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    for model in in_order() if name else ():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
    return str(error.__cause__ or error).splitlines()[0] + "."


def _both_locked(survivor: Dossier, absorbed: Dossier) -> tuple[Dossier, Dossier]:
    """Held in the order of their keys, so that two officers who merge the same two wait for each other."""
    rows = {row.pk: locked(row) for row in sorted((survivor, absorbed), key=lambda row: row.pk)}
    return rows[survivor.pk], rows[absorbed.pk]


def _join_profiles(survivor: Dossier, absorbed: Dossier, chosen: dict[str, str]) -> None:
    """Of two profiles one is left, each field as chosen; so of two photographs."""
    for prefix, mine, theirs in profiles_of(survivor, absorbed):
        _take(mine, theirs, chosen, prefix)
        type(theirs).objects.filter(pk=theirs.pk).delete()
        checked_save(mine)
    photos = {photo.dossier_id: photo for photo in Photo.objects.filter(dossier__in=[survivor, absorbed])}
    if len(photos) == 2:
        photos[survivor.pk if chosen.get(PHOTO) == THEIRS else absorbed.pk].delete()


def _join_days(survivor: Dossier, absorbed: Dossier, chosen: dict[str, str]) -> None:
    """Exactly one commune a day, from the earlier opening on."""
    stays = joined(stays_of(survivor), stays_of(absorbed), lambda slug: chosen.get(slug) == THEIRS)
    write_days(survivor.pk, stays)
    Responsibility.objects.filter(dossier=absorbed).delete()


def write_days(dossier: int, stays: list[Stay]) -> None:
    """The stays of a dossier, those that stand already left as they are."""
    standing = keep_days(dossier, stays)
    for commune, starts, ends in stays:
        if (commune, starts, ends) not in standing:
            Responsibility.objects.create(dossier_id=dossier, commune_id=commune, starts=starts, ends=ends)


def keep_days(dossier: int, stays: list[Stay]) -> set[Stay]:
    """Of the stays that stand, those that are right; the others go."""
    rows = {(row.commune_id, row.starts, row.ends): row.pk for row in Responsibility.objects.filter(dossier=dossier)}
    Responsibility.objects.filter(pk__in=[key for stay, key in rows.items() if stay not in stays]).delete()
    return rows.keys() & set(stays)


def _join_person(survivor: Dossier, absorbed: Dossier, chosen: dict[str, str]) -> None:
    """The person's own fields as chosen, the earlier day of opening, and the number that leads here from now on."""
    _take(survivor, absorbed, chosen, "")
    survivor.opened_on = min(survivor.opened_on, absorbed.opened_on)
    number, key = absorbed.number, absorbed.pk
    Dossier.objects.filter(pk=key).delete()
    FormerNumber.objects.create(number=number, key=key, dossier=survivor)
    survivor.index_words(survivor.codes)
    checked_save(survivor)


def _take(mine: models.Model, theirs: models.Model, chosen: dict[str, str], prefix: str) -> None:
    for field in mine._meta.concrete_fields:
        if chosen.get(f"{prefix}{TOGETHER.get(field.name, field.name)}") == THEIRS:
            setattr(mine, field.attname, getattr(theirs, field.attname))
