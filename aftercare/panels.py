"""Aftercare, support and clubs on the dossier's page."""

from typing import Any

from accounts.models import User
from aftercare.enums import PROCEDURE
from aftercare.handover import back_and_waiting
from aftercare.models import (
    Club,
    ClubMembership,
    Contact,
    Enrolment,
    Need,
    Participant,
    PlannedTest,
    ReintegrationPlan,
    Scheme,
    Support,
)
from aftercare.queries import aftercares_of
from cases.enums import Stage
from cases.models import Dossier
from cases.panels import DossierPanel, dossier_panels
from core import calendar


def _aftercare(dossier: Dossier, user: User) -> dict[str, Any]:
    today = calendar.today()
    rows = aftercares_of(dossier)
    return {
        "rows": [
            {
                "aftercare": row,
                "is_overdue": row.ends is None and row.planned_end <= today,
                "helpers": list(row.helpers.all())[::-1],
            }
            for row in rows
        ],
        "awaited": back_and_waiting(dossier),
        "exits": dossier.handover_exits.all(),
        "running": next((row for row in rows if row.ends is None), None),
        "is_begun": any(row.kind == PROCEDURE and row.closed_on is None for row in dossier.procedures.all()),
    }


def _following(dossier: Dossier, user: User) -> dict[str, Any]:
    contacts = list(dossier.contacts.select_related("helper").order_by("-on", "-pk"))
    running = any(row.ends is None for row in dossier.aftercares.all())
    return {
        "contacts": contacts,
        "next_on": contacts[0].next_on if contacts and running else None,
        "planned": PlannedTest.objects.filter(dossier=dossier).select_related("met_by").order_by("-due_on"),
        "running": running,
        "today": calendar.today(),
    }


def _reintegration(dossier: Dossier, user: User) -> dict[str, Any]:
    plans = ReintegrationPlan.objects.filter(dossier=dossier).prefetch_related("goals", "reviews")
    return {"plans": plans.order_by("-on"), "today": calendar.today()}


def _is_after(user: User, dossier: Dossier) -> bool:
    """Whoever completed rehabilitation, and those of whom something was recorded then."""
    if dossier.stage in (Stage.AFTERCARE, Stage.COMPLETED):
        return True
    own = Contact.objects.filter(dossier=dossier).values("pk"), ReintegrationPlan.objects.filter(dossier=dossier)
    return own[0].union(own[1].values("pk"), all=True).exists()


def _support(dossier: Dossier, user: User) -> dict[str, Any]:
    today = calendar.today()
    needs = list(Need.objects.filter(dossier=dossier, support__isnull=True).order_by("recorded_on"))
    for need in needs:
        need.days = ((need.closed_on or today) - need.recorded_on).days
    supports = Support.objects.filter(dossier=dossier).select_related("need").order_by("-delivered_on", "-pk")
    enrolments = Enrolment.objects.filter(dossier=dossier).select_related("course").order_by("-on")
    return {"needs": needs, "supports": supports, "enrolments": enrolments}


def _clubs(dossier: Dossier, user: User) -> dict[str, Any]:
    memberships = ClubMembership.objects.filter(dossier=dossier).select_related("club__commune").order_by("-starts")
    return {
        "memberships": memberships,
        "seen": set(Club.objects.visible_to(user).filter(memberships__dossier=dossier).values_list("pk", flat=True)),
        "parts": Participant.objects.filter(dossier=dossier).select_related("scheme__commune").order_by("-starts"),
        "seen_schemes": set(
            Scheme.objects.visible_to(user).filter(participants__dossier=dossier).values_list("pk", flat=True)
        ),
    }


dossier_panels.register(DossierPanel("aftercare", 50, "Quản lý sau cai", "aftercare/panels/aftercare.html", _aftercare))
dossier_panels.register(
    DossierPanel(
        "following", 52, "Thăm, gặp và xét nghiệm đã hẹn", "aftercare/panels/following.html", _following, _is_after
    )
)
dossier_panels.register(
    DossierPanel(
        "reintegration",
        54,
        "Kế hoạch tái hòa nhập cộng đồng",
        "aftercare/panels/reintegration.html",
        _reintegration,
        _is_after,
    )
)
dossier_panels.register(DossierPanel("support", 60, "Nhu cầu và hỗ trợ", "aftercare/panels/support.html", _support))
dossier_panels.register(DossierPanel("clubs", 70, "Câu lạc bộ và mô hình khác", "aftercare/panels/clubs.html", _clubs))
