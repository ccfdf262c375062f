"""What rehabilitation and aftercare add to the list of dossiers."""

import pytest
from django.http import QueryDict

from aftercare.services import assign_helper
from cases.listing import Listing
from rehab.enums import Modality
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db


def _rows(by, address: str) -> dict[int, dict[str, str]]:
    listing = Listing(by, QueryDict(f"{address}&cols=modality&cols=helper"))
    rows = listing.rows(listing.page(25).object_list)
    return {row.dossier.pk: {cell.column.slug: cell.text for cell in row.cells} for row in rows}


def test_the_list_is_narrowed_by_modality_and_by_who_has_no_helper():
    by = officer()
    treated = rehab.episode(rehab.dossier(by, "HS-1"), by)
    unhelped = factories.aftercare(factories.graduate(by, number="HS-2"), by)
    helped = factories.aftercare(factories.graduate(by, number="HS-3"), by)
    assign_helper(aftercare=helped, helper="Hội Phụ nữ", starts=helped.starts, by=by)
    modality = Modality(treated.modality)
    assert {key: cells["modality"] for key, cells in _rows(by, f"modality={modality}").items()} == {
        treated.dossier_id: modality.label
    }
    assert set(_rows(by, "modality=none")) == {unhelped.dossier_id, helped.dossier_id}
    assert set(_rows(by, "helper=unhelped")) == {unhelped.dossier_id}
    assert _rows(by, "helper=helped")[helped.dossier_id]["helper"] == "Hội Phụ nữ"
