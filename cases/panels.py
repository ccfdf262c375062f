"""The dossier page is put together from panels; the apps above add theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from cases.models import Dossier
from core.registry import Registry


def always(user: User, dossier: Dossier) -> bool:
    return True


@dataclass(frozen=True)
class DossierPanel:
    """One block of the page: what it shows (``get_context``) and to whom (``is_visible``). The template gets
    ``dossier``, ``rights`` (what the user may do with this dossier) and the context."""

    slug: str
    order: int
    title: str
    template_name: str
    get_context: Callable[[Dossier, User], dict[str, Any]]
    is_visible: Callable[[User, Dossier], bool] = always


dossier_panels: Registry[DossierPanel] = Registry()
