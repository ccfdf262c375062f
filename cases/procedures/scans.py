"""Scans of signed papers as they are handed in."""

import hashlib
from dataclasses import dataclass

from cases.models import Scan, Step
from core.errors import DomainError

MOST_BYTES = 10 * 1024 * 1024
KINDS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n": "image/png"}
"""First bytes of the files that are taken."""

TOO_LARGE = "Tệp “{name}” lớn hơn 10 MB. Hãy chụp lại ở độ phân giải thấp hơn."
WRONG_KIND = "Tệp “{name}” không phải PDF, JPEG hoặc PNG. Hãy chụp hoặc quét giấy tờ thành một trong các loại đó."


@dataclass(frozen=True)
class NewScan:
    """One file for one paper. Raises ``DomainError`` when it is no picture or PDF, or too large."""

    paper: str
    name: str
    content: bytes

    def __post_init__(self) -> None:
        sentence = ""
        if len(self.content) > MOST_BYTES:
            sentence = TOO_LARGE.format(name=self.name)
        elif not self.content_type:
            sentence = WRONG_KIND.format(name=self.name)
        if sentence:
            raise DomainError(sentence, fields={f"scan_{self.paper}": sentence})

    @property
    def content_type(self) -> str:
        return next((kind for start, kind in KINDS.items() if self.content.startswith(start)), "")

    def row(self, step: Step) -> Scan:
        """The row that keeps it with the step."""
        return Scan(
            step=step,
            paper=self.paper,
            name=self.name[:200],
            content_type=self.content_type,
            content=self.content,
            sha256=hashlib.sha256(self.content).hexdigest(),
        )
