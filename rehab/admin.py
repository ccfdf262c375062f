"""What clinics do about missed doses and breaches: dated rules, changed by administrators."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from core import audit
from core.admin import SiteAdmin
from rehab.enums import FacilityKind
from rehab.models import ClinicRule, Facility, MissedDoseBand


class MissedDoseBandInline(admin.TabularInline):
    """The bands of a rule: each from so many missed days on, until the next begins."""

    model = MissedDoseBand
    extra = 1

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)


@admin.register(ClinicRule)
class ClinicRuleAdmin(SiteAdmin):
    list_display = ["clinic", "valid_from", "positives", "breaches", "mark", "source"]
    list_select_related = ["facility__office"]
    fields = ["facility", "valid_from", "positives", "positive_months", "breaches", "breach_months", "source", "mark"]
    inlines = [MissedDoseBandInline]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Clinics alone; left empty, the rule is the default for all."""
        clinics = Facility.objects.filter(kind=FacilityKind.METHADONE).select_related("office")
        return super().formfield_for_foreignkey(db_field, request, queryset=clinics, **kwargs)

    @admin.display(description="cơ sở", empty_value="mặc định cho mọi cơ sở", ordering="facility")
    def clinic(self, rule: ClinicRule) -> str | None:
        return str(rule.facility) if rule.facility else None

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        bands = list(form.instance.bands.values_list("from_days", "action"))
        audit.record("set_clinic_rule", form.instance, by=request.user, fields=form.changed_data, bands=bands)
