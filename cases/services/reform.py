"""After a reform: to which successor of a divided commune each dossier belongs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from accounts.models import User
from areas.models import Area, Succession
from areas.queries import map_on, unit_for
from cases.models import Dossier, Responsibility
from cases.services.checks import acting_for, check_event_day
from cases.services.moves import check_follows, check_none_waiting
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked
from core.workdays import DAY

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


Refused = tuple[Choice, str]
"""A line, and why it is refused."""


@dataclass
class Chosen:
    """What came of a list: the lines refused; how many dossiers went to another successor than the one they were with,
    and how many stayed there."""

    faults: list[Refused] = field(default_factory=list)
    moved: int = 0
    unchanged: int = 0


@transaction.atomic
def choose_successors(*, choices: Iterable[Choice], on: date, by: User | None, all_or_none: bool = True) -> Chosen:
    """Of a commune that was divided on ``on`` each person belongs to one successor: who is not chosen for, to the
    default one. The choice stands as a row of responsibility that begins on that day, and may be changed as long as
    nobody moved since. All lines, or none, unless said otherwise."""
    choices, heirs = list(choices), _heirs(on)
    found = Chosen(faults_in(choices, on, {code: list(units) for code, units in heirs.items()}))
    refused = {choice for choice, _ in found.faults}
    successors = {code: unit for units in heirs.values() for code, unit in units.items()}
    point = transaction.savepoint()
    for choice in choices:
        if choice in refused:
            continue
        try:
            with transaction.atomic():
                moved = _belongs(Dossier.objects.get(number=choice.number), successors[choice.code], on, by)
        except DomainError as refusal:
            found.faults.append((choice, refusal.message))
        else:
            found.moved += moved
            found.unchanged += not moved
    if found.faults and all_or_none:
        transaction.savepoint_rollback(point)
        found.moved = found.unchanged = 0
    found.faults.sort(key=lambda fault: fault[0].line)
    return found


def faults_in(choices: Iterable[Choice], on: date, heirs: Mapping[str, list[str]]) -> list[Refused]:
    """What is wrong with a list, line by line; ``heirs``: the codes of the successors of each commune that is divided
    on ``on``, by its code."""
    choices = list(choices)
    eve = on - DAY
    numbers = {choice.number for choice in choices}
    known = set(Dossier.objects.filter(number__in=numbers).values_list("number", flat=True))
    held = dict(
        Responsibility.objects.on(eve).filter(dossier__number__in=known).values_list("dossier__number", "commune")
    )
    units = {row.area_id: row.unit for row in map_on(eve).filter(area__in=held.values()).select_related("unit")}
    first: dict[str, int] = {}
    found = []
    for choice in choices:
        unit = units.get(held.get(choice.number))
        allowed = heirs.get(unit.code, []) if unit else []
        sentence = ""
        if first.setdefault(choice.number, choice.line) != choice.line:
            sentence = TWICE.format(first[choice.number])
        elif choice.number not in known:
            sentence = UNKNOWN_NUMBER.format(choice.number)
        elif len(allowed) < 2:
            sentence = NOT_DIVIDED.format(eve, unit or "xã khác")
        elif choice.code not in allowed:
            sentence = NOT_AN_HEIR.format(choice.code, unit, ", ".join(sorted(allowed)))
        if sentence:
            found.append((choice, sentence))
    return found


def _heirs(on: date) -> dict[str, dict[str, Area]]:
    """The successors, by code, of each unit that ended with the eve of ``on``, by its code."""
    found: dict[str, dict[str, Area]] = {}
    steps = Succession.objects.filter(predecessor__valid_to=on).select_related("predecessor", "successor")
    for step in steps:
        found.setdefault(step.predecessor.code, {})[step.successor.code] = step.successor
    return found


def _belongs(dossier: Dossier, to: Area, on: date, by: User | None) -> bool:
    """Write the choice; whether it takes the dossier elsewhere."""
    dossier = locked(dossier)
    check_none_waiting(dossier)
    check_event_day(dossier, on, "on")
    current = dossier.responsibilities.select_related("commune").get(ends=None)
    moved = unit_for(current.commune, on) != to
    behalf = acting_for(by, dossier) if by else ""
    if current.starts == on:
        current.commune = to
        checked_save(current)
    else:
        check_follows(dossier, current, on)
        current.ends = on
        checked_save(current)
        checked_save(Responsibility(dossier=dossier, commune=to, starts=on))
    checked_save(dossier)
    audit.record("choose_successor", dossier, by=by, on_behalf_of=behalf, on=on.isoformat(), to=to.code)
    return moved
