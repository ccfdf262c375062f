"""A form filled in: the HTML that is printed, by the layout of NĐ30/2020."""

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from accounts.enums import Role
from areas.letterhead import Issuer, written_day
from cases.documents.facts import basis_of, family_of, person_of, places_of, register_of, steps_of
from cases.documents.issuing import SIGNERS
from cases.documents.registry import LAW_OF_2025, DocumentForm, Filling

ISSUED_WITH = "Ban hành kèm theo {decree}"
APPLIED = "Vận dụng mẫu ban hành kèm theo {decree}"


@dataclass(frozen=True)
class Signing:
    """What the register and the signer add: number and sign, place, title and name."""

    number: str
    place: str
    title: str
    name: str


def fill(form: DocumentForm, filling: Filling, head: Issuer, signing: Signing) -> str:
    """The document as HTML. What is not known stays a dotted line, to be completed by hand."""
    steps = steps_of(filling)
    article = filling.rule.article if filling.rule else form.article
    own_numbers = ("decision_number", "certificate_number")
    context: dict[str, Any] = {
        "form": form,
        "annex": _annex(form, filling),
        "head": head,
        "signing": signing,
        "authority": _authority(filling, head),
        "is_committee": filling.role == Role.COMMUNE_OFFICER,
        "day": written_day(filling.on),
        "on": filling.on,
        "person": person_of(filling.dossier),
        "family": family_of(filling.dossier),
        "places": places_of(filling),
        "dossier": filling.dossier,
        "procedure": filling.procedure,
        "steps": steps,
        "data": {key: value for step in steps.values() for key, value in step.items() if key not in own_numbers},
        "basis": basis_of(filling, article),
        **register_of(filling.dossier, filling.on),
        **form.context(filling),
    }
    return render_to_string(form.template_name, context)


def _authority(filling: Filling, head: Issuer) -> str:
    """Who decides, as the heading of a decision names them: Chủ tịch Ủy ban nhân dân phường …"""
    title = SIGNERS[filling.role]
    body = "" if filling.role == Role.POLICE_OFFICER else head.name
    return " ".join(word for word in (title, body, head.unit) if word)


def _annex(form: DocumentForm, filling: Filling) -> str:
    """With which decree the form was issued; under the law of 2025 it is only applied, having no successor yet."""
    day = (filling.procedure and filling.procedure.decided_on) or filling.on
    return (APPLIED if day >= LAW_OF_2025 else ISSUED_WITH).format(decree=form.decree.name)
