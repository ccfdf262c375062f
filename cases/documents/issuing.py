"""Who issues a form: the office, in which role, under which rule, with which sign and signer."""

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from accounts.enums import Role
from accounts.models import User
from areas.enums import Level, OfficeKind
from areas.letterhead import Issuer, in_full, inside_words, issuer_on
from areas.models import Office
from areas.queries import chain_above, unit_for
from cases.documents.registry import DocumentForm, document_forms
from cases.models import Dossier, Procedure, Rule, Step
from cases.perms import posts_over, roles_over
from cases.procedures.manifest import Act, Manifest, manifests
from cases.procedures.rules import in_force
from core import calendar

DISTRICT_POLICE_UNTIL = date(2025, 3, 1)
"""First day without a police of the district."""
POLICE_SIGNS = {"Phường": "CAP", "Thị trấn": "CATT", "Đặc khu": "CAĐK"}
SIGNS = {
    Role.COMMUNE_OFFICER: "UBND",
    Role.HEALTH_OFFICER: "TYT",
    Role.DISTRICT_OFFICER: "LĐTBXH",
    Role.PROVINCE_OFFICER: "PCTNXH",
    Role.FACILITY_OFFICER: "CSCN",
    Role.CLINIC_OFFICER: "CSĐT",
}
SIGNERS = {
    Role.COMMUNE_OFFICER: "CHỦ TỊCH",
    Role.POLICE_OFFICER: "TRƯỞNG CÔNG AN",
    Role.HEALTH_OFFICER: "TRƯỞNG TRẠM",
    Role.DISTRICT_OFFICER: "TRƯỞNG PHÒNG",
    Role.PROVINCE_OFFICER: "TRƯỞNG PHÒNG",
    Role.FACILITY_OFFICER: "GIÁM ĐỐC",
    Role.CLINIC_OFFICER: "TRƯỞNG CƠ SỞ",
}
"""Who signs, by the role that takes the step on the day: from 01/07/2026 that is the police where the law says so."""


@dataclass(frozen=True)
class Issuing:
    """The office that issues, in the role that it has for it; ``on_behalf_of``: by whom it is entered for it."""

    role: Role
    office: Office
    on_behalf_of: str = ""


class Rules:
    """The rules in force on a day by the form that they name; one query."""

    def __init__(self, day: date) -> None:
        self._by_step = in_force(day)

    def naming(self, form: DocumentForm, procedure: Procedure | None) -> Rule | None:
        """The rule of the act that the form belongs to; without a procedure that of the only procedure that names the
        form. None where several do, or none."""
        act = act_for(form, procedure)
        if act and (rule := self._by_step.get((procedure.kind, act.slug))):
            return rule
        found = [
            rule
            for rule in self._by_step.values()
            if form.slug in re.split(r"[,;\s]+", rule.form) and (procedure is None or rule.procedure == procedure.kind)
        ]
        return found[0] if len({rule.procedure for rule in found}) == 1 else None

    def at(self, rule: Rule) -> Rule | None:
        """What holds on this day for the step of a rule of another day."""
        return self._by_step.get((rule.procedure, rule.step))


def acts_with(manifest: Manifest, form: DocumentForm) -> list[Act]:
    """The acts for which the form is made."""
    return [act for act in manifest.acts if form.slug in forms_of(act)]


def forms_of(act: Act, taken: Container[str] | None = None) -> set[str]:
    """The forms that an act prints or wants as a paper; after the acts ``taken``, those that fit them."""
    after = {form for form, before in act.documents_after if taken is None or before in taken}
    return {*act.documents, *after, *(paper.document for paper in act.papers if paper.document)}


def procedure_for(form: DocumentForm, dossier: Dossier) -> Procedure | None:
    """The person's procedure in which the form is made: one still open, else the last."""
    fitting = [found for found in dossier.procedures.all() if acts_with(manifests[found.kind], form)]
    return next((found for found in fitting if found.closed_on is None), next(iter(fitting), None))


def act_for(form: DocumentForm, procedure: Procedure | None) -> Act | None:
    """The act that the form belongs to: one that may be taken now, else the first."""
    if procedure is None:
        return None
    acts = acts_with(manifests[procedure.kind], form)
    return next((act for act in acts if procedure.state in act.sources), next(iter(acts), None))


def taken_in(procedure: Procedure | None) -> set[str]:
    """The acts whose steps stand in a procedure."""
    return set(procedure.steps.standing().values_list("act", flat=True)) if procedure else set()


def forms_fitting(dossier: Dossier) -> set[str]:
    """The forms of the acts that the person's procedures have seen or may still see."""
    found: set[str] = set()
    for procedure in dossier.procedures.all():
        manifest = manifests[procedure.kind]
        slugs = taken_in(procedure)
        if procedure.closed_on is None:
            slugs |= manifest.reachable(procedure.state)
        for act in manifest.acts:
            if act.slug in slugs:
                found |= forms_of(act, slugs)
    return found


def printable_for(act: Act, procedure: Procedure | None, dossier: Dossier, by: User) -> list[DocumentForm]:
    """The forms that an act of a procedure (None: one that it begins) makes or wants as a paper, and that the user may
    issue."""
    slugs = forms_of(act, taken_in(procedure))
    if not slugs:
        return []
    rules = Rules(calendar.today())
    return [
        form
        for form in document_forms
        if form.slug in slugs and issuing_in(form, rules.naming(form, procedure_for(form, dossier)), dossier, by)
    ]


def step_for(form: DocumentForm, procedure: Procedure | None) -> Step | None:
    """The last step taken that made the form."""
    if procedure is None:
        return None
    slugs = [act.slug for act in acts_with(manifests[procedure.kind], form)]
    return procedure.steps.standing().filter(act__in=slugs).last()


def rule_of(form: DocumentForm, procedure: Procedure | None, step: Step | None, on: date) -> Rule | None:
    """The rule that governs: that of the step taken; else the one in force on the day of the decision, or the day."""
    if step:
        return step.rule
    day = (procedure and procedure.decided_on) or on
    return Rules(day).naming(form, procedure)


def issuing_of(form: DocumentForm, rule: Rule | None, on: date, dossier: Dossier, by: User) -> Issuing | None:
    """The office for which the user issues the form: in a role that takes its step on the day. A district officer
    issues for the commune."""
    return issuing_in(form, (Rules(on).at(rule) or rule) if rule else None, dossier, by)


def issuing_in(form: DocumentForm, doing: Rule | None, dossier: Dossier, by: User) -> Issuing | None:
    """The same with the rule of the day at hand: of the roles that issue the form those that take its step then."""
    doers = {Role(role) for role in doing.roles} if doing else set()
    wanted = doers & set(form.roles) or set(form.roles)
    posts = posts_over(by, dossier)
    for post in posts:
        if Role(post.role) in wanted:
            return Issuing(Role(post.role), post.office)
    roles = roles_over(by, dossier)
    for role in wanted & roles.lent:
        if role == Role.COMMUNE_OFFICER:
            commune = dossier.responsibilities.select_related("commune").get(ends=None).commune
            unit = unit_for(commune, calendar.today())
            return Issuing(role, Office.objects.get(area=unit, kind=OfficeKind.COMMUNE), roles.on_behalf_of)
        return Issuing(role, next(post.office for post in posts if post.role == Role.PROVINCE_OFFICER))
    return None


def head_of(issuing: Issuing, on: date) -> Issuer:
    """The head: of the office itself, or of the police or the health station of its commune."""
    head = issuer_on(issuing.office, on)
    if issuing.role not in (Role.POLICE_OFFICER, Role.HEALTH_OFFICER):
        return head
    unit = unit_for(issuing.office.area, on) or issuing.office.area
    above = {area.level: area for area in chain_above(unit)}
    name = inside_words(unit.name)
    district = above.get(Level.DISTRICT)
    if issuing.role == Role.HEALTH_OFFICER:
        parent = f"Trung tâm Y tế {inside_words(district.name)}" if district else in_full(f"UBND {name}")
        return Issuer(parent, "Trạm Y tế", name, head.place)
    over = district if district and on < DISTRICT_POLICE_UNTIL else above[Level.PROVINCE]
    return Issuer(f"Công an {inside_words(over.name)}", "Công an", name, head.place)


def symbol_of(form: DocumentForm, issuing: Issuing) -> str:
    """The sign in the number: kind of document and issuing body (NĐ30/2020)."""
    if not form.symbol or "-" in form.symbol:
        return form.symbol
    if issuing.role == Role.POLICE_OFFICER:
        kind = next((sign for start, sign in POLICE_SIGNS.items() if issuing.office.area.name.startswith(start)), "CAX")
        return f"{form.symbol}-{kind}"
    return f"{form.symbol}-{SIGNS[issuing.role]}"


def signer_title_of(form: DocumentForm, issuing: Issuing) -> str:
    """The title under which the form is signed on the day."""
    return form.signer or SIGNERS[issuing.role]
