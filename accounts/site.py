"""The management site: Django's admin behind our own sign-in, open to administrators by their post."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.enums import Permission
from accounts.perms import NO_POST, may_any


class ChoiceLabels(AutocompleteJsonView):
    """A model's admin may say how a row is called where it is chosen."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        label = getattr(self.model_admin, "choice_label", str)
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj)}


class ManagementSite(admin.AdminSite):
    site_header = "Quản trị Phục Hồi"
    site_title = "Quản trị Phục Hồi"
    index_title = "Người dùng và cài đặt"
    index_template = "accounts/management.html"

    def has_permission(self, request: HttpRequest) -> bool:
        return may_any(request.user, Permission.MANAGE_USERS)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """There is one sign-in page, before this site; whoever comes through it and is no administrator is refused."""
        if not self.has_permission(request):
            raise PermissionDenied(NO_POST)
        return redirect("admin:index")

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect("accounts:password_change")

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return ChoiceLabels.as_view(admin_site=self)(request)
