"""A list to which higher apps add, so that a lower page can show what it does not know."""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Registrable(Protocol):
    slug: str
    order: int


Item = TypeVar("Item", bound=Registrable)


class Registry(Generic[Item]):
    """Items by slug, given out in ``order``; a slug twice is a programming error."""

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}

    def register(self, item: Item) -> Item:
        if item.slug in self._items:
            raise ValueError(f"{item.slug} is registered already")
        self._items[item.slug] = item
        return item

    def __iter__(self) -> Iterator[Item]:
        return iter(sorted(self._items.values(), key=lambda item: item.order))

    def __getitem__(self, slug: str) -> Item:
        return self._items[slug]
