"""What an act says when it is refused."""

from collections.abc import Callable

import pytest

from core.errors import DomainError


def refused(act: Callable[[], object], field: str = "", sentence: str = "") -> str:
    """The sentence of the refusal; it stands beside ``field``, where one is named, and says just ``sentence``."""
    with pytest.raises(DomainError) as caught:
        act()
    if field:
        assert field in caught.value.fields
    if sentence:
        assert caught.value.message == sentence
    return caught.value.message
