"""The last paper report beside the register: equal, different, unit by unit; who types it."""

from datetime import date

import pytest
from django.urls import reverse

from core.errors import DomainError, NotAllowedError, StaleVersionError
from reporting.golive import compared
from reporting.models import PaperClosing
from reporting.services import type_paper_closing

pytestmark = pytest.mark.django_db

ON = date(2024, 5, 31)


def typed(office, by, **values) -> PaperClosing:
    rows = {row.replace("row_", "").replace("_", "."): value for row, value in values.items()}
    return type_paper_closing(office=office, on=ON, document="12/BC-UBND", values=rows, by=by)


def test_each_unit_is_held_against_its_register(world):
    commune, neighbour = (user.posts.get().office for user in (world.commune, world.neighbour))
    typed(commune, world.commune, row_11_04=1, row_14_04=1, row_33_04=3)
    typed(neighbour, world.district, row_33_04=1)
    typed(world.facility.office, world.facility_officer, row_22_04=2)
    found = {each.closing.office: each for each in compared(PaperClosing.objects.select_related("office__area"))}
    lines = {line.row: (line.paper, line.register, line.difference) for line in found[commune].lines}
    assert lines["11.04"] == (1, 1, 0)
    assert lines["33.04"] == (3, 2, -1)
    assert lines["12.04"] == (None, 0, None)
    assert found[commune].differing == 1
    assert found[neighbour].differing == 0
    inside = {line.row: line.difference for line in found[world.facility.office].lines}
    assert inside["22.04"] == -1


def test_all_communes_of_a_province_are_counted_at_once(world, django_assert_max_num_queries):
    for user in (world.commune, world.neighbour):
        typed(user.posts.get().office, user, row_33_04=1)
    closings = list(PaperClosing.objects.select_related("office__area__parent__parent"))
    with django_assert_max_num_queries(12):
        assert len(compared(closings)) == 2


def test_who_types_what_and_when(world):
    office = world.commune.posts.get().office
    with pytest.raises(NotAllowedError):
        typed(office, world.neighbour, row_33_04=1)
    with pytest.raises(DomainError, match=r"không báo cáo hàng 22\.04"):
        typed(office, world.commune, row_22_04=1)
    with pytest.raises(DomainError, match="sau hôm nay"):
        type_paper_closing(office=office, on=date(2024, 6, 21), document="1", values={}, by=world.commune)
    closing = typed(office, world.commune, row_33_04=1)
    with pytest.raises(StaleVersionError):
        typed(office, world.district, row_33_04=2)
    again = type_paper_closing(
        office=office, on=ON, document="12/BC", values={"33.04": 2}, version=closing.version, by=world.district
    )
    assert (again.pk, again.values) == (closing.pk, {"33.04": 2})


def test_the_pages(world, as_user):
    client, office = as_user(world.commune), world.commune.posts.get().office
    address = reverse("reporting:paper_closing", args=[office.pk])
    wrong = client.post(address, {"on": "31/05/24", "document": "12/BC-UBND", "row_33_04": "3"}).content.decode()
    assert 'value="3"' in wrong
    assert not PaperClosing.objects.exists()
    client.post(address, {"on": "31/05/2024", "document": "12/BC-UBND", "row_33_04": "3"})
    html = as_user(world.district).get(reverse("reporting:paper_closings")).content.decode()
    assert "1 hàng khác nhau" in html
    assert as_user(world.neighbour).get(address).status_code == 404
    assert "1 hàng khác nhau" not in as_user(world.neighbour).get(reverse("reporting:paper_closings")).content.decode()
