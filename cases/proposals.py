"""The next lawful step, proposed and never taken: each app says what the facts of a dossier call for, with the evidence
at hand and what is still missing; an officer takes it up or refuses it with a reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from cases.models import Determination, Dossier, DrugTest, Procedure, ProposalAnswer, UserManagement
from cases.procedures.manifest import WITHDRAWN
from core.registry import Registry


@dataclass
class Facts:
    """What is known of one person, each kind read once for all sources."""

    dossier: Dossier
    _others: dict[str, list[Any]] = field(default_factory=dict)

    def once(self, name: str, rows: QuerySet) -> list[Any]:
        """Rows of a higher app, by the name it gives them."""
        if name not in self._others:
            self._others[name] = list(rows)
        return self._others[name]

    @cached_property
    def positives(self) -> list[DrugTest]:
        """Positive tests, the earliest first."""
        return list(self.dossier.drug_tests.filter(is_positive=True))

    @cached_property
    def determinations(self) -> list[Determination]:
        return list(self.dossier.determinations.all())

    @cached_property
    def managements(self) -> list[UserManagement]:
        return list(self.dossier.user_managements.select_related("procedure"))

    @cached_property
    def procedures(self) -> list[Procedure]:
        """All procedures that were not withdrawn, the earliest first."""
        return [row for row in reversed(self.dossier.procedures.all()) if row.state != WITHDRAWN]

    def running(self, kind: str) -> Procedure | None:
        """The open procedure of a kind."""
        return next((row for row in self.procedures if row.kind == kind and row.closed_on is None), None)


@dataclass(frozen=True)
class Proposal:
    """One step that the facts call for. ``evidence`` names the fact it comes from ("drug_test:7"); ``have`` and
    ``missing``: the papers of the step; ``exclusions``: what must not be so; ``url``: the form that takes it up, and
    ``kind`` the procedure that it would open, if it opens one, or ``step`` the act of a running one that it is."""

    evidence: str
    sentence: str
    url: str
    kind: str = ""
    step: tuple[Procedure, str] | None = None
    have: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProposalSource:
    """One kind of proposal; ``article``: the law that calls for the step."""

    slug: str
    order: int
    title: str
    article: str
    find: Callable[[Facts], Iterable[Proposal]]


@dataclass
class Standing:
    """A proposal as it stands: with what an officer answered to it."""

    source: ProposalSource
    proposal: Proposal
    answer: ProposalAnswer | None = field(default=None)


proposal_sources: Registry[ProposalSource] = Registry()


def proposals_for(dossier: Dossier) -> list[Standing]:
    """What the facts call for today, and what was answered; remembered with the dossier while a page is made."""
    known = dossier.__dict__.get("_proposals")
    if known is None:
        facts = Facts(dossier)
        known = [Standing(source, proposal) for source in proposal_sources for proposal in source.find(facts)]
        if known:
            answers = {(row.proposal, row.evidence): row for row in dossier.proposal_answers.select_related("by")}
            for standing in known:
                standing.answer = answers.get((standing.source.slug, standing.proposal.evidence))
        dossier.__dict__["_proposals"] = known
    return known


def opening(dossier: Dossier, kind: str, act: str = "") -> str:
    """Address of the form that opens a procedure."""
    if act:
        return reverse("cases:procedure_open_act", args=[dossier.pk, kind, act])
    return reverse("cases:procedure_open", args=[dossier.pk, kind])


def stepping(procedure: Procedure, act: str) -> str:
    """Address of the form of a further step."""
    return reverse("cases:procedure_step", args=[procedure.dossier_id, procedure.pk, act])
