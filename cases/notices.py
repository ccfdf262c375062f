"""What the list of steps owed cannot hold, because no procedure runs yet: told above it, by the apps that know."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import User
from core.registry import Registry


@dataclass(frozen=True)
class WorkNotice:
    """``find`` gives the sentence for a user, empty when there is nothing to tell; ``url_name``: where it is done."""

    slug: str
    order: int
    find: Callable[[User], str]
    url_name: str
    link: str


work_notices: Registry[WorkNotice] = Registry()
