"""The photograph: written anew, shown to those who see the dossier, refused when it is none."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.enums import Role
from cases.forms import photo as forms
from cases.models import Photo
from cases.services.photo import SIZE
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def dossier(by):
    return factories.dossier(by=by)


def picture(kind: str = "JPEG", size: tuple[int, int] = (600, 900), **more) -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", size, "#336699").save(written, kind, **more)
    return SimpleUploadedFile(f"anh.{kind.lower()}", written.getvalue())


def hand_in(client, dossier, file):
    return client.post(reverse("cases:photo_edit", args=[dossier.pk]), {"photo": file} if file else {})


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_is_cut_shown_on_the_dossier_and_recorded(client, by, dossier, kind):
    client.force_login(by)
    assert hand_in(client, dossier, picture(kind)).status_code == 302
    address = reverse("cases:photo", args=[dossier.pk])
    shown = client.get(address)
    assert shown["content-type"] == "image/jpeg"
    assert "no-store" in shown["cache-control"]
    assert Image.open(BytesIO(shown.content)).size == SIZE
    assert address in client.get(reverse("cases:dossier_detail", args=[dossier.pk])).content.decode()
    assert AuditEvent.objects.filter(action="save_photo", details__dossier=dossier.pk).count() == 1


def test_what_the_file_carried_besides_is_not_kept(client, by, dossier):
    client.force_login(by)
    exif = Image.Exif()
    exif[0x010E] = "nha rieng"
    hand_in(client, dossier, picture(exif=exif))
    assert not Image.open(BytesIO(bytes(Photo.objects.get().content))).getexif()


def test_a_second_photo_takes_the_place_of_the_first(client, by, dossier):
    client.force_login(by)
    hand_in(client, dossier, picture())
    hand_in(client, dossier, picture("PNG"))
    assert Photo.objects.filter(dossier=dossier).count() == 1


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (None, "Hãy chọn tệp ảnh."),
        (SimpleUploadedFile("anh.jpg", b"khong phai anh"), forms.NO_IMAGE),
        (SimpleUploadedFile("anh.jpg", picture().read()[:200]), forms.NO_IMAGE),
        (picture("GIF"), forms.NO_IMAGE),
    ],
)
def test_what_is_no_photo_is_refused_beside_its_field(client, by, dossier, file, sentence):
    client.force_login(by)
    page = hand_in(client, dossier, file)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert not Photo.objects.exists()


def test_a_photo_too_large_is_refused(client, by, dossier, monkeypatch):
    client.force_login(by)
    monkeypatch.setattr(forms, "LARGEST_PIXELS", 10)
    assert forms.TOO_LARGE in hand_in(client, dossier, picture()).content.decode()
    monkeypatch.setattr(forms, "LARGEST_BYTES", 10)
    assert forms.TOO_LARGE in hand_in(client, dossier, picture()).content.decode()


def test_another_commune_finds_no_photo_and_cannot_hand_one_in(client, by, dossier):
    client.force_login(by)
    hand_in(client, dossier, picture())
    client.force_login(officer(area_code=areas.NEIGHBOUR))
    assert client.get(reverse("cases:photo", args=[dossier.pk])).status_code == 404
    assert hand_in(client, dossier, picture()).status_code == 404


def test_who_only_reads_may_see_but_not_change_it(client, by, dossier):
    client.force_login(by)
    hand_in(client, dossier, picture())
    client.force_login(officer(Role.PROVINCE_OFFICER))
    assert client.get(reverse("cases:photo", args=[dossier.pk])).status_code == 200
    assert hand_in(client, dossier, picture()).status_code == 403
