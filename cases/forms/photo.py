"""What a clerk hands in as a photograph."""

from typing import Any

from django import forms
from PIL import Image

from core.forms import PlainForm

LARGEST_BYTES = 5 * 1024 * 1024
LARGEST_PIXELS = 40_000_000
NO_IMAGE = "Tệp này không phải ảnh JPEG hoặc PNG; hãy chọn tệp ảnh khác."
TOO_LARGE = "Ảnh lớn quá 5 MB; hãy chụp lại ở cỡ nhỏ hơn hoặc giảm cỡ ảnh rồi chọn lại."


class PhotoForm(PlainForm, forms.Form):
    photo = forms.FileField(
        label="Ảnh 3×4",
        help_text="JPEG hoặc PNG, không quá 5 MB; hệ thống cắt theo khổ 3×4",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
        error_messages={"required": "Hãy chọn tệp ảnh.", "empty": NO_IMAGE},
    )

    def clean_photo(self) -> Any:
        """The picture itself, read whole; its kind is told by its content and never by its name."""
        handed_in = self.cleaned_data["photo"]
        if handed_in.size > LARGEST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        try:
            image = Image.open(handed_in, formats=("JPEG", "PNG"))
            if image.width * image.height > LARGEST_PIXELS:
                raise forms.ValidationError(TOO_LARGE)
            image.load()
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as fault:
            raise forms.ValidationError(NO_IMAGE) from fault
        return image
