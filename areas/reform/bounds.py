"""How far an administrator reforms: the whole country, or the units of some provinces."""

from collections.abc import Iterator

from areas.reform.proposal import SUCCESSIONS, UNITS, Fault, Proposal, Row

OUTSIDE = "“{}” không thuộc tỉnh của bạn; đợt sắp xếp qua nhiều tỉnh do quản trị toàn hệ thống nạp."


def outside(proposal: Proposal, provinces: frozenset[str]) -> Iterator[Fault]:
    """What begins or ends in another province, or is a province itself: it lies above whoever manages one."""
    for row in proposal.units:
        if row["level"] == "province" or _province_of(proposal, row["code"], row) not in provinces:
            yield Fault(UNITS, row.line, "code", row["code"], OUTSIDE.format(row["code"]))
    for row in proposal.successions:
        for column in ("predecessor_code", "successor_code"):
            new = proposal.new.get(row[column]) if column == "successor_code" else None
            if _province_of(proposal, row[column], new) not in provinces:
                yield Fault(SUCCESSIONS, row.line, column, row[column], OUTSIDE.format(row[column]))


def _province_of(proposal: Proposal, code: str, row: Row | None) -> str:
    """The code of the province in which a unit lies: by its line, or as it stands."""
    seen = set()
    while code not in seen:
        seen.add(code)
        parent = row["parent_code"] if row else _parent_of(proposal, code)
        if not parent:
            break
        code, row = parent, proposal.new.get(parent)
    return code


def _parent_of(proposal: Proposal, code: str) -> str:
    area = proposal.standing.get(code)
    return area.parent.code if area and area.parent else ""
