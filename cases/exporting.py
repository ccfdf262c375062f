"""Sending a list out, piece by piece. Its rows are read through a door of their own (``acting_as``), after the request
that wrote the export down has ended (ADR 0019)."""

import hashlib
from collections.abc import Iterator
from contextlib import closing

from accounts.enums import Permission
from cases.export_files import WRITERS
from cases.listing import Listing
from cases.models import ListExport
from cases.services import end_export
from core.db import acting_as

CHUNK = 1_000
"""Rows read at a time: so many are in memory, however long the list."""


def pieces(export: ListExport, listing: Listing) -> Iterator[bytes]:
    """The file of an export. However it ends, the end is written down."""
    digest = hashlib.sha256()
    size, counted, is_whole = 0, [], False
    try:
        with closing(_chunks(export, listing)) as chunks:
            for piece in WRITERS[export.format](export, _counting(chunks, counted)):
                digest.update(piece)
                size += len(piece)
                yield piece
        is_whole = True
    finally:
        with acting_as(export.exported_by, post_label=export.post_label):
            told = {"rows": sum(counted), "size": size, "sha256": digest.hexdigest() if is_whole else ""}
            end_export(export=export, is_whole=is_whole, by=export.exported_by, **told)


def _chunks(export: ListExport, listing: Listing) -> Iterator[list[list[str]]]:
    """The rows, all as they stand at one moment; the transaction lasts as long as they are read."""
    with acting_as(export.exported_by, post_label=export.post_label, snapshot=True):
        for start in range(0, export.total, CHUNK):
            yield listing.texts(export.dossiers[start : start + CHUNK], Permission.EXPORT_REGISTER)


def _counting(chunks: Iterator[list[list[str]]], counted: list[int]) -> Iterator[list[list[str]]]:
    for chunk in chunks:
        counted.append(len(chunk))
        yield chunk
