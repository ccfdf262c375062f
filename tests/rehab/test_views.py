"""Pages of rehabilitation: what they show, what they save, to whom they are closed."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.models import Dossier
from core.calendar import today
from core.models import AuditEvent
from rehab.enums import EpisodeEnd, FacilityKind, Modality
from rehab.models import Episode, Facility
from rehab.services import correct_episode
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, FAR_COMMUNE, OTHER_COMMUNE, area
from tests.queries import statements
from tests.rehab import factories

pytestmark = pytest.mark.django_db
CLINIC = "Cơ sở điều trị"
HOME = {
    "modality": "home",
    "starts": "10/01/2024",
    "months": "6",
    "decision_number": "12/QĐ-UBND",
    "decided_on": "",
    "decider": "Chủ tịch UBND cấp xã",
}


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def person(clerk):
    return factories.dossier(clerk)


@pytest.fixture
def centre():
    return factories.facility()


@pytest.fixture
def staff(centre):
    return officer(Role.FACILITY_OFFICER, office=centre.office)


@pytest.fixture
def as_(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def page_of(person: Dossier) -> str:
    return reverse("cases:dossier_detail", args=[person.pk])


def messages_of(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_a_clerk_begins_and_ends_an_episode_at_home(as_, clerk, person):
    client = as_(clerk)
    start = reverse("rehab:episode_start", args=[person.pk])
    assert start in client.get(page_of(person)).content.decode()
    response = client.post(start, HOME, follow=True)
    assert messages_of(response) == ["Đã ghi đợt cai nghiện."]
    episode = Episode.objects.get()
    assert (episode.decision_number, episode.planned_end) == ("12/QĐ-UBND", date(2024, 7, 10))
    end = reverse("rehab:episode_end", args=[person.pk, episode.pk])
    assert end in response.content.decode()
    assert "20/06/2024" in client.get(end).content.decode()
    response = client.post(end, {"ends": "20/06/2024", "end_reason": "completed", "version": "1"}, follow=True)
    assert messages_of(response) == ["Đã ghi kết thúc đợt cai nghiện, điều trị."]
    episode.refresh_from_db()
    assert (episode.ends, episode.end_reason) == (date(2024, 6, 20), EpisodeEnd.COMPLETED)
    assert end not in response.content.decode()


def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(as_, clerk, person):
    start = reverse("rehab:episode_start", args=[person.pk])
    response = as_(clerk).post(start, {**HOME, "starts": "21/06/2024"})
    assert "21/06/2024" in response.context["form"].errors["starts"][0]
    assert "12/QĐ-UBND" in response.content.decode()
    assert not Episode.objects.exists()


def test_an_unusual_length_is_saved_and_told(as_, clerk, person):
    start = reverse("rehab:episode_start", args=[person.pk])
    response = as_(clerk).post(start, {**HOME, "months": "3"}, follow=True)
    assert "3 tháng" in messages_of(response)[0]
    assert Episode.objects.get().months == 3


def test_a_stale_correction_is_shown_beside_what_stands_now(as_, clerk, person):
    episode = factories.episode(person, clerk, decision_number="1/QĐ")
    address = reverse("rehab:episode_correct", args=[person.pk, episode.pk])
    correct_episode(episode=episode, version=1, data={"decision_number": "2/QĐ"}, by=clerk)
    typed = {**HOME, "decision_number": "3/QĐ", "ends": "", "end_reason": "", "version": "1"}
    response = as_(clerk).post(address, typed)
    content = response.content.decode()
    assert "3/QĐ" in content
    assert ("Số quyết định", "2/QĐ") in response.context["form"].stale
    typed["version"] = "2"
    assert as_(clerk).post(address, typed).status_code == 302
    episode.refresh_from_db()
    assert (episode.decision_number, episode.version) == ("3/QĐ", 3)


def test_a_clerk_enters_an_episode_at_a_facility_from_its_papers(as_, clerk, person, centre):
    far = factories.facility("CS-00", area_code=FAR_COMMUNE)
    clinic = factories.clinic()
    factories.facility("QL-01", FacilityKind.AFTERCARE)
    client = as_(clerk)
    start = reverse("rehab:care_episode_start", args=[person.pk])
    offered = list(client.get(start).context["form"].fields["facility"].queryset)
    assert offered == [centre, clinic, far]
    typed = {**HOME, "modality": "facility_voluntary", "facility": str(centre.pk), "ends": "", "end_reason": ""}
    typed["decider"] = "Giám đốc cơ sở cai nghiện"
    assert client.post(start, typed).status_code == 302
    assert Episode.objects.get().facility == centre
    refused = client.post(start, {**typed, "modality": "methadone", "decider": CLINIC})
    assert "không tiếp nhận" in refused.context["form"].errors["facility"][0]


def test_methadone_beside_another_episode_is_saved_with_a_warning(as_, clerk, person):
    factories.episode(person, clerk)
    clinic = factories.clinic()
    typed = {"modality": "methadone", "facility": str(clinic.pk), "starts": "01/03/2024", "decider": CLINIC}
    response = as_(clerk).post(reverse("rehab:care_episode_start", args=[person.pk]), typed, follow=True)
    assert "Tại gia đình" in messages_of(response)[0]


def test_the_panel_shows_every_episode_with_its_order_and_state(as_, clerk, person):
    factories.completed(person, clerk, starts=date(2021, 1, 1), ends=date(2021, 7, 1))
    factories.episode(person, clerk, starts=date(2023, 1, 1))
    factories.episode(person, clerk, Modality.METHADONE, at=factories.clinic(), starts=date(2024, 1, 1), months=None)
    panel = reverse("cases:dossier_panel", args=[person.pk, "rehab"])
    response = as_(clerk).get(panel)
    content = response.content.decode()
    assert content.index("01/01/2024") < content.index("01/01/2023") < content.index("01/01/2021")
    assert content.count("lần 1") == 2
    assert content.count("lần 2") == 1
    assert "Quá hạn, chưa ghi kết thúc" in content
    assert "Hoàn thành" in content
    assert content in as_(clerk).get(page_of(person)).content.decode()


def test_the_timeline_tells_starts_maintenance_and_ends(as_, clerk, person):
    clinic = factories.clinic()
    episode = factories.episode(person, clerk, Modality.METHADONE, at=clinic, starts=date(2024, 1, 1), months=None)
    changes = {"maintenance_on": date(2024, 2, 2), "ends": date(2024, 3, 3), "end_reason": EpisodeEnd.EXPELLED}
    correct_episode(episode=episode, version=1, data=changes, by=clerk)
    content = as_(clerk).get(reverse("cases:dossier_panel", args=[person.pk, "timeline"])).content.decode()
    for words in ("Bắt đầu điều trị methadone", "02/02/2024", "Đạt liều", "Kết thúc điều trị", "Bị chấm dứt điều trị"):
        assert words in content


def test_the_panel_takes_as_many_statements_however_many_episodes(as_, clerk, person):
    client = as_(clerk)
    panel = reverse("cases:dossier_panel", args=[person.pk, "rehab"])
    factories.completed(person, clerk, starts=date(2020, 2, 1), ends=date(2020, 8, 1))
    few = statements(client, panel)
    for year in (2021, 2022, 2023):
        factories.completed(person, clerk, starts=date(year, 1, 1), ends=date(year, 7, 1))
    assert statements(client, panel) == few


def test_everything_out_of_scope_is_not_there(as_, clerk, person):
    episode = factories.episode(person, clerk)
    stranger = as_(officer(area_code=OTHER_COMMUNE))
    for name in ("episode_start", "care_episode_start"):
        assert stranger.get(reverse(f"rehab:{name}", args=[person.pk])).status_code == 404
    for name in ("episode_end", "episode_correct", "episode_maintenance"):
        address = reverse(f"rehab:{name}", args=[person.pk, episode.pk])
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, {"version": "1"}).status_code == 404
    own = factories.dossier(officer(area_code=OTHER_COMMUNE), area_code=OTHER_COMMUNE)
    assert stranger.get(reverse("rehab:episode_end", args=[own.pk, episode.pk])).status_code == 404
    episode.refresh_from_db()
    assert episode.version == 1


@pytest.mark.parametrize("role", [Role.POLICE_OFFICER, Role.HEALTH_OFFICER, Role.PROVINCE_OFFICER])
def test_who_may_see_and_not_write_is_refused(as_, clerk, person, role):
    episode = factories.episode(person, clerk)
    client = as_(officer(role))
    content = client.get(page_of(person)).content.decode()
    for name, arguments in (
        ("episode_start", [person.pk]),
        ("care_episode_start", [person.pk]),
        ("episode_end", [person.pk, episode.pk]),
        ("episode_correct", [person.pk, episode.pk]),
    ):
        address = reverse(f"rehab:{name}", args=arguments)
        assert address not in content
        assert client.get(address).status_code == 403


def test_a_facility_admits_whom_it_names_exactly(as_, staff, centre):
    person = factories.dossier(officer(), "HS-0042", cccd="001090000001", full_name="Lê Văn Bảy")
    client = as_(staff)
    desk = client.get(reverse("rehab:my_facility")).content.decode()
    find = reverse("rehab:admission_find", args=[centre.pk])
    assert find in desk
    assert "Lê Văn Bảy" not in desk
    assert client.get(page_of(person)).status_code == 404
    for number, year in (("HS-0042", "1991"), ("HS-42", "1990"), ("001090000002", "1990")):
        response = client.post(find, {"number": number, "birth_year": year})
        assert response.status_code == 200
        assert "Lê Văn Bảy" not in response.content.decode()
        assert "Không có hồ sơ nào khớp" in response.content.decode()
    response = client.post(find, {"number": "001090000001", "birth_year": "1990"}, follow=True)
    assert "Lê Văn Bảy" in response.content.decode()
    assert AuditEvent.objects.filter(action="ask_for_admission", actor=staff).count() == 4
    admit = response.redirect_chain[-1][0]
    typed = {"modality": "facility_compulsory", "decision_number": "3/QĐ-TA", "starts": "20/06/2024", "months": "18"}
    assert "phải có số và ngày quyết định" in client.post(admit, typed).content.decode()
    response = client.post(admit, {**typed, "decided_on": "18/06/2024"}, follow=True)
    assert "Đã tiếp nhận Lê Văn Bảy" in messages_of(response)[0]
    assert page_of(person) in response.content.decode()
    episode = Episode.objects.get()
    assert (episode.facility, episode.modality) == (centre, Modality.FACILITY_COMPULSORY)
    assert client.get(page_of(person)).status_code == 200


def test_a_person_elsewhere_is_not_admitted_and_the_reason_is_told(as_, clerk, staff, centre, person):
    factories.episode(person, clerk, starts=date(2024, 2, 1))
    client = as_(staff)
    found = client.post(
        reverse("rehab:admission_find", args=[centre.pk]), {"number": person.number, "birth_year": "1990"}
    )
    typed = {"modality": "facility_voluntary", "starts": "20/06/2024", "decided_on": "18/06/2024", "months": "6"}
    response = client.post(found.url, typed)
    assert "01/02/2024" in response.context["form"].errors["starts"][0]
    assert Episode.objects.count() == 1


def test_a_found_person_is_for_who_found_them_and_for_half_an_hour(as_, staff, centre, person, monkeypatch):
    find = reverse("rehab:admission_find", args=[centre.pk])
    found = as_(staff).post(find, {"number": person.number, "birth_year": "1990"}).url
    assert as_(staff).get(found).status_code == 200
    colleague = officer(Role.FACILITY_OFFICER, office=centre.office)
    assert as_(colleague).get(found).status_code == 404
    assert as_(staff).get(found[:-2] + "x/").status_code == 404
    monkeypatch.setattr("rehab.views.care.TOKEN_SECONDS", -1)
    assert as_(staff).get(found).url == find


def test_a_discharged_person_is_no_longer_seen(as_, clerk, staff, centre, person):
    episode = factories.episode(person, clerk, Modality.FACILITY_VOLUNTARY, at=centre)
    client = as_(staff)
    end = reverse("rehab:episode_end", args=[person.pk, episode.pk])
    assert end in client.get(reverse("rehab:my_facility")).content.decode()
    typed = {"ends": "20/06/2024", "end_reason": "completed", "version": "1"}
    response = client.post(end, typed, follow=True)
    assert response.redirect_chain[-1][0] == reverse("rehab:my_facility")
    assert "Đã ghi kết thúc" in messages_of(response)[0]
    assert client.get(page_of(person)).status_code == 404


def test_a_clinic_enters_the_maintenance_dose(as_, clerk, person):
    clinic = factories.clinic()
    episode = factories.episode(person, clerk, Modality.METHADONE, at=clinic, months=None)
    client = as_(officer(Role.CLINIC_OFFICER, office=clinic.office))
    address = reverse("rehab:episode_maintenance", args=[person.pk, episode.pk])
    assert address in client.get(reverse("rehab:my_facility")).content.decode()
    assert client.post(address, {"maintenance_on": "01/03/2024", "version": "1"}).status_code == 302
    episode.refresh_from_db()
    assert episode.maintenance_on == date(2024, 3, 1)


def test_a_facility_corrects_its_own_episode_and_never_anothers(as_, clerk, staff, centre, person):
    own = factories.episode(person, clerk, Modality.FACILITY_VOLUNTARY, at=centre)
    other = factories.episode(person, clerk, Modality.METHADONE, at=factories.clinic(), months=None)
    client = as_(staff)
    correct = reverse("rehab:episode_correct", args=[person.pk, own.pk])
    assert "facility" not in client.get(correct).context["form"].fields
    for name in ("episode_correct", "episode_end", "episode_maintenance"):
        assert client.get(reverse(f"rehab:{name}", args=[person.pk, other.pk])).status_code == 403
    typed = {"modality": "facility_compulsory", "starts": "11/01/2024", "months": "6", "version": "1"}
    assert client.post(correct, typed).status_code == 302
    own.refresh_from_db()
    assert (own.modality, own.starts, own.facility) == (Modality.FACILITY_COMPULSORY, date(2024, 1, 11), centre)


def test_the_desk_is_the_own_one_and_pages_do_not_cost_more_statements(as_, clerk, staff, centre):
    other = factories.facility("CS-02")
    client = as_(staff)
    assert client.get(reverse("rehab:facility_desk", args=[other.pk])).status_code == 404
    assert client.get(reverse("rehab:admission_find", args=[other.pk])).status_code == 404
    assert as_(clerk).get(reverse("rehab:my_facility")).status_code == 403
    client = as_(staff)
    desk = reverse("rehab:facility_desk", args=[centre.pk])
    factories.episode(factories.dossier(clerk), clerk, Modality.FACILITY_VOLUNTARY, at=centre)
    few = statements(client, desk)
    for number in range(5):
        person = factories.dossier(clerk, full_name=f"Phạm Thị {number}")
        factories.episode(person, clerk, Modality.FACILITY_VOLUNTARY, at=centre)
    assert statements(client, desk) == few
    found = client.get(desk, {"q": "pham 3"}).context["page"]
    assert [person.full_name for person in found] == ["Phạm Thị 3"]


def test_a_province_keeps_its_facilities(as_, centre):
    far = factories.facility("CS-99", area_code=FAR_COMMUNE)
    client = as_(officer(Role.PROVINCE_OFFICER))
    listing = reverse("rehab:facility_list")
    shown = client.get(listing).context["page"].object_list
    assert list(shown) == [centre]
    assert list(client.get(listing, {"kind": "methadone"}).context["page"]) == []
    assert client.get(reverse("rehab:facility_edit", args=[far.pk])).status_code == 404
    typed = {
        "code": "CS-55",
        "name": "Cơ sở mới",
        "kind": "voluntary",
        "commune": str(area(COMMUNE).pk),
        "capacity": "80",
        "valid_from": "01/02/2024",
    }
    response = client.post(reverse("rehab:facility_create"), typed, follow=True)
    assert messages_of(response) == ["Đã thêm cơ sở Cơ sở mới."]
    facility = Facility.objects.get(office__code="CS-55")
    edit = reverse("rehab:facility_edit", args=[facility.pk])
    assert client.get(edit).context["form"].initial["commune"] == area(COMMUNE).pk
    response = client.post(edit, {**typed, "name": "Tên khác", "capacity": "", "version": "1"}, follow=True)
    assert messages_of(response) == ["Đã lưu thông tin cơ sở."]
    assert "Tên khác" in response.content.decode()
    refused = client.post(edit, {**typed, "kind": "methadone", "version": "2"})
    assert "kind" in refused.context["form"].errors
    stale = client.post(edit, {**typed, "version": "1"})
    assert ("Tên", "Tên khác") in stale.context["form"].stale


def test_a_facility_lies_in_a_commune_of_the_own_province(as_):
    client = as_(officer(Role.PROVINCE_OFFICER))
    typed = {
        "code": "X",
        "name": "X",
        "kind": "public",
        "commune": str(area(FAR_COMMUNE).pk),
        "valid_from": "01/02/2024",
    }
    response = client.post(reverse("rehab:facility_create"), typed)
    assert "commune" in response.context["form"].errors
    assert not Facility.objects.exists()


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.DISTRICT_OFFICER, Role.FACILITY_OFFICER])
def test_only_the_province_keeps_facilities(as_, centre, role):
    user = officer(role, office=centre.office) if role == Role.FACILITY_OFFICER else officer(role)
    client = as_(user)
    for address in (
        reverse("rehab:facility_list"),
        reverse("rehab:facility_create"),
        reverse("rehab:facility_edit", args=[centre.pk]),
    ):
        assert client.get(address).status_code == 403


def test_today_is_the_latest_day_of_admission(as_, staff, centre, person):
    find = reverse("rehab:admission_find", args=[centre.pk])
    found = as_(staff).post(find, {"number": person.number, "birth_year": "1990"}).url
    response = as_(staff).post(found, {"modality": "facility_voluntary", "starts": "21/06/2024", "months": "6"})
    assert "starts" in response.context["form"].errors
    assert today() == date(2024, 6, 20)
