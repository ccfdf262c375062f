"""Aftercare, support and clubs in the person's line of days."""

from collections.abc import Iterator

from aftercare.models import (
    Aftercare,
    ClubMembership,
    Contact,
    HelperAssignment,
    Need,
    Participant,
    ReintegrationPlan,
    ReintegrationReview,
    Support,
)
from cases.models import Dossier
from cases.timeline import TimelineEntry, TimelineSource, recorded_at, timeline_sources


def _aftercare(dossier: Dossier) -> Iterator[TimelineEntry]:
    written = recorded_at(Aftercare, dossier)
    for row in Aftercare.objects.filter(dossier=dossier).select_related("facility__office"):
        decision = f"Quyết định {row.decision_number}" if row.decision_number else ""
        where = f"{row.facility}" if row.facility else ""
        detail = "; ".join(filter(None, [f"{row.months} tháng", decision, where]))
        yield TimelineEntry(row.starts, "Quản lý sau cai", detail, "aftercare", written.get(row.pk))
        if row.ends:
            reason = row.get_end_reason_display()
            yield TimelineEntry(row.ends, "Kết thúc quản lý sau cai", reason, "aftercare")


def _helpers(dossier: Dossier) -> Iterator[TimelineEntry]:
    for row in HelperAssignment.objects.filter(aftercare__dossier=dossier):
        yield TimelineEntry(row.starts, "Phân công giúp đỡ", row.helper, "aftercare")


def _contacts(dossier: Dossier) -> Iterator[TimelineEntry]:
    written = recorded_at(Contact, dossier)
    for row in Contact.objects.filter(dossier=dossier).select_related("helper"):
        who = row.helper.name if row.helper else row.officer
        yield TimelineEntry(row.on, row.get_kind_display(), f"{who}: {row.content}", "aftercare", written.get(row.pk))


def _reintegration(dossier: Dossier) -> Iterator[TimelineEntry]:
    written = recorded_at(ReintegrationPlan, dossier)
    for row in ReintegrationPlan.objects.filter(dossier=dossier):
        yield TimelineEntry(row.on, "Lập kế hoạch tái hòa nhập", "", "aftercare", written.get(row.pk))
    for row in ReintegrationReview.objects.filter(plan__dossier=dossier):
        yield TimelineEntry(row.on, "Đánh giá kế hoạch tái hòa nhập", row.findings, "aftercare")


def _support(dossier: Dossier) -> Iterator[TimelineEntry]:
    written = recorded_at(Need, dossier)
    for row in Need.objects.filter(dossier=dossier):
        title = f"Nhu cầu: {row.get_kind_display().lower()}"
        yield TimelineEntry(row.recorded_on, title, "", "support", written.get(row.pk))
    written = recorded_at(Support, dossier)
    for row in Support.objects.filter(dossier=dossier):
        title = f"Hỗ trợ: {row.get_kind_display().lower()}"
        amount = f"{row.amount:,} đồng".replace(",", ".") if row.amount else ""
        yield TimelineEntry(row.delivered_on, title, amount, "support", written.get(row.pk))


def _clubs(dossier: Dossier) -> Iterator[TimelineEntry]:
    written = recorded_at(ClubMembership, dossier)
    for row in ClubMembership.objects.filter(dossier=dossier).select_related("club"):
        yield TimelineEntry(row.starts, "Vào câu lạc bộ", row.club.name, "club", written.get(row.pk))
        if row.ends:
            yield TimelineEntry(row.ends, "Ra khỏi câu lạc bộ", row.club.name, "club")


def _schemes(dossier: Dossier) -> Iterator[TimelineEntry]:
    written = recorded_at(Participant, dossier)
    for row in Participant.objects.filter(dossier=dossier).select_related("scheme"):
        yield TimelineEntry(row.starts, "Tham gia mô hình", row.scheme.name, "club", written.get(row.pk))
        if row.ends:
            yield TimelineEntry(row.ends, "Thôi tham gia mô hình", row.scheme.name, "club")


timeline_sources.register(TimelineSource("aftercare", 70, _aftercare))
timeline_sources.register(TimelineSource("helpers", 71, _helpers))
timeline_sources.register(TimelineSource("contacts", 72, _contacts))
timeline_sources.register(TimelineSource("reintegration", 73, _reintegration))
timeline_sources.register(TimelineSource("support", 80, _support))
timeline_sources.register(TimelineSource("clubs", 90, _clubs))
timeline_sources.register(TimelineSource("schemes", 91, _schemes))
