"""Everything that happened to a person, in one line of days; the apps above add their events."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models

from cases.models import Determination, Dossier, DrugTest, LifeEvent, ListRemoval, Responsibility, Step, UserManagement
from cases.procedures.manifest import manifests
from core.registry import Registry


@dataclass(frozen=True)
class TimelineEntry:
    """One event: the day it holds from, what it was, and when it was entered. ``kind`` chooses its colour:
    dossier, move, list, user, rehab, methadone, aftercare, support or club."""

    on: date
    title: str
    detail: str = ""
    kind: str = "dossier"
    recorded_at: datetime | None = None


@dataclass(frozen=True)
class TimelineSource:
    """The events of one kind of fact, in one or two queries."""

    slug: str
    order: int
    entries: Callable[[Dossier], Iterable[TimelineEntry]]


timeline_sources: Registry[TimelineSource] = Registry()


def timeline_of(dossier: Dossier) -> list[TimelineEntry]:
    """All events, the latest first; those of one day in the order of their sources."""
    entries = [entry for source in timeline_sources for entry in source.entries(dossier)]
    return sorted(entries, key=lambda entry: entry.on, reverse=True)


def recorded_at(model: type[models.Model], dossier: Dossier) -> dict[int, datetime]:
    """When each row of a tracked model about the dossier was first written, by its key."""
    history = model.pgh_event_model._default_manager.filter(dossier=dossier, pgh_label="insert")
    return dict(history.values_list("pgh_obj_id", "pgh_created_at"))


def _opening(dossier: Dossier) -> list[TimelineEntry]:
    detail = f"nhập thay cho {dossier.entered_for}" if dossier.entered_for else ""
    return [TimelineEntry(dossier.opened_on, "Lập hồ sơ", detail, "dossier")]


def _moves(dossier: Dossier) -> list[TimelineEntry]:
    written = recorded_at(Responsibility, dossier)
    rows = dossier.responsibilities.filter(starts__gt=dossier.opened_on).select_related("commune")
    return [TimelineEntry(row.starts, f"Chuyển đến {row.commune}", "", "move", written.get(row.pk)) for row in rows]


def _determinations(dossier: Dossier) -> list[TimelineEntry]:
    written = recorded_at(Determination, dossier)
    return [
        TimelineEntry(row.on, f"Xác định: {row.get_result_display().lower()}", row.agency, "list", written.get(row.pk))
        for row in dossier.determinations.all()
    ]


def _removals(dossier: Dossier) -> list[TimelineEntry]:
    written = recorded_at(ListRemoval, dossier)
    return [
        TimelineEntry(row.on, "Ra khỏi danh sách người nghiện", row.get_reason_display(), "list", written.get(row.pk))
        for row in dossier.removals.all()
    ]


def _drug_tests(dossier: Dossier) -> list[TimelineEntry]:
    written = recorded_at(DrugTest, dossier)
    return [
        TimelineEntry(
            row.on,
            f"Xét nghiệm ma túy: {'dương tính' if row.is_positive else 'âm tính'}",
            "; ".join(filter(None, [row.get_occasion_display(), row.substances])),
            "list",
            written.get(row.pk),
        )
        for row in dossier.drug_tests.all()
    ]


def _life(dossier: Dossier) -> list[TimelineEntry]:
    written = recorded_at(LifeEvent, dossier)
    entries = []
    for row in dossier.life_events.all():
        kind = row.get_kind_display()
        entries.append(TimelineEntry(row.starts, kind, row.note, "dossier", written.get(row.pk)))
        if row.ends:
            entries.append(TimelineEntry(row.ends, f"Đã về ({kind.lower()})", "", "dossier"))
    return entries


def _managements(dossier: Dossier) -> list[TimelineEntry]:
    written = recorded_at(UserManagement, dossier)
    entries = []
    for row in dossier.user_managements.all():
        number = f"Quyết định {row.decision_number}" if row.decision_number else ""
        entries.append(TimelineEntry(row.starts, "Bắt đầu quản lý người sử dụng", number, "user", written.get(row.pk)))
        if row.ends:
            reason = row.get_end_reason_display()
            entries.append(TimelineEntry(row.ends, "Kết thúc quản lý người sử dụng", reason, "user"))
    return entries


def _steps(dossier: Dossier) -> list[TimelineEntry]:
    """Steps of procedures that stand; those that wrote a fact of their own are told by that fact."""
    steps = Step.objects.standing().filter(procedure__dossier=dossier).select_related("procedure")
    found = []
    for step in steps:
        manifest = manifests[step.procedure.kind]
        act = manifest.act(step.act)
        if act and act.effect is None:
            found.append(TimelineEntry(step.on, act.label, manifest.title, "dossier", step.recorded_at))
    return found


timeline_sources.register(TimelineSource("opening", 10, _opening))
timeline_sources.register(TimelineSource("moves", 20, _moves))
timeline_sources.register(TimelineSource("managements", 30, _managements))
timeline_sources.register(TimelineSource("determinations", 40, _determinations))
timeline_sources.register(TimelineSource("removals", 50, _removals))
timeline_sources.register(TimelineSource("drug_tests", 55, _drug_tests))
timeline_sources.register(TimelineSource("life", 58, _life))
timeline_sources.register(TimelineSource("steps", 35, _steps))
