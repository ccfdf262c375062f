"""Of a demonstration: dossiers on their way between communes (waiting, late, sent, accepted), lists taken out."""

from datetime import date, timedelta

from django.http import QueryDict

from accounts.enums import Permission, Role
from accounts.models import Post
from cases.enums import ExportFormat, ExportPurpose, Stage
from cases.listing import Listing
from cases.models import Dossier, Transfer
from cases.services import accept_transfer, end_export, record_export, send_dossier
from core.demonstration import DemoStep, demo_steps, told_on

DAY = timedelta(days=1)
LONG_AGO, LATELY = 20 * DAY, 2 * DAY
EXPORTS = (
    (Role.PROVINCE_OFFICER, LONG_AGO, "stage=managed_user", ExportPurpose.AUTHORITY, "Công văn số 118/CV-SYT", False),
    (Role.DISTRICT_OFFICER, LONG_AGO, "stage=aftercare", ExportPurpose.REPORT, "", True),
    (Role.COMMUNE_OFFICER, LATELY, "drug=ats&minor=no", ExportPurpose.VISIT, "", True),
)


def tell_transfers(day: date) -> None:
    """To the first commune: one just sent, one that waits too long, one accepted; and one from it."""
    posts = Post.objects.filter(role=Role.COMMUNE_OFFICER).in_force(day).select_related("user", "office__area")
    own, *others = posts.order_by("pk")[:2] or [None]
    if not others:
        return
    other = others[0]
    for number, ago in enumerate((LATELY, LONG_AGO, LONG_AGO)):
        with told_on(day - ago):
            transfer = _sent(other, own, number, day - ago)
            if transfer and number == 2:
                accept_transfer(transfer=transfer, version=transfer.version, by=own.user)
    with told_on(day - LATELY):
        _sent(own, other, 0, day - LATELY)


def _sent(source: Post, target: Post, place: int, day: date) -> Transfer | None:
    """One of the people who live there since long, sent by the one officer to the other; None when there is none."""
    held = Dossier.objects.filter(
        opened_on__lt=day - 60 * DAY,
        life_events=None,
        transfers=None,
        responsibilities__ends=None,
        responsibilities__commune=source.office.area,
        responsibilities__starts__lt=day - 60 * DAY,
    ).exclude(stage=Stage.ENDED)
    person = held.order_by("pk").first()
    if person is None:
        return None
    return send_dossier(
        dossier=person,
        to=target.office.area,
        moved_on=day - (place + 2) * DAY,
        address=f"Số {place + 7}, {target.office.area.name}",
        note=f"Thông báo số {place + 14:02d}/TB-CAP",
        by=source.user,
    )


def tell_exports(day: date) -> None:
    """One list taken out by a commune, a district and a province each; of one the line broke."""
    for role, ago, address, purpose, note, is_whole in EXPORTS:
        post = Post.objects.filter(role=role).in_force(day).select_related("user").order_by("pk").first()
        listing = Listing(post.user, QueryDict(address)) if post else None
        keys = listing.keys_for(Permission.EXPORT_REGISTER) if listing else []
        if not keys:
            continue
        by, sha256 = post.user, "0" * 64 if is_whole else ""
        with told_on(day - ago):
            asked = {"purpose": purpose, "note": note, "file_format": ExportFormat.XLSX}
            export = record_export(listing=listing, keys=keys, by=by, **asked)
            end_export(export=export, is_whole=is_whole, rows=len(keys), size=50 * len(keys), sha256=sha256, by=by)


demo_steps.register(DemoStep("exports", 30, tell_exports))
demo_steps.register(DemoStep("transfers", 20, tell_transfers))
