"""Middleware: every request is one transaction, done as the user who asks."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from core.db import acting_as


class ActingMiddleware:
    """Open ``acting_as`` around the view; a server error undoes all that the request wrote."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with acting_as(request.user, post_label=getattr(request.user, "post_label", "")):
            response = self.get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response = response.render()
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
