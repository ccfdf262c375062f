"""The number of a paper belongs to one person in the country."""

from registers.workbook.facts import Fact, Person
from registers.workbook.sheets import HO_SO
from registers.workbook.staging import Staged
from registers.workbook.world import World

TAKEN = "Số này đã thuộc hồ sơ {owner}."
TAKEN_ELSEWHERE = "Số này đã thuộc một hồ sơ ngoài địa bàn của bạn."
TWICE = "Số này đã có ở dòng {row}, của hồ sơ {owner}."

Claim = tuple[Person, Fact]


def check_papers(world: World, staged: Staged) -> None:
    claims: dict[tuple[str, str], Claim] = {}
    for person in world.everybody:
        for fact in person.papers:
            paper = (fact.record.kind, fact.record.number)
            first = claims.setdefault(paper, (person, fact))
            if first[0] is not person:
                _report(staged, first, (person, fact))
    for row in staged.keyed(HO_SO):
        paper = row["paper"]
        owner = world.paper_owners.get((paper.kind, paper.number)) if paper else None
        if owner is not None:
            staged.fault(row, "paper", TAKEN.format(owner=owner) if owner else TAKEN_ELSEWHERE)


def _report(staged: Staged, first: Claim, second: Claim) -> None:
    """Mark the row that takes the number: the one that brings it, and of two the later."""
    person, fact = max(
        first, second, key=lambda claim: (claim[1].row is not None, claim[1].row and claim[1].row.number)
    )
    other, others_fact = first if person is second[0] else second
    if others_fact.row:
        staged.fault(fact.row, "paper", TWICE.format(row=others_fact.row.number, owner=other.number))
    else:
        staged.fault(fact.row, "paper", TAKEN.format(owner=other.number))
