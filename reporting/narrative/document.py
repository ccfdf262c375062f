"""The whole document, as it is printed in every shape: head, parts, annexes, foot. Plain data, so that it can be kept
and hashed."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from areas.letterhead import issuer_on, written_day
from reporting.letterhead import signing
from reporting.models import NarrativeReport
from reporting.narrative.blocks import Block, Part, kept, paragraphs, read
from reporting.narrative.outline import Heading, outline

UNWRITTEN = "(Chưa có nội dung.)"


@dataclass(frozen=True)
class Appendix:
    """An annex: its number, title and tables."""

    mark: str
    title: str
    blocks: list[Block]

    @property
    def is_wide(self) -> bool:
        return any(getattr(block, "is_wide", False) for block in self.blocks)


@dataclass(frozen=True)
class Document:
    """A report in words as it is read. ``kept`` is the same as plain data."""

    head: dict[str, Any]
    parts: list[Part]
    annexes: list[Appendix]

    def kept(self) -> dict[str, Any]:
        """As it is stored and hashed."""
        return {
            "head": self.head,
            "parts": [
                {
                    "slug": part.slug,
                    "mark": part.mark,
                    "title": part.title,
                    "level": part.level,
                    "blocks": kept(part.blocks),
                }
                for part in self.parts
            ],
            "annexes": [
                {"mark": annex.mark, "title": annex.title, "blocks": kept(annex.blocks)} for annex in self.annexes
            ],
        }


def document_of(report: NarrativeReport) -> Document:
    """The document of a report: as it was issued, or as it stands."""
    return _read(report.content) if report.content else _assembled(report)


def digest_of(content: dict[str, Any]) -> str:
    """The hash of what is issued."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def unwritten(report: NarrativeReport) -> list[str]:
    """The headings that officers have to write and that are still empty."""
    texts = _texts(report)
    return [f"{heading.mark}. {heading.title}" for heading in outline() if _is_missing(heading, texts)]


def _is_missing(heading: Heading, texts: dict[str, str]) -> bool:
    return heading.written and not paragraphs(texts.get(heading.slug, ""))


def _texts(report: NarrativeReport) -> dict[str, str]:
    return dict(report.sections.values_list("slug", "text"))


def _assembled(report: NarrativeReport) -> Document:
    texts, drafted = _texts(report), (report.draft or {}).get("parts", {})
    parts = []
    for heading in outline():
        blocks = [*read(drafted.get(heading.slug, [])), *paragraphs(texts.get(heading.slug, ""))]
        if heading.written and not blocks:
            blocks = paragraphs(UNWRITTEN)
        parts.append(Part(heading.slug, heading.mark, heading.title, heading.level, blocks))
    return Document(_head(report), parts, _annexes((report.draft or {}).get("annexes", [])))


def _read(content: dict[str, Any]) -> Document:
    parts = [Part(**{**part, "blocks": read(part["blocks"])}) for part in content["parts"]]
    return Document(content["head"], parts, _annexes(content["annexes"]))


def _annexes(stored: list[dict[str, Any]]) -> list[Appendix]:
    return [Appendix(annex["mark"], annex["title"], read(annex["blocks"])) for annex in stored]


def _head(report: NarrativeReport) -> dict[str, Any]:
    issuer = issuer_on(report.office, report.ends)
    on_behalf, title = signing(report.office)
    return {
        "parent": issuer.parent_unbroken,
        "issuer": issuer.name,
        "issuer_unit": issuer.unit,
        "place": issuer.place,
        "number": report.number,
        "day": _day(report.signed_on),
        "title": report.title,
        "period": report.window.title,
        "office": report.office.name,
        "starts": f"{report.starts:%d/%m/%Y}",
        "ends": f"{report.ends:%d/%m/%Y}",
        "addressees": [name.strip() for name in report.addressee.split(";") if name.strip()],
        "on_behalf": on_behalf,
        "signer_titles": (report.signer_title or title).upper().split(", "),
        "signer": report.signer,
        "copies": [line.removeprefix("- ").strip(" ;.") for line in report.copies.splitlines() if line.strip(" -;.")],
        "drafted_at": report.drafted_at.isoformat() if report.drafted_at else "",
        "edition": report.edition,
    }


def _day(day: date | None) -> str:
    return written_day(day) if day else "ngày … tháng … năm …"
