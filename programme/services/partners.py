"""Enterprises and organisations that help, and the places that they offer."""

from typing import Any

from django.db import transaction

from accounts.models import User
from areas.models import Office
from programme.models import Offer, Partner
from programme.writing import fill, opened, write


@transaction.atomic
def add_partner(*, office: Office, data: dict[str, Any], by: User) -> Partner:
    """Enter an enterprise or organisation."""
    return write("add_partner", fill(Partner(office=office), data), by)


@transaction.atomic
def change_partner(*, partner: Partner, version: int, data: dict[str, Any], by: User) -> Partner:
    """Correct what is known of it."""
    return write("change_partner", opened(partner, version, data), by)


@transaction.atomic
def offer_places(*, partner: Partner, data: dict[str, Any], by: User) -> Offer:
    """Record the places that it offers in a year."""
    return write("offer_places", fill(Offer(partner=partner), data), by, partner=partner.pk)


@transaction.atomic
def change_offer(*, offer: Offer, version: int, data: dict[str, Any], by: User) -> Offer:
    """Correct them, or say how many are filled."""
    return write("change_offer", opened(offer, version, data), by, partner=offer.partner_id)
