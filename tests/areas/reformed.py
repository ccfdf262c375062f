"""What must be the same whether the units of 2025 were there from the start or came by a reform."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import Post
from accounts.services import follow_posts
from areas.enums import REFORM_2025, Level
from areas.models import Area
from areas.queries import map_on
from cases.models import IndexCard, Responsibility
from core import calendar
from core.workdays import DAY
from reporting.by_units import by_units_of
from reporting.compile import compile_form
from reporting.periods import window_of
from reporting.units import Unit, form_for

EVE = REFORM_2025 - DAY
PERIODS: tuple[tuple[str, date | None], ...] = (
    ("2023", None),
    ("2023", REFORM_2025),
    ("2025-H1", None),
    ("2025", None),
    ("2025", EVE),
)
"""Periods before and after, by their own units and by the others."""


def standing_after() -> dict[str, dict[str, Any]]:
    """By codes: the unit in which each dossier is seen, who holds which post where, the figures of each province with
    anybody in it. Posts go over here where no reform took them; nothing of it stays."""
    with transaction.atomic():
        follow_posts(on=REFORM_2025)
        told = {"hồ sơ": _dossiers(), "chức danh": _posts(), "số liệu": _figures()}
        transaction.set_rollback(True)
    return told


def _dossiers() -> dict[str, str]:
    units = dict(map_on(calendar.today()).values_list("area", "unit__code"))
    return {number: units[commune] for number, commune in IndexCard.objects.values_list("dossier__number", "commune")}


def _posts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    posts = Post.objects.in_force(calendar.today()).values_list("user__username", "role", "office__area__code")
    for username, role, code in posts:
        found.setdefault(username, []).append(f"{role} {code}")
    return {username: sorted(held) for username, held in found.items()}


def _figures() -> dict[str, dict[str, int]]:
    found = {}
    for period, by in PERIODS:
        window = window_of(period)
        window = by_units_of(window, by) if by else window
        form = form_for("04-BCN", window)
        with_people = map_on(window.units_day).filter(area__in=Responsibility.objects.values("commune")).values("unit")
        provinces = Area.objects.filter(level=Level.PROVINCE, descendant_links__descendant__in=with_people)
        for province in provinces.valid_on(window.units_day).distinct().order_by("code"):
            cells = compile_form(form, Unit(area=province), window).cells
            found[f"{period} {by or ''} {province.code}"] = cells
    return found
