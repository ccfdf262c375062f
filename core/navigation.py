"""The menu: each app adds its own entries, and a person sees those of their posts."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from core.registry import Registry


@dataclass(frozen=True)
class NavItem:
    """One entry; ``permission`` empty: for everybody signed in."""

    slug: str
    order: int
    label: str
    url_name: str
    permission: str = ""

    @property
    def url(self) -> str:
        return reverse(self.url_name)

    def is_visible(self, user: Any) -> bool:
        return not self.permission or user.may(self.permission)


navigation: Registry[NavItem] = Registry()


@dataclass(frozen=True)
class Entry:
    """An entry as shown on one page."""

    label: str
    url: str
    is_current: bool


def entries_for(user: Any, path: str) -> list[Entry]:
    """The menu of ``user`` on the page at ``path``; the entry with the longest address that leads there is current."""
    found = [(item.label, item.url) for item in navigation if item.is_visible(user)]
    here = max((url for _, url in found if path == url or (url != "/" and path.startswith(url))), key=len, default="")
    return [Entry(label, url, url == here) for label, url in found]
