"""Clubs: their list, their page, their members."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.filters import ClubFilter
from aftercare.forms.clubs import CorrectClubForm, DissolveClubForm, FoundClubForm, LeaveClubForm
from aftercare.models import Club, ClubMembership
from aftercare.perms import can_write_club, visible_club, writable_club
from aftercare.queries import (
    attendance_of_year,
    board_of,
    clubs_with_numbers,
    memberships_of,
    regular_this_year,
    regularity_in,
)
from aftercare.queries import sessions_with_attendance as with_attendance
from aftercare.services import correct_club, dissolve_club, found_club, join_club, leave_club
from aftercare.views.acts import FoundedAct, communes_to_found_in, entry, let_join
from cases.models import Dossier
from core import calendar

ON_A_PAGE = 25
PAGE, MEMBERS = "aftercare:club_detail", "aftercare:club_members"


@require_safe
@requires(Permission.VIEW_CLUB)
def club_list(request: HttpRequest, template_name: str = "aftercare/club_list.html") -> HttpResponse:
    found = ClubFilter(request.GET, clubs_with_numbers(Club.objects.visible_to(request.user)))
    page = Paginator(found.qs, ON_A_PAGE).get_page(request.GET.get("page"))
    regular = regular_this_year(page.object_list)
    context = {
        "filter": found,
        "page": page,
        "rows": [(club, regular[club.pk]) for club in page],
        "year": calendar.today().year,
        "may_found": request.user.may(Permission.WRITE_CLUB),
    }
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_CLUB)
def club_detail(request: HttpRequest, pk: int, template_name: str = "aftercare/club_detail.html") -> HttpResponse:
    """Whether the club is regular and why not; its sessions, the latest first, each with its attendance."""
    club = visible_club(request.user, pk)
    page = Paginator(with_attendance(club.sessions.order_by("-on")), ON_A_PAGE).get_page(request.GET.get("page"))
    head = _head(request, club, "sessions")
    year, last = head["year"], (club.ends or calendar.today()).year
    periods = {
        "periods": regularity_in(club, year),
        "other_years": [str(other) for other in (year - 1, year + 1) if club.starts.year <= other <= last],
    }
    return render(request, template_name, {**head, **periods, "page": page})


@require_safe
@requires(Permission.VIEW_CLUB)
def club_board(request: HttpRequest, pk: int, template_name: str = "aftercare/club_board.html") -> HttpResponse:
    """The decisions, the board of today and before, the yearly ratings."""
    club = visible_club(request.user, pk)
    head = _head(request, club, "board")
    return render(request, template_name, {**head, "board": board_of(club), "ratings": club.ratings.all()})


@require_safe
@requires(Permission.VIEW_CLUB)
def club_members(request: HttpRequest, pk: int, template_name: str = "aftercare/club_members.html") -> HttpResponse:
    """Who is, and who was, a member; a dossier is opened only by who may see it."""
    club = visible_club(request.user, pk)
    page = Paginator(memberships_of(club), ON_A_PAGE).get_page(request.GET.get("page"))
    people = [membership.dossier_id for membership in page]
    seen = set(Dossier.objects.visible_to(request.user).filter(pk__in=people).values_list("pk", flat=True))
    return render(request, template_name, {**_head(request, club, "members"), "page": page, "seen": seen})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def club_found(request: HttpRequest) -> HttpResponse:
    return entry(
        request,
        FoundClubForm(request.POST or None, communes=communes_to_found_in(request)),
        found_club,
        heading="Thành lập câu lạc bộ B93",
        done="Đã ghi thành lập {row}.",
        page=PAGE,
        back=("Danh sách câu lạc bộ", reverse("aftercare:club_list")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def member_add(request: HttpRequest, pk: int) -> HttpResponse:
    club = writable_club(request.user, pk)
    return let_join(
        request,
        club,
        join_club,
        subject="club",
        inside=ClubMembership.objects.on(calendar.today()).filter(club=club),
        page=MEMBERS,
        words={
            "heading": "Thêm thành viên",
            "already": "đã là thành viên",
            "submit": "Ghi vào câu lạc bộ",
            "done": "đã là thành viên.",
        },
    )


class ClubAct(FoundedAct):
    find = writable_club
    page = PAGE
    subject = "club"
    changes = True


class ClubCorrect(ClubAct):
    form_class = CorrectClubForm
    service = correct_club
    heading = "Sửa tên, quyết định thành lập"
    done = "Đã sửa câu lạc bộ."


class ClubDissolve(ClubAct):
    form_class = DissolveClubForm
    service = dissolve_club
    heading = "Giải thể câu lạc bộ"
    done = "Đã ghi giải thể câu lạc bộ."
    submit = "Ghi giải thể"


class MemberLeave(ClubAct):
    facts = "memberships"
    subject = "membership"
    page = MEMBERS
    form_class = LeaveClubForm
    service = leave_club
    heading = "Ra khỏi câu lạc bộ"
    words = "{row.dossier.full_name}, hồ sơ {row.dossier.number}"
    done = "Đã ghi {row.dossier.full_name} ra khỏi câu lạc bộ."
    submit = "Ghi ra khỏi câu lạc bộ"


def _head(request: HttpRequest, club: Club, section: str) -> dict[str, Any]:
    """What stands at the top of all pages of a club."""
    year = _year_asked(request, club)
    return {
        "club": club,
        "section": section,
        "may_write": can_write_club(request.user, club),
        "members_now": club.memberships.on(calendar.today()).count(),
        "year": year,
        **attendance_of_year(club, year),
    }


def _year_asked(request: HttpRequest, club: Club) -> int:
    """The year chosen on the page, between the founding and today; this year where none is."""
    today = calendar.today()
    asked = request.GET.get("nam", "")
    last = (club.ends or today).year
    return max(club.starts.year, min(int(asked), last)) if asked.isascii() and asked.isdecimal() else last
