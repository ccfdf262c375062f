"""The clinic's morning: the doses of all its patients saved at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.services import check_not_future
from core import audit, calendar
from core.errors import DomainError, StaleVersionError
from core.saving import checked_save, locked
from core.text import clean
from rehab.clinic import MOST_DAYS_HOME, treatments
from rehab.doses import in_words
from rehab.enums import DoseKind
from rehab.models import Dose, Episode, Facility, Morning

SAVED_MEANWHILE = (
    "{who} vừa lưu buổi này lúc {at:%H:%M ngày %d/%m/%Y}, sau khi bạn mở trang. Chưa lưu gì; những gì bạn ghi còn "
    "nguyên, chỗ khác với bản đang lưu có ghi bên cạnh. Hãy so lại, rồi bấm Lưu lần nữa nếu vẫn muốn ghi bản của mình."
)
NOT_HERE = "Có người không điều trị tại cơ sở vào ngày {on:%d/%m/%Y}. Chưa lưu gì; hãy tải lại trang."
NO_MG = "{name}: chưa có chỉ định liều; hãy ghi chỉ định liều trước khi cho uống."
TOO_MUCH = "{name}: {mg} mg cao hơn liều chỉ định {ordered} mg. Hãy ghi chỉ định liều mới trước."
NOT_POSITIVE = "{name}: liều phải lớn hơn 0 mg."
NO_DAYS_HOME = "{name}: hãy ghi số ngày mang về, từ 1 đến {most}."


@dataclass(frozen=True)
class DoseRow:
    """One line of the morning: without ``kind`` nothing is recorded of the patient, and what was is taken out;
    without ``mg`` the dose ordered was given."""

    episode: int
    kind: str
    mg: Decimal | None = None
    days_home: int = 0
    note: str = ""


@transaction.atomic
def record_doses(*, clinic: Facility, on: date, version: int, rows: Sequence[DoseRow], by: User) -> Morning:
    """Save a clinic's morning at once: what each patient took, or did not. Saved again it corrects. ``version`` is
    that of the morning when the page was opened (0: not saved before); whoever saved meanwhile is named."""
    check_not_future(on, "on")
    clinic = locked(clinic)
    morning = Morning.objects.filter(facility=clinic, on=on).select_related("saved_by").first()
    changed, gone = _differing(rows, _patients(clinic, on, rows), on)
    if morning and not changed and not gone:
        return morning
    if version != (morning.version if morning else 0):
        raise StaleVersionError(SAVED_MEANWHILE.format(who=morning.saved_by, at=timezone.localtime(morning.saved_at)))
    for dose in changed:
        dose.given_by = by
    Dose.objects.filter(pk__in=[dose.pk for dose in gone]).delete()
    Dose.objects.bulk_create([dose for dose in changed if dose.pk is None])
    Dose.objects.bulk_update([dose for dose in changed if dose.pk], [*WRITTEN, "given_by"])
    morning = morning or Morning(facility=clinic, on=on)
    morning.saved_at, morning.saved_by = calendar.now(), by
    checked_save(morning)
    audit.record("record_doses", morning, by=by, clinic=clinic.pk, on=on.isoformat(), changed=len(changed) + len(gone))
    return morning


WRITTEN = ("kind", "mg", "days_home", "note")
"""What a line of the morning says of a dose."""


def _patients(clinic: Facility, on: date, rows: Sequence[DoseRow]) -> dict[int, Episode]:
    """The episodes that the lines name, all of them of the clinic and running on the day, with the dose ordered."""
    keys = {row.episode for row in rows}
    here = Episode.objects.on(on).filter(facility=clinic, pk__in=keys)
    found = {episode.pk: episode for episode in treatments(here, on)}
    if len(found) < len(keys):
        raise DomainError(NOT_HERE.format(on=on))
    return found


def _differing(rows: Sequence[DoseRow], episodes: dict[int, Episode], on: date) -> tuple[list[Dose], list[Dose]]:
    """The doses that are new or other than stored, and those that are to go. All faults are told at once."""
    stored = {dose.episode_id: dose for dose in Dose.objects.filter(episode__in=episodes, on=on)}
    faults: dict[str, str] = {}
    changed, gone = [], []
    for row in rows:
        dose = stored.get(row.episode)
        if not row.kind:
            gone += [dose] if dose else []
            continue
        wanted = _wanted(row, episodes[row.episode], faults)
        dose = dose or Dose(episode=episodes[row.episode], on=on)
        if any(getattr(dose, name) != wanted[name] for name in WRITTEN):
            for name in WRITTEN:
                setattr(dose, name, wanted[name])
            changed.append(dose)
    if faults:
        raise DomainError(" ".join(faults.values()), fields=faults)
    return changed, gone


def _wanted(row: DoseRow, episode: Episode, faults: dict[str, str]) -> dict[str, Any]:
    """What the day's row is to hold; what is wrong with the line goes into ``faults``."""
    kind, name = DoseKind(row.kind), episode.dossier.full_name
    mg = None
    if kind in DoseKind.given():
        mg = episode.mg if row.mg is None else row.mg
        if mg is None or episode.mg is None:
            faults[f"mg_{episode.pk}"] = NO_MG.format(name=name)
        elif mg <= 0:
            faults[f"mg_{episode.pk}"] = NOT_POSITIVE.format(name=name)
        elif mg > episode.mg:
            sentence = TOO_MUCH.format(name=name, mg=in_words(mg), ordered=in_words(episode.mg))
            faults[f"mg_{episode.pk}"] = sentence
    days_home = row.days_home if kind == DoseKind.TAKE_HOME else 0
    if kind == DoseKind.TAKE_HOME and not 1 <= days_home <= MOST_DAYS_HOME:
        faults[f"home_{episode.pk}"] = NO_DAYS_HOME.format(name=name, most=MOST_DAYS_HOME)
    return {"kind": kind, "mg": mg, "days_home": days_home, "note": clean(row.note)}
