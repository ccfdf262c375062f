"""A list that is taken out while others write."""

import csv
from io import StringIO

import psycopg
import pytest
from django.db import connection
from django.http import QueryDict

from accounts.enums import Permission
from cases import exporting
from cases.enums import ExportFormat, ExportPurpose
from cases.listing import Listing
from cases.models import ListExportEnd
from cases.services import record_export
from tests.accounts.factories import officer
from tests.cases import factories


@pytest.mark.django_db(transaction=True)
def test_all_rows_are_of_one_moment(monkeypatch):
    """While the first rows are sent somebody changes others: nobody comes twice, is missed or stands there half new."""
    monkeypatch.setattr(exporting, "CHUNK", 1)
    by = officer()
    for name in ("Lê An", "Lê Bình", "Lê Chi"):
        factories.dossier(by=by, full_name=name)
    listing = Listing(by, QueryDict(""))
    keys = listing.keys_for(Permission.EXPORT_REGISTER)
    asked = {"purpose": ExportPurpose.MEETING, "note": "", "file_format": ExportFormat.CSV}
    parts = exporting.pieces(record_export(listing=listing, keys=keys, by=by, **asked), listing)
    sent = [next(parts), next(parts)]
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("UPDATE cases_dossier SET full_name = 'Lê Aa', sort_key = '0' WHERE full_name = 'Lê Chi'")
    sent += parts
    rows = list(csv.reader(StringIO(b"".join(sent).decode())))
    assert [row[0] for row in rows[1:4]] == ["Lê An", "Lê Bình", "Lê Chi"]
    assert ListExportEnd.objects.get().is_whole
