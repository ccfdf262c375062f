"""Aftercare, support and clubs on the dossier's page."""

from typing import Any

from accounts.models import User
from aftercare.enums import PROCEDURE
from aftercare.handover import back_and_waiting
from aftercare.models import Club, ClubMembership, Need, Participant, Scheme, Support
from aftercare.queries import aftercares_of
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


def _support(dossier: Dossier, user: User) -> dict[str, Any]:
    needs = Need.objects.filter(dossier=dossier, support__isnull=True).order_by("recorded_on")
    supports = Support.objects.filter(dossier=dossier).select_related("need").order_by("-delivered_on", "-pk")
    return {"needs": needs, "supports": supports}


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
dossier_panels.register(DossierPanel("support", 60, "Nhu cầu và hỗ trợ", "aftercare/panels/support.html", _support))
dossier_panels.register(DossierPanel("clubs", 70, "Câu lạc bộ và mô hình khác", "aftercare/panels/clubs.html", _clubs))
