"""The stages that aftercare knows."""

from datetime import date

from django.db.models import Exists, OuterRef

from aftercare.enums import AftercareEnd
from aftercare.models import Aftercare
from cases.enums import Stage
from cases.stage import StageRule, stage_rules


def _dead(day: date) -> Exists:
    return Exists(Aftercare.objects.filter(dossier=OuterRef("pk"), end_reason=AftercareEnd.DEAD, ends__lte=day))


def _in_aftercare(day: date) -> Exists:
    return Exists(Aftercare.objects.on(day).filter(dossier=OuterRef("pk")))


stage_rules.register(StageRule("dead_in_aftercare", 12, Stage.ENDED, _dead))
stage_rules.register(StageRule("aftercare", 40, Stage.AFTERCARE, _in_aftercare))
