"""Clubs: their list, their page, their members."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.filters import ClubFilter
from aftercare.forms.clubs import AddMemberForm, DissolveClubForm, FoundClubForm, LeaveClubForm, RenameClubForm
from aftercare.models import Club
from aftercare.perms import can_write_club, visible_club, writable_club
from aftercare.queries import attendance_of_year, clubs_with_numbers, memberships_of, people_to_join
from aftercare.queries import sessions_with_attendance as with_attendance
from aftercare.services import dissolve_club, found_club, join_club, leave_club, rename_club
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
    context = {"filter": found, "page": page, "may_found": request.user.may(Permission.WRITE_CLUB)}
    return render(request, template_name, context)


@require_safe
@requires(Permission.VIEW_CLUB)
def club_detail(request: HttpRequest, pk: int, template_name: str = "aftercare/club_detail.html") -> HttpResponse:
    """The club and its sessions, the latest first, each with its attendance."""
    club = visible_club(request.user, pk)
    page = Paginator(with_attendance(club.sessions.order_by("-on")), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template_name, {**_head(request, club), "page": page, "section": "sessions"})


@require_safe
@requires(Permission.VIEW_CLUB)
def club_members(request: HttpRequest, pk: int, template_name: str = "aftercare/club_members.html") -> HttpResponse:
    """Who is, and who was, a member; a dossier is opened only by who may see it."""
    club = visible_club(request.user, pk)
    page = Paginator(memberships_of(club), ON_A_PAGE).get_page(request.GET.get("page"))
    people = [membership.dossier_id for membership in page]
    seen = set(Dossier.objects.visible_to(request.user).filter(pk__in=people).values_list("pk", flat=True))
    return render(request, template_name, {**_head(request, club), "page": page, "seen": seen, "section": "members"})


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
def club_rename(request: HttpRequest, pk: int) -> HttpResponse:
    club = writable_club(request.user, pk)
    form = RenameClubForm(request.POST or None, instance=club, version=club.version)
    return _act(request, club, form, rename_club, heading="Đổi tên câu lạc bộ", done="Đã đổi tên câu lạc bộ.")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def club_dissolve(request: HttpRequest, pk: int) -> HttpResponse:
    club = writable_club(request.user, pk)
    form = DissolveClubForm(request.POST or None, instance=club, version=club.version)
    return _act(
        request,
        club,
        form,
        dissolve_club,
        heading="Giải thể câu lạc bộ",
        done="Đã ghi giải thể câu lạc bộ.",
        submit="Ghi giải thể",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def member_add(request: HttpRequest, pk: int, template_name: str = "aftercare/member_add.html") -> HttpResponse:
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
    found = people_to_join(people, club, words) if words else None
    context = {"club": club, "form": form, "words": words, "found": found}
    return render(request, template_name, context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def member_leave(request: HttpRequest, pk: int, fact: int) -> HttpResponse:
    club = writable_club(request.user, pk)
    membership = get_object_or_404(club.memberships.select_related("dossier"), pk=fact)
    form = LeaveClubForm(request.POST or None, instance=membership, version=membership.version)
    person = membership.dossier
    return _act(
        request,
        club,
        form,
        leave_club,
        subject="membership",
        heading="Ra khỏi câu lạc bộ",
        words=f"{person.full_name}, hồ sơ {person.number}",
        done=f"Đã ghi {person.full_name} ra khỏi câu lạc bộ.",
        submit="Ghi ra khỏi câu lạc bộ",
        next_url="aftercare:club_members",
    )


def _head(request: HttpRequest, club: Club) -> dict[str, Any]:
    """What stands at the top of both pages of a club."""
    return {
        "club": club,
        "may_write": can_write_club(request.user, club),
        "members_now": club.memberships.on(calendar.today()).count(),
        "year": calendar.today().year,
        **attendance_of_year(club, calendar.today().year),
    }


def _act(
    request: HttpRequest,
    club: Club,
    form: forms.ModelForm,
    service: Any,
    *,
    heading: str,
    done: str,
    subject: str = "club",
    words: str = "",
    submit: str = "Lưu",
    next_url: str = "aftercare:club_detail",
) -> HttpResponse:
    """One act with the fields of its form and the version it was opened with."""
    if form.is_valid():
        try:
            service(**{subject: form.instance}, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, done)
            return redirect(next_url, pk=club.pk)
    context = {"club": club, "form": form, "heading": heading, "words": words, "submit": submit}
    return render(request, "aftercare/club_act.html", context)
