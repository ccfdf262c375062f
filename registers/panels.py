"""On the dossier page: the numbers that it took over, and other dossiers that may be of the same person."""

from typing import Any

from accounts.enums import Permission
from accounts.models import User
from cases.models import Dossier, SuspectedPair
from cases.panels import DossierPanel, dossier_panels
from cases.perms import rights_on
from registers.models import Merge


def _same_person(dossier: Dossier, user: User) -> dict[str, Any]:
    pairs = SuspectedPair.objects.visible_to(user).of(dossier).waiting().select_related("first", "second")
    return {
        "merges": Merge.objects.standing().filter(survivor=dossier).order_by("pk"),
        "others": [(pair, pair.second if pair.first_id == dossier.pk else pair.first) for pair in pairs],
    }


def _may_merge(user: User, dossier: Dossier) -> bool:
    return Permission.MERGE_DOSSIER in rights_on(user, dossier)


dossier_panels.register(
    DossierPanel(
        "same-person",
        125,
        "Hồ sơ trùng",
        "registers/panels/same_person.html",
        _same_person,
        _may_merge,
        aside=True,
    )
)
