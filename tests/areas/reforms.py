"""Small reforms of units for tests."""

from datetime import date

from areas.reform.proposal import Proposal, read

DAY = date(2026, 3, 1)
UNITS = "code,name,level,parent_code"
SUCCESSIONS = "predecessor_code,successor_code,default"


def proposed(units: list[str], successions: list[str], day: date = DAY) -> Proposal:
    """A proposal from the lines of both files."""
    files = ("\n".join((head, *lines)).encode() for head, lines in ((UNITS, units), (SUCCESSIONS, successions)))
    return read(day, *files)


def merged(first: str, second: str, name: str = "Phường Hợp Nhất", day: date = DAY) -> Proposal:
    """Two communes of Hà Nội become one, which bears the code of the first."""
    return proposed([f"{first},{name},commune,01"], [f"{first},{first},yes", f"{second},{first},yes"], day)


def divided(code: str, first: str, second: str, day: date = DAY) -> Proposal:
    """A commune of Hà Nội becomes two, the first of them its default."""
    units = [f"{first},Phường Một,commune,01", f"{second},Phường Hai,commune,01"]
    return proposed(units, [f"{code},{first},yes", f"{code},{second},no"], day)
