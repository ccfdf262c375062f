"""The board of a club and its yearly ratings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.perms import requires
from aftercare.forms.boards import AppointForm, CorrectBoardForm, CorrectRatingForm, RateForm
from aftercare.perms import writable_club
from aftercare.services import appoint_to_board, correct_board_member, correct_rating, rate_club
from aftercare.views.acts import act

PAGE = "aftercare:club_board"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def board_appoint(request: HttpRequest, pk: int) -> HttpResponse:
    club = writable_club(request.user, pk)
    return act(
        request,
        AppointForm(request.POST or None),
        appoint_to_board,
        subject={"club": club},
        back=(PAGE, club),
        heading="Thêm người vào ban chủ nhiệm",
        done="Đã ghi vào ban chủ nhiệm.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def board_correct(request: HttpRequest, pk: int, fact: int) -> HttpResponse:
    club = writable_club(request.user, pk)
    member = get_object_or_404(club.board, pk=fact)
    return act(
        request,
        CorrectBoardForm(request.POST or None, instance=member, version=member.version),
        correct_board_member,
        subject={"member": member},
        back=(PAGE, club),
        heading="Sửa hoặc ghi thôi chức",
        words=f"{member.name}, {member.get_role_display().lower()}",
        done="Đã sửa ban chủ nhiệm.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def rating_add(request: HttpRequest, pk: int) -> HttpResponse:
    club = writable_club(request.user, pk)
    return act(
        request,
        RateForm(request.POST or None),
        rate_club,
        subject={"club": club},
        back=(PAGE, club),
        heading="Xếp loại câu lạc bộ",
        done="Đã ghi xếp loại.",
        submit="Ghi xếp loại",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.WRITE_CLUB)
def rating_correct(request: HttpRequest, pk: int, fact: int) -> HttpResponse:
    club = writable_club(request.user, pk)
    rating = get_object_or_404(club.ratings, pk=fact)
    return act(
        request,
        CorrectRatingForm(request.POST or None, instance=rating, version=rating.version),
        correct_rating,
        subject={"rating": rating},
        back=(PAGE, club),
        heading=f"Sửa xếp loại năm {rating.year}",
        done="Đã sửa xếp loại.",
    )
