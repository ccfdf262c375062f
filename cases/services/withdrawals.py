"""Taking out what was entered wrongly: about another person, or twice. The change history keeps the row, the log
keeps the reason."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from cases.models import Determination, Dossier, DrugTest, IdentityPaper, ListRemoval, Responsibility, UserManagement
from cases.services.checks import acting_for
from cases.services.moves import check_none_waiting
from cases.services.officers import release_officer
from cases.services.papers import reindex
from cases.stage import refresh_stages
from core import audit
from core.errors import DomainError
from core.saving import checked_save, locked, require_version

Fact = Determination | ListRemoval | UserManagement | DrugTest
RIGHTS = {Determination: Permission.WRITE_DETERMINATION, DrugTest: Permission.WRITE_TEST}

FIRST_COMMUNE = "Xã đầu tiên quản lý hồ sơ không xóa được; nếu ghi sai thì hãy sửa."
NOT_THE_LAST = "Chỉ xóa được lần chuyển sau cùng. Hãy xóa lần chuyển sau trước, hoặc sửa lần chuyển này."


@transaction.atomic
def withdraw_fact(*, fact: Fact, version: int, reason: str, by: User) -> None:
    """Take out a determination, a removal from the list, a decision on managing a user or a test."""
    dossier = locked(fact.dossier)
    fact = locked(fact)
    require_version(fact, version)
    behalf = acting_for(by, dossier, RIGHTS.get(type(fact), Permission.WRITE_DOSSIER))
    audit.record("withdraw", fact, by=by, on_behalf_of=behalf, dossier=dossier.pk, reason=reason, fact=str(fact))
    fact.delete()
    refresh_stages(Dossier.objects.filter(pk=dossier.pk))


@transaction.atomic
def withdraw_paper(*, paper: IdentityPaper, version: int, reason: str, by: User) -> None:
    """Take out a paper, which finds the dossier no more; ``version`` is the dossier's."""
    dossier = locked(paper.dossier)
    require_version(dossier, version)
    behalf = acting_for(by, dossier)
    audit.record("withdraw_paper", dossier, by=by, on_behalf_of=behalf, reason=reason, kind=paper.kind)
    paper.delete()
    reindex(dossier)


@transaction.atomic
def withdraw_move(*, responsibility: Responsibility, version: int, reason: str, by: User) -> None:
    """Take back the last move: the commune before answers again. ``version`` is the dossier's."""
    dossier = locked(responsibility.dossier)
    require_version(dossier, version)
    check_none_waiting(dossier)
    row = locked(responsibility)
    if row.ends is not None:
        raise DomainError(NOT_THE_LAST)
    before = dossier.responsibilities.filter(ends=row.starts).first()
    if before is None:
        raise DomainError(FIRST_COMMUNE)
    behalf = acting_for(by, dossier)
    day = row.starts.isoformat()
    row.delete()
    release_officer(dossier, row.starts)
    before.ends = None
    checked_save(before)
    checked_save(dossier)
    audit.record("withdraw_move", dossier, by=by, on_behalf_of=behalf, reason=reason, on=day)
