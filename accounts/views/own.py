"""Signing in and out, the own password, the own posts and who deputises for them."""

from typing import Any

from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.forms import DeputyForm, OwnPasswordForm, SignInForm
from accounts.models import Post, User
from accounts.perms import can_give_post
from accounts.services import appoint_deputy, change_password, withdraw_deputy
from core import calendar
from core.errors import DomainError


class SignIn(LoginView):
    template_name = "accounts/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


def locked_out(request: HttpRequest, credentials: dict[str, Any] | None = None) -> HttpResponse:
    """Too many wrong passwords: says from when on it is worth trying again. On the real clock."""
    again_at = timezone.localtime() + get_cool_off(request)
    context = {"again_at": again_at, "failure_limit": settings.AXES_FAILURE_LIMIT}
    return render(request, "accounts/locked_out.html", context, status=429)


class OwnPassword(PasswordChangeView):
    template_name = "accounts/password_change.html"
    form_class = OwnPasswordForm

    def form_valid(self, form: OwnPasswordForm) -> HttpResponse:
        change_password(user=self.request.user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(self.request, self.request.user)
        messages.success(self.request, "Đã đổi mật khẩu. Từ lần sau hãy đăng nhập bằng mật khẩu mới.")
        return redirect(settings.LOGIN_REDIRECT_URL)


@require_GET
def profile(request: HttpRequest, template_name: str = "accounts/profile.html") -> HttpResponse:
    posts = request.user.posts.select_related("office", "deputy_for__user").order_by("-valid_from", "pk")
    today = {post.pk for post in request.user.posts_today}
    return render(request, template_name, {"posts": [(post, post.pk in today) for post in posts]})


@require_http_methods(["GET", "HEAD", "POST"])
def deputies(request: HttpRequest, template_name: str = "accounts/deputies.html") -> HttpResponse:
    """Give one of the own posts to a colleague for some days; below, whom one has appointed."""
    posts = [post for post in request.user.posts_today if can_give_post(request.user, post)]
    form = DeputyForm(request.POST or None, posts=posts)
    if request.method == "POST" and form.is_valid():
        try:
            held = appoint_deputy(
                post=form.cleaned_data["post"],
                deputy=form.cleaned_data["deputy"],
                starts=form.cleaned_data["starts"],
                ends=form.ends(),
                by=request.user,
            )
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã ủy quyền cho {held.user}.")
            return redirect("accounts:deputies")
    return render(request, template_name, {"form": form, "posts": posts, "given": _given_by(request.user)})


@require_POST
def deputy_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(_given_by(request.user), pk=pk)
    withdraw_deputy(held=held, by=request.user)
    messages.success(request, f"Đã thu hồi ủy quyền của {held.user}.")
    return redirect("accounts:deputies")


def _given_by(user: User) -> QuerySet[Post]:
    """The deputies whom ``user`` has appointed, of today and to come."""
    held = Post.objects.filter(deputy_for__user=user, valid_to__gt=calendar.today())
    return held.select_related("user", "office").order_by("valid_from", "pk")
