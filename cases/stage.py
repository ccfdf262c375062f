"""The stage of a dossier: one set-based function for services, import and seed alike.

Each app declares the stages it knows; ``cases`` only puts them in order and never asks who they are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

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
    """Set the stage of today on some dossiers (or all) in one statement; returns how many changed."""
    day = calendar.today()
    stage = Case(
        *[When(rule.holds(day), then=Value(rule.stage)) for rule in stage_rules], default=Value(Stage.REGISTERED)
    )
    rows = Dossier.objects.all() if dossiers is None else Dossier.objects.filter(pk__in=dossiers.values("pk"))
    return rows.annotate(stage_now=stage).exclude(stage=F("stage_now")).update(stage=F("stage_now"))


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
