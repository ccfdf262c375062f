"""The queue of suspected pairs: whose work each is, and by what it can be narrowed."""

from typing import Any

import django_filters
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import scope_of
from areas.queries import map_on
from cases.filters import FilterForm
from cases.models import Dossier, PairState, Responsibility, SuspectedPair
from core import calendar

OWN, ALL = "own", "all"
LEVELS = [(OWN, "Việc của cấp mình"), (ALL, "Cả việc của cấp dưới")]
WAITING, ANY = "waiting", "any"
STATES = [(WAITING, "Chưa kết luận"), *PairState.choices, (ANY, "Tất cả")]
CERTAIN = [(85, "Từ 85 điểm: rất giống"), (70, "Từ 70 điểm")]


def own_level(pairs: QuerySet[SuspectedPair], user: User) -> QuerySet[SuspectedPair]:
    """The pairs for which no office below the user's holds both sides: those of one's own commune; in a district those
    of two of its communes; in a province those of two of its districts, or communes since there are no districts."""
    units = scope_of(user, Permission.MERGE_DOSSIER).units
    sides = {}
    for side in ("first", "second"):
        sides[f"{side}_unit"] = _unit_of(side, "unit")
        sides[f"{side}_above"] = _unit_of(side, "unit__parent")
    below = {
        f"{side}_below": Case(When(**{f"{side}_above__in": units}, then=F(f"{side}_unit")), default=F(f"{side}_above"))
        for side in ("first", "second")
    }
    rows = pairs.alias(**sides).alias(**below)
    return rows.filter(Q(first_unit__in=units) | ~Q(first_below=F("second_below")))


def _unit_of(side: str, column: str) -> Subquery:
    """The unit of today that answers for a side of a pair, or what lies above it."""
    stay = Responsibility.objects.filter(dossier=OuterRef(OuterRef(side)), ends=None).values("commune")
    return Subquery(map_on(calendar.today()).filter(area__in=stay).values(column)[:1])


class PairFilter(django_filters.FilterSet):
    """Undecided pairs of one's own level, unless something else is asked for."""

    q = django_filters.CharFilter(label="Họ tên, số hồ sơ hoặc số giấy tờ", method="find")
    state = django_filters.ChoiceFilter(label="Kết luận", choices=STATES, method="in_state", empty_label=None)
    level = django_filters.ChoiceFilter(label="Cấp", choices=LEVELS, method="of_level", empty_label=None)
    score = django_filters.ChoiceFilter(
        label="Mức giống nhau", choices=CERTAIN, field_name="score", lookup_expr="gte", empty_label="— tất cả —"
    )

    class Meta:
        model = SuspectedPair
        fields = ["q", "state", "level", "score"]
        form = FilterForm

    def __init__(self, data: Any, queryset: QuerySet, *, user: User) -> None:
        super().__init__(
            {"state": WAITING, "level": OWN, **{name: data[name] for name in data if data[name]}}, queryset
        )
        self.user = user

    def find(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        found = Dossier.objects.visible_to(self.user).search(value)
        return rows.filter(Q(first__in=found) | Q(second__in=found))

    def in_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        if value == ANY:
            return rows
        return rows.waiting() if value == WAITING else rows.filter(state=value)

    def of_level(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return own_level(rows, self.user) if value == OWN else rows
