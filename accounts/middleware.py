"""Until the first password is changed, no page opens but the one that changes it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

OPEN_UNTIL_CHANGED = {"accounts:password_change", "accounts:logout", "accounts:login"}
SENTENCE = "Hãy đổi mật khẩu lần đầu trên trang web trước."


class FirstPasswordMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: tuple, kwargs: dict) -> HttpResponse | None:
        if not getattr(request.user, "must_change_password", False):
            return None
        match = request.resolver_match
        if match.view_name in OPEN_UNTIL_CHANGED:
            return None
        if "api" in match.namespaces:
            return JsonResponse({"message": SENTENCE, "code": "first_password", "extra": {}}, status=403)
        return redirect("accounts:password_change")
