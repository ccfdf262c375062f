"""The menu: each app adds its own entries, and a person sees those of their posts."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from core.registry import Registry


@dataclass(frozen=True)
class NavItem:
    """One entry; ``permission`` empty: for everybody signed in. ``under``: the slug of the entry below which it stands,
    in a second line that is shown on its pages; for whom that entry is not there it stands above itself."""

    slug: str
    order: int
    label: str
    url_name: str
    permission: str = ""
    under: str = ""

    @property
    def url(self) -> str:
        return reverse(self.url_name)

    def is_visible(self, user: Any) -> bool:
        return not self.permission or user.may(self.permission)


navigation: Registry[NavItem] = Registry()


@dataclass(frozen=True)
class Entry:
    """An entry as shown on one page; ``below``: the second line of the current one, itself first."""

    label: str
    url: str
    is_current: bool
    below: tuple["Entry", ...] = ()


def entries_for(user: Any, path: str) -> list[Entry]:
    """The menu of ``user`` on the page at ``path``; the entry with the longest address that leads there is current,
    with the one above it."""
    items = [item for item in navigation if item.is_visible(user)]
    slugs = {item.slug for item in items}
    urls = {item.slug: item.url for item in items}
    leading = [item for item in items if path == urls[item.slug] or _leads(urls[item.slug], path)]
    here = max(leading, key=lambda item: len(urls[item.slug]), default=None)
    section = here and (here.under if here.under in slugs else here.slug)
    found = []
    for item in items:
        if item.under in slugs:
            continue
        line = [item, *(other for other in items if other.under == item.slug)]
        is_current = item.slug == section
        below = tuple(Entry(each.label, urls[each.slug], each == here) for each in line) if is_current else ()
        found.append(Entry(item.label, urls[item.slug], is_current, below if len(line) > 1 else ()))
    return found


def _leads(url: str, path: str) -> bool:
    return url != "/" and path.startswith(url)
