"""What is typed and chosen about two dossiers. It is read here and judged by the services."""

from typing import Any

from django import forms

from accounts.enums import Permission
from areas.models import Area
from cases.models import Dossier, PairState
from core.forms import PlainForm, VersionedForm
from registers.merging.clashes import Choice
from registers.merging.later import BOTH, Later
from registers.merging.plan import MINE, THEIRS, Plan
from registers.merging.words import choice_words, told

CHOOSE_ONE = "Hãy chọn một cách giải quyết."
OF_HEALTH = "healthprofile-"
NO_SUCH_NUMBER = (
    "Không có hồ sơ nào số “{number}” trong địa bàn của bạn; hãy xem lại số, hoặc đề nghị chuyển hồ sơ trước."
)


class DecideForm(VersionedForm, forms.Form):
    """Two people, or not clear. That it is one person is said by merging."""

    state = forms.ChoiceField(
        label="Kết luận",
        choices=[
            (PairState.DIFFERENT, "Hai người khác nhau (không hỏi lại)"),
            (PairState.UNSURE, "Chưa rõ, để lại trong danh sách"),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label="Ghi chú", required=False, max_length=250, help_text="bắt buộc khi chưa rõ")


class OtherForm(PlainForm, forms.Form):
    """Which dossier is of the same person."""

    number = forms.CharField(label="Số hồ sơ kia", max_length=40)

    def __init__(self, *args: Any, dossiers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dossiers = dossiers

    def clean_number(self) -> str:
        number = self.cleaned_data["number"].strip()
        self.found: Dossier | None = self.dossiers.filter(number=number).first()
        if self.found is None:
            raise forms.ValidationError(NO_SUCH_NUMBER.format(number=number))
        return number


class MergeForm(PlainForm, forms.Form):
    """The choices of a plan, field by field and fact by fact. Health is chosen by who may see it; for others what
    either dossier has is kept."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    other_version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Căn cứ", max_length=250, help_text="vì sao biết chắc là một người: giấy tờ đã xem, đã gặp ai"
    )

    def __init__(self, *args: Any, plan: Plan, survivor: Dossier, absorbed: Dossier, user: Any, **kwargs: Any) -> None:
        self.plan, self.sides = plan, (survivor, absorbed)
        self.asked: dict[str, list[str]] = {"fields": [], "days": [], "facts": []}
        super().__init__(*args, **kwargs)
        self.fields["version"].initial, self.fields["other_version"].initial = survivor.version, absorbed.version
        self._add_fields(user)
        self._add_days()
        self._add_facts()

    def _add_fields(self, user: Any) -> None:
        for choice in self.plan.fields:
            if choice.slug.startswith(OF_HEALTH) and not user.may(Permission.VIEW_HEALTH):
                continue
            words = [(MINE, _words(choice.mine)), (THEIRS, _words(choice.theirs))]
            self._add("fields", choice.slug, choice.label.capitalize(), words, choice.usual)

    def _add_days(self) -> None:
        keys = {key for dispute in self.plan.disputes for key in (dispute.mine, dispute.theirs)}
        names = {area.pk: area.name for area in Area.objects.filter(pk__in=keys)}
        for dispute in self.plan.disputes:
            until = f"đến trước {dispute.ends:%d/%m/%Y}" if dispute.ends else "đến nay"
            label = f"Xã quản lý từ {dispute.starts:%d/%m/%Y} {until}"
            self._add("days", dispute.slug, label, [(MINE, names[dispute.mine]), (THEIRS, names[dispute.theirs])], MINE)

    def _add_facts(self) -> None:
        for clash in self.plan.clashes:
            words = [(choice.value, choice_words(clash, choice, *self.sides)) for choice in clash.choices()]
            self._add("facts", clash.slug, f"{told(clash.mine)} ⟷ {told(clash.theirs)}", words, None)
            reasons = getattr(type(clash.mine), "end_reason", None)
            if reasons is not None and {Choice.CUT_MINE, Choice.CUT_THEIRS} & set(clash.choices()):
                slug = f"{clash.slug}:reason"
                label = "Lý do kết thúc của đợt bị rút ngắn (nếu đợt ấy chưa có)"
                self.fields[slug] = forms.ChoiceField(
                    label=label,
                    choices=[("", "—"), *reasons.field.choices],
                    required=False,
                    widget=forms.Select(attrs={"class": "form-select"}),
                )
                self.asked["facts"].append(slug)

    def _add(self, group: str, slug: str, label: str, choices: list[tuple[str, str]], initial: str | None) -> None:
        self.fields[slug] = forms.ChoiceField(
            label=label,
            choices=choices,
            initial=initial,
            widget=forms.RadioSelect,
            error_messages={"required": CHOOSE_ONE},
        )
        self.asked[group].append(slug)

    @property
    def field_choices(self) -> list[forms.BoundField]:
        return [self[slug] for slug in self.asked["fields"]]

    @property
    def day_choices(self) -> list[forms.BoundField]:
        return [self[slug] for slug in self.asked["days"]]

    @property
    def fact_choices(self) -> list[forms.BoundField]:
        return [self[slug] for slug in self.asked["facts"]]

    @property
    def chosen(self) -> dict[str, str]:
        slugs = [slug for group in self.asked.values() for slug in group]
        return {slug: self.cleaned_data[slug] for slug in slugs if self.cleaned_data[slug]}


class UndoForm(VersionedForm, forms.Form):
    """Where each thing belongs that came after the merge."""

    reason = forms.CharField(label="Lý do hoàn tác", max_length=250)

    def __init__(self, *args: Any, later: list[Later], numbers: tuple[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in later:
            choices = [(MINE, f"Hồ sơ {numbers[0]}"), (THEIRS, f"Hồ sơ {numbers[1]}")]
            choices += [(BOTH, "Cả hai hồ sơ")] if item.may_be_both else []
            self.fields[item.slug] = forms.ChoiceField(
                label=f"{item.what.capitalize()}: {item.words}",
                choices=choices,
                widget=forms.RadioSelect,
                error_messages={"required": "Hãy chọn hồ sơ cho mục này."},
            )

    @property
    def placed(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("reason", "version")}


def _words(value: Any) -> str:
    if value in (None, ""):
        return "(trống)"
    return "Có" if value is True else "Không" if value is False else str(value)
