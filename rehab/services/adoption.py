"""An episode that began before this system, or was imported, is taken up by the procedure of its modality: its clocks
start here, its past steps are not invented."""

from django.db import transaction

from accounts.models import User
from cases.models import Procedure
from cases.procedures.manifest import manifests
from cases.services import resume_procedure
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked
from rehab.enums import Modality
from rehab.lengths import procedures_of
from rehab.models import Episode

ENDED = "Đợt này đã kết thúc ngày {ends:%d/%m/%Y}; không còn thời hạn nào phải theo dõi."
FOLLOWED = "Đợt này đã được theo dõi theo thủ tục “{title}”."


@transaction.atomic
def adopt_episode(*, episode: Episode, by: User) -> Procedure:
    """Follow a running episode by its procedure from today on. Refused when it has ended or is followed already."""
    dossier = locked(episode.dossier)
    episode = locked(episode)
    manifest = manifests[procedures_of(episode.modality, dossier.age_on(episode.starts))[0]]
    if episode.ends:
        raise DomainError(ENDED.format(ends=episode.ends))
    if episode.procedure_id:
        raise DomainError(FOLLOWED.format(title=manifest.title))
    episode.procedure = resume_procedure(
        dossier=dossier,
        kind=manifest.slug,
        decided_on=None if episode.modality == Modality.METHADONE else episode.decided_on or episode.starts,
        starts=episode.starts,
        months=episode.months,
    )
    checked_save(episode)
    audit.record("adopt_episode", episode, by=by, dossier=dossier.pk, procedure=manifest.slug)
    return episode.procedure
