"""The roll call, on one screen."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.forms.clubs import ChangeSessionForm, RollCallForm
from aftercare.models import Club, ClubSession
from aftercare.perms import writable_club
from aftercare.queries import ever_members, members_on
from aftercare.services import change_session, hold_session
from core import calendar
from core.errors import DomainError

MEMBERS = "aftercare/partials/_members.html"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def session_hold(request: HttpRequest, pk: int, template_name: str = "aftercare/roll_call.html") -> HttpResponse:
    """Enter a session with who was present. When the day is changed, htmx takes the members of that day alone."""
    club = writable_club(request.user, pk)
    form = RollCallForm(request.POST or None, people=ever_members(club))
    if form.is_valid():
        try:
            session = hold_session(club=club, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return _saved(request, club, session)
    return _page(request, club, form, None, template_name)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def session_change(
    request: HttpRequest, pk: int, fact: int, template_name: str = "aftercare/roll_call.html"
) -> HttpResponse:
    """Correct a session and its roll call."""
    club = writable_club(request.user, pk)
    session = get_object_or_404(club.sessions, pk=fact)
    ticked = list(session.attendances.values_list("dossier", flat=True))
    form = ChangeSessionForm(
        request.POST or None,
        instance=session,
        people=ever_members(club),
        version=session.version,
        initial={"present": ticked},
    )
    if form.is_valid():
        try:
            change_session(session=session, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.refuse(refusal)
        else:
            return _saved(request, club, session)
    return _page(request, club, form, session, template_name)


def _saved(request: HttpRequest, club: Club, session: ClubSession) -> HttpResponse:
    messages.success(request, f"Đã ghi buổi sinh hoạt ngày {session.on:%d/%m/%Y}.")
    return redirect("aftercare:club_detail", pk=club.pk)


def _page(request: HttpRequest, club: Club, form: Any, session: ClubSession | None, template_name: str) -> HttpResponse:
    day = _day(request, form, session)
    context = {
        "club": club,
        "form": form,
        "session": session,
        "day": day,
        "members": members_on(club, day),
        "ticked": form.ticked(),
    }
    alone = request.method == "GET" and request.headers.get("HX-Request")
    response = render(request, MEMBERS if alone else template_name, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _day(request: HttpRequest, form: Any, session: ClubSession | None) -> date:
    """The day whose members are listed: the one typed, where it is a day."""
    try:
        return form.fields["on"].clean(request.POST.get("on") or request.GET.get("on"))
    except ValidationError:
        return session.on if session else calendar.today()
