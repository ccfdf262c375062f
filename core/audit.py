"""Writing the log of processing."""

from typing import Any

from django.db import models

from core import calendar
from core.db import current_actor
from core.models import AuditEvent


def record(action: str, subject: models.Model, *, by: Any = None, on_behalf_of: str = "", **details: Any) -> AuditEvent:
    """Append one event about ``subject``; who acts is told by ``acting_as`` unless ``by`` is given."""
    actor = current_actor()
    return AuditEvent.objects.create(
        at=calendar.now(),
        actor=by or actor.user,
        post_label=actor.post_label,
        on_behalf_of=on_behalf_of,
        action=action,
        object_type=subject._meta.label_lower,
        object_id=str(subject.pk),
        details=details,
    )
