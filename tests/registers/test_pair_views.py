"""The queue, a pair side by side, the merge with a look at its result, the undo."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from cases.matching.search import search_duplicates
from cases.models import Dossier, HealthProfile, PairState, SuspectedPair
from registers.models import Merge
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases.factories import dossier

pytestmark = pytest.mark.django_db
BORN = date(1985, 4, 3)


def _desk(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def pair() -> SuspectedPair:
    dossier(full_name="Đỗ Thị Hoà", birth_date=BORN, sex="female", number="HS-1")
    dossier(full_name="Do Thi Hoa", birth_date=BORN, sex="female", number="HS-2", occupation="Thợ may")
    search_duplicates()
    return SuspectedPair.objects.get()


def test_the_queue_shows_pairs_of_the_own_level_and_counts(pair):
    page = _desk(officer()).get(reverse("pairs:pair_list"))
    assert [row.pk for row in page.context["page"]] == [pair.pk]
    assert page.context["counts"][0][1] == 1
    district = _desk(officer(Role.DISTRICT_OFFICER))
    assert list(district.get(reverse("pairs:pair_list")).context["page"]) == []
    assert list(district.get(reverse("pairs:pair_list"), {"level": "all"}).context["page"]) == [pair]
    pair.second.responsibilities.update(commune=areas.area(areas.NEIGHBOUR))
    assert list(district.get(reverse("pairs:pair_list")).context["page"]) == [pair]
    own = _desk(officer()).get(reverse("pairs:pair_list"))
    assert (list(own.context["page"]), own.context["own_elsewhere"]) == ([], [pair.first])
    assert "HS-2" not in own.content.decode()


def test_the_list_of_work_tells_of_pairs_that_wait(pair):
    assert "1 cặp hồ sơ" in _desk(officer()).get(reverse("cases:worklist")).content.decode()


def test_a_pair_is_shown_side_by_side_and_decided(pair):
    desk, address = _desk(officer()), reverse("pairs:pair_detail", args=[pair.pk])
    rows = {label: differs for label, _, _, differs in desk.get(address).context["rows"]}
    assert (rows["Họ và tên"], rows["Ngày sinh"], rows["Nghề nghiệp"]) == (True, False, True)
    sent = {"version": pair.version, "state": "unsure", "note": ""}
    assert "còn phải hỏi" in desk.post(address, sent).content.decode()
    assert desk.post(address, {**sent, "state": "different"}).status_code == 302
    pair.refresh_from_db()
    assert pair.state == PairState.DIFFERENT
    assert _desk(officer(area_code=areas.NEIGHBOUR)).get(address).status_code == 404
    assert _desk(officer(Role.POLICE_OFFICER)).get(address).status_code == 403


def test_a_merge_is_seen_before_it_is_saved_and_undone_on_its_page(pair):
    by = officer()
    desk, address = _desk(by), reverse("pairs:merge", args=[pair.first_id, pair.second_id])
    asked = desk.get(address).context["form"]
    sent = {field.html_name: field.value() for field in asked if field.value() is not None}
    seen = desk.post(address, {**sent, "reason": "Đã gặp", "occupation": "theirs"})
    assert ("Nghề nghiệp", "Thợ may") in seen.context["preview"].rows
    assert Dossier.objects.count() == 2
    again = {**sent, "reason": "Đã gặp", "occupation": "theirs", "seen": seen.context["preview"].digest}
    assert desk.post(address, again).status_code == 302
    merge = Merge.objects.get()
    old = desk.get(reverse("cases:dossier_detail", args=[pair.second_id]))
    assert old.url == reverse("cases:dossier_detail", args=[pair.first_id])
    assert _desk(officer(area_code=areas.NEIGHBOUR)).get(old.request["PATH_INFO"]).status_code == 404
    page = desk.get(reverse("pairs:merge_detail", args=[merge.pk]))
    assert "Hoàn tác" in page.content.decode()
    undo = reverse("pairs:merge_undo", args=[merge.pk])
    sent = {"version": desk.get(undo).context["form"]["version"].value(), "reason": "Nhầm"}
    assert desk.post(undo, sent).status_code == 302
    assert Dossier.objects.filter(number__in=["HS-1", "HS-2"]).count() == 2
    assert desk.get(undo).status_code == 302


def test_health_is_not_shown_to_whom_it_is_not(pair):
    for person, hiv in ((pair.first, True), (pair.second, False)):
        HealthProfile.objects.create(dossier=person, hiv=hiv)
    page = _desk(officer()).get(reverse("pairs:merge", args=[pair.first_id, pair.second_id]))
    assert "HIV" not in page.content.decode()


def test_another_dossier_is_chosen_by_its_number_in_the_own_area(pair):
    dossier(areas.NEIGHBOUR, number="XA-KHAC")
    desk, address = _desk(officer()), reverse("pairs:merge_choose", args=[pair.first_id])
    assert desk.post(address, {"number": "HS-2"}).url == reverse("pairs:merge", args=[pair.first_id, pair.second_id])
    assert "Không có hồ sơ" in desk.post(address, {"number": "XA-KHAC"}).content.decode()
