"""What was agreed with those managed after rehabilitation and is still to come: the next contact, the next test."""

from datetime import date

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value

from aftercare.models import Aftercare, Contact, PlannedTest
from cases.models import Dossier

CONTACT, TEST = "contact", "test"


def next_contacts(dossiers: QuerySet[Dossier]) -> QuerySet[Contact]:
    """The last contact of each person managed today, where a next one was agreed."""
    own = Contact.objects.filter(dossier=OuterRef("dossier"))
    later = own.filter(Q(on__gt=OuterRef("on")) | Q(on=OuterRef("on"), pk__gt=OuterRef("pk")))
    agreed = Contact.objects.filter(next_on__isnull=False, dossier__in=dossiers)
    return agreed.filter(~Exists(later), _managed())


def open_tests(dossiers: QuerySet[Dossier]) -> QuerySet[PlannedTest]:
    """The tests planned for persons managed today that no result has met."""
    return PlannedTest.objects.filter(_managed(), met_by__isnull=True, dossier__in=dossiers)


def appointments(dossiers: QuerySet[Dossier], *, what: str = "", before: date | None = None) -> QuerySet:
    """Both, overdue first: ``dossier_id``, ``day``, ``what`` (contact or test) and ``key`` of the row."""
    agreed, planned = next_contacts(dossiers).order_by(), open_tests(dossiers).order_by()
    if before:
        agreed, planned = agreed.filter(next_on__lt=before), planned.filter(due_on__lt=before)
    contacts = agreed.values("dossier_id", key=F("pk"), day=F("next_on"), what=_word(CONTACT))
    tests = planned.values("dossier_id", key=F("pk"), day=F("due_on"), what=_word(TEST))
    chosen = {CONTACT: contacts, TEST: tests}.get(what)
    found = contacts.union(tests, all=True) if chosen is None else chosen
    return found.order_by("day", "dossier_id", "what")


def _word(word: str) -> Value:
    return Value(word, output_field=CharField())


def _managed() -> Exists:
    return Exists(Aftercare.objects.filter(dossier=OuterRef("dossier"), ends__isnull=True))
