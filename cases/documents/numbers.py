"""One number for a decision and its paper: the step that records it and the form that is issued for it agree."""

import re
from dataclasses import dataclass

from cases.documents.issuing import acts_with, forms_of
from cases.documents.registry import DocumentForm, document_forms
from cases.models import Document, Dossier, Procedure, Step
from cases.procedures.manifest import Act, Taking, manifests

BORNE = {"decision_number": ("QĐ",), "certificate_number": ("GXN", "GCN")}
"""What an act asks for, and the kinds of document (NĐ30/2020) that bear it."""

PAPER_DIFFERS = (
    "{form} của bước này đã lập ngày {on:%d/%m/%Y} mang số {written}, khác với số “{typed}”. Hãy ghi đúng số trên văn "
    "bản, hoặc lập lại văn bản với số đúng rồi mới ghi bước này."
)


@dataclass(frozen=True)
class Borne:
    """The number of a step already taken, that its paper must bear. ``number`` is None when it was written in another
    way than the register of documents writes it, and the paper gets a number of its own."""

    step: Step
    label: str
    written: str
    number: int | None


def number_form(act: Act) -> tuple[str, DocumentForm] | None:
    """What the act asks for as a number, and the form that bears it."""
    slugs = forms_of(act)
    for ask in act.asks:
        for form in document_forms:
            if form.slug in slugs and form.symbol and form.symbol.startswith(BORNE.get(ask.slug, ())):
                return ask.slug, form
    return None


def papers_for(act: Act, dossier: Dossier, procedure: Procedure | None) -> list[Document]:
    """The numbered papers issued for an act that is still to be taken; not those of an earlier step with the form."""
    found = number_form(act)
    if found is None or procedure is None or procedure.pk is None:
        return []
    _, form = found
    papers = Document.objects.filter(
        dossier=dossier, form=form.slug, number__isnull=False, on__gte=procedure.opened_on
    ).defer("pdf")
    makers = [one.slug for one in acts_with(manifests[procedure.kind], form)]
    if earlier := procedure.steps.standing().filter(act__in=makers).last():
        papers = papers.filter(made_at__gt=earlier.recorded_at)
    return list(papers.order_by("made_at"))


def number_offered(act: Act, dossier: Dossier, procedure: Procedure | None) -> dict[str, str]:
    """The number of the last paper issued for the act."""
    papers = papers_for(act, dossier, procedure)
    return {number_form(act)[0]: papers[-1].written_number} if papers else {}


def number_fault(taking: Taking) -> dict[str, str]:
    """By what the act asks, the sentence that refuses a number that no paper issued for it bears."""
    papers = papers_for(taking.act, taking.dossier, taking.procedure)
    if not papers:
        return {}
    slug, form = number_form(taking.act)
    typed = str(taking.data.get(slug) or "")
    if any(_same(typed, paper.written_number) for paper in papers):
        return {}
    last = papers[-1]
    return {slug: PAPER_DIFFERS.format(form=form.name, on=last.on, written=last.written_number, typed=typed)}


def borne_by(form: DocumentForm, procedure: Procedure | None, step: Step | None, symbol: str) -> Borne | None:
    """The number that the paper of a step already taken must bear; None while the form is for a step to come."""
    if procedure is None or step is None:
        return None
    manifest = manifests[procedure.kind]
    if any(procedure.state in act.sources for act in acts_with(manifest, form)):
        return None
    act = manifest.act(step.act)
    found = number_form(act)
    if found is None or found[1].slug != form.slug or not step.data.get(found[0]):
        return None
    written = step.data[found[0]]
    match = re.fullmatch(r"0*(\d{1,6})(?:\s*/\s*(.+))?", written.strip())
    fits = match and (match.group(2) or symbol).strip().upper() == symbol.upper()
    return Borne(step, act.label, written, int(match.group(1)) if fits else None)


def _same(typed: str, written: str) -> bool:
    """07/QĐ-UBND, 7/qđ-ubnd and 7 are one number."""
    number, sign = _parts(typed)
    return (number, sign or _parts(written)[1]) == _parts(written)


def _parts(written: str) -> tuple[str, str]:
    number, _, sign = "".join(written.upper().split()).partition("/")
    return number.lstrip("0"), sign
