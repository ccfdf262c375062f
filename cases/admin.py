"""Rules of law and the calendar of working days: changed by administrators, from a day on."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest

from accounts.enums import Role
from cases.models import Rule, SpecialDay
from cases.procedures.manifest import manifests
from cases.services.law import set_rule, set_special_day
from core.admin import SiteAdmin

MOVED = "Đã lưu. {} thời hạn đang chạy được tính lại."
UNKNOWN_STEP = "Thủ tục này không có bước “{}”. Các bước: {}."


class RuleForm(forms.ModelForm):
    """A rule; why it is written or changed must be said each time."""

    procedure = forms.ChoiceField(label="Thủ tục")
    roles = forms.MultipleChoiceField(
        label="Vai trò được ghi", choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label="Lý do sửa", max_length=250, help_text="văn bản nào, vì sao")

    class Meta:
        model = Rule
        fields = [
            "procedure",
            "step",
            "valid_from",
            "in_force",
            "amount",
            "unit",
            "extension",
            "at_least",
            "least_months",
            "most_months",
            "least_months_again",
            "most_months_again",
            "roles",
            "decider",
            "form",
            "article",
            "mark",
            "note",
            "reason",
        ]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        titles = {manifest.slug: manifest.title for manifest in manifests}
        others = Rule.objects.exclude(procedure__in=titles).values_list("procedure", flat=True).distinct()
        self.fields["procedure"].choices = [*titles.items(), *((slug, slug) for slug in sorted(others))]
        self.initial["reason"] = ""

    def clean(self) -> dict[str, Any]:
        """A step that neither the procedure nor its rules of before have would never be asked for."""
        data = super().clean()
        step = data.get("step")
        if step and (kind := data.get("procedure")):
            acts = [act.slug for manifest in manifests if manifest.slug == kind for act in manifest.acts]
            ruled = Rule.objects.filter(procedure=kind).values_list("step", flat=True).distinct()
            known = list(dict.fromkeys([*acts, *sorted(ruled)]))
            if step not in known:
                self.add_error("step", UNKNOWN_STEP.format(step, ", ".join(known)))
        return data


@admin.register(Rule)
class RuleAdmin(SiteAdmin):
    form = RuleForm
    list_display = ["procedure", "step", "valid_from", "deadline", "decider", "article", "mark", "changed_by"]
    list_filter = ["procedure", "mark"]
    list_select_related = ["changed_by"]
    search_fields = ["step", "article", "decider"]
    ordering = ["procedure", "step", "valid_from"]

    def save_model(self, request: HttpRequest, obj: Rule, form: Any, change: bool) -> None:
        moved = set_rule(rule=obj, reason=form.cleaned_data["reason"], by=request.user)
        messages.info(request, MOVED.format(moved))


@admin.register(SpecialDay)
class SpecialDayAdmin(SiteAdmin):
    list_display = ["day", "is_working", "name", "source"]
    fields = ["day", "is_working", "name", "source"]
    date_hierarchy = "day"
    ordering = ["-day"]

    def save_model(self, request: HttpRequest, obj: SpecialDay, form: Any, change: bool) -> None:
        moved = set_special_day(day=obj, by=request.user)
        messages.info(request, MOVED.format(moved))
