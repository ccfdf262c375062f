"""Users and posts on the management site. All that is written goes through the services."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest

from accounts.enums import Role
from accounts.models import Post, User
from accounts.services import add_user, check_end, check_office, check_post, end_post, grant_post, reset_password
from areas.admin import office_with_place
from areas.models import Office
from core import audit, calendar
from core.admin import ReadOnlyAdmin, SiteAdmin
from core.errors import DomainError

FIRST_PASSWORD = "Mật khẩu lần đầu của {user}: {password} (chỉ hiện một lần; người dùng phải đổi khi đăng nhập lần đầu)"

admin.site.unregister(Group)


def _ask(form: forms.BaseForm, check: Callable[[], None]) -> None:
    """Let a service's rule speak beside the field it names."""
    try:
        check()
    except DomainError as error:
        for field, sentence in (error.fields or {"": error.message}).items():
            form.add_error(field if field in form.fields else None, sentence)


class NewUserForm(ModelForm):
    """A person is added with the first post; further ones follow on the person's page."""

    role = forms.ChoiceField(label="Vai trò", choices=Role.choices)
    office = forms.ModelChoiceField(
        Office.objects.all(),
        label="Cơ quan",
        required=False,
        widget=AutocompleteSelect(Post._meta.get_field("office"), admin.site),
        help_text="Gõ tên hoặc mã, có dấu hay không dấu. Chỉ người quản trị hệ thống mới không cần cơ quan.",
    )
    starts = forms.DateField(label="Từ ngày", widget=admin.widgets.AdminDateWidget)

    class Meta:
        model = User
        fields = ["username", "full_name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].label_from_instance = office_with_place
        self.fields["starts"].initial = calendar.today()

    def clean_username(self) -> str:
        username = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError("Tên đăng nhập này đã có người dùng.")
        return username

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            role, office = Role(cleaned["role"]), cleaned["office"]
            _ask(self, lambda: check_office(role=role, office=office, starts=cleaned["starts"]))
        return cleaned


class PostForm(ModelForm):
    """A post is given once; afterwards only its end can be set."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        office.label_from_instance = office_with_place
        office.widget.can_change_related = office.widget.can_view_related = False
        if self.instance.pk:
            for name in ("role", "office", "valid_from"):
                self.fields[name].disabled = True
        else:
            self.fields["valid_from"].initial = calendar.today()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk and "valid_to" in self.changed_data and not self.errors:
            stored = Post.objects.get(pk=self.instance.pk)
            _ask(self, lambda: check_end(stored, cleaned["valid_to"]))
        elif not self.instance.pk and not self.errors:
            post = Post(user=self.instance.user, **cleaned_post(cleaned))
            _ask(self, lambda: check_post(post))
        return cleaned


def cleaned_post(cleaned: dict[str, Any]) -> dict[str, Any]:
    return {name: cleaned[name] for name in ("role", "office", "valid_from", "valid_to")}


class PostInline(admin.TabularInline):
    model = Post
    form = PostForm
    fields = ["role", "office", "valid_from", "valid_to"]
    autocomplete_fields = ["office"]
    extra = 0
    verbose_name_plural = "Chức danh (ngày “đến trước” là ngày đầu tiên không còn giữ chức danh)"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        """Those held for another are given and withdrawn by their holder."""
        posts = super().get_queryset(request).filter(deputy_for=None)
        return posts.select_related("office__area__parent__parent").order_by("-valid_from", "pk")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    has_add_permission = has_change_permission = has_view_permission

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class UserAdmin(SiteAdmin):
    list_display = ["username", "full_name", "posts_now", "is_active", "must_change_password", "last_login"]
    list_filter = ["is_active", "must_change_password"]
    search_fields = ["username", "full_name"]
    ordering = ["username"]
    fields = ["username", "full_name", "is_active", "must_change_password", "last_login", "date_joined"]
    readonly_fields = ["must_change_password", "last_login", "date_joined"]
    actions = ["give_first_password"]

    @admin.display(description="Chức danh hôm nay")
    def posts_now(self, user: User) -> str:
        return user.post_label or "–"

    def get_form(self, request: HttpRequest, obj: User | None = None, **kwargs: Any) -> type[ModelForm]:
        return super().get_form(request, obj, **kwargs) if obj else NewUserForm

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        return self.fields if obj else ["username", "full_name", "role", "office", "starts"]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        return [*self.readonly_fields, "username"] if obj else []

    def get_inlines(self, request: HttpRequest, obj: User | None) -> list[type]:
        return [PostInline] if obj else []

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            audit.record("change_account", obj, by=request.user, fields=form.changed_data)
            return
        user, password = add_user(username=obj.username, full_name=obj.full_name, by=request.user)
        given = form.cleaned_data
        grant_post(user=user, role=Role(given["role"]), office=given["office"], starts=given["starts"], by=request.user)
        obj.pk = user.pk
        messages.warning(request, FIRST_PASSWORD.format(user=user.username, password=password))

    def save_formset(self, request: HttpRequest, form: Any, formset: BaseInlineFormSet, change: bool) -> None:
        formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
        for row in formset.forms:
            if not row.has_changed():
                continue
            if row.instance.pk:
                end_post(post=row.instance, ends=row.cleaned_data["valid_to"], by=request.user)
                formset.changed_objects.append((row.instance, row.changed_data))
            else:
                given = cleaned_post(row.cleaned_data)
                starts, ends = given.pop("valid_from"), given.pop("valid_to")
                post = grant_post(user=formset.instance, **given, starts=starts, ends=ends, by=request.user)
                formset.new_objects.append(post)

    @admin.action(description="Cấp lại mật khẩu lần đầu")
    def give_first_password(self, request: HttpRequest, users: QuerySet[User]) -> None:
        for user in users:
            password = reset_password(user=user, by=request.user)
            messages.warning(request, FIRST_PASSWORD.format(user=user.username, password=password))


@admin.register(Post)
class PostAdmin(ReadOnlyAdmin):
    list_display = ["user", "role", "office", "valid_from", "valid_to", "deputy_for"]
    list_filter = ["role"]
    list_select_related = ["user", "office", "deputy_for__office"]
    search_fields = ["user__username", "user__full_name", "office__name", "office__code"]
    fields = ["user", "role", "office", "valid_from", "valid_to", "deputy_for"]
