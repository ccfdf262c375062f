"""Steps of legal procedures taken in tests as an officer takes them."""

from datetime import date

from accounts.models import User
from cases.models import Dossier, Procedure
from cases.procedures.manifest import manifests
from cases.procedures.scans import NewScan
from cases.services import open_procedure, take_step


def opened(dossier: Dossier, kind: str, act: str, on: date, by: User, **given) -> Procedure:
    """A procedure begun, with all its papers at hand unless the test says otherwise."""
    return open_procedure(dossier=dossier, kind=kind, act=act, on=on, by=by, **_papers(kind, act), **given).procedure


def taken(procedure: Procedure, act: str, on: date, by: User, **given) -> Procedure:
    """The next step, in the same way."""
    procedure.refresh_from_db()
    step = take_step(
        procedure=procedure,
        version=procedure.version,
        act=act,
        on=on,
        by=by,
        **{**_papers(procedure.kind, act), **given},
    )
    return step.procedure


def due(procedure: Procedure, act: str) -> date | None:
    """The last day of a step still owed."""
    return procedure.clocks.open().get(act=act).due_on


def owed(procedure: Procedure) -> set[str]:
    """The steps still owed."""
    return set(procedure.clocks.open().values_list("act", flat=True))


def _papers(kind: str, act: str) -> dict:
    papers = manifests[kind].act(act).papers
    return {
        "papers": tuple(paper.slug for paper in papers if not paper.scan),
        "scans": tuple(NewScan(paper.slug, "giay.pdf", b"%PDF-1.7 signed") for paper in papers if paper.scan),
    }
