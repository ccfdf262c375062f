"""Middleware: every request is one transaction, done as the user who asks."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import permission_denied

from core.db import acting_as
from core.errors import DomainError, NotAllowedError


class ActingMiddleware:
    """Open ``acting_as`` around the view; a server error undoes all that the request wrote."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with acting_as(request.user, post_label=getattr(request.user, "post_label", "")):
            response = self.get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response = response.render()
            if response.status_code >= 500 or getattr(response, "undoes", False):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal that no form has shown becomes a page of its own, and nothing of the request is kept."""
        if not isinstance(exception, DomainError):
            return None
        if isinstance(exception, NotAllowedError):
            response = permission_denied(request, PermissionDenied(exception.message))
        else:
            response = render(request, "refused.html", {"message": exception.message}, status=409)
        response.undoes = True
        return response
