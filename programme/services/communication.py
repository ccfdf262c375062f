"""Communication events and the communes that they reached."""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from accounts.models import User
from areas.models import Area, Office
from cases.services import check_not_future
from programme.models import CommunicationEvent, EventCommune
from programme.reach import communes_of
from programme.writing import fill, opened, refusal, write

NO_COMMUNE = "Hãy chọn ít nhất một xã được tuyên truyền."
NOT_BELOW = "{names} không thuộc địa bàn của {office} vào ngày {day:%d/%m/%Y}."


@transaction.atomic
def record_event(*, office: Office, communes: Collection[Area], data: dict[str, Any], by: User) -> CommunicationEvent:
    """Record an event that was held, and the communes that it reached."""
    return _write("record_event", fill(CommunicationEvent(office=office), data), communes, by)


@transaction.atomic
def change_event(
    *, event: CommunicationEvent, version: int, communes: Collection[Area], data: dict[str, Any], by: User
) -> CommunicationEvent:
    """Correct an event and its communes."""
    return _write("change_event", opened(event, version, data), communes, by)


def _write(action: str, event: CommunicationEvent, communes: Collection[Area], by: User) -> CommunicationEvent:
    check_not_future(event.on, "on")
    if not communes:
        raise refusal(NO_COMMUNE, "communes")
    below = set(communes_of(event.office, event.on).values_list("pk", flat=True))
    if strangers := sorted(commune.name for commune in communes if commune.pk not in below):
        raise refusal(NOT_BELOW.format(names=", ".join(strangers), office=event.office, day=event.on), "communes")
    write(action, event, by, communes=len(communes))
    event.communes.exclude(commune__in=communes).delete()
    known = set(event.communes.values_list("commune_id", flat=True))
    wanted = sorted({commune.pk for commune in communes} - known)
    EventCommune.objects.bulk_create(EventCommune(event=event, commune_id=pk) for pk in wanted)
    return event
