"""Questions about the tree; each is one indexed query."""

from datetime import date

from django.db.models import QuerySet

from areas.models import Area, AreaMap, AreaTree, Office


def tree_on(day: date) -> AreaTree:
    """The tree in force on ``day``; raises ``AreaTree.DoesNotExist`` before the first one."""
    return AreaTree.objects.filter(starts__lte=day).latest("starts")


def area_on(code: str, day: date) -> Area | None:
    """The unit that bears ``code`` in the tree of ``day``."""
    return Area.objects.valid_on(day).filter(code=code).select_related("parent").first()


def subtree_on(area: Area, day: date) -> QuerySet[Area]:
    """The unit and everything below it that stands on ``day``."""
    return Area.objects.under(area).valid_on(day)


def chain_above(area: Area) -> QuerySet[Area]:
    """The unit, then what lies above it, up to the province."""
    return Area.objects.above(area)


def unit_for(area: Area, day: date) -> Area | None:
    """The unit that stands for ``area`` in the tree of ``day`` (itself, or its default successor)."""
    return Area.objects.filter(pk__in=map_on(day).filter(area=area).values("unit")).first()


def map_on(day: date) -> QuerySet[AreaMap]:
    """The map of the tree of ``day``."""
    tree = AreaTree.objects.filter(starts__lte=day).order_by("-starts").values("pk")[:1]
    return AreaMap.objects.filter(tree=tree)


def office_above(office: Office, day: date) -> Office | None:
    """The office to which this one reports on ``day``: that of the unit above; a facility reports to its province."""
    unit = unit_for(office.area, day)
    if unit is None:
        return None
    chain = list(chain_above(unit))
    receiver = chain[-1] if office.is_care else next(iter(chain[1:]), None)
    if receiver is None:
        return None
    return Office.objects.filter(area=receiver, kind=receiver.level).first()
