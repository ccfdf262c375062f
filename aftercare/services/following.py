"""Contacts with a person after rehabilitation, and the tests that are planned."""

from datetime import date

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from aftercare.helping import helpers_for
from aftercare.models import Aftercare, Contact, Helper, PlannedTest
from cases.models import Dossier, DrugTest, TestOccasion
from cases.services import acting_for, check_event_day
from core import audit, calendar
from core.errors import DomainError
from core.saving import checked_save, locked, require_version
from core.text import clean

NOBODY = "Hãy chọn người, tổ chức giúp đỡ hoặc ghi tên cán bộ đã gặp."
BOTH = "Chỉ ghi một trong hai: {helper}, hoặc cán bộ {officer}."
NOT_OF_COMMUNE = "{helper} không tham gia giúp đỡ ở xã này vào ngày {on:%d/%m/%Y}."
NO_CONTENT = "Hãy ghi nội dung đã trao đổi."
NEXT_NOT_LATER = "Ngày hẹn lần sau phải sau ngày tiếp xúc {on:%d/%m/%Y}."
NOT_MANAGED = "Người này hiện không được quản lý sau cai, nên không hẹn xét nghiệm được; hãy ghi quyết định trước."
IN_THE_PAST = "Hạn xét nghiệm {due:%d/%m/%Y} đã qua; hãy chọn từ hôm nay {today:%d/%m/%Y} trở đi."
PLANNED_THAT_DAY = "Đã hẹn xét nghiệm vào ngày {due:%d/%m/%Y}."
MET_ALREADY = "Lần xét nghiệm này đã có kết quả ngày {on:%d/%m/%Y}, không hủy được."
NEEDS_REASON = "Hãy ghi lý do."


@transaction.atomic
def record_contact(
    *,
    dossier: Dossier,
    on: date,
    kind: str,
    content: str,
    helper: Helper | None = None,
    officer: str = "",
    agreed: str = "",
    next_on: date | None = None,
    by: User,
) -> Contact:
    """Enter a visit, a talk or a call (NĐ116 art. 79), with what was agreed and when the next one is planned."""
    contact = Contact(dossier=locked(dossier))
    data = {"on": on, "kind": kind, "content": content, "helper": helper, "officer": officer}
    return _written("record_contact", contact, {**data, "agreed": agreed, "next_on": next_on}, by)


@transaction.atomic
def correct_contact(
    *,
    contact: Contact,
    version: int,
    on: date,
    kind: str,
    content: str,
    helper: Helper | None,
    officer: str,
    agreed: str,
    next_on: date | None,
    by: User,
) -> Contact:
    """Correct a contact entered wrongly."""
    locked(contact.dossier)
    contact = locked(contact)
    require_version(contact, version)
    data = {"on": on, "kind": kind, "content": content, "helper": helper, "officer": officer}
    return _written("correct_contact", contact, {**data, "agreed": agreed, "next_on": next_on}, by)


@transaction.atomic
def withdraw_contact(*, contact: Contact, version: int, reason: str, by: User) -> None:
    """Take out a contact entered about another person, or twice; the history keeps it."""
    dossier = locked(contact.dossier)
    _take_out("withdraw_contact", dossier, locked(contact), version, reason, by, Permission.WRITE_AFTERCARE)


@transaction.atomic
def plan_test(*, dossier: Dossier, due_on: date, note: str = "", by: User) -> PlannedTest:
    """Plan a periodic test of somebody who is managed (NĐ116 art. 80). A sudden test is not planned."""
    dossier = locked(dossier)
    today = calendar.today()
    if not Aftercare.objects.on(today).filter(dossier=dossier).exists():
        raise DomainError(NOT_MANAGED)
    if due_on < today:
        raise _refusal(IN_THE_PAST.format(due=due_on, today=today), "due_on")
    if PlannedTest.objects.filter(dossier=dossier, due_on=due_on).exists():
        raise _refusal(PLANNED_THAT_DAY.format(due=due_on), "due_on")
    planned = PlannedTest(dossier=dossier, planned_on=today, due_on=due_on, note=clean(note))
    checked_save(planned)
    behalf = acting_for(by, dossier, Permission.WRITE_TEST)
    audit.record("plan_test", planned, by=by, on_behalf_of=behalf, dossier=dossier.pk)
    return planned


@transaction.atomic
def cancel_planned_test(*, planned: PlannedTest, version: int, reason: str, by: User) -> None:
    """A planned test is not to be taken after all; refused once it was."""
    dossier = locked(planned.dossier)
    planned = locked(planned)
    if planned.met_by:
        raise DomainError(MET_ALREADY.format(on=planned.met_by.on))
    _take_out("cancel_planned_test", dossier, planned, version, reason, by, Permission.WRITE_TEST)


def meet_planned_test(test: DrugTest) -> None:
    """A test of the period of aftercare meets the first planned one that stands open since before; a sudden one meets
    none. A test that was corrected is looked at anew."""
    PlannedTest.objects.filter(met_by=test).update(met_by=None)
    if test.is_sudden or test.occasion != TestOccasion.AFTERCARE:
        return
    waiting = PlannedTest.objects.filter(dossier=test.dossier_id, met_by=None, planned_on__lte=test.on)
    first = waiting.order_by("due_on").first()
    if first:
        PlannedTest.objects.filter(pk=first.pk).update(met_by=test)


def _written(action: str, contact: Contact, data: dict, by: User) -> Contact:
    for name, value in data.items():
        setattr(contact, name, clean(value) if name == "officer" else value)
    contact.content, contact.agreed = contact.content.strip(), contact.agreed.strip()
    check_event_day(contact.dossier, contact.on, "on")
    _check_who(contact)
    if not contact.content:
        raise _refusal(NO_CONTENT, "content")
    if contact.next_on and contact.next_on <= contact.on:
        raise _refusal(NEXT_NOT_LATER.format(on=contact.on), "next_on")
    checked_save(contact)
    behalf = acting_for(by, contact.dossier, Permission.WRITE_AFTERCARE)
    audit.record(action, contact, by=by, on_behalf_of=behalf, dossier=contact.dossier_id)
    return contact


def _check_who(contact: Contact) -> None:
    """A helper of the commune who took part on that day, or an officer by name."""
    helper = contact.helper
    if helper and contact.officer:
        raise _refusal(BOTH.format(helper=helper, officer=contact.officer), "officer")
    if helper is None:
        if not contact.officer:
            raise _refusal(NOBODY, "officer")
        return
    before = Contact.objects.filter(pk=contact.pk, helper=helper, on=contact.on).exists()
    if not before and not helpers_for(contact.dossier, contact.on).filter(pk=helper.pk).exists():
        raise _refusal(NOT_OF_COMMUNE.format(helper=helper, on=contact.on), "helper")


def _take_out(
    action: str,
    dossier: Dossier,
    fact: Contact | PlannedTest,
    version: int,
    reason: str,
    by: User,
    permission: Permission,
) -> None:
    require_version(fact, version)
    if not reason.strip():
        raise _refusal(NEEDS_REASON, "reason")
    behalf = acting_for(by, dossier, permission)
    audit.record(action, fact, by=by, on_behalf_of=behalf, dossier=dossier.pk, reason=reason, fact=str(fact))
    fact.delete()


def _refusal(sentence: str, field: str) -> DomainError:
    return DomainError(sentence, fields={field: sentence})
