"""Who may have reports compiled, and of whom."""

from typing import Any

from django.db.models import QuerySet

from accounts.enums import Permission
from accounts.scope import scope_of
from areas.models import Office


def compilable_offices(user: Any) -> QuerySet[Office]:
    """A commune's officer: the commune. A district's: the district and its communes. A province's: the province,
    everything below it and its facilities. A facility's: the facility. Which forms an office sends follows
    from its kind. Police and health officers have none compiled."""
    return scope_of(user, Permission.COMPILE_REPORT).senders()


def readable_offices(user: Any) -> QuerySet[Office]:
    """The offices whose reports and figures the user reads: as above, and a police officer those of the commune."""
    return scope_of(user, Permission.VIEW_REPORT).senders()


def may_compile(user: Any, office: Office) -> bool:
    """Whoever has the office among theirs."""
    return compilable_offices(user).filter(pk=office.pk).exists()
