"""What can be done with many dossiers at once: each app registers its own acts, which call the services of the single
dossier, so that both doors refuse with the same sentence."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.enums import Permission
from accounts.models import User
from cases.models import Dossier
from core.registry import Registry

Given = dict[str, Any]
MOST = 1000
"""Dossiers of one bulk work: what a person can still look through, and half a minute of a worker."""


@dataclass(frozen=True)
class Change:
    """What an act did, or would do, with one dossier. ``seen``: on what that stands; when it is no longer so, somebody
    was there meanwhile. ``made``: keys of what was written, by which it is undone."""

    before: str
    after: str
    seen: dict[str, Any]
    made: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class BulkAct:
    """``form(data, user, dossiers)``: what is asked for all of them; ``apply(dossier, given, by)`` does it with one;
    ``look``, where that costs too much to be tried and taken back, says what it would do; ``undo(dossier, made, by)``
    takes it back, or raises why not. ``undo_words``: what undoing does, or why there is none. ``is_slow``: so long for
    each that none but a worker does it; ``most``: dossiers at once."""

    slug: str
    order: int
    title: str
    words: str
    permission: Permission
    form: Callable[[Any, User, QuerySet[Dossier]], forms.Form]
    apply: Callable[[Dossier, Given, User], Change]
    undo_words: str
    undo: Callable[[Dossier, dict[str, Any], User], None] | None = None
    look: Callable[[Dossier, Given, User], Change] | None = None
    is_slow: bool = False
    most: int = MOST
    prints: bool = False

    @property
    def can_be_undone(self) -> bool:
        return self.undo is not None


bulk_acts: Registry[BulkAct] = Registry()


def acts_for(user: User) -> list[BulkAct]:
    """The acts that a post of today may do at all; with which dossiers is asked of each."""
    return [act for act in bulk_acts if user.may(act.permission)]
