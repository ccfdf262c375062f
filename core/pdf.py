"""HTML to PDF: loads our own static files (fonts, styles) and nothing else; the same HTML gives the same bytes."""

import hashlib
import mimetypes
import warnings
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from weasyprint import HTML, Attachment
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "static:"


class StaticFetcher(URLFetcher):
    """Answers ``static:css/print.css`` from the static files; anything else stops the rendering."""

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        try:
            found = finders.find(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        except SuspiciousFileOperation:
            found = None
        if found is None:
            raise FatalURLFetchingError(f"not one of our static files: {url}")
        kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
        return URLFetcherResponse(url, body=Path(found).read_bytes(), headers={"Content-Type": kind})


def html_to_pdf(html: str) -> bytes:
    """The PDF of a whole document."""
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    document = HTML(string=html, url_fetcher=StaticFetcher(), base_url=SCHEME)
    return document.write_pdf(pdf_identifier=identifier)


@dataclass(frozen=True)
class Enclosure:
    """A file that travels inside a PDF."""

    name: str
    description: str
    content: bytes


def html_to_archive(html: str, enclosures: list[Enclosure], *, at: datetime) -> bytes:
    """The PDF as it is kept for ever (PDF/A-3b, ISO 19005-3), with the files that belong to it. ``at``: their time."""
    seed = hashlib.sha256(html.encode())
    for enclosure in enclosures:
        seed.update(enclosure.content)
    attachments = [
        Attachment(
            string=enclosure.content,
            name=enclosure.name,
            description=enclosure.description,
            created=at,
            modified=at,
            relationship="Data",
        )
        for enclosure in enclosures
    ]
    document = HTML(string=html, url_fetcher=StaticFetcher(), base_url=SCHEME)
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile to be closed by the interpreter.
        warnings.simplefilter("ignore", ResourceWarning)
        return document.write_pdf(pdf_identifier=seed.digest()[:16], pdf_variant="pdf/a-3b", attachments=attachments)
