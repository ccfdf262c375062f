"""The photograph: shown on the dossier, handed in on a page of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from cases.forms.photo import PhotoForm
from cases.models import Photo
from cases.perms import visible_dossier
from cases.services import save_photo
from cases.views.base import DossierAct


@require_safe
@cache_control(private=True, no_store=True)
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture, for those who may see the dossier."""
    dossier = visible_dossier(request.user, pk, Permission.VIEW_DOSSIER)
    return HttpResponse(bytes(get_object_or_404(Photo, dossier=dossier).content), content_type="image/jpeg")


class PhotoEdit(DossierAct):
    permission = Permission.WRITE_DOSSIER
    form_class = PhotoForm
    heading = "Ảnh 3×4"
    words = "Ảnh cũ, nếu có, được thay bằng ảnh mới."
    done = "Đã lưu ảnh."
    panel = "identity"

    def get_form(self, data: Any = None) -> PhotoForm:
        return PhotoForm(data, self.request.FILES or None if data is not None else None)

    def act(self, form: PhotoForm) -> None:
        save_photo(dossier=self.dossier, image=form.cleaned_data["photo"], by=self.request.user)
