"""The pages by which a clerk acts: what is typed is checked, saved, and never lost."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.enums import DeterminationResult, RemovalReason, Stage, UserManagementEnd
from cases.models import Determination, Dossier, UserManagement
from cases.services import (
    change_determination,
    move_dossier,
    record_determination,
    save_background,
    update_dossier,
)
from core.models import AuditEvent
from tests.accounts.factories import officer
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db
NEW = {
    "number": "",
    "opened_on": "1/3/2024",
    "full_name": "Đỗ Thị Hoà",
    "sex": "female",
    "birth_date": "1985",
    "ethnicity": "kinh",
    "stable_residence": "true",
    "cccd": "001185000001",
    "cccd_issued_on": "05/09/2021",
}


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def desk(client, by):
    client.force_login(by)
    return client


@pytest.fixture
def dossier(by):
    return factories.addict(by=by)


def _url(dossier, name, *more):
    return reverse(f"cases:{name}", args=[dossier.pk, *more])


def _create(desk, **changes):
    return desk.post(reverse("cases:dossier_create"), {**NEW, "commune": areas.area().pk, **changes}, follow=True)


def test_a_dossier_is_opened_from_the_page(desk):
    page = _create(desk).content.decode()
    dossier = Dossier.objects.get()
    assert (dossier.number, dossier.full_name, dossier.ethnicity) == ("00001-2024-0001", "Đỗ Thị Hoà", "Kinh")
    assert (dossier.birth_date, dossier.birth_year_only) == (date(1985, 12, 31), True)
    assert dossier.papers.get().issued_on == date(2021, 9, 5)
    assert dossier.stable_residence is True
    assert "Đã lập hồ sơ số 00001-2024-0001" in page


def test_a_contradiction_of_the_cccd_is_saved_with_a_warning(desk):
    page = _create(desk, sex="male").content.decode()
    assert Dossier.objects.exists()
    assert "khác giới tính trong hồ sơ" in page


def test_a_wrong_page_shows_each_fault_and_all_that_was_typed(desk):
    page = _create(desk, opened_on="15/05/20", birth_date="31/02/1985", cccd="123", sex="").content.decode()
    assert not Dossier.objects.exists()
    for words in ("bốn chữ số", "Không có ngày 31/02/1985", "đúng 12 chữ số", "Hãy chọn một mục."):
        assert words in page
    for typed in ('value="15/05/20"', 'value="31/02/1985"', 'value="123"', 'value="Đỗ Thị Hoà"'):
        assert typed in page


def test_a_refusal_of_the_service_stands_beside_its_field(desk, by):
    factories.dossier(by=by, number="HS-1")
    response = _create(desk, number="HS-1")
    assert response.context["form"].errors == {"number": ["Số hồ sơ HS-1 đã có."]}
    response = _create(desk, opened_on="21/06/2024")
    assert "ở tương lai" in response.context["form"].errors["opened_on"][0]


def test_a_taken_cccd_is_told_above_the_page_of_opening(desk, by):
    factories.dossier(by=by, cccd="001185000001")
    response = _create(desk)
    assert "đã thuộc hồ sơ" in response.content.decode()
    assert Dossier.objects.count() == 1


def test_a_commune_of_another_area_cannot_be_chosen(desk):
    response = _create(desk, commune=areas.area(areas.NEIGHBOUR).pk)
    assert response.context["form"].errors.keys() == {"commune"}


def test_a_district_officer_chooses_the_commune_and_is_recorded_on_its_behalf(client):
    client.force_login(officer(Role.DISTRICT_OFFICER))
    _create(client, commune=areas.area(areas.NEIGHBOUR).pk)
    dossier = Dossier.objects.get()
    assert dossier.entered_for == areas.office(areas.NEIGHBOUR).name
    assert AuditEvent.objects.get(action="register").on_behalf_of == dossier.entered_for


@pytest.mark.parametrize("role", [Role.PROVINCE_OFFICER, Role.HEALTH_OFFICER, Role.FACILITY_OFFICER])
def test_who_may_not_open_dossiers_gets_403(client, role):
    client.force_login(officer(role))
    assert client.get(reverse("cases:dossier_create")).status_code == 403
    assert _create(client).status_code == 403


def _edit(dossier, **changes):
    return {
        "number": dossier.number,
        "opened_on": "01/03/2023",
        "full_name": dossier.full_name,
        "sex": "male",
        "birth_date": "15/05/1990",
        "stable_residence": "unknown",
        "version": dossier.version,
        **changes,
    }


def test_the_edit_page_opens_with_what_is_kept_and_saves(desk, dossier):
    page = desk.get(_url(dossier, "dossier_edit")).content.decode()
    for value in (dossier.number, "01/03/2023", "15/05/1990", dossier.full_name):
        assert f'value="{value}"' in page
    desk.post(_url(dossier, "dossier_edit"), _edit(dossier, occupation="Thợ nề"))
    dossier.refresh_from_db()
    assert dossier.occupation == "Thợ nề"
    assert dossier.stage == Stage.ADDICT


def test_a_stale_save_is_refused_with_everything_typed_and_the_present_values(desk, by, dossier):
    opened = dossier.version
    data = {"full_name": "Tên Mới Nhất", "sex": "male", "birth_date": date(1990, 5, 15), "opened_on": dossier.opened_on}
    update_dossier(dossier=dossier, version=opened, data={**data, "number": dossier.number}, by=by)
    response = desk.post(_url(dossier, "dossier_edit"), _edit(dossier, version=opened, occupation="Thợ nề"))
    page = response.content.decode()
    assert "vừa sửa hồ sơ này lúc" in page
    assert 'value="Thợ nề"' in page
    assert 'value="Nguyễn Văn Thử"' in page
    assert ("Họ và tên", "Tên Mới Nhất") in response.context["form"].stale
    dossier.refresh_from_db()
    assert (dossier.full_name, dossier.occupation) == ("Tên Mới Nhất", "")
    assert f'name="version" value="{opened + 1}"' in page
    again = _edit(dossier, version=opened + 1, full_name="Nguyễn Văn Thử", occupation="Thợ nề")
    assert desk.post(_url(dossier, "dossier_edit"), again).status_code == 302


def test_a_determination_from_the_page(desk, by):
    dossier = factories.dossier(by=by)
    desk.post(_url(dossier, "determination_create"), {"on": "5/4/2023", "result": "addicted", "agency": "Trạm Y tế"})
    found = dossier.determinations.get()
    assert (found.on, found.result, found.agency) == (date(2023, 4, 5), DeterminationResult.ADDICTED, "Trạm Y tế")
    response = desk.post(_url(dossier, "determination_create"), {"on": "5/4/2023", "result": "not_addicted"})
    assert "đã có một kết quả" in response.context["form"].errors["on"][0]
    assert 'value="5/4/2023"' in response.content.decode()


def test_a_stale_correction_of_a_fact(desk, by, dossier):
    fact = dossier.determinations.get()
    addicted = DeterminationResult.ADDICTED
    change_determination(determination=fact, version=1, on=fact.on, result=addicted, agency="Người trước", by=by)
    url = _url(dossier, "determination_change", fact.pk)
    typed = {"on": "02/04/2023", "result": "addicted", "agency": "Người sau", "version": 1}
    response = desk.post(url, typed)
    assert response.context["form"].stale == [("Ngày", "01/04/2023"), ("Cơ quan xác định", "Người trước")]
    assert 'value="Người sau"' in response.content.decode()
    assert desk.post(url, {**typed, "version": 2}).status_code == 302
    assert Determination.objects.get().agency == "Người sau"


def test_a_removal_and_its_correction_from_the_page(desk, dossier):
    desk.post(_url(dossier, "removal_create"), {"on": "01/03/2024", "reason": "clean"})
    removal = dossier.removals.get()
    assert "Ra khỏi danh sách" in desk.get(_url(dossier, "dossier_detail")).content.decode()
    url = _url(dossier, "removal_change", removal.pk)
    assert 'value="01/03/2024"' in desk.get(url).content.decode()
    desk.post(url, {"on": "02/03/2024", "reason": "other", "version": 1})
    removal.refresh_from_db()
    assert (removal.on, removal.reason) == (date(2024, 3, 2), RemovalReason.OTHER)


def test_user_management_from_decision_to_end_and_correction(desk, by):
    dossier = factories.dossier(by=by)
    desk.post(
        _url(dossier, "user_management_create"),
        {"decision_number": "7/QĐ", "decider": "Chủ tịch UBND cấp xã", "starts": "01/06/2023"},
    )
    management = UserManagement.objects.get()
    end = _url(dossier, "user_management_end", management.pk)
    response = desk.post(end, {"ends": "01/06/2023", "end_reason": "", "version": 1})
    assert response.context["form"].errors.keys() == {"end_reason"}
    response = desk.post(end, {"ends": "01/06/2023", "end_reason": "term_over", "version": 1})
    assert "phải sau ngày bắt đầu" in response.context["form"].errors["ends"][0]
    desk.post(end, {"ends": "01/06/2024", "end_reason": "term_over", "version": 1})
    change = _url(dossier, "user_management_change", management.pk)
    assert 'value="01/06/2024"' in desk.get(change).content.decode()
    desk.post(
        change,
        {"decision_number": "8/QĐ", "starts": "02/06/2023", "ends": "01/06/2024", "end_reason": "dead", "version": 2},
    )
    management.refresh_from_db()
    assert (management.decision_number, management.end_reason) == ("8/QĐ", UserManagementEnd.DEAD)


def test_papers_from_the_page(desk, by):
    dossier = factories.dossier(by=by, cccd="001090000001")
    desk.post(_url(dossier, "paper_create"), {"kind": "cmnd", "number": "012 345 678", "replaced_on": "01/01/2022"})
    paper = dossier.papers.get(kind="cmnd")
    assert (paper.number, paper.replaced_on) == ("012345678", date(2022, 1, 1))
    response = desk.post(_url(dossier, "paper_create"), {"kind": "cmnd", "number": "12"})
    assert "9 chữ số" in response.context["form"].errors["number"][0]
    dossier.refresh_from_db()
    desk.post(_url(dossier, "paper_change", paper.pk), {"number": "012345679", "version": dossier.version})
    paper.refresh_from_db()
    assert (paper.number, paper.replaced_on) == ("012345679", None)


def test_a_move_inside_and_out_of_the_area(client, dossier):
    client.force_login(officer(Role.DISTRICT_OFFICER))
    url = _url(dossier, "move")
    assert "Hãy tìm và chọn xã" in client.post(url, {"on": "01/06/2024"}).content.decode()
    chosen = {"on": "1/6/20", "to": areas.area(areas.NEIGHBOUR).pk}
    response = client.post(url, chosen)
    assert "Phường Trúc Bạch, Quận Ba Đình, Thành phố Hà Nội" in response.content.decode()
    assert client.post(url, {**chosen, "on": "1/6/2024"}).url.startswith(_url(dossier, "dossier_detail"))
    outside = {"on": "2/6/2024", "to": areas.area(areas.FAR_COMMUNE).pk}
    assert client.post(url, outside).url.startswith(_url(dossier, "dossier_detail"))
    assert dossier.transfers.waiting().get().target == areas.area(areas.FAR_COMMUNE)
    assert dossier.responsibilities.get(ends=None).commune == areas.area(areas.NEIGHBOUR)


def test_a_wrong_move_is_corrected_from_the_page(client, dossier):
    by = officer(Role.DISTRICT_OFFICER)
    client.force_login(by)
    arrival = move_dossier(dossier=dossier, to=areas.area(areas.NEIGHBOUR), on=date(2024, 6, 1), by=by)
    first = dossier.responsibilities.earliest("starts")
    dossier.refresh_from_db()
    assert (
        "Xã đầu tiên quản lý từ ngày lập hồ sơ, 01/03/2023"
        in client.get(_url(dossier, "move_correct", first.pk)).content.decode()
    )
    typed = {"on": "05/06/2024", "to": arrival.commune_id, "version": dossier.version}
    client.post(_url(dossier, "move_correct", arrival.pk), typed)
    arrival.refresh_from_db()
    assert arrival.starts == date(2024, 6, 5)
    response = client.post(_url(dossier, "move_correct", arrival.pk), typed)
    assert "vừa sửa hồ sơ này" in response.content.decode()


def test_the_commune_search_of_the_move_page(desk):
    url = reverse("cases:commune_options")
    page = desk.get(url, {"commune_words": "truc bach", "on": "01/06/2024"}).content.decode()
    assert f'value="{areas.area(areas.NEIGHBOUR).pk}"' in page
    assert "Không có xã nào" in desk.get(url, {"commune_words": "truc bach", "on": "01/07/2025"}).content.decode()


def test_the_sections_of_the_form_keep_and_refuse(desk, by, dossier):
    url = _url(dossier, "background_edit")
    assert 'name="version" value="0"' in desk.get(url).content.decode()
    desk.post(url, {"birthplace": "Nam Định", "first_detected_on": "1/2/2020", "version": 0})
    assert dossier.background.birthplace == "Nam Định"
    response = desk.post(url, {"birthplace": "Hà Nam", "version": 0})
    assert "vừa sửa nhân thân này" in response.content.decode()
    assert 'value="Hà Nam"' in response.content.decode()
    response = desk.post(url, {"first_detected_on": "1/2/20", "drug_convictions": "-1", "version": 1})
    assert response.context["form"].errors.keys() == {"first_detected_on", "drug_convictions"}
    save_background(dossier=dossier, version=1, data={"birthplace": "Thái Bình"}, by=by)


def _rows(dossier, *rows, version=None):
    data = {"version": version or dossier.version, "rows-TOTAL_FORMS": len(rows), "rows-INITIAL_FORMS": 0}
    data["rows-INITIAL_FORMS"] = sum("id" in row for row in rows)
    for place, row in enumerate(rows):
        data.update({f"rows-{place}-{name}": value for name, value in row.items()})
    return data


def test_rows_are_entered_changed_and_taken_out(desk, dossier):
    url = _url(dossier, "relatives_edit")
    desk.post(url, _rows(dossier, {"relation": "father", "full_name": "Cha"}, {"relation": "", "full_name": ""}))
    row = dossier.relatives.get()
    assert 'value="Cha"' in desk.get(url).content.decode()
    dossier.refresh_from_db()
    kept = {"id": row.pk, "relation": "father", "full_name": "Cha Già"}
    response = desk.post(url, _rows(dossier, kept, {"relation": "mother", "full_name": ""}))
    assert "Ô này bắt buộc" in response.content.decode()
    assert 'value="Cha Già"' in response.content.decode()
    desk.post(url, _rows(dossier, kept))
    row.refresh_from_db()
    assert row.full_name == "Cha Già"
    stale = desk.post(url, _rows(dossier, kept))
    assert "vừa sửa hồ sơ này" in stale.content.decode() or stale.status_code == 302
    dossier.refresh_from_db()
    desk.post(url, _rows(dossier, {**kept, "DELETE": "on"}))
    assert not dossier.relatives.exists()


def test_a_row_taken_out_meanwhile_says_so(desk, dossier):
    url = _url(dossier, "past_rehabs_edit")
    desk.post(url, _rows(dossier, {"year": "2015", "place": "home"}))
    row = dossier.past_rehabs.get()
    dossier.refresh_from_db()
    pk = row.pk
    row.delete()
    typed = {"id": pk, "year": "2016", "place": "home"}
    page = desk.post(url, _rows(dossier, typed)).content.decode()
    assert "vừa bị người khác xóa" in page
    assert desk.post(url, _rows(dossier, {**typed, "DELETE": "on"})).status_code == 302


def test_the_grid_of_drugs(desk, dossier):
    url = _url(dossier, "drug_uses_edit")
    heroin = {"substance": "heroin", "age_first_use": "19", "money_a_day": "200000"}
    page = desk.post(url, _rows(dossier, heroin, heroin)).content.decode()
    assert "được ghi hai lần" in page
    desk.post(url, _rows(dossier, heroin))
    assert dossier.drug_uses.get().money_a_day == 200_000


def test_health_is_written_by_those_who_care(client, dossier):
    client.force_login(officer(Role.HEALTH_OFFICER))
    client.post(_url(dossier, "health_edit"), {"hiv": "false", "height_cm": "165", "version": 0})
    assert (dossier.health.hiv, dossier.health.height_cm) == (False, 165)


def test_an_act_takes_few_statements(desk, by, django_assert_max_num_queries):
    dossier = factories.dossier(by=by)
    with django_assert_max_num_queries(17):
        desk.get(_url(dossier, "determination_create"))
    with django_assert_max_num_queries(40):
        desk.post(_url(dossier, "determination_create"), {"on": "5/4/2023", "result": "addicted"})
    assert record_determination(dossier=dossier, on=date(2023, 4, 6), result=DeterminationResult.NOT_ADDICTED, by=by).pk
