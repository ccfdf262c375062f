"""What B93 clubs and other models share: founded by a decision in a commune that stands, dissolved by another."""

from datetime import date
from typing import TypeVar

from django.db.models import Model

from accounts.enums import Permission
from accounts.models import User
from aftercare.models.founded import Founded
from cases.services import check_end, check_not_future, office_acted_for
from core import audit
from core.errors import DomainError
from core.saving import checked_save
from core.text import clean

COMMUNE_NOT_THEN = "{commune} không có vào ngày {day:%d/%m/%Y}; hãy chọn ngày khác hoặc đơn vị khác."
DISSOLVED = "{word} đã giải thể ngày {ends:%d/%m/%Y}."
NOT_YET = "{word} thành lập ngày {starts:%d/%m/%Y}; ngày {day:%d/%m/%Y} là trước đó."
DECIDED_LATER = (
    "Quyết định {what} ký ngày {signed:%d/%m/%Y}, sau ngày {what} {day:%d/%m/%Y}. Hãy kiểm tra lại một trong hai ngày."
)
HALF_A_DECISION = "Quyết định {what} có cả số và ngày ký, hoặc để trống cả hai ô."

Kind = TypeVar("Kind", bound=Founded)


def refusal(sentence: str, field: str) -> DomainError:
    """A refusal that stands beside one field."""
    return DomainError(sentence, fields={field: sentence})


def check_stands(founded: Founded, day: date, field: str) -> None:
    """It is founded and not dissolved on that day."""
    if day < founded.starts:
        raise refusal(NOT_YET.format(word=founded.WORD, starts=founded.starts, day=day), field)
    if founded.ends and day >= founded.ends:
        raise refusal(DISSOLVED.format(word=founded.WORD, ends=founded.ends), field)


def check_goes_on(founded: Founded) -> None:
    """It has not been dissolved yet."""
    if founded.ends:
        raise DomainError(DISSOLVED.format(word=founded.WORD, ends=founded.ends))


def save_founding(founded: Kind) -> Kind:
    """Its name, first day, commune and founding decision, checked and saved."""
    commune, starts = founded.commune, founded.starts
    check_not_future(starts, "starts")
    if commune.valid_from > starts or (commune.valid_to and commune.valid_to <= starts):
        raise refusal(COMMUNE_NOT_THEN.format(commune=commune, day=starts), "starts")
    founded.name = clean(founded.name)
    founded.founding_number = clean(founded.founding_number)
    _check_decision("thành lập", "founding", founded.founding_number, founded.founding_on, starts)
    return checked_save(founded)


def save_dissolution(founded: Kind, *, ends: date, number: str, on: date | None, reason: str) -> Kind:
    """Its last day and the decision that ends it, checked and saved."""
    check_end(founded.starts, ends)
    founded.ends = ends
    founded.dissolution_number, founded.dissolution_on = clean(number), on
    founded.dissolution_reason = clean(reason)
    _check_decision("giải thể", "dissolution", founded.dissolution_number, on, ends)
    return checked_save(founded)


def _check_decision(what: str, which: str, number: str, signed: date | None, day: date) -> None:
    """Number and day or neither; what it decides does not happen before it is signed."""
    if bool(number) != bool(signed):
        raise refusal(HALF_A_DECISION.format(what=what), f"{which}_on" if number else f"{which}_number")
    if signed and signed > day:
        raise refusal(DECIDED_LATER.format(what=what, signed=signed, day=day), f"{which}_on")


def log(*, action: str, founded: Founded, by: User, part: Model | None = None, **details: object) -> None:
    """Who did it, from which post, on whose behalf; ``part``: a session, a seat on the board, a rating of it."""
    behalf = office_acted_for(by, founded.commune, Permission.WRITE_CLUB)
    audit.record(action, part or founded, by=by, on_behalf_of=behalf, **details)
