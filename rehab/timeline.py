"""Rehabilitation in the person's line of days."""

from collections.abc import Iterator

from cases.models import Dossier
from cases.timeline import TimelineEntry, TimelineSource, recorded_at, timeline_sources
from rehab.enums import Modality
from rehab.models import Episode


def _episodes(dossier: Dossier) -> Iterator[TimelineEntry]:
    written = recorded_at(Episode, dossier)
    for row in Episode.objects.filter(dossier=dossier).select_related("facility__office"):
        is_methadone = row.modality == Modality.METHADONE
        kind = "methadone" if is_methadone else "rehab"
        what = "điều trị methadone" if is_methadone else f"cai nghiện {row.get_modality_display().lower()}"
        where = f"{row.facility}" if row.facility else ""
        decision = f"Quyết định {row.decision_number}" if row.decision_number else ""
        detail = "; ".join(filter(None, [where, decision]))
        yield TimelineEntry(row.starts, f"Bắt đầu {what}", detail, kind, written.get(row.pk))
        if row.maintenance_on:
            yield TimelineEntry(row.maintenance_on, "Đạt liều methadone duy trì", where, kind)
        if row.ends:
            yield TimelineEntry(row.ends, f"Kết thúc {what}", row.get_end_reason_display(), kind)


timeline_sources.register(TimelineSource("episodes", 60, _episodes))
