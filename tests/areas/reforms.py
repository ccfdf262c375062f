"""Small reforms of units for tests."""

from datetime import date

from areas.reform.proposal import Proposal, read

DAY = date(2026, 3, 1)
UNITS = "code,name,level,parent_code"
SUCCESSIONS = "predecessor_code,successor_code,default"

Files = dict[str, bytes]


def files(units: list[str], successions: list[str]) -> Files:
    """Both files from their lines."""
    return {
        name: "\n".join((head, *lines)).encode()
        for name, head, lines in (("units", UNITS, units), ("successions", SUCCESSIONS, successions))
    }


def merged_files(first: str, second: str, name: str = "Phường Hợp Nhất", parent: str = "01") -> Files:
    """Two communes become one, which bears the code of the first."""
    return files([f"{first},{name},commune,{parent}"], [f"{first},{first},yes", f"{second},{first},yes"])


def divided_files(code: str, first: str, second: str, parent: str = "01") -> Files:
    """A commune becomes two, the first of them its default."""
    units = [f"{first},Phường Một,commune,{parent}", f"{second},Phường Hai,commune,{parent}"]
    return files(units, [f"{code},{first},yes", f"{code},{second},no"])


def proposed(units: list[str], successions: list[str], day: date = DAY) -> Proposal:
    """A proposal from the lines of both files."""
    return read(day, **files(units, successions))


def merged(first: str, second: str, name: str = "Phường Hợp Nhất", day: date = DAY) -> Proposal:
    """Two communes of Hà Nội become one."""
    return read(day, **merged_files(first, second, name))


def divided(code: str, first: str, second: str, day: date = DAY) -> Proposal:
    """A commune of Hà Nội becomes two."""
    return read(day, **divided_files(code, first, second))
