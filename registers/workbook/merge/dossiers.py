"""Dossiers, their papers and their responsible communes."""

from itertools import zip_longest
from typing import Any

from cases.enums import PaperKind
from cases.models import Dossier, IdentityPaper, Responsibility
from core import calendar
from core.text import sort_key
from registers.workbook.facts import Fact, Person
from registers.workbook.kinds import Paper
from registers.workbook.sheets import CHUYEN_NOI, HO_SO
from registers.workbook.staging import Row, Staged
from registers.workbook.world import World

MOVE_BEFORE_OPENING = "Ngày chuyển phải sau ngày lập hồ sơ ({opened:%d/%m/%Y})."
OPENED_AFTER_MOVE = "Hồ sơ đã chuyển nơi quản lý ngày {day:%d/%m/%Y}; ngày lập hồ sơ phải trước ngày đó."
MERGED_ROW = "Hồ sơ này đã nhập làm một với hồ sơ {number}, cũng có trong sổ; dòng này không ghi, chỉ ghi dòng kia."
PAPER_DROPPED = "Hồ sơ đang có số {number}; dòng này để trống nên số đó được ghi là không còn dùng."

_TEXTS = ("other_name", "ethnicity", "occupation", "education", "permanent_address", "present_address")


def merge_dossiers(world: World, staged: Staged) -> None:
    for row in staged.keyed(HO_SO):
        person = world.persons[row["number"]]
        if row["number"] in person.former and person.number != row["number"]:
            staged.warn(row, "number", MERGED_ROW.format(number=person.number))
            world.counts["unchanged"][HO_SO.name] += 1
            continue
        if person.dossier is None:
            person.dossier = Fact(Dossier(number=row["number"], opened_on=None, birth_date=None), is_new=True)
        person.dossier.row = row
        opening = _merge_opening(staged, row, person)
        _merge_dossier(row, person.dossier)
        papers = _merge_paper(staged, row, person)
        if papers or person.dossier.is_new or not person.dossier.changed.isdisjoint(("full_name", "other_name")):
            index(person)
        world.done(row, person.dossier, *opening, *papers)


def _merge_dossier(row: Row, fact: Fact[Dossier]) -> None:
    values: dict[str, Any] = {name: row[name] or "" for name in (*_TEXTS, "full_name", "sex", "main_drug", "route")}
    values |= {name: row[name] for name in ("stable_residence", "first_used_on", "opened_on")}
    if row["birth"]:
        values |= {"birth_date": row["birth"].day, "birth_year_only": row["birth"].year_only}
    fact.set(**{name: value for name, value in values.items() if name not in row.broken})
    if "full_name" in fact.changed:
        fact.set(sort_key=sort_key(values["full_name"]))


def _merge_opening(staged: Staged, row: Row, person: Person) -> list[Fact]:
    """The first responsible commune starts with the dossier."""
    moves = person.facts(CHUYEN_NOI)
    opened = row["opened_on"]
    if opened is None:
        return []
    if person.dossier.is_new:
        first = Fact(Responsibility(dossier=person.dossier.record), row, is_new=True)
    else:
        first = moves.pop(min(moves))
        first.row = row
        if moves and opened >= min(moves):
            staged.fault(row, "opened_on", OPENED_AFTER_MOVE.format(day=min(moves)))
            opened = first.record.starts
    first.set(starts=opened)
    if row["area"]:
        first.set(commune=row["area"])
    moves[opened] = first
    return [first]


def _merge_paper(staged: Staged, row: Row, person: Person) -> list[Fact[IdentityPaper]]:
    """What the column says is the paper in use; returns the papers that change."""
    if "paper" in row.broken:
        return []
    current = {fact.record.kind: fact for fact in person.papers if fact.record.replaced_on is None}
    paper: Paper | None = row["paper"]
    if paper is None:
        shown = shown_paper(current)
        if shown is None:
            return []
        staged.warn(row, "paper", PAPER_DROPPED.format(number=shown.record.number))
        shown.row = row
        shown.set(replaced_on=calendar.today())
        return [shown]
    in_use = current.get(paper.kind)
    if in_use and in_use.record.number == paper.number:
        return []
    same = next((f for f in person.papers if (f.record.kind, f.record.number) == (paper.kind, paper.number)), None)
    if same:
        same.row = row
        same.set(replaced_on=None)
        if in_use:
            in_use.set(replaced_on=calendar.today())
        return [same, *([in_use] if in_use else [])]
    if in_use is None:
        record = IdentityPaper(dossier=person.dossier.record, kind=paper.kind)
        in_use = Fact(record, is_new=True)
        person.papers.append(in_use)
    in_use.row = row
    in_use.set(number=paper.number)
    return [in_use]


def shown_paper(current: dict[str, Fact[IdentityPaper]]) -> Fact[IdentityPaper] | None:
    """The paper of the column "Số CCCD": the CCCD in use, else the CMND."""
    return current.get(PaperKind.CCCD) or current.get(PaperKind.CMND)


def index(person: Person) -> None:
    """Words and key by which the dossier is found and sorted."""
    dossier = person.dossier.record
    before = dossier.search_text
    dossier.index_words(person.former)
    if dossier.search_text != before:
        person.dossier.changed |= {"search_text", "sort_key"}


def merge_moves(world: World, staged: Staged) -> None:
    for row in staged.keyed(CHUYEN_NOI):
        person = world.persons[row["number"]]
        if person.opened_on and row["on"] <= person.opened_on:
            staged.fault(row, "on", MOVE_BEFORE_OPENING.format(opened=person.opened_on))
            continue
        fact = person.facts(CHUYEN_NOI).get(row["on"])
        if fact is None:
            fact = Fact(Responsibility(dossier=person.dossier.record, starts=row["on"]), is_new=True)
            person.facts(CHUYEN_NOI)[row["on"]] = fact
        fact.row = row
        if row["area"]:
            fact.set(commune=row["area"])
        world.done(row, fact)
    for person in world.everybody:
        _close_intervals(person)


def _close_intervals(person: Person) -> None:
    """Each commune answers until the day on which the next one does."""
    moves = [fact for _day, fact in sorted(person.facts(CHUYEN_NOI).items())]
    for fact, later in zip_longest(moves, moves[1:]):
        fact.set(ends=later.record.starts if later else None)
