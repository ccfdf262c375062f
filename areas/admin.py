"""Units and offices on the management site: to look up, and to give an office its right name."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from areas.models import Area, Office
from core import audit, calendar
from core.admin import ReadOnlyAdmin, SiteAdmin
from core.text import clean, fold


class FoldedSearch:
    """Search by code or name, with or without diacritics; else the words in any order."""

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, term: str) -> tuple[QuerySet, bool]:
        typed = fold(clean(term))
        if not typed:
            return queryset, False
        rows = [(pk, code, fold(name)) for pk, code, name in queryset.values_list("pk", "code", "name")]
        found = [pk for pk, code, name in rows if typed == fold(code) or typed in name]
        words = typed.split()
        found = found or [pk for pk, _, name in rows if all(word in name for word in words)]
        return queryset.filter(pk__in=found), False


@admin.register(Area)
class AreaAdmin(FoldedSearch, ReadOnlyAdmin):
    list_display = ["code", "name", "level", "parent", "valid_from", "valid_to"]
    list_filter = ["level"]
    list_select_related = ["parent"]
    search_fields = ["name"]
    fields = ["code", "name", "level", "parent", "valid_from", "valid_to"]


@admin.register(Office)
class OfficeAdmin(FoldedSearch, SiteAdmin):
    list_display = ["code", "name", "kind", "area", "valid_from", "valid_to"]
    list_filter = ["kind"]
    list_select_related = ["area"]
    search_fields = ["name"]
    fields = ["name", "code", "kind", "area", "valid_from", "valid_to"]
    readonly_fields = ["code", "kind", "area", "valid_from", "valid_to"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Offices of units come with the tree; those of care are founded with their facility."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Office]:
        return super().get_queryset(request).select_related("area__parent__parent")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, term: str) -> tuple[QuerySet, bool]:
        """Where an office is chosen, only those that stand today are offered."""
        if request.resolver_match.url_name == "autocomplete":
            queryset = queryset.valid_on(calendar.today())
        return super().get_search_results(request, queryset, term)

    def choice_label(self, office: Office) -> str:
        return office_with_place(office)

    def save_model(self, request: HttpRequest, obj: Office, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        audit.record("rename_office", obj, by=request.user, name=obj.name)


def office_with_place(office: Office) -> str:
    """Name, code and where it lies: hundreds of communes bear the same name."""
    above, unit = [], office.area if office.is_care else office.area.parent
    while unit is not None:
        above.append(unit.name)
        unit = unit.parent
    return " – ".join(filter(None, [f"{office.name} ({office.code})", ", ".join(above)]))
