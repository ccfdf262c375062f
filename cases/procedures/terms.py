"""Who is told when the end of a procedure's term moves: what a higher app shows of it stays true."""

from collections.abc import Callable
from dataclasses import dataclass

from cases.models import Procedure
from core.registry import Registry


@dataclass(frozen=True)
class TermFollower:
    """``follow`` is called with the procedure, in the same transaction; its end may be unknown now."""

    slug: str
    order: int
    follow: Callable[[Procedure], None]


term_followers: Registry[TermFollower] = Registry()
