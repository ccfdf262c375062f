"""The pages of those who help."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from aftercare.models import Helper, HelperAssignment, HelperKind
from aftercare.services import assign_helper, list_helper
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.areas.factories import COMMUNE, NEIGHBOUR, area
from tests.queries import statements

pytestmark = pytest.mark.django_db
SINCE = date(2023, 1, 1)


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def listed(by, name="Hội Phụ nữ", code=COMMUNE) -> Helper:
    return list_helper(commune=area(code), kind=HelperKind.ORGANISATION, name=name, contact="", starts=SINCE, by=by)


def helped(by, helper=None, name=""):
    aftercare = factories.aftercare(factories.graduate(by), by)
    return assign_helper(aftercare=aftercare, listed=helper, helper=name, starts=date(2024, 1, 1), by=by)


def url(name, *args):
    return reverse(f"aftercare:{name}", args=args)


def test_a_helper_is_listed_shown_and_changed(desk):
    typed = {"commune": area(COMMUNE).pk, "kind": "team", "name": "Đội 1", "contact": "0900", "starts": "01/01/2024"}
    assert desk.post(url("helper_add"), typed).status_code == 302
    helper = Helper.objects.get()
    assert "Đội 1" in desk.get(url("helper_list")).content.decode()
    assert "0900" in desk.get(url("helper_detail", helper.pk)).content.decode()
    typed = {"kind": "team", "name": "Đội Một", "contact": "", "starts": "01/01/2024", "ends": "", "version": "1"}
    assert desk.post(url("helper_change", helper.pk), typed).status_code == 302
    assert desk.post(url("helper_change", helper.pk), typed).context["form"].stale == []
    helper.refresh_from_db()
    assert helper.name == "Đội Một"
    again = desk.post(
        url("helper_add"), {"commune": area(COMMUNE).pk, "kind": "team", "name": "Đội Một", "starts": "01/01/2024"}
    )
    assert "đã có" in again.content.decode()


def test_the_list_offers_the_helpers_of_the_commune(desk, clerk):
    helper = listed(clerk)
    listed(officer(area_code=NEIGHBOUR), "Hội xã bên", NEIGHBOUR)
    row = helped(clerk, name="Ông Ba")
    page = url("helper_assign", row.aftercare.dossier_id, row.aftercare_id)
    assert list(desk.get(page).context["form"].fields["listed"].queryset) == [helper]
    assert desk.post(page, {"listed": helper.pk, "helper": "", "starts": "01/06/2024"}).status_code == 302
    assert HelperAssignment.objects.get(ends=None).listed == helper
    nobody = desk.post(page, {"listed": "", "helper": "", "starts": "02/06/2024"})
    assert "hoặc ghi tên" in nobody.context["form"].errors["helper"][0]


def test_a_name_is_listed_by_one_button(desk, clerk):
    row = helped(clerk, name="Ông Ba")
    page = desk.get(url("helper_names")).content.decode()
    assert "Đưa vào danh sách" in page
    assert '<option value="volunteer" selected>' in page
    typed = {"unit": area(COMMUNE).pk, "name": "Ông Ba", "kind": "volunteer"}
    assert desk.post(url("helper_list_name"), typed).status_code == 302
    row.refresh_from_db()
    assert row.listed.name == "Ông Ba"
    assert "đều đã có" in desk.get(url("helper_names")).content.decode()
    answer = desk.post(url("helper_list_name"), typed, follow=True)
    assert "Không còn phân công" in str(next(iter(answer.context["messages"])))
    answer = desk.post(url("helper_list_name"), {**typed, "unit": area(NEIGHBOUR).pk}, follow=True)
    assert "thử lại" in str(next(iter(answer.context["messages"])))


def test_people_are_seen_before_they_are_given_to_another(desk, clerk):
    leaving, taking = listed(clerk), listed(clerk, "Đoàn Thanh niên")
    rows = [helped(clerk, leaving) for _ in range(2)]
    page = url("helper_reassign", leaving.pk)
    assert [row["is_chosen"] for row in desk.get(page).context["rows"]] == [True, True]
    typed = {"to": taking.pk, "starts": "01/01/2024", "chosen": [row.pk for row in rows]}
    shown = desk.post(page, {**typed, "xem": "1"})
    assert shown.content.decode().count("ngày chuyển phải sau ngày đó") == 2
    assert not HelperAssignment.objects.filter(listed=taking).exists()
    refused = desk.post(page, typed)
    assert "Chưa chuyển ai: có 2 người" in refused.content.decode()
    done = {**typed, "starts": "01/06/2024", "leaves": "on"}
    assert desk.post(page, {**done, "xem": "1"}).content.decode().count("Chuyển được") == 2
    assert desk.post(page, done).status_code == 302
    leaving.refresh_from_db()
    assert leaving.ends == date(2024, 6, 1)
    assert HelperAssignment.objects.filter(listed=taking, ends=None).count() == 2


def test_who_has_no_helper_is_found(desk, clerk):
    factories.aftercare(factories.graduate(clerk), clerk)
    helped(clerk, name="Ông Ba")
    helped(clerk, listed(clerk))
    page = url("managed_list")
    counts = {kind: desk.get(page, {"helped": kind}).context["page"].paginator.count for kind in ("none", "unlisted")}
    assert counts == {"none": 1, "unlisted": 1}
    assert desk.get(page, {"helped": "listed", "unit": area(COMMUNE).pk}).context["page"].paginator.count == 1
    assert desk.get(page, {"unit": area(NEIGHBOUR).pk}).context["page"].paginator.count == 0
    assert desk.get(page).context["page"].paginator.count == 3


@pytest.mark.parametrize("name", ["helper_list", "helper_names", "managed_list"])
def test_lists_take_as_many_statements_however_long(desk, clerk, name):
    def grow(number):
        helped(clerk, listed(clerk, f"Hội {number}"))
        helped(clerk, name=f"Ông {number}")

    grow(1)
    few = statements(desk, url(name))
    grow(2)
    grow(3)
    assert statements(desk, url(name)) == few


def test_who_may_see_and_not_write(client, clerk):
    helper = listed(clerk)
    helped(clerk, helper)
    client.force_login(officer(Role.POLICE_OFFICER))
    assert client.get(url("helper_detail", helper.pk)).status_code == 200
    assert url("helper_change", helper.pk) not in client.get(url("helper_detail", helper.pk)).content.decode()
    for name in ("helper_change", "helper_reassign"):
        assert client.get(url(name, helper.pk)).status_code == 403
    client.force_login(officer(Role.HEALTH_OFFICER))
    assert client.get(url("helper_list")).status_code == 403
    client.force_login(officer(area_code=NEIGHBOUR))
    assert client.get(url("helper_detail", helper.pk)).status_code == 404


def test_statements_of_a_detail_do_not_grow(desk, clerk):
    helper = listed(clerk)
    helped(clerk, helper)
    few = statements(desk, url("helper_detail", helper.pk))
    for _ in range(3):
        helped(clerk, helper)
    assert statements(desk, url("helper_detail", helper.pk)) == few
