"""What every endpoint of the API shares: pages, and errors as ``{message, code, extra}``."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, status
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response
from rest_framework.views import exception_handler

from core.errors import DomainError, NotAllowedError, StaleVersionError

REFUSAL_STATUS = {NotAllowedError: status.HTTP_403_FORBIDDEN, StaleVersionError: status.HTTP_409_CONFLICT}


class Pages(PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200


def answer_error(error: Exception, context: dict[str, Any]) -> Response | None:
    """The one shape of an error; what is no error of the asker stays an exception."""
    if isinstance(error, DomainError):
        code = REFUSAL_STATUS.get(type(error), status.HTTP_400_BAD_REQUEST)
        extra: dict[str, Any] = {"fields": error.fields}
        if isinstance(error, StaleVersionError):
            extra |= {"current": error.current, "opened": error.opened}
        return Response({"message": error.message, "code": error.code, "extra": extra}, code)
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, exceptions.ValidationError):
        answer = {"message": "Yêu cầu không hợp lệ.", "code": "invalid", "extra": {"fields": response.data}}
    else:
        answer = {"message": response.data.get("detail", ""), "code": _code(error), "extra": {}}
    response.data = answer
    return response


def _code(error: Exception) -> str:
    if isinstance(error, Http404):
        return exceptions.NotFound.default_code
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied.default_code
    return getattr(error, "default_code", "error")
