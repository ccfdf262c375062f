"""After a reform: to which successor of a divided commune each dossier belongs, by a list."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from accounts.models import User
from areas.models import Area, Succession
from areas.queries import unit_for
from cases.models import Dossier, Responsibility
from cases.services.moves import move_dossier
from core.errors import DomainError

UNKNOWN_NUMBER = "Không có hồ sơ số “{}”."
TWICE = "Hồ sơ này đã có ở dòng {}."
NOT_DIVIDED = "Hồ sơ này ngày {:%d/%m/%Y} thuộc {}, không phải xã được chia cho nhiều đơn vị."
NOT_AN_HEIR = "Mã “{}” không kế thừa {}; chỉ chọn được: {}."


@dataclass(frozen=True)
class Choice:
    """A line of the list: number of the dossier, code of the successor."""

    line: int
    number: str
    code: str


@dataclass
class Chosen:
    """What came of a list: lines refused, each with why, and then nothing is written; or how many dossiers went to a
    successor other than the default, and how many were there already."""

    faults: list[tuple[Choice, str]] = field(default_factory=list)
    moved: int = 0
    unchanged: int = 0


@transaction.atomic
def choose_successors(*, choices: Iterable[Choice], on: date, by: User) -> Chosen:
    """Of a commune that was divided on ``on`` each person belongs to one successor: who is not chosen for, to the
    default one. All lines, or none."""
    found = Chosen()
    first: dict[str, int] = {}
    point = transaction.savepoint()
    for choice in choices:
        if first.setdefault(choice.number, choice.line) != choice.line:
            found.faults.append((choice, TWICE.format(first[choice.number])))
            continue
        try:
            moved = _choose(choice, on, by)
        except DomainError as refusal:
            found.faults.append((choice, refusal.message))
        else:
            found.moved += moved
            found.unchanged += not moved
    if found.faults:
        transaction.savepoint_rollback(point)
        found.moved = found.unchanged = 0
    return found


def _choose(choice: Choice, on: date, by: User) -> bool:
    dossier = Dossier.objects.filter(number=choice.number).first()
    if dossier is None:
        raise DomainError(UNKNOWN_NUMBER.format(choice.number))
    eve = on - timedelta(days=1)
    held = Responsibility.objects.on(eve).filter(dossier=dossier).select_related("commune").first()
    before = held and unit_for(held.commune, eve)
    heirs = {step.successor.code: step for step in _heirs(before)} if before else {}
    if len(heirs) < 2:
        raise DomainError(NOT_DIVIDED.format(eve, before or "xã khác"))
    if choice.code not in heirs:
        raise DomainError(NOT_AN_HEIR.format(choice.code, before, ", ".join(sorted(heirs))))
    to = heirs[choice.code].successor
    now = Responsibility.objects.on(on).select_related("commune").get(dossier=dossier)
    if unit_for(now.commune, on) == to:
        return False
    move_dossier(dossier=dossier, to=to, on=on, by=by)
    return True


def _heirs(commune: Area) -> Iterable[Succession]:
    return Succession.objects.filter(predecessor=commune).select_related("successor")
