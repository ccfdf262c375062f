"""Lists to which higher apps add."""

from dataclasses import dataclass

import pytest

from core.registry import Registry


@dataclass(frozen=True)
class Item:
    slug: str
    order: int


def test_items_come_in_order_whoever_registered_first():
    registry: Registry[Item] = Registry()
    last, first = Item("last", 20), Item("first", 10)
    assert registry.register(last) is last
    registry.register(first)
    assert list(registry) == [first, last]
    assert registry["last"] is last


def test_a_slug_twice_is_a_programming_error():
    registry: Registry[Item] = Registry()
    registry.register(Item("one", 1))
    with pytest.raises(ValueError, match="one"):
        registry.register(Item("one", 2))
