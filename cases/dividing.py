"""Dossiers of communes that were divided, of whom nobody has said yet to which successor they belong: until then they
are with the default one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, QuerySet

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import scope_of
from areas.models import Area, AreaMap, AreaTree, Succession
from cases.models import Dossier, Responsibility
from cases.notices import WorkNotice, work_notices
from core import calendar

AWAITED = "{count} hồ sơ của xã đã được chia cho nhiều đơn vị, chưa chọn đơn vị kế thừa (tạm theo đơn vị mặc định)"


@dataclass
class Division:
    """A commune that was divided on a day: its successors, the default first; ``waits``: the dossiers, within one's
    own area, of which nobody has chosen."""

    commune: Area
    day: date
    heirs: list[Area] = field(default_factory=list)
    waits: int = 0

    @property
    def heirs_in_words(self) -> str:
        """Phường Ngọc Hà (mặc định), Phường Giảng Võ."""
        default, *others = self.heirs
        return ", ".join([f"{default} (mặc định)", *map(str, others)])


def divided(keys: Iterable[int] | None = None) -> dict[int, Division]:
    """The communes divided until today, by their key; of them those whose keys are given."""
    several = Succession.objects.filter(is_default=False, predecessor__valid_to__lte=calendar.today())
    if keys is not None:
        several = several.filter(predecessor__in=keys)
    steps = Succession.objects.filter(predecessor__in=several.values("predecessor"))
    found: dict[int, Division] = {}
    for step in steps.select_related("predecessor", "successor").order_by("-is_default", "successor__code"):
        commune = step.predecessor
        found.setdefault(commune.pk, Division(commune, commune.valid_to)).heirs.append(step.successor)
    return found


def divisions_for(user: User) -> list[Division]:
    """The divided communes of which dossiers of the user's area wait for a choice."""
    found: list[Division] = []
    for tree, eve in _trees():
        held = _undecided(user, tree, eve)
        counts: dict[int, int] = {}
        units = dict(_standing(tree, eve).values_list("area", "unit"))
        for commune, waits in held.order_by().values_list("commune").annotate(Count("pk")):
            counts[units[commune]] = counts.get(units[commune], 0) + waits
        for key, division in divided(counts).items():
            division.waits = counts[key]
            found.append(division)
    return sorted(found, key=lambda division: (division.day, division.commune.code))


def awaiting(user: User, division: Division) -> QuerySet[Dossier]:
    """The dossiers of the user's area that wait for the choice."""
    for tree, eve in _trees():
        if tree.starts == division.day:
            older = AreaMap.objects.filter(tree=eve, unit=division.commune).values("area")
            held = _undecided(user, tree, eve).filter(commune__in=older)
            return Dossier.objects.filter(pk__in=held.values("dossier"))
    return Dossier.objects.none()


def _trees() -> list[tuple[AreaTree, AreaTree]]:
    """The trees in force until today, each with the one before it."""
    trees = list(AreaTree.objects.filter(starts__lte=calendar.today()).order_by("starts"))
    return list(zip(trees[1:], trees, strict=False))


def _standing(tree: AreaTree, eve: AreaTree) -> QuerySet[AreaMap]:
    """The map of the tree before, to the communes that were divided when the tree began."""
    several = Succession.objects.filter(is_default=False, predecessor__valid_to=tree.starts)
    return AreaMap.objects.filter(tree=eve, unit__in=several.values("predecessor"))


def _undecided(user: User, tree: AreaTree, eve: AreaTree) -> QuerySet[Responsibility]:
    """Who chooses begins a row of responsibility on the day of the tree: those whose row runs on across it."""
    keys = scope_of(user, Permission.HAND_OVER).commune_keys
    held = Responsibility.objects.filter(ends=None, starts__lt=tree.starts, commune__in=keys)
    return held.filter(commune__in=_standing(tree, eve).values("area"))


def _notice(user: User) -> str:
    if not user.may(Permission.HAND_OVER):
        return ""
    count = sum(_undecided(user, tree, eve).count() for tree, eve in _trees())
    return AWAITED.format(count=count) if count else ""


work_notices.register(WorkNotice("divisions", 12, _notice, "cases:divisions", "Chọn đơn vị kế thừa"))
