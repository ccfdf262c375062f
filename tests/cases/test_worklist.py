"""Việc cần làm: what is owed, to whom, how late; and explain_clock."""

from datetime import date, datetime, time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from cases.services import open_procedure, record_determination, record_drug_test, take_step
from cases.timeline import timeline_of
from cases.worklist import WorkFilter, owed_to, slow_below, standings
from tests.accounts.factories import officer
from tests.areas.factories import NEIGHBOUR
from tests.cases.procedures import opened
from tests.rehab import compulsory, factories

pytestmark = pytest.mark.django_db
PAGE = "cases:worklist"


def registered(on: date, area_code: str = "00001", name: str = "Lê Văn Đợi"):
    clerk = officer(Role.COMMUNE_OFFICER, area_code)
    person = factories.dossier(clerk, area_code=area_code, full_name=name)
    record_determination(dossier=person, on=date(2022, 1, 8), result="addicted", agency="Trạm y tế", by=clerk)
    papers = ("form_22", "result_sheet", "id_copy")
    step = open_procedure(
        dossier=person, kind="voluntary_home", act="register", on=on, by=clerk, data={"place": "home"}, papers=papers
    )
    return step.procedure


def seen(client, user, **asked) -> str:
    client.force_login(user)
    response = client.get(reverse(PAGE), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_the_next_to_be_late_stands_first_and_leads_to_its_form(client):
    late, near = registered(date(2024, 6, 5), name="Lê Văn Muộn"), registered(date(2024, 6, 18), name="Lê Văn Gần")
    page = seen(client, officer(Role.COMMUNE_OFFICER))
    assert page.index("Lê Văn Muộn") < page.index("Lê Văn Gần")
    assert "muộn 10 ngày" in page
    assert reverse("cases:procedure_step", args=[near.dossier_id, near.pk, "decide"]) in page
    assert late.clocks.open().get(act="decide").due_on == date(2024, 6, 10)


def test_what_is_done_is_owed_no_more(client):
    procedure = registered(date(2024, 6, 18))
    take_step(
        procedure=procedure,
        version=procedure.version,
        act="enter_ledger",
        on=date(2024, 6, 18),
        by=procedure.steps.get().by,
        data={"ledger_number": "1"},
    )
    assert (
        "Ghi Sổ đăng ký" not in seen(client, officer(Role.COMMUNE_OFFICER), kind="voluntary_home").split("<tbody>")[1]
    )


def test_nobody_sees_the_work_of_another_commune(client):
    registered(date(2024, 6, 5))
    assert "Lê Văn Đợi" not in seen(client, officer(Role.COMMUNE_OFFICER, NEIGHBOUR), whose="all")


def test_a_role_sees_its_own_steps_and_all_when_it_asks(client):
    registered(date(2024, 6, 18))
    health = officer(Role.HEALTH_OFFICER)
    assert "Lê Văn Đợi" not in seen(client, health)
    assert "Lê Văn Đợi" in seen(client, health, whose="all")


@pytest.mark.parametrize(("on", "shown"), [(date(2024, 6, 11), True), (date(2024, 6, 12), False)])
def test_the_district_is_shown_what_is_late_by_more_than_five_days(client, on, shown):
    """Due on 14/06, six days ago, and on Monday 17/06."""
    registered(on)
    page = seen(client, officer(Role.DISTRICT_OFFICER), span="late")
    assert ("Quyết định (tiếp nhận) cai nghiện tự nguyện</a>" in page) == shown


@pytest.mark.parametrize(("day", "is_slow"), [(date(2024, 6, 19), False), (date(2024, 6, 20), True)])
def test_the_fifth_day_of_lateness_is_not_yet_slow_the_sixth_is(on_day, settings, day, is_slow):
    """Due on 14/06; `ESCALATE_AFTER_DAYS` days of grace are whole."""
    registered(date(2024, 6, 11))
    on_day(day)
    district = officer(Role.DISTRICT_OFFICER)
    work = list(owed_to(district).filter(act="decide"))
    assert [settings.ESCALATE_AFTER_DAYS, len(work)] == [5, 1]
    assert owed_to(district).filter(slow_below(day), pk=work[0].pk).exists() == is_slow
    assert standings(district, work)[work[0].pk].is_slow == is_slow


def test_the_district_is_told_which_commune_is_slow_by_how_much_and_what_it_can_do(client):
    procedure = registered(date(2024, 6, 11))
    page = seen(client, officer(Role.DISTRICT_OFFICER), whose="slow")
    assert "Phường Phúc Xá chậm 6 ngày." in page
    assert "bấm tên việc để ghi thay xã" in page
    assert reverse("cases:procedure_step", args=[procedure.dossier_id, procedure.pk, "decide"]) in page
    assert "chậm 6 ngày." not in seen(client, officer(Role.COMMUNE_OFFICER, username="xa"))


def test_what_only_the_police_can_do_leads_the_district_to_the_procedure(client):
    police = officer(Role.POLICE_OFFICER)
    person = factories.dossier(police)
    on = date(2024, 5, 30)
    record_drug_test(dossier=person, on=on, occasion="found_using", is_positive=True, by=police)
    case = opened(person, "user_management", "receive_test", on, police)
    page = seen(client, officer(Role.DISTRICT_OFFICER), whose="slow")
    assert "cấp trên không ghi thay được" in page
    assert reverse("cases:procedure_detail", args=[case.dossier_id, case.pk]) in page
    assert reverse("cases:procedure_step", args=[case.dossier_id, case.pk, "verify"]) not in page


def test_only_those_above_the_commune_ask_for_slow_communes(client):
    registered(date(2024, 6, 11))
    assert "Xã chậm quá 5 ngày" in seen(client, officer(Role.DISTRICT_OFFICER))
    page = seen(client, officer(Role.COMMUNE_OFFICER), whose="slow")
    assert "Xã chậm quá 5 ngày" not in page
    assert "Lê Văn Đợi" not in page


def test_the_districts_own_late_steps_are_not_what_its_communes_are_slow_with():
    district, day = officer(Role.DISTRICT_OFFICER), date(2024, 5, 6)
    case = compulsory.found(day)
    for act, asked in (("make", {}), ("notify", {}), ("read", {"outcome": "declined"}), ("send", {})):
        case.take(act, day, asked, role=Role.POLICE_OFFICER)
    commune = registered(date(2024, 6, 3))
    late = owed_to(district).filter(slow_below(date(2024, 6, 20)))
    assert {(clock.procedure_id, clock.act) for clock in late} >= {
        (case.procedure.pk, "pass_on"),
        (commune.pk, "decide"),
    }
    asked = {whose: set(WorkFilter({"whose": whose}, owed_to(district), user=district).qs) for whose in ("slow", "")}
    assert {clock.procedure_id for clock in asked["slow"]} == {commune.pk}
    assert {clock.procedure_id for clock in asked[""]} == {commune.pk, case.procedure.pk}


@pytest.mark.parametrize(("span", "found"), [("late", 0), ("today", 0), ("week", 1), ("month", 1)])
def test_it_is_narrowed_by_the_day(client, span, found):
    registered(date(2024, 6, 19))
    page = seen(client, officer(Role.COMMUNE_OFFICER), span=span)
    assert page.count("Quyết định (tiếp nhận) cai nghiện tự nguyện</a>") == found


def test_a_page_takes_as_many_statements_for_many_as_for_few(client, django_assert_max_num_queries):
    by = officer(Role.COMMUNE_OFFICER)
    for number in range(6):
        registered(date(2024, 6, 18), name=f"Lê Văn {number}")
    client.force_login(by)
    with django_assert_max_num_queries(19):
        client.get(reverse(PAGE))


def test_explain_clock_prints_every_step_with_its_arithmetic():
    procedure = registered(date(2023, 1, 18))
    out = StringIO()
    call_command("explain_clock", procedure.dossier.number, stdout=out)
    told = out.getvalue()
    assert "hạn 30/01/2023, chưa làm" in told
    assert "NĐ 116/2021/NĐ-CP, Điều 30" in told
    assert "3 ngày làm việc sau bước “Tiếp nhận đăng ký” ngày 18/01/2023" in told
    assert "không tính 20/01–26/01/2023, 28/01–29/01/2023" in told


def test_explain_clock_says_so_when_there_is_no_such_dossier():
    with pytest.raises(CommandError, match="Không có hồ sơ số KHONG-CO"):
        call_command("explain_clock", "KHONG-CO")


def test_the_line_of_days_tells_the_steps_that_wrote_no_other_fact():
    procedure = registered(date(2024, 6, 18))
    take_step(
        procedure=procedure,
        version=procedure.version,
        act="enter_ledger",
        on=date(2024, 6, 19),
        by=procedure.steps.get().by,
        data={"ledger_number": "1"},
    )
    told = [(entry.on, entry.title) for entry in timeline_of(procedure.dossier)]
    assert (date(2024, 6, 19), "Ghi Sổ đăng ký cai nghiện") in told


def test_the_form_of_a_step_offers_the_papers_that_it_can_print(client):
    procedure = registered(date(2024, 6, 18))
    client.force_login(procedure.steps.get().by)
    page = client.get(reverse("cases:procedure_step", args=[procedure.dossier_id, procedure.pk, "decide"])).content
    assert reverse("cases:document_create", args=[procedure.dossier_id, "116-24"]) in page.decode()


@pytest.mark.parametrize(("at", "late"), [("00:00", True), ("23:59", False)])
def test_a_deadline_in_hours_is_late_when_its_hour_is_over(client, at, late):
    """Steps of the law of 2025 are owed within 24 hours."""
    procedure = registered(date(2024, 6, 18))
    hour = timezone.make_aware(datetime.combine(date(2024, 6, 20), time.fromisoformat(at)))
    procedure.clocks.open().update(due_on=date(2024, 6, 20), due_at=hour)
    page = seen(client, officer(Role.COMMUNE_OFFICER), span="late")
    assert ("quá giờ" in page) == late
