"""Password rules whose sentences Django does not have in Vietnamese."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class MinimumLength(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Mật khẩu này quá ngắn: phải có ít nhất {self.min_length} ký tự."
