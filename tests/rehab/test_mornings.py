"""The clinic's morning as a page: what it shows, what it saves, to whom it is closed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.enums import Role
from rehab.models import Dose, DoseOrder, Morning, UrineTest
from tests.accounts.factories import officer
from tests.queries import statements
from tests.rehab import factories
from tests.rehab.clinics import before, crowd, nurse_of, patient, took

pytestmark = pytest.mark.django_db
PAGE = "/cai-nghien/methadone/buoi-sang/"
TODAY = date(2024, 6, 20)


@pytest.fixture
def clinic():
    return factories.clinic()


@pytest.fixture
def nurse(clinic):
    return nurse_of(clinic)


@pytest.fixture
def desk(client, nurse):
    client.force_login(nurse)
    return client


def sheet(episode, kind="taken", mg="80", home="1", version="0") -> dict[str, str]:
    key = episode.pk
    return {f"kind_{key}": kind, f"mg_{key}": mg, f"home_{key}": home, "version": version}


def test_all_patients_of_the_clinic_are_saved_in_one_request(desk, clinic, nurse):
    first, second = patient(clinic), patient(clinic, 60)
    shown = desk.get(PAGE).content.decode()
    assert shown.count('class="morning-line') == 2
    assert "chưa lưu lần nào" in shown
    answer = desk.post(PAGE, {**sheet(first), **sheet(second, "take_home", "60", "3")}, follow=True)
    assert [(dose.kind, dose.mg, dose.days_home) for dose in Dose.objects.order_by("episode")] == [
        ("taken", 80, 0),
        ("take_home", 60, 3),
    ]
    assert f"{nurse} lưu lần cuối lúc" in answer.content.decode()


def test_another_clinics_patients_are_never_shown_nor_saved(desk, clinic):
    other = factories.clinic("MMT-02")
    stranger = patient(other, full_name="Nguyễn Văn Lạ")
    patient(clinic)
    assert "Lạ" not in desk.get(PAGE).content.decode()
    assert desk.get(PAGE, {"co-so": other.pk}).status_code == 404
    assert desk.post(f"{PAGE}?co-so={other.pk}", sheet(stranger)).status_code == 404
    desk.post(PAGE, sheet(stranger))
    assert not Dose.objects.exists()


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.HEALTH_OFFICER, Role.FACILITY_OFFICER])
def test_only_clinics_have_a_morning(client, role):
    client.force_login(officer(role))
    assert client.get(PAGE).status_code == 403


def test_a_refused_sheet_keeps_what_was_typed_and_blames_the_line(desk, clinic):
    first, second = patient(clinic), patient(clinic)
    shown = desk.post(PAGE, {**sheet(first, mg="tám mươi"), **sheet(second, "missed")}).content.decode()
    assert "“tám mươi” không phải là số mg" in shown
    shown = desk.post(PAGE, {**sheet(first, mg="800"), **sheet(second, "missed")}).content.decode()
    assert "800 mg cao hơn liều chỉ định 80 mg" in shown
    assert shown.count("checked") == 2
    assert not Dose.objects.exists()


def test_a_stale_sheet_shows_what_was_saved_meanwhile_and_may_then_be_saved(desk, clinic, nurse, client):
    first, second = patient(clinic), patient(clinic)
    desk.post(PAGE, {**sheet(first, "missed"), **sheet(second, "taken")})
    shown = desk.post(PAGE, {**sheet(first), **sheet(second, "")}).content.decode()
    assert "vừa lưu buổi này" in shown
    assert "đang lưu: Vắng" in shown
    desk.post(PAGE, {**sheet(first), **sheet(second, "taken"), "version": "1"})
    assert set(Dose.objects.values_list("kind", flat=True)) == {"taken"}
    assert Morning.objects.get().version == 2


def test_a_day_of_before_can_be_corrected_and_none_to_come(desk, clinic):
    episode = patient(clinic)
    desk.post(f"{PAGE}?ngay=19/06/2024", sheet(episode, mg="37,5"))
    assert Dose.objects.get().on == date(2024, 6, 19)
    assert Dose.objects.get().mg == Decimal("37.5")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("21/06/2024", "Không mở được buổi ngày 21/06/2024 vì ngày đó chưa đến; hôm nay là 20/06/2024."),
        ("31/02/2024", "Không mở được buổi “31/02/2024”."),
        ("hôm kia", "Không mở được buổi “hôm kia”."),
    ],
)
def test_a_day_that_is_none_or_not_yet_is_refused_and_shows_where_to_go(desk, clinic, typed, sentence):
    episode = patient(clinic)
    answer = desk.get(PAGE, {"ngay": typed})
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in shown
    assert f'value="{typed}"' in shown
    for way in (f"?co-so={clinic.pk}", f"?co-so={clinic.pk}&amp;ngay=19/06/2024"):
        assert f'href="{PAGE}{way}"' in shown
    assert desk.post(f"{PAGE}?ngay={typed}", sheet(episode)).status_code == 400
    assert not Dose.objects.exists()
    assert desk.get(PAGE, {"ngay": "20/06/2024"}).status_code == 200


@pytest.mark.parametrize("page", ["reporting:dashboard", "rehab:my_facility"])
def test_the_clinics_home_leads_to_this_morning(desk, clinic, nurse, page):
    first, _ = patient(clinic), patient(clinic)
    assert "Chưa ghi người nào trong 2 người." in desk.get(reverse(page)).content.decode()
    took(first, [TODAY], nurse)
    shown = desk.get(reverse(page)).content.decode()
    assert "Đã ghi 1 trên 2 người." in shown
    assert f'href="{PAGE}?co-so={clinic.pk}"' in shown


def test_missed_days_are_told_with_the_proposal_and_held_back_from_all_taken(desk, clinic, nurse):
    for missed in (0, 2, 4, 7, 31):
        took(patient(clinic, full_name=f"Nguyễn Vắng {missed}"), [TODAY - timedelta(days=missed + 1)], nurse)
    shown = desk.get(PAGE).content.decode()
    for words in ("uống liều cũ, 80 mg", "nửa liều, 40 mg", "khởi liều lại", "ghi bỏ điều trị", "Lấy 40 mg"):
        assert words in shown
    assert shown.count("data-held") == 3


def test_three_hundred_patients_take_as_many_statements_as_three(desk, clinic, nurse):
    episodes = [patient(clinic) for _ in range(3)]
    for episode in episodes:
        took(episode, before(TODAY, 10, 2), nurse)
    few = statements(desk, PAGE)
    episodes += crowd(episodes[0], 297)
    assert statements(desk, PAGE) == few
    typed = {"version": "0"}
    for episode in episodes:
        typed |= sheet(episode)
    assert desk.post(PAGE, typed).status_code == 302
    assert Dose.objects.filter(on=TODAY).count() == 300


def test_the_dossier_tells_of_the_treatment_to_who_may_see_health(desk, clinic, nurse, client):
    by = officer()
    episode = patient(clinic, by=by)
    took(episode, [TODAY - timedelta(days=32)], nurse)
    page = reverse("cases:dossier_detail", args=[episode.dossier_id])
    shown = desk.get(page).content.decode()
    assert "Vắng 31 ngày (31 ngày trong đó không có ghi chép): đề xuất ghi bỏ điều trị" in shown
    assert shown.count('class="dose-') >= 30
    client.force_login(by)
    assert "Điều trị methadone" not in client.get(page).content.decode()


def test_orders_and_tests_are_written_on_the_dossier_by_the_clinic_alone(desk, clinic, client):
    episode = patient(clinic, None)
    add = reverse("rehab:dose_order_add", args=[episode.dossier_id])
    typed = {"starts": "01/06/2024", "mg": "37,5", "phase": "adjustment", "prescriber": "Bs. Hà"}
    assert desk.post(add, typed).status_code == 302
    order = DoseOrder.objects.get()
    assert order.mg == Decimal("37.5")
    correct = reverse("rehab:dose_order_correct", args=[episode.dossier_id, order.pk])
    assert desk.post(correct, {**typed, "mg": "40", "version": "1"}).status_code == 302
    test = reverse("rehab:urine_test_add", args=[episode.dossier_id])
    assert desk.post(test, {"on": "03/06/2024", "is_opioid_positive": "yes"}).status_code == 302
    assert UrineTest.objects.get().is_opioid_positive
    out = reverse("rehab:urine_test_withdraw", args=[episode.dossier_id, UrineTest.objects.get().pk])
    assert desk.post(out, {"reason": "ghi nhầm", "version": "1"}).status_code == 302
    assert not UrineTest.objects.exists()
    client.force_login(officer())
    assert client.get(add).status_code == 403
