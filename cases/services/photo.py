"""The photograph of a dossier."""

from io import BytesIO

from django.db import transaction
from PIL import Image, ImageOps

from accounts.enums import Permission
from accounts.models import User
from cases.models import Dossier, Photo
from cases.services.checks import acting_for
from core import audit, calendar
from core.saving import locked

SIZE = (354, 472)
"""3×4 cm at 300 points an inch."""


@transaction.atomic
def save_photo(*, dossier: Dossier, image: Image.Image, by: User) -> Photo:
    """Keep the photograph, cut to 3×4 and written anew as JPEG, so that nothing else the file carried
    (place, camera, a script) is kept. A former one is replaced."""
    dossier = locked(dossier)
    photo, _ = Photo.objects.update_or_create(
        dossier=dossier, defaults={"content": _as_jpeg(image), "saved_at": calendar.now()}
    )
    behalf = acting_for(by, dossier, Permission.WRITE_DOSSIER)
    audit.record("save_photo", photo, by=by, on_behalf_of=behalf, dossier=dossier.pk)
    return photo


def _as_jpeg(image: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(image).convert("RGB")
    written = BytesIO()
    ImageOps.fit(upright, SIZE).save(written, "JPEG", quality=85)
    return written.getvalue()
