"""The stages that rehabilitation knows."""

from datetime import date

from django.db.models import Exists, OuterRef

from cases.enums import Stage
from cases.models import Determination
from cases.stage import StageRule, stage_rules
from rehab.enums import EpisodeEnd, Modality
from rehab.models import Episode


def _dead(day: date) -> Exists:
    return Exists(Episode.objects.filter(dossier=OuterRef("pk"), end_reason=EpisodeEnd.DEAD, ends__lte=day))


def _in_rehab(day: date) -> Exists:
    return Exists(Episode.objects.on(day).filter(dossier=OuterRef("pk")).exclude(modality=Modality.METHADONE))


def _on_methadone(day: date) -> Exists:
    return Exists(Episode.objects.on(day).filter(dossier=OuterRef("pk"), modality=Modality.METHADONE))


def _completed(day: date) -> Exists:
    """Completed rehab, with no "có nghiện" and no further episode since."""
    relapse = Determination.objects.addicted().filter(
        dossier=OuterRef("dossier"), on__gte=OuterRef("ends"), on__lte=day
    )
    further = Episode.objects.filter(dossier=OuterRef("dossier"), starts__gte=OuterRef("ends"), starts__lte=day)
    return Exists(
        Episode.objects.completed().filter(~Exists(relapse), ~Exists(further), dossier=OuterRef("pk"), ends__lte=day)
    )


stage_rules.register(StageRule("dead_in_rehab", 11, Stage.ENDED, _dead))
stage_rules.register(StageRule("rehab", 20, Stage.REHAB, _in_rehab))
stage_rules.register(StageRule("methadone", 30, Stage.METHADONE, _on_methadone))
stage_rules.register(StageRule("completed", 45, Stage.COMPLETED, _completed))
