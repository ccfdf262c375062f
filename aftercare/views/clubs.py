"""Clubs: their list, their page, their members."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.filters import ClubFilter
from aftercare.forms.clubs import AddMemberForm, CorrectClubForm, DissolveClubForm, FoundClubForm, LeaveClubForm
from aftercare.models import Club, ClubMembership
from aftercare.perms import can_write_club, visible_club, writable_club
from aftercare.queries import (
    attendance_of_year,
    board_of,
    clubs_with_numbers,
    memberships_of,
    people_to_join,
    regular_this_year,
    regularity_in,
)
from aftercare.queries import sessions_with_attendance as with_attendance
from aftercare.services import correct_club, dissolve_club, found_club, join_club, leave_club
from aftercare.views.acts import act
from cases.models import Dossier
from core import calendar
from core.errors import DomainError
from rehab.queries import communes_to_choose

ON_A_PAGE = 25


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
def club_found(request: HttpRequest, template_name: str = "aftercare/club_form.html") -> HttpResponse:
    communes = communes_to_choose(request.user, Permission.WRITE_CLUB, calendar.today())
    form = FoundClubForm(request.POST or None, communes=communes)
    if form.is_valid():
        try:
            club = found_club(by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã ghi thành lập {club}.")
            return redirect("aftercare:club_detail", pk=club.pk)
    return render(request, template_name, {"form": form, "heading": "Thành lập câu lạc bộ B93"})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def club_correct(request: HttpRequest, pk: int) -> HttpResponse:
    club = writable_club(request.user, pk)
    return act(
        request,
        CorrectClubForm(request.POST or None, instance=club, version=club.version),
        correct_club,
        subject={"club": club},
        back=("aftercare:club_detail", club),
        heading="Sửa tên, quyết định thành lập",
        done="Đã sửa câu lạc bộ.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def club_dissolve(request: HttpRequest, pk: int) -> HttpResponse:
    club = writable_club(request.user, pk)
    return act(
        request,
        DissolveClubForm(request.POST or None, instance=club, version=club.version),
        dissolve_club,
        subject={"club": club},
        back=("aftercare:club_detail", club),
        heading="Giải thể câu lạc bộ",
        done="Đã ghi giải thể câu lạc bộ.",
        submit="Ghi giải thể",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def member_add(request: HttpRequest, pk: int, template_name: str = "aftercare/person_add.html") -> HttpResponse:
    """Find a person among those one may write about, and make them a member."""
    club = writable_club(request.user, pk)
    words = request.GET.get("q", "").strip()
    people = Dossier.objects.visible_to(request.user, Permission.WRITE_CLUB)
    form = AddMemberForm(request.POST or None, dossiers=people)
    if form.is_valid():
        try:
            membership = join_club(club=club, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"{membership.dossier.full_name} đã là thành viên.")
            return redirect("aftercare:club_members", pk=club.pk)
    members = ClubMembership.objects.on(calendar.today()).filter(club=club)
    context = {
        "founded": club,
        "page_url": "aftercare:club_members",
        "heading": "Thêm thành viên",
        "already": "đã là thành viên",
        "submit": "Ghi vào câu lạc bộ",
        "form": form,
        "words": words,
        "found": people_to_join(people, members, words) if words else None,
    }
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def member_leave(request: HttpRequest, pk: int, fact: int) -> HttpResponse:
    club = writable_club(request.user, pk)
    membership = get_object_or_404(club.memberships.select_related("dossier"), pk=fact)
    person = membership.dossier
    return act(
        request,
        LeaveClubForm(request.POST or None, instance=membership, version=membership.version),
        leave_club,
        subject={"membership": membership},
        back=("aftercare:club_members", club),
        heading="Ra khỏi câu lạc bộ",
        words=f"{person.full_name}, hồ sơ {person.number}",
        done=f"Đã ghi {person.full_name} ra khỏi câu lạc bộ.",
        submit="Ghi ra khỏi câu lạc bộ",
    )


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
