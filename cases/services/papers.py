"""Identity papers: added, replaced and corrected; every number ever had keeps finding the dossier."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from cases.enums import PaperKind
from cases.identity import clean_number, number_fault
from cases.models import Dossier, IdentityPaper
from cases.services.checks import acting_for, check_not_future
from core import audit, calendar
from core.errors import DomainError
from core.saving import checked_save, locked, require_version

TAKEN = "Số {kind} {number} đã thuộc hồ sơ {owner}."
TAKEN_ELSEWHERE = "Số {kind} {number} đã thuộc một hồ sơ khác. Hãy kiểm tra lại số trên giấy tờ."
OWN_ALREADY = "Số {kind} {number} đã có trong hồ sơ này."
REPLACED_BEFORE_ISSUE = "Ngày được thay phải sau ngày cấp {issued:%d/%m/%Y}."


@transaction.atomic
def add_paper(
    *,
    dossier: Dossier,
    kind: str,
    number: str,
    by: User,
    issued_on: date | None = None,
    issued_by: str = "",
    replaced_on: date | None = None,
) -> IdentityPaper:
    """Add a paper. One of the same kind in use until now is replaced by it, from its day of issue or today on;
    ``replaced_on`` given: an old paper, no longer in use."""
    dossier = locked(dossier)
    paper = IdentityPaper(
        dossier=dossier,
        kind=kind,
        number=clean_number(number),
        issued_on=issued_on,
        issued_by=issued_by,
        replaced_on=replaced_on,
    )
    _check(paper, by)
    if replaced_on is None:
        _replace_current(paper)
    checked_save(paper)
    reindex(dossier)
    audit.record("add_paper", dossier, by=by, on_behalf_of=acting_for(by, dossier), kind=kind)
    return paper


@transaction.atomic
def change_paper(
    *,
    paper: IdentityPaper,
    version: int,
    number: str,
    issued_on: date | None,
    issued_by: str,
    replaced_on: date | None,
    by: User,
) -> IdentityPaper:
    """Correct a paper; ``version`` is the dossier's."""
    dossier = locked(paper.dossier)
    require_version(dossier, version)
    paper = locked(paper)
    paper.number = clean_number(number)
    paper.issued_on, paper.issued_by, paper.replaced_on = issued_on, issued_by, replaced_on
    _check(paper, by)
    checked_save(paper)
    reindex(dossier)
    audit.record("change_paper", dossier, by=by, on_behalf_of=acting_for(by, dossier), kind=paper.kind)
    return paper


def _check(paper: IdentityPaper, by: User) -> None:
    fault = number_fault(paper.kind, paper.number)
    if fault:
        raise DomainError(fault, fields={"number": fault})
    check_not_future(paper.issued_on, "issued_on")
    check_not_future(paper.replaced_on, "replaced_on")
    if paper.issued_on and paper.replaced_on and paper.replaced_on <= paper.issued_on:
        sentence = REPLACED_BEFORE_ISSUE.format(issued=paper.issued_on)
        raise DomainError(sentence, fields={"replaced_on": sentence})
    holder = Dossier.objects.filter(
        pk__in=IdentityPaper.objects.filter(kind=paper.kind, number=paper.number).exclude(pk=paper.pk).values("dossier")
    )
    if holder.exists():
        sentence = _taken_sentence(paper, holder, by)
        raise DomainError(sentence, fields={"number": sentence})


def _taken_sentence(paper: IdentityPaper, holder: QuerySet[Dossier], by: User) -> str:
    """Whose number it is, if the user may see that dossier; of one outside the area nobody is named."""
    kind = PaperKind(paper.kind).label
    if holder.filter(pk=paper.dossier_id).exists():
        return OWN_ALREADY.format(kind=kind, number=paper.number)
    owner = holder.visible_to(by).first()
    if owner is None:
        return TAKEN_ELSEWHERE.format(kind=kind, number=paper.number)
    return TAKEN.format(kind=kind, number=paper.number, owner=f"{owner.number} ({owner.full_name})")


def _replace_current(paper: IdentityPaper) -> None:
    for current in paper.dossier.papers.filter(kind=paper.kind, replaced_on=None).exclude(pk=paper.pk):
        current.replaced_on = paper.issued_on or calendar.today()
        checked_save(current)


def reindex(dossier: Dossier) -> None:
    """Set anew the words that find the dossier, after its numbers changed."""
    dossier.index_words(dossier.codes)
    checked_save(dossier)
