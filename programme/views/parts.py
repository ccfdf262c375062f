"""What a page of the programme is made of: every list and every detail page is the same template."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy

from accounts.enums import Permission

ON_A_PAGE = 25


@dataclass(frozen=True)
class Cell:
    """One cell of a table; ``tone`` puts its words into a box, ``url`` makes them a link."""

    text: Any
    css: str = ""
    url: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Button:
    """A link to a page, or (``posts``) a form with nothing but a button."""

    words: str
    url: str
    css: str = "btn-outline-primary"
    posts: bool = False
    version: int | None = None


@dataclass(frozen=True)
class Table:
    """Headings, rows of cells, and what is said when there are none."""

    headings: tuple[str, ...]
    rows: list[list[Cell]]
    title: str = ""
    caption: str = ""
    empty: str = "Chưa có gì."
    page: Page | None = None
    buttons: tuple[Button, ...] = ()

    @property
    def lines(self) -> list[list[tuple[str, Cell]]]:
        """Each cell with its heading."""
        return [list(zip(self.headings, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Sheet:
    """A whole page."""

    title: str
    words: str = ""
    back: tuple[str, str] | None = None
    buttons: tuple[Button, ...] = ()
    facts: tuple[tuple[str, Any], ...] = ()
    tables: tuple[Table, ...] = ()
    tiles: tuple[tuple[str, Any, str], ...] = ()
    searches: bool = False
    notes: tuple[str, ...] = field(default=())


def table_of(
    request: HttpRequest,
    rows: QuerySet | list,
    headings: tuple[str, ...],
    cells: Callable[[Any], list[Cell]],
    *,
    noun: str,
    empty: str,
    read: Callable[[Iterable], Iterable] = list,
) -> Table:
    """One page of a long list; ``read`` turns the page's rows into what ``cells`` shows."""
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return Table(
        headings, [cells(row) for row in read(page)], caption=f"{page.paginator.count} {noun}", empty=empty, page=page
    )


def show(request: HttpRequest, sheet: Sheet, template_name: str = "programme/page.html") -> HttpResponse:
    return render(request, template_name, {"sheet": sheet, "q": request.GET.get("q", "")})


HOME = ("Hoạt động chương trình", reverse_lazy("programme:home"))


def add_button(request: HttpRequest, name: str, words: str) -> tuple[Button, ...]:
    """The way to a new row, for whoever may write one."""
    if not request.user.may(Permission.WRITE_PROGRAMME):
        return ()
    return (Button(words, reverse(name), "btn-primary"),)


def change_cell(name: str, row: Any, kept: set[int], words: str = "Sửa") -> Cell:
    """The way to change a row, for whoever keeps it."""
    return Cell(words, "acts", reverse(name, args=[row.pk])) if row.office_id in kept else Cell("", "acts")


def number(value: Any) -> Cell:
    return Cell(value, css="num")
