"""The stage of a dossier: one set-based function for services, import and seed alike.

Each app declares the stages it knows; ``cases`` only puts them in order and never asks who they are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from cases.enums import RemovalReason, Stage, UserManagementEnd
from cases.models import Determination, Dossier, LifeEvent, LifeEventKind, ListRemoval, UserManagement
from core import calendar
from core.registry import Registry


@dataclass(frozen=True)
class StageRule:
    """``stage`` holds for the dossiers (of the outer query) that meet ``holds(day)``; the lowest order wins."""

    slug: str
    order: int
    stage: Stage
    holds: Callable[[date], Exists | Q]


stage_rules: Registry[StageRule] = Registry()


def refresh_stages(dossiers: QuerySet[Dossier] | None = None) -> int:
    """Set the stage of today on some dossiers (or all) in one statement; returns how many changed. Every act on a
    person comes through here, so the long part of the statement is made once a day and not by the ORM each time."""
    stages, values = _stages_on(calendar.today())
    if dossiers is not None:
        some, keys = dossiers.order_by().values("pk").query.sql_with_params()
        stages, values = f"{stages} WHERE cases_dossier.id IN ({some})", (*values, *keys)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            UPDATE cases_dossier SET stage = now.stage
              FROM ({stages} OFFSET 0) AS now (id, stage)
             WHERE cases_dossier.id = now.id AND cases_dossier.stage <> now.stage
            """,
            values,
        )
        return cursor.rowcount


@lru_cache(maxsize=4)
def _stages_on(day: date) -> tuple[str, tuple]:
    """Every dossier with its stage on a day, as a statement that a condition may follow, and its values."""
    stage = Case(
        *[When(rule.holds(day), then=Value(rule.stage)) for rule in stage_rules], default=Value(Stage.REGISTERED)
    )
    return Dossier.objects.order_by().values_list("pk", stage).query.sql_with_params()


def on_addict_list(day: date) -> Exists:
    """The dossiers on the addict list on ``day``: a "có nghiện" with no removal on or after its day."""
    removed = ListRemoval.objects.filter(dossier=OuterRef("dossier"), on__gte=OuterRef("on"), on__lte=day)
    return Exists(Determination.objects.addicted().filter(~Exists(removed), dossier=OuterRef("pk"), on__lte=day))


def is_on_addict_list(dossier: Dossier, day: date) -> bool:
    """Whether one person is on the addict list on a day."""
    return Dossier.objects.filter(on_addict_list(day), pk=dossier.pk).exists()


def _known_dead(day: date) -> Q:
    removal = ListRemoval.objects.filter(dossier=OuterRef("pk"), reason=RemovalReason.DEAD_OR_MISSING, on__lte=day)
    management = UserManagement.objects.filter(dossier=OuterRef("pk"), end_reason=UserManagementEnd.DEAD, ends__lte=day)
    return Q(Exists(removal) & ~on_addict_list(day)) | Q(Exists(management))


def _gone(day: date) -> Exists:
    gone = (LifeEventKind.DEAD, LifeEventKind.MISSING)
    return Exists(LifeEvent.objects.on(day).filter(dossier=OuterRef("pk"), kind__in=gone))


def _in_prison(day: date) -> Exists:
    return Exists(LifeEvent.objects.on(day).filter(dossier=OuterRef("pk"), kind=LifeEventKind.IMPRISONED))


def _managed(day: date) -> Exists:
    return Exists(UserManagement.objects.on(day).filter(dossier=OuterRef("pk")))


def _was_managed(day: date) -> Q:
    removal = ListRemoval.objects.filter(dossier=OuterRef("pk"), on__lte=day)
    management = UserManagement.objects.filter(dossier=OuterRef("pk"), ends__lte=day)
    return Q(Exists(removal)) | Q(Exists(management))


stage_rules.register(StageRule("dead", 10, Stage.ENDED, _known_dead))
stage_rules.register(StageRule("gone", 13, Stage.ENDED, _gone))
stage_rules.register(StageRule("in_prison", 42, Stage.ENDED, _in_prison))
stage_rules.register(StageRule("addict", 50, Stage.ADDICT, on_addict_list))
stage_rules.register(StageRule("managed_user", 60, Stage.MANAGED_USER, _managed))
stage_rules.register(StageRule("was_managed", 90, Stage.ENDED, _was_managed))
