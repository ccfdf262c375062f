"""What stands in the register before a workbook of the corpus comes in, and the table the cases enter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from accounts.enums import Role
from accounts.models import User
from registers.workbook.run import Outcome
from tests.accounts.factories import officer
from tests.registers.books import COMMUNE, Book, imported, run

OUTSIDE = "00037"
"""A commune of another district."""

Place = tuple[str, int, str, str, str]
"""Sheet, row, column, value, message."""

CASES: list["Case"] = []


@dataclass(frozen=True)
class Case:
    """What is put into an otherwise empty workbook, and all that is said of it."""

    make: Callable[[Book], None]
    faults: tuple[Place, ...]
    warnings: tuple[Place, ...]

    @property
    def name(self) -> str:
        return self.make.__name__


def case(*faults: Place, warnings: tuple[Place, ...] = ()) -> Callable:
    """The function below makes a workbook with exactly these faults and warnings."""

    def enter(make: Callable[[Book], None]) -> Callable[[Book], None]:
        CASES.append(Case(make, faults, tuple(warnings)))
        return make

    return enter


def in_the_register() -> User:
    """K-1 with a paper, two facilities and a club of one's own; X-1 and F-X of another district."""
    there = Book(empty=True)
    there.facility("F-X", "Công lập", commune=OUTSIDE)
    there.dossier("X-1", commune=OUTSIDE, paper="001090000009", full_name="Lê Thị Bí Mật", sex="Nữ")
    imported(there, officer(Role.COMMUNE_OFFICER, OUTSIDE))
    here = Book(empty=True)
    here.facility("F-K", "Công lập")
    here.facility("M-K", "Methadone")
    here.dossier("K-1", paper="001090000001")
    here.add("CLB", club="C-K", name="B93", commune=COMMUNE, starts=date(2016, 1, 1))
    user = officer(Role.DISTRICT_OFFICER, "001")
    imported(here, user)
    return user


def judged(book: Book | bytes, user: User) -> Outcome:
    return run(book, user, dry_run=True)
