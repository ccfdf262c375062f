"""Pages of the models of other types."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from aftercare.models import Participant, Reach, Scheme, SchemeYear
from aftercare.services import join_scheme, record_reach
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.areas.factories import COMMUNE, OTHER_COMMUNE, area
from tests.queries import statements
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db
LISTING = "/clb/mo-hinh/"


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def scheme(clerk):
    return factories.scheme(clerk)


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def of(scheme, name: str, *more: int) -> str:
    return reverse(f"aftercare:{name}", args=[scheme.pk, *more])


def test_a_model_is_founded_and_kept_on_its_page(desk, clerk):
    typed = {"code": "MH-7", "kind": "counselling", "name": "Điểm tư vấn", "commune": str(area(COMMUNE).pk)}
    typed |= {"starts": "01/02/2023", "founding_number": "12/QĐ-UBND", "founding_on": "25/01/2023"}
    assert desk.post(reverse("aftercare:scheme_found"), typed).status_code == 302
    scheme = Scheme.objects.get()
    person = rehab.dossier(clerk, full_name="Trần Thị Hoa")
    add = of(scheme, "participant_add")
    assert desk.get(add, {"q": "hoa"}).context["found"] == [person]
    assert desk.post(add, {"starts": "01/03/2023", "dossier": str(person.pk)}).status_code == 302
    assert "đang tham gia" in desk.get(add, {"q": "hoa"}).content.decode()
    reach = {"span": "month", "on": "10/05/2024", "people": "25", "content": "Tư vấn"}
    assert desk.post(of(scheme, "reach_add"), reach).status_code == 302
    again = desk.post(of(scheme, "reach_add"), reach)
    assert "bị tính hai lần" in again.content.decode()
    changed = {**reach, "people": "26", "version": "1"}
    assert desk.post(of(scheme, "reach_correct", Reach.objects.get().pk), changed).status_code == 302
    year = {"year": "2023", "registered_on": "01/02/2023", "document": ""}
    assert desk.post(of(scheme, "year_register"), year).status_code == 302
    grade = {"evaluated_on": "20/12/2023", "grade": "good", "evaluator": "UBND phường", "remarks": "", "version": "1"}
    assert desk.post(of(scheme, "year_evaluate", SchemeYear.objects.get().pk), grade).status_code == 302
    content = desk.get(of(scheme, "scheme_detail")).content.decode()
    words = ("Điểm tư vấn", "12/QĐ-UBND", "Trần Thị Hoa", "tháng 05/2024", ">26<", "Tốt", ">2023<")
    assert [word for word in words if word not in content] == []
    leave = of(scheme, "participant_leave", Participant.objects.get().pk)
    assert desk.post(leave, {"ends": "01/06/2024", "version": "1"}).status_code == 302
    renamed = {"kind": "other", "name": "Khác", "founding_number": "", "founding_on": "", "version": "1"}
    assert desk.post(of(scheme, "scheme_correct"), renamed).status_code == 302
    assert desk.post(of(scheme, "scheme_dissolve"), {"ends": "05/06/2024", "version": "2"}).status_code == 302
    content = desk.get(of(scheme, "scheme_detail")).content.decode()
    assert "giải thể 05/06/2024" in content
    assert of(scheme, "participant_add") not in content


def test_the_list_is_filtered_and_takes_as_many_statements_however_many_models(desk, clerk, scheme):
    factories.scheme(officer(area_code=OTHER_COMMUNE), "MH-99", area_code=OTHER_COMMUNE)
    assert list(desk.get(LISTING).context["page"]) == [scheme]
    few = statements(desk, LISTING)
    for number in range(5, 9):
        factories.scheme(clerk, f"MH-{number}", kind="counselling")
    assert statements(desk, LISTING) == few
    assert [row.code for row in desk.get(LISTING, {"q": "mh-7"}).context["page"]] == ["MH-7"]
    assert len(desk.get(LISTING, {"kind": "counselling"}).context["page"]) == 4
    assert list(desk.get(LISTING, {"state": "dissolved"}).context["page"]) == []


def test_the_page_takes_as_many_statements_however_many_people(desk, clerk, scheme):
    join_scheme(scheme=scheme, dossier=rehab.dossier(clerk), starts=date(2023, 1, 1), by=clerk)
    few = statements(desk, of(scheme, "scheme_detail"))
    for month in range(1, 6):
        join_scheme(scheme=scheme, dossier=rehab.dossier(clerk), starts=date(2023, 1, 1), by=clerk)
        record_reach(scheme=scheme, span="month", on=date(2024, month, 1), people=3, by=clerk)
    assert statements(desk, of(scheme, "scheme_detail")) == few


def test_who_takes_part_and_lives_elsewhere_is_named_and_not_opened(desk, clerk, scheme):
    stranger = rehab.dossier(officer(area_code=OTHER_COMMUNE), area_code=OTHER_COMMUNE, full_name="Võ Văn Xa")
    join_scheme(scheme=scheme, dossier=stranger, starts=date(2023, 1, 1), by=officer(Role.PROVINCE_OFFICER))
    content = desk.get(of(scheme, "scheme_detail")).content.decode()
    assert "Võ Văn Xa" in content
    assert reverse("cases:dossier_detail", args=[stranger.pk]) not in content


def test_a_person_joins_from_the_dossiers_page(desk, clerk, scheme):
    person = rehab.dossier(clerk)
    join = reverse("aftercare:scheme_join", args=[person.pk])
    assert desk.post(join, {"scheme": str(scheme.pk), "starts": "01/05/2024"}).status_code == 302
    content = desk.get(reverse("cases:dossier_detail", args=[person.pk])).content.decode()
    assert scheme.name in content
    assert of(scheme, "participant_leave", Participant.objects.get().pk) in content


def test_a_model_elsewhere_is_not_there(client, clerk, scheme):
    client.force_login(officer(area_code=OTHER_COMMUNE))
    for name in ("scheme_detail", "scheme_correct", "scheme_dissolve", "participant_add", "reach_add", "year_register"):
        assert client.get(of(scheme, name)).status_code == 404


@pytest.mark.parametrize("role", [Role.POLICE_OFFICER, Role.PROVINCE_OFFICER])
def test_who_may_see_a_model_and_not_keep_it(client, scheme, role):
    client.force_login(officer(role))
    content = client.get(of(scheme, "scheme_detail")).content.decode()
    for name in ("scheme_correct", "scheme_dissolve", "participant_add", "reach_add", "year_register"):
        assert of(scheme, name) not in content
        assert client.get(of(scheme, name)).status_code == 403


def test_models_through_the_api(client, clerk, scheme):
    person = rehab.dossier(clerk, number="A-1")
    join_scheme(scheme=scheme, dossier=person, starts=date(2023, 1, 1), by=clerk)
    record_reach(scheme=scheme, span="event", on=date(2024, 5, 1), people=7, by=clerk)
    hidden = factories.scheme(officer(area_code=OTHER_COMMUNE), "MH-99", area_code=OTHER_COMMUNE)
    client.force_login(clerk)
    assert [row["code"] for row in client.get("/api/v1/schemes/").json()["results"]] == ["MH-01"]
    detail = client.get(f"/api/v1/schemes/{scheme.pk}/").json()
    assert [row["dossier_number"] for row in detail["participants"]] == ["A-1"]
    assert [row["people"] for row in detail["reaches"]] == [7]
    assert client.get(f"/api/v1/schemes/{hidden.pk}/").status_code == 404
    client.force_login(officer(Role.HEALTH_OFFICER))
    assert client.get("/api/v1/schemes/").status_code == 403
