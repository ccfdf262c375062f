"""Where the person is registered and where they live, day by day."""

from datetime import date

from django.db import transaction

from accounts.models import User
from cases.enums import AddressKind
from cases.models import Dossier, PastAddress
from cases.queries import residence_of
from cases.services.checks import acting_for, check_event_day
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

NOT_LATER = (
    "{kind} hiện nay được ghi từ ngày {since:%d/%m/%Y}; nơi mới phải sau ngày đó. "
    "Nếu chỉ sửa chỗ ghi sai, hãy dùng “Sửa hồ sơ”."
)
SAME_ADDRESS = "{kind} trong hồ sơ đã là địa chỉ này."


@transaction.atomic
def change_address(*, dossier: Dossier, version: int, kind: str, address: str, on: date, by: User) -> Dossier:
    """The person is registered, or lives, elsewhere from ``on`` (Luật Cư trú 68/2020 art. 11); where they were before
    is kept with its days. ``version`` is the dossier's."""
    dossier = locked(dossier)
    require_version(dossier, version)
    check_event_day(dossier, on, "on")
    kind, address = AddressKind(kind), clean(address)
    since = residence_of(dossier, kind).since
    if on <= since:
        sentence = NOT_LATER.format(kind=kind.label, since=since)
        raise DomainError(sentence, fields={"on": sentence})
    if address == getattr(dossier, kind.column):
        sentence = SAME_ADDRESS.format(kind=kind.label)
        raise DomainError(sentence, fields={"address": sentence})
    before = PastAddress(dossier=dossier, kind=kind, address=getattr(dossier, kind.column), starts=since, ends=on)
    checked_save(before)
    setattr(dossier, kind.column, address)
    checked_save(dossier)
    audit.record("change_address", dossier, by=by, on_behalf_of=acting_for(by, dossier), kind=kind, on=on.isoformat())
    return dossier
