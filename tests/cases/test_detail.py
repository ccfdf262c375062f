"""The page of one dossier: its panels, what each post sees and may do, its line of days."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from accounts.enums import Permission, Role
from cases.enums import DeterminationResult, RemovalReason, Sex, UserManagementEnd
from cases.panels import dossier_panels
from cases.perms import rights_on
from cases.services import (
    end_user_management,
    move_dossier,
    record_determination,
    remove_from_list,
    save_background,
    save_drug_uses,
    save_health,
    save_past_rehabs,
    save_relatives,
    set_place_of_care,
    start_user_management,
)
from cases.timeline import timeline_of
from core.models import AuditEvent
from tests.accounts.factories import officer, post
from tests.areas import factories as areas
from tests.cases import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return officer()


@pytest.fixture
def dossier(by):
    return factories.addict(by=by, cccd="001090000001")


def _url(dossier, name="dossier_detail", *more):
    return reverse(f"cases:{name}", args=[dossier.pk, *more])


def _shown(client, user, dossier) -> str:
    client.force_login(user)
    response = client.get(_url(dossier))
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_the_person_and_the_panels_in_order(client, by, dossier):
    page = _shown(client, by, dossier)
    for words in (dossier.full_name, dossier.number, "001090000001", "15/05/1990", "34 tuổi", "Phường Phúc Xá"):
        assert words in page
    places = [page.index(f'id="{panel.slug}"') for panel in dossier_panels if panel.is_visible(by, dossier)]
    assert places == sorted(places)


def test_every_look_is_recorded(client, by, dossier):
    _shown(client, by, dossier)
    event = AuditEvent.objects.get(object_type="cases.dossier", object_id=str(dossier.pk), action="view")
    assert (event.actor, event.post_label) == (by, by.post_label)


def test_buttons_stand_where_the_post_may_act(client, dossier):
    expected = {
        Role.COMMUNE_OFFICER: {"dossier_edit", "move", "determination_create", "user_management_create"},
        Role.POLICE_OFFICER: {"dossier_edit", "move", "determination_create", "user_management_create"},
        Role.DISTRICT_OFFICER: {"dossier_edit", "move", "determination_create", "user_management_create"},
        Role.HEALTH_OFFICER: {"determination_create", "health_edit"},
        Role.PROVINCE_OFFICER: set(),
    }
    names = set().union(*expected.values())
    for role, allowed in expected.items():
        page = _shown(client, officer(role), dossier)
        assert {name for name in names if f'href="{_url(dossier, name)}"' in page} == allowed, role


def test_health_is_shown_to_those_who_care_only(client, by, dossier):
    save_health(dossier=dossier, version=0, data={"other_diseases": "Viêm gan B"}, by=officer(Role.HEALTH_OFFICER))
    assert "Viêm gan B" in _shown(client, officer(Role.HEALTH_OFFICER), dossier)
    for user in (by, officer(Role.POLICE_OFFICER), officer(Role.DISTRICT_OFFICER), officer(Role.PROVINCE_OFFICER)):
        assert "Viêm gan B" not in _shown(client, user, dossier)
        assert client.get(_url(dossier, "dossier_panel", "health")).status_code == 404


def test_a_facility_sees_whom_it_cares_for_while_it_does(client, dossier):
    nurse = officer(Role.FACILITY_OFFICER)
    client.force_login(nurse)
    assert client.get(_url(dossier)).status_code == 404
    place = {"dossier": dossier, "office": areas.care_office(), "reason": "episode:1", "starts": date(2024, 6, 20)}
    set_place_of_care(**place)
    assert "Cơ sở CS-01" in _shown(client, nurse, dossier)
    set_place_of_care(**{**place, "starts": date(2024, 6, 1), "ends": date(2024, 6, 20)})
    assert client.get(_url(dossier)).status_code == 404


def test_rights_come_from_each_post_where_it_reaches(dossier):
    user = officer(area_code=areas.FAR_COMMUNE)
    assert rights_on(user, dossier) == frozenset()
    user = officer(area_code=areas.FAR_COMMUNE)
    post(user, Role.HEALTH_OFFICER, areas.office())
    assert rights_on(user, dossier) == {
        Permission.VIEW_DOSSIER,
        Permission.COMPARE_LIST,
        Permission.VIEW_HEALTH,
        Permission.WRITE_HEALTH,
        Permission.WRITE_DETERMINATION,
        Permission.WRITE_TEST,
    }


def test_a_panel_alone_is_the_panel_of_the_page(client, by, dossier):
    page = _shown(client, by, dossier)
    for panel in dossier_panels:
        if panel.deferred or not panel.is_visible(by, dossier):
            continue
        alone = client.get(_url(dossier, "dossier_panel", panel.slug))
        assert alone.content.decode().strip() in page
    assert client.get(_url(dossier, "dossier_panel", "no-such")).status_code == 404


def _live_through_everything(dossier, by):
    district = officer(Role.DISTRICT_OFFICER)
    health = officer(Role.HEALTH_OFFICER)
    save_background(dossier=dossier, version=0, data={"birthplace": "Nam Định", "notes": "một\nhai"}, by=by)
    save_health(dossier=dossier, version=0, data={"hiv": True}, by=health)
    dossier.refresh_from_db()
    for save, row in (
        (save_relatives, {"relation": "father", "full_name": "Nguyễn Văn Cha"}),
        (save_drug_uses, {"substance": "heroin", "age_first_use": 19}),
        (save_past_rehabs, {"year": 2015, "place": "home"}),
    ):
        save(dossier=dossier, version=dossier.version, rows=[row], by=by)
        dossier.refresh_from_db()
    management = start_user_management(dossier=dossier, decision_number="9/QĐ", starts=date(2023, 3, 15), by=by)
    found = UserManagementEnd.FOUND_ADDICTED
    end_user_management(management=management, version=1, ends=date(2023, 4, 1), reason=found, by=by)
    remove_from_list(dossier=dossier, on=date(2023, 10, 1), reason=RemovalReason.IMPRISONED, by=by)
    move_dossier(dossier=dossier, to=areas.area(areas.NEIGHBOUR), on=date(2024, 1, 10), by=district)
    move_dossier(dossier=dossier, to=areas.area(areas.COMMUNE), on=date(2024, 2, 10), by=district)
    record_determination(
        dossier=dossier, on=date(2024, 3, 1), result=DeterminationResult.ADDICTED, agency="Trạm Y tế", by=by
    )


def test_the_line_of_days_tells_everything_the_latest_first(client, by, dossier):
    _live_through_everything(dossier, by)
    lines = [(f"{entry.on:%d/%m/%Y}", entry.title) for entry in timeline_of(dossier)]
    assert lines == [
        ("01/03/2024", "Xác định: có nghiện"),
        ("10/02/2024", "Chuyển đến Phường Phúc Xá"),
        ("10/01/2024", "Chuyển đến Phường Trúc Bạch"),
        ("01/10/2023", "Ra khỏi danh sách người nghiện"),
        ("01/04/2023", "Kết thúc quản lý người sử dụng"),
        ("01/04/2023", "Xác định: có nghiện"),
        ("15/03/2023", "Bắt đầu quản lý người sử dụng"),
        ("01/03/2023", "Lập hồ sơ"),
    ]
    entry = timeline_of(dossier)[0]
    assert (entry.detail, f"{localtime(entry.recorded_at):%Y-%m-%d}") == ("Trạm Y tế", "2024-06-20")
    client.force_login(by)
    panel = client.get(_url(dossier, "dossier_panel", "timeline")).content.decode()
    assert panel.count("<li") == 8
    assert "ghi vào hệ thống ngày 20/06/2024" in panel


def test_everything_entered_is_on_the_page(client, by, dossier):
    _live_through_everything(dossier, by)
    page = _shown(client, by, dossier)
    for words in ("Nam Định", "một<br>hai", "Nguyễn Văn Cha", "Heroin", "Năm 2015", "9/QĐ", "Phạt tù", "Trúc Bạch"):
        assert words in page


def test_the_page_takes_as_many_statements_for_a_long_life_as_for_a_short_one(
    client, by, dossier, django_assert_max_num_queries
):
    client.force_login(by)
    for _ in range(2):
        with django_assert_max_num_queries(52):
            assert client.get(_url(dossier)).status_code == 200
        _live_through_everything(dossier, by) if _ == 0 else None


def test_a_year_alone_is_shown_as_a_year(client, by):
    dossier = factories.dossier(by=by, birth_date=date(1985, 12, 31), birth_year_only=True, sex=Sex.FEMALE)
    page = _shown(client, by, dossier)
    assert "31/12/1985" not in page
    assert "1985" in page


def test_what_stays_open_is_told(client, by):
    dossier = factories.dossier(by=by)
    start_user_management(dossier=dossier, decision_number="", starts=date(2023, 4, 1), by=by)
    record_determination(dossier=dossier, on=date(2023, 6, 1), result=DeterminationResult.ADDICTED, by=by)
    page = _shown(client, by, dossier)
    assert "nhưng việc quản lý người sử dụng chưa ghi kết thúc" in page
    assert "Ghi kết thúc" in page


def test_a_dossier_entered_for_a_commune_says_so(client, by):
    dossier = factories.dossier(by=officer(Role.DISTRICT_OFFICER))
    assert f"nhập thay cho {areas.office().name}" in _shown(client, by, dossier)


def test_after_the_reform_the_page_names_both_units(client, dossier, on_day):
    on_day(date(2025, 7, 10))
    page = _shown(client, officer(area_code="00097"), dossier)
    assert "Phường Phúc Xá" in page
    assert "nay là" in page
