"""Signing in, changing one's password, giving a post to a deputy, handing in a reform of units."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from accounts.models import Post, User
from accounts.services import colleagues
from core import calendar
from core.forms import DayField, PlainForm

WRONG_PASSWORD = "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."
SAME_PASSWORD = "Mật khẩu mới phải khác mật khẩu đang dùng."

PASSWORD_RULES = (
    "Ít nhất 10 ký tự, không chỉ toàn chữ số, không giống tên đăng nhập hay họ tên. "
    "Nên dùng vài từ dễ nhớ với riêng mình."
)


class SignInForm(PlainForm, AuthenticationForm):
    error_messages = {"invalid_login": WRONG_PASSWORD, "inactive": "Tài khoản này đã bị khóa. Hãy hỏi người quản trị."}


class OwnPasswordForm(PlainForm, PasswordChangeForm):
    """Asks for the present password too: nobody changes it at a desk left open."""

    error_messages = {
        "password_mismatch": "Hai lần nhập mật khẩu mới không giống nhau.",
        "password_incorrect": "Mật khẩu đang dùng không đúng.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Mật khẩu đang dùng"
        self.fields["new_password1"].help_text = PASSWORD_RULES
        self.fields["new_password2"].label = "Nhập lại mật khẩu mới"
        self.fields["new_password2"].help_text = ""

    def validate_password_for_user(self, user: User, *args: Any, **kwargs: Any) -> None:
        """What is wrong with the password is said beside it, not beside its repetition."""
        super().validate_password_for_user(user, "new_password1")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("new_password1") and cleaned["new_password1"] == cleaned.get("old_password"):
            self.add_error("new_password1", SAME_PASSWORD)
        return cleaned


class DeputyForm(PlainForm, forms.Form):
    """Which of the own posts, to whom, from which day to which day (both included)."""

    post = forms.ModelChoiceField(Post.objects.none(), label="Chức danh", empty_label=None)
    deputy = forms.ModelChoiceField(User.objects.none(), label="Ủy quyền cho", empty_label="Chọn đồng nghiệp")
    starts = DayField(label="Từ ngày")
    last_day = DayField(label="Đến hết ngày")

    def __init__(self, *args: Any, posts: list[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = calendar.today()
        known = {user.pk for post in posts for user in colleagues(post, today)}
        self.fields["post"].queryset = Post.objects.filter(pk__in=[post.pk for post in posts]).select_related("office")
        self.fields["deputy"].queryset = User.objects.filter(pk__in=known).order_by("full_name", "username")
        self.fields["starts"].initial = today

    def ends(self) -> date:
        """The first day on which the deputy no longer holds the post."""
        return self.cleaned_data["last_day"] + timedelta(days=1)


def _csv(label: str, help_text: str, *, required: bool = True) -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        error_messages={"required": "Hãy chọn một tệp.", "empty": "Tệp trống; ít nhất phải có hàng tên cột."},
    )


class ReformForm(PlainForm, forms.Form):
    """The day and the files of a reform of units."""

    day = DayField(label="Có hiệu lực từ ngày", help_text="Ngày đầu tiên của các đơn vị mới.")
    units = _csv("Tệp đơn vị mới (.csv)", "Các đơn vị bắt đầu từ ngày ấy: code, name, level, parent_code.")
    successions = _csv(
        "Tệp kế thừa (.csv)", "Ai kế thừa đơn vị nào: predecessor_code, successor_code, default (yes hoặc no)."
    )
    choices = _csv(
        "Tệp lựa chọn (.csv), nếu có",
        "Hồ sơ của xã được chia thuộc đơn vị nào: number, successor_code. Ai không có trong tệp thì theo mặc định; "
        "xã còn chọn được trên trang “Chọn đơn vị kế thừa”.",
        required=False,
    )

    def given(self) -> dict[str, tuple[str, bytes]]:
        """Name and content of each file."""
        found = {name: self.cleaned_data[name] for name in ("units", "successions", "choices")}
        return {name: (file.name, file.read()) for name, file in found.items() if file}


class ApplyReformForm(PlainForm, forms.Form):
    """The day typed once more: nobody reforms a country by a slip of the hand."""

    typed_day = DayField(label="Gõ lại ngày có hiệu lực để xác nhận")
    despite_changes = forms.BooleanField(
        label="Áp dụng cả khi từ lúc xem trước đến lúc ghi có thêm, bớt hồ sơ, chức danh…",
        required=False,
        help_text="Để trống thì khi có thay đổi hệ thống không ghi gì, và cho biết đã thay đổi những gì.",
    )
    seen = forms.CharField(widget=forms.HiddenInput)
