"""Việc cần làm: the steps of law that are owed, over all dossiers that one may see, by the day on which they become
late. One query for the rows of a page, whatever the number of dossiers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import django_filters
from django.conf import settings
from django.db.models import F, Prefetch, Q, QuerySet

from accounts.enums import Role
from accounts.models import User
from areas.enums import OfficeKind
from areas.models import Area
from cases.filters import ANY, FilterForm, UnitFilter
from cases.models import Clock, Responsibility
from cases.perms import lent_to
from cases.procedures.manifest import manifests
from cases.procedures.rules import in_force
from cases.queries import communes_in, units_to_filter
from core import calendar

LATE, TODAY, WEEK, MONTH = "late", "today", "week", "month"
SPANS = [(LATE, "Đã quá hạn"), (TODAY, "Đến hạn hôm nay"), (WEEK, "Trong 7 ngày tới"), (MONTH, "Trong 30 ngày tới")]
ALL, SLOW = "all", "slow"
WHOSE = [(SLOW, f"Xã chậm quá {settings.ESCALATE_AFTER_DAYS} ngày"), (ALL, "Mọi việc trong địa bàn")]
ABOVE = (OfficeKind.DISTRICT, OfficeKind.PROVINCE)


def owed_to(user: User) -> QuerySet[Clock]:
    """All open deadlines of the dossiers visible to the user, the next to be late first; what a person only may ask for
    is nobody's work."""
    rights = [Q(procedure__kind=kind.slug, act=act.slug) for kind in manifests for act in kind.acts if not act.is_duty]
    now = Responsibility.objects.filter(ends=None).select_related("commune")
    return (
        Clock.objects.open()
        .visible_to(user)
        .exclude(Q(*rights, _connector=Q.OR))
        .select_related("procedure__dossier", "rule")
        .prefetch_related(Prefetch("procedure__dossier__responsibilities", queryset=now, to_attr="current"))
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def own_work(user: User, day: date) -> Q:
    """The user's own steps; above the commune also what is late by more than the set time."""
    return own_steps(user, day) | slow_below(day) if stands_above(user) else own_steps(user, day)


def own_steps(user: User, day: date) -> Q:
    """The steps that a post of the user takes under the law of the day, or, where that law knows the step no more,
    under the one that the deadline comes from."""
    roles = {post.role for post in user.posts_today if post.office}
    known: dict[str, list[str]] = defaultdict(list)
    mine: dict[str, list[str]] = defaultdict(list)
    for (kind, step), rule in in_force(day).items():
        known[kind].append(step)
        if roles & set(rule.roles):
            mine[kind].append(step)
    found = Q(pk__in=[])
    of_before = Q(*[("rule__roles__contains", [role]) for role in roles], _connector=Q.OR) if roles else Q(pk__in=[])
    for manifest in manifests:
        here = Q(procedure__kind=manifest.slug)
        found |= here & (Q(act__in=mine[manifest.slug]) | (~Q(act__in=known[manifest.slug]) & of_before))
    return found


def stands_above(user: User) -> bool:
    """Whether the work that communes are slow with is shown to the user: at the district and the province."""
    return any(post.office and post.office.kind in ABOVE for post in user.posts_today)


def slow_below(day: date) -> Q:
    """What is late by more than the set time."""
    return Q(due_on__lt=day - timedelta(days=settings.ESCALATE_AFTER_DAYS))


@dataclass(frozen=True)
class Standing:
    """How a piece of work stands to a user. ``may_take``: by the role of a post of today, or of one for which it
    stands in; ``is_slow``: shown to the user only because somebody below is slow with it."""

    may_take: bool
    is_slow: bool


def standings(user: User, clocks: Sequence[Clock]) -> dict[int, Standing]:
    """Each of the pieces of work of a page, as it stands to the user; one query."""
    today, above = calendar.today(), stands_above(user)
    rules = in_force(today, {clock.act for clock in clocks})
    own = frozenset(Role(post.role) for post in user.posts_today if post.office)
    lent = lent_to(own, today)
    found = {}
    for clock in clocks:
        roles = set(rules.get((clock.procedure.kind, clock.act), clock.rule).roles)
        late = (today - clock.due_on).days if clock.due_on else 0
        slow = above and not roles & own and late > settings.ESCALATE_AFTER_DAYS
        found[clock.pk] = Standing(bool(roles & (own | lent)), slow)
    return found


class WorkFilter(django_filters.FilterSet):
    """Whose work, how soon, of which procedure and unit. Without a choice: one's own work, all of it."""

    whose = django_filters.ChoiceFilter(
        label="Việc của ai", choices=WHOSE, method="of_whom", empty_label="Việc của tôi"
    )
    span = django_filters.ChoiceFilter(label="Thời hạn", choices=SPANS, method="within", empty_label=ANY)
    kind = django_filters.ChoiceFilter(label="Thủ tục", field_name="procedure__kind", empty_label=ANY)
    unit = UnitFilter(label="Địa bàn", queryset=Area.objects.none(), method="in_unit", empty_label=ANY)

    class Meta:
        model = Clock
        fields: list[str] = []
        form = FilterForm

    def __init__(self, data: Any, queryset: QuerySet[Clock], *, user: User):
        super().__init__(data, queryset)
        self.user = user
        if not stands_above(user):
            self.filters["whose"].extra["choices"] = [choice for choice in WHOSE if choice[0] != SLOW]
        self.filters["kind"].extra["choices"] = [(manifest.slug, manifest.title) for manifest in manifests]
        self.filters["unit"].queryset = units_to_filter(user)

    def filter_queryset(self, queryset: QuerySet[Clock]) -> QuerySet[Clock]:
        """A filter that cannot be read finds nothing; unless all work is asked for, it is one's own."""
        if not self.form.is_valid():
            return queryset.none()
        found = super().filter_queryset(queryset)
        whose = self.form.cleaned_data["whose"]
        if whose == ALL:
            return found
        if whose == SLOW:
            return found.filter(slow_below(calendar.today()) & ~own_steps(self.user, calendar.today()))
        return found.filter(own_work(self.user, calendar.today()))

    def of_whom(self, queryset: QuerySet[Clock], name: str, value: str) -> QuerySet[Clock]:
        return queryset

    def within(self, queryset: QuerySet[Clock], name: str, value: str) -> QuerySet[Clock]:
        today = calendar.today()
        if value == LATE:
            return queryset.late(today, calendar.now())
        days = {TODAY: 0, WEEK: 7, MONTH: 30}[value]
        return queryset.filter(due_on__range=(today, today + timedelta(days=days)))

    def in_unit(self, queryset: QuerySet[Clock], name: str, value: Area) -> QuerySet[Clock]:
        now = Responsibility.objects.filter(ends=None, commune__in=communes_in(value))
        return queryset.filter(procedure__dossier__in=now.values("dossier"))
