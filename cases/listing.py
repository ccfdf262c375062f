"""The list of dossiers as one officer sees it: found, narrowed, ordered, in columns. The page and exports ask this one
object, so that what is exported is what was seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.safestring import SafeString

from accounts.enums import Permission
from accounts.models import User
from accounts.scope import Scope, scope_of
from cases.columns import NAME, NUMBER, OTHER_NAME, ListColumn, chosen_columns
from cases.filter_registry import NarrowingSet, narrowing_set
from cases.finding import Question, asked
from cases.marking import found_elsewhere, marked, marked_number
from cases.models import ColumnChoice, Dossier, IndexCard
from core.forms import in_words
from core.paging import CappedPaginator

TEXT, SORT, COLUMNS, PAGE = "q", "sort", "cols", "page"
EVERYTHING = "tat-ca"
"""The parameter with which one asks for the whole list though another one opens first."""
MARKED = {NAME: marked, OTHER_NAME: marked, NUMBER: marked_number}


@dataclass(frozen=True)
class Cell:
    column: ListColumn
    text: str | SafeString


@dataclass(frozen=True)
class Row:
    """A dossier with what stands in the columns, and where it was found if not in them."""

    dossier: Dossier
    cells: list[Cell]
    notes: list[SafeString]


@dataclass(frozen=True)
class Chip:
    """One thing by which the list is narrowed, and the address of the list without it."""

    label: str
    value: str
    without: str


class Listing:
    """``data``: the parameters of the address. Nothing of it widens what the user may see."""

    def __init__(self, user: User, data: QueryDict):
        self.user = user
        self.data = data
        self.text = data.get(TEXT, "").replace("\0", "").strip()
        self.question: Question = asked(self.text)
        self.is_near = False
        """Whether nobody has every word typed, and those are shown who have all but one."""

    @cached_property
    def narrowing(self) -> NarrowingSet:
        """The filters, as a form and as what they keep. They are asked of one's own area alone, though the cards are
        of it too: else the database looks through the whole register for those who hang on other tables."""
        return narrowing_set()(self.data, Dossier.objects.visible_to(self.user).order_by(), user=self.user)

    @property
    def chosen_in_address(self) -> list[str]:
        return self.data.getlist(COLUMNS)

    @cached_property
    def columns(self) -> list[ListColumn]:
        """Those of the address, else those remembered, else the usual ones."""
        slugs: Iterable[str] = self.chosen_in_address
        if not slugs:
            slugs = ColumnChoice.objects.filter(user=self.user).values_list("columns", flat=True).first() or []
        return chosen_columns(self.user, slugs)

    @cached_property
    def sort(self) -> tuple[ListColumn, bool] | None:
        """The column that gives the order, and whether it is turned round; None: the usual order."""
        asked_for = self.data.get(SORT, "")
        slug = asked_for.removeprefix("-")
        column = next((column for column in self.columns if column.slug == slug and column.sort), None)
        return (column, asked_for.startswith("-")) if column else None

    @property
    def cards(self) -> QuerySet[IndexCard]:
        """The cards of all that is found, in order. The area is asked first and words only of its cards: the time is
        that of one's own area, however large the register."""
        return self._ordered(self._asked(near=self.is_near))

    @property
    def dossiers(self) -> QuerySet[Dossier]:
        """All that is found, for who reads the list to its end; ``in_order`` puts a part of it in order."""
        return Dossier.objects.filter(card__in=self._asked(near=self.is_near)).order_by()

    def page(self, on_a_page: int) -> Page:
        """The page of keys that the address names. A search is read once, as far as anybody turns pages."""
        if not self.question.terms:
            found: Any = self.cards.values_list("pk", flat=True)
        else:
            found = self._keys()
            if not found and self.question.nearly:
                self.is_near = True
                found = self._keys()
        return CappedPaginator(found, on_a_page).get_page(self.data.get(PAGE))

    def keys(self, most: int | None = None) -> list[int]:
        """The keys of all that is found, in order, however many (or ``most``): what the pages show, and what comes
        after the last that anybody turns."""
        found = list(self.cards.values_list("pk", flat=True)[:most])
        if not found and self.question.nearly and not self.is_near:
            self.is_near = True
            found = list(self.cards.values_list("pk", flat=True)[:most])
        return found

    def keys_for(self, permission: Permission) -> list[int]:
        """Of these the ones with which the user may do more than see them."""
        found = self.keys()
        if scope_of(self.user, permission) == scope_of(self.user):
            return found
        reach = set(Dossier.objects.visible_to(self.user, permission).filter(pk__in=found).values_list("pk", flat=True))
        return [key for key in found if key in reach]

    def texts(self, keys: Sequence[int], permission: Permission) -> list[list[str]]:
        """What stands in the columns for some keys, in their order and without marks; who went out of reach meanwhile
        is left out. One statement, and one for each column that needs it."""
        found = Dossier.objects.visible_to(self.user, permission).in_bulk(list(keys))
        dossiers = [found[key] for key in keys if key in found]
        cells = [column.cells(dossiers) for column in self.columns]
        return [[column.get(dossier.pk, "") for column in cells] for dossier in dossiers]

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """The rows of some keys, in their order: one statement, and one for each column that needs it."""
        dossiers = self.in_order(keys)
        cells = {column.slug: column.cells(dossiers) for column in self.columns}
        notes = found_elsewhere(dossiers, self.question) if self.question.terms else {}
        return [
            Row(
                dossier,
                [Cell(column, self._shown(column, cells[column.slug].get(dossier.pk, ""))) for column in self.columns],
                notes.get(dossier.pk, []),
            )
            for dossier in dossiers
        ]

    @staticmethod
    def in_order(keys: Sequence[int]) -> list[Dossier]:
        found = Dossier.objects.in_bulk(list(keys))
        return [found[key] for key in keys if key in found]

    @property
    def chips(self) -> list[Chip]:
        """The filters that narrow the list, each to be taken away."""
        form = self.narrowing.form
        return [
            Chip(
                str(form.fields[name].label),
                in_words(form.fields[name], value),
                self.address_without(name) or f"{EVERYTHING}=1",
            )
            for name, value in self.narrowing.narrowing.items()
        ]

    @property
    def order_words(self) -> str:
        """In which order the rows stand."""
        if self.sort:
            column, turned = self.sort
            return f"xếp theo {column.label.lower()}{', từ dưới lên' if turned else ''}"
        return "khớp nhất trước" if self.question.terms else "xếp theo tên"

    def address(self) -> str:
        """The parameters that make the list what it is, without the page."""
        return self.address_without()

    def address_without(self, *names: str) -> str:
        kept = self.data.copy()
        for name in (PAGE, EVERYTHING, *names):
            kept.pop(name, None)
        for name in [name for name in kept if not any(kept.getlist(name))]:
            del kept[name]
        return kept.urlencode()

    def _keys(self) -> list[int]:
        return list(self.cards.values_list("pk", flat=True)[: CappedPaginator.cap + 1])

    def _asked(self, *, near: bool) -> QuerySet[IndexCard]:
        cards = cards_within(scope_of(self.user)).matching(self.question, nearly=near)
        if not self.narrowing.form.is_valid():
            return cards.none()
        return cards.filter(dossier__in=self.narrowing.qs) if self.narrowing.narrowing else cards

    def _ordered(self, cards: QuerySet[IndexCard]) -> QuerySet[IndexCard]:
        if self.sort:
            column, turned = self.sort
            return cards.order_by(*_order(column, turned), "sort_key", "pk")
        if self.question.terms:
            return cards.ranked(self.question)
        return cards.order_by("sort_key", "pk")

    def _shown(self, column: ListColumn, text: str) -> str | SafeString:
        mark = MARKED.get(column.slug)
        return mark(text, self.question) if mark and self.question.terms else text


def cards_within(scope: Scope) -> QuerySet[IndexCard]:
    """The cards of the dossiers that a scope reaches today (``Dossier.objects.within``)."""
    if scope.is_empty:
        return IndexCard.objects.none()
    if scope.facilities:
        return IndexCard.objects.filter(dossier__in=Dossier.objects.within(scope))
    return IndexCard.objects.filter(commune__in=scope.commune_keys)


def _order(column: ListColumn, turned: bool) -> list[str]:
    """The fields of the card and its dossier by which the column is put in order."""
    fields = []
    for field in column.sort:
        name = field.removeprefix("-")
        sign = "-" if field.startswith("-") != turned else ""
        fields.append(f"{sign}{name}" if name == "sort_key" else f"{sign}dossier__{name}")
    return fields
