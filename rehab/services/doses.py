"""What the doctor of a clinic orders and finds: doses and urine tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.models import User
from cases.services import check_not_future
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean
from rehab.enums import Modality
from rehab.models import DoseOrder, Episode, UrineTest

NOT_METHADONE = "Đợt này không phải điều trị methadone."
OUTSIDE = "Ngày {on:%d/%m/%Y} nằm ngoài thời gian điều trị của người bệnh: {span}."
NEEDS_REASON = "Hãy ghi lý do xóa."


@transaction.atomic
def order_dose(
    *, episode: Episode, starts: date, mg: Decimal, phase: str, prescriber: str, note: str = "", by: User
) -> DoseOrder:
    """Enter the dose that a doctor ordered from a day on."""
    locked(episode.dossier)
    order = DoseOrder(episode=locked(episode))
    data = {"starts": starts, "mg": mg, "phase": phase, "prescriber": prescriber, "note": note}
    return _written("order_dose", order, data, "starts", by)


@transaction.atomic
def correct_dose_order(*, order: DoseOrder, version: int, data: dict[str, Any], by: User) -> DoseOrder:
    """Correct an order entered wrongly; a new dose is a new order."""
    order = _opened(order, version)
    return _written("correct_dose_order", order, data, "starts", by)


@transaction.atomic
def withdraw_dose_order(*, order: DoseOrder, version: int, reason: str, by: User) -> None:
    """Take out an order entered wrongly."""
    _withdraw("withdraw_dose_order", _opened(order, version), reason, by)


@transaction.atomic
def record_urine_test(
    *, episode: Episode, on: date, is_opioid_positive: bool, other_substances: str = "", note: str = "", by: User
) -> UrineTest:
    """Enter the result of a urine test of the clinic."""
    locked(episode.dossier)
    test = UrineTest(episode=locked(episode))
    data = {"on": on, "is_opioid_positive": is_opioid_positive, "other_substances": other_substances, "note": note}
    return _written("record_urine_test", test, data, "on", by)


@transaction.atomic
def correct_urine_test(*, test: UrineTest, version: int, data: dict[str, Any], by: User) -> UrineTest:
    """Correct a result entered wrongly."""
    return _written("correct_urine_test", _opened(test, version), data, "on", by)


@transaction.atomic
def withdraw_urine_test(*, test: UrineTest, version: int, reason: str, by: User) -> None:
    """Take out a result that was another person's."""
    _withdraw("withdraw_urine_test", _opened(test, version), reason, by)


def _opened(row: Any, version: int) -> Any:
    locked(row.episode.dossier)
    row = locked(row)
    require_version(row, version)
    return row


def _written(action: str, row: Any, data: dict[str, Any], day_field: str, by: User) -> Any:
    for name, value in data.items():
        setattr(row, name, clean(value) if isinstance(value, str) else value)
    episode, on = row.episode, getattr(row, day_field)
    if episode.modality != Modality.METHADONE:
        raise DomainError(NOT_METHADONE)
    if day_field == "on":
        check_not_future(on, "on")
    if on < episode.starts or (episode.ends and on >= episode.ends):
        span = f"từ {episode.starts:%d/%m/%Y}" + (f" đến trước {episode.ends:%d/%m/%Y}" if episode.ends else "")
        sentence = OUTSIDE.format(on=on, span=span)
        raise DomainError(sentence, fields={day_field: sentence})
    checked_save(row)
    audit.record(action, row, by=by, dossier=episode.dossier_id, on=on.isoformat())
    return row


def _withdraw(action: str, row: Any, reason: str, by: User) -> None:
    if not reason.strip():
        raise DomainError(NEEDS_REASON, fields={"reason": NEEDS_REASON})
    audit.record(action, row, by=by, dossier=row.episode.dossier_id, reason=clean(reason))
    row.delete()
