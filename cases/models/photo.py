"""The photograph of form 05."""

from django.db import models

from cases.models.dossier import Dossier


class Photo(models.Model):
    """Ảnh 3×4 (NĐ105/2021 form 05): one JPEG, kept with the rows so that a backup holds it."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="photo")
    content = models.BinaryField("ảnh")
    saved_at = models.DateTimeField("lưu lúc")

    class Meta:
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"

    def __str__(self) -> str:
        return f"{self.dossier_id}"
