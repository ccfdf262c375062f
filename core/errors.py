"""Errors that a person can cause and mend; programming errors stay plain exceptions."""

from typing import Any

ABOVE_FORM = "__all__"
"""The key of a sentence that belongs to no single field, where others of the same refusal do."""


class DomainError(Exception):
    """A rule of law or of the register refuses an act.

    ``message`` is a Vietnamese sentence that names the rule, the value and the way out;
    ``fields`` maps a form field to its own sentence, so that it can stand beside the field.
    """

    code = "refused"

    def __init__(self, message: str, *, code: str = "", fields: dict[str, str] | None = None):
        super().__init__(message)
        self.message = message
        self.code = code or self.code
        self.fields = fields or {}


class StaleVersionError(DomainError):
    """The record was changed by somebody else after this form was opened. ``current``: what its fields hold now;
    ``opened``: what they held in the version that was opened, where the change history has it."""

    code = "stale"

    def __init__(
        self, message: str, *, current: dict[str, Any] | None = None, opened: dict[str, Any] | None = None
    ) -> None:
        super().__init__(message)
        self.current = current or {}
        self.opened = opened or {}


class NotAllowedError(DomainError):
    """The act is known and the record visible, but this post may not do it (HTTP 403)."""

    code = "forbidden"
