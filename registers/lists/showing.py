"""The rows of a compared list as the page shows them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from accounts.enums import Permission
from accounts.models import User
from cases.models import Dossier
from cases.perms import rights_on
from registers.enums import RowOutcome
from registers.lists.comparing import current_papers, ours
from registers.models import OfficeList, OfficeListRow
from registers.workbook.sheets import HO_SO

ONLY_HERE = "chi-o-so"
_SHOWN = ("full_name", "birth", "sex", "paper", "permanent_address")


@dataclass(frozen=True)
class Kind:
    label: str
    condition: Q


KINDS: dict[str, Kind] = {
    "khac": Kind("Khớp, có chỗ khác", Q(outcome=RowOutcome.MATCHED) & ~Q(differing=[])),
    "khop": Kind("Khớp hoàn toàn", Q(outcome=RowOutcome.MATCHED, differing=[])),
    "giong-nhieu": Kind("Giống nhiều hồ sơ", Q(outcome=RowOutcome.UNSURE)),
    "chi-o-danh-sach": Kind("Chỉ có trong danh sách", Q(outcome=RowOutcome.ONLY_THERE)),
    ONLY_HERE: Kind("Chỉ có trong sổ", Q()),
}
"""Kinds of rows by their name in the address."""


@dataclass(frozen=True)
class Side:
    """One value in the register and in the list."""

    name: str
    heading: str
    here: str
    there: str
    is_taken: bool


@dataclass(frozen=True)
class ShownRow:
    row: OfficeListRow
    said: list[str]
    sides: list[Side]
    may_write: bool
    is_visible: bool
    """Whether the dossier still lies in one's own area."""


def counted(office_list: OfficeList, here: int) -> list[tuple[str, str, int]]:
    """Name in the address, label and number of rows of each kind."""
    numbers: Counter[str] = Counter()
    for outcome, differing in office_list.rows.values_list("outcome", "differing"):
        if outcome == RowOutcome.MATCHED:
            numbers["khac" if differing else "khop"] += 1
        else:
            numbers["giong-nhieu" if outcome == RowOutcome.UNSURE else "chi-o-danh-sach"] += 1
    numbers[ONLY_HERE] = here
    return [(name, kind.label, numbers[name]) for name, kind in KINDS.items()]


def rows_shown(rows: Iterable[OfficeListRow], user: User) -> list[ShownRow]:
    """Of a dossier that has left one's area in the meantime nothing is shown."""
    rows = list(rows)
    keys = [row.dossier_id for row in rows if row.dossier_id]
    visible = set(Dossier.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
    papers = current_papers(list(visible))
    found = []
    for row in rows:
        seen = row.dossier_id in visible
        sides = [
            Side(
                name,
                HO_SO[name].heading,
                ours(row.dossier, papers.get(row.dossier_id, []), name),
                row.values.get(name, ""),
                name in row.taken,
            )
            for name in (row.differing if seen else ())
        ]
        may = seen and Permission.WRITE_DOSSIER in rights_on(user, row.dossier)
        said = [row.values[name] for name in _SHOWN if row.values.get(name)]
        found.append(ShownRow(row, said, sides, may, seen))
    return found
