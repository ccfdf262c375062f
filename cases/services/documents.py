"""Issuing an official document: filled in, numbered in the register of its office, kept as it was printed."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from areas.models import Office
from cases.documents.issuing import (
    Issuing,
    act_for,
    head_of,
    issuing_of,
    procedure_for,
    rule_of,
    signer_title_of,
    step_for,
    symbol_of,
)
from cases.documents.numbers import Borne, borne_by
from cases.documents.printing import Signing, fill
from cases.documents.registry import FORMS_SINCE, DocumentForm, Filling, document_forms
from cases.models import Document, Dossier, Step
from cases.services.checks import check_event_day
from core import audit, calendar
from core.errors import DomainError, NotAllowedError
from core.pdf import html_to_pdf
from core.saving import checked_save

NO_SUCH_FORM = "Không có mẫu {form}."
NOT_YET = "{name} ban hành kèm theo {decree}, có từ ngày {since:%d/%m/%Y}; không thể lập ngày {on:%d/%m/%Y}."
NOT_YOURS = "{name}: ngày {on:%d/%m/%Y} do {who} lập ({article}); chức danh của bạn không lập được."
NO_OFFICE_YET = "{office} có từ ngày {since:%d/%m/%Y}; không thể ban hành văn bản ngày {on:%d/%m/%Y}. Hãy sửa ngày."
NUMBER_TAKEN = "Số {number:02d}/{symbol} năm {year} đã dùng cho văn bản khác. Số tiếp theo còn trống: {free:02d}."
OTHER_NUMBER = (
    "Bước “{act}” ngày {on:%d/%m/%Y} đã ghi số {written}; văn bản của bước đó phải mang cùng số. Nếu số đã ghi là "
    "sai, hãy thu hồi bước rồi ghi lại."
)
ISSUED_ALREADY = (
    "Văn bản số {written} của người này đã lập ngày {on:%d/%m/%Y}; hãy bấm “Mở PDF” ở mục “Văn bản” để in lại, hoặc "
    "lập văn bản khác với số khác."
)
NUMBER_FROM_ONE = "Số văn bản bắt đầu từ 01."
NO_NUMBER = "{name} không đánh số; hãy để trống ô số."
OTHER_STEP = "Bước đã chọn không thuộc hồ sơ này hoặc đã bị thu hồi; hãy chọn lại."


@transaction.atomic
def issue_document(*, dossier: Dossier, form: str, on: date, by: User, **more: Any) -> Document:
    """Print a form for a person under the next number of the office, year and sign, or under one that was typed and is
    free; ``more``: what else ``draft_document`` takes. Refused for whoever may not take its step, before the form was
    in force, and before the office stood."""
    draft = draft_document(dossier=dossier, form=form, on=on, by=by, **more)
    document = draft.document
    signing = Signing(document.written_number, document.place, document.signer_title, document.signer_name)
    document.pdf = html_to_pdf(fill(draft.form, draft.filling, head_of(draft.issuing, on), signing))
    document.sha256 = hashlib.sha256(document.pdf).hexdigest()
    checked_save(document)
    audit.record(
        "issue_document",
        document,
        by=by,
        on_behalf_of=document.on_behalf_of,
        dossier=dossier.pk,
        form=form,
        number=document.written_number,
    )
    return document


@dataclass(frozen=True)
class Draft:
    """A document with its number, as it would be printed."""

    document: Document
    form: DocumentForm
    filling: Filling
    issuing: Issuing


def draft_document(
    *,
    dossier: Dossier,
    form: str,
    on: date,
    place: str,
    signer_title: str,
    signer_name: str,
    by: User,
    step: Step | None = None,
    number: int | None = None,
    data: dict[str, Any] | None = None,
) -> Draft:
    """All that is decided before a form is printed; without a place or title those of the office that issues.
    ``data`` is what of its act is filled in before the act is taken."""
    chosen = next((found for found in document_forms if found.slug == form), None)
    if chosen is None:
        raise DomainError(NO_SUCH_FORM.format(form=form))
    check_event_day(dossier, on, "on")
    if on < FORMS_SINCE:
        raise _refusal("on", NOT_YET.format(name=chosen.name, decree=chosen.decree.name, since=FORMS_SINCE, on=on))
    if step and (step.procedure.dossier_id != dossier.pk or step.undone_at):
        raise DomainError(OTHER_STEP)
    procedure = step.procedure if step else procedure_for(chosen, dossier)
    step = step or step_for(chosen, procedure)
    act = act_for(chosen, procedure)
    rule = rule_of(chosen, procedure, step, on)
    issuing = issuing_of(chosen, rule, on, dossier, by)
    if issuing is None:
        who = rule.decider if rule else ", ".join(role.label for role in chosen.roles)
        article = rule.article if rule else chosen.article
        raise NotAllowedError(NOT_YOURS.format(name=chosen.name, on=on, who=who, article=article))
    if issuing.office.valid_from > on:
        raise _refusal("on", NO_OFFICE_YET.format(office=issuing.office, since=issuing.office.valid_from, on=on))
    symbol = symbol_of(chosen, issuing)
    number = _of_step(borne_by(chosen, procedure, step, symbol), number)
    _check_not_issued(dossier, form, on.year, symbol, number)
    number = _number(chosen, issuing, on.year, symbol, number)
    document = Document(
        dossier=dossier,
        step=step,
        form=form,
        office=issuing.office,
        year=on.year,
        number=number,
        symbol=symbol,
        place=place or head_of(issuing, on).place,
        on=on,
        signer_title=signer_title or signer_title_of(chosen, issuing),
        signer_name=signer_name,
        made_at=calendar.now(),
        made_by=by,
        on_behalf_of=issuing.on_behalf_of,
    )
    filling = Filling(
        dossier=dossier,
        procedure=procedure,
        step=step,
        on=on,
        rule=rule,
        role=issuing.role,
        office=issuing.office,
        act=act.slug if act else "",
        typed=data or {} if act else {},
    )
    return Draft(document, chosen, filling, issuing)


def next_number(office: Office, year: int, symbol: str) -> int:
    """The number after the highest in the register of the office."""
    rows = Document.objects.filter(office=office, year=year, symbol=symbol)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _of_step(borne: Borne | None, typed: int | None) -> int | None:
    """The number that the step already recorded; another one is refused."""
    if borne is None or borne.number is None:
        return typed
    if typed not in (None, borne.number):
        raise _refusal("number", OTHER_NUMBER.format(act=borne.label, on=borne.step.on, written=borne.written))
    return borne.number


def _check_not_issued(dossier: Dossier, form: str, year: int, symbol: str, number: int | None) -> None:
    """A paper that lies in the dossier under this number is printed again, not issued again."""
    known = {"dossier": dossier, "form": form, "year": year, "symbol": symbol, "number": number}
    issued = Document.objects.filter(**known).defer("pdf").first() if number else None
    if issued:
        raise _refusal("number", ISSUED_ALREADY.format(written=issued.written_number, on=issued.on))


def _number(form: DocumentForm, issuing: Issuing, year: int, symbol: str, typed: int | None) -> int | None:
    """The number that the document gets; until the transaction ends nobody else gets one of this office."""
    if not symbol:
        if typed is not None:
            raise _refusal("number", NO_NUMBER.format(name=form.name))
        return None
    Office.objects.select_for_update(of=("self",), no_key=True).get(pk=issuing.office.pk)
    free = next_number(issuing.office, year, symbol)
    if typed is None:
        return free
    if typed < 1:
        raise _refusal("number", NUMBER_FROM_ONE)
    if Document.objects.filter(office=issuing.office, year=year, symbol=symbol, number=typed).exists():
        raise _refusal("number", NUMBER_TAKEN.format(number=typed, symbol=symbol, year=year, free=free))
    return typed


def _refusal(field: str, sentence: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
