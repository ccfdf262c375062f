"""Management of an unlawful user, step by step, under the law of 2021 and from 01/07/2026 on."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.enums import Stage, UserManagementEnd
from cases.procedures.reading import Waited, cards_of
from cases.procedures.user_checks import found_addicted_of
from cases.services import record_determination, record_drug_test, undo_step
from core.errors import NotAllowedError
from tests.accounts.factories import officer
from tests.cases import factories
from tests.cases.procedures import due, opened, owed, taken
from tests.refusals import refused

pytestmark = pytest.mark.django_db
KIND = "user_management"
TESTED = date(2024, 1, 8)
WARD = "00004"  # of the tree since 01/07/2025
TEAM = {"decision_number": "12/QĐ-UBND", "head": "Công an xã"}


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def police():
    return officer(Role.POLICE_OFFICER)


@pytest.fixture
def person(clerk):
    found = factories.dossier(by=clerk)
    positive(found, TESTED, clerk)
    return found


def positive(person, on, by):
    return record_drug_test(dossier=person, on=on, occasion="found_using", is_positive=True, by=by)


def received(person, police, on=TESTED, **data):
    return opened(person, KIND, "receive_test", on, police, data=data)


def verified(person, police):
    procedure = received(person, police)
    return taken(procedure, "verify", date(2024, 1, 11), police, data={"residence": "Số 1", "stable": "yes"})


def managed(person, police, clerk):
    procedure = verified(person, police)
    taken(procedure, "notify", date(2024, 1, 12), police)
    return taken(procedure, "decide", date(2024, 1, 15), clerk, data=TEAM)


def test_from_the_test_to_the_decision_each_step_starts_the_next_clock(person, police, clerk):
    procedure = received(person, police)
    assert due(procedure, "verify") == date(2024, 1, 11)
    procedure = taken(procedure, "verify", date(2024, 1, 11), police, data={"residence": "Số 1", "stable": "yes"})
    assert (owed(procedure), due(procedure, "notify")) == ({"notify"}, date(2024, 1, 16))
    taken(procedure, "notify", date(2024, 1, 12), police)
    assert (owed(procedure), due(procedure, "decide")) == ({"decide"}, date(2024, 1, 17))


def test_who_may_only_break_off_is_told_whose_the_next_step_is(person, police, clerk):
    procedure = verified(person, police)
    procedure = taken(procedure, "notify", date(2024, 1, 12), police)
    seen = {user: cards_of(person, user, [procedure])[0] for user in (police, clerk)}
    assert [found.act.slug for found in seen[police].next_acts] == ["drop"]
    [waited] = seen[police].waits_for
    assert waited == Waited("Quyết định quản lý, lập Tổ quản lý (Chủ tịch UBND xã)", "Chủ tịch UBND cấp xã")
    assert seen[clerk].waits_for == []


def test_who_was_found_addicted_since_is_stopped_for_that(person, police, clerk):
    procedure = managed(person, police, clerk)
    assert found_addicted_of(person, procedure) == {}
    record_determination(dossier=person, on=date(2024, 2, 1), result="addicted", by=clerk)
    assert found_addicted_of(person, procedure) == {"ground": "found_addicted"}


def test_in_the_mountains_and_on_islands_residence_is_verified_in_ten_days(person, police):
    procedure = received(person, police, remote=True)
    assert due(procedure, "verify") == date(2024, 1, 22)
    assert procedure.clocks.get().inputs["amount"] == 10


def test_the_decision_manages_for_a_year_and_residence_is_checked_each_month(person, police, clerk):
    procedure = managed(person, police, clerk)
    management = person.user_managements.get()
    assert (management.starts, management.decision_number) == (date(2024, 1, 15), "12/QĐ-UBND")
    assert management.procedure == procedure
    person.refresh_from_db()
    assert person.stage == Stage.MANAGED_USER
    assert (procedure.term_ends, due(procedure, "end")) == (date(2025, 1, 15), date(2025, 1, 15))
    assert due(procedure, "check_residence") == date(2024, 2, 15)
    procedure = taken(procedure, "check_residence", date(2024, 2, 9), clerk, data={"found": "present"})
    # 09/03/2024 is a Saturday.
    assert due(procedure, "check_residence") == date(2024, 3, 11)


def test_the_decision_taken_back_leaves_nothing(person, police, clerk):
    procedure = managed(person, police, clerk)
    undo_step(step=procedure.steps.last(), version=procedure.version, reason="ghi nhầm người", by=clerk)
    procedure.refresh_from_db()
    assert (procedure.state, procedure.term_ends) == ("notified", None)
    assert not person.user_managements.exists()
    assert owed(procedure) == {"decide"}


def test_without_a_positive_test_nothing_begins(police):
    person = factories.dossier()
    assert "dương tính" in refused(lambda: received(person, police))
    positive(person, date(2024, 1, 9), police)
    assert "dương tính" in refused(lambda: received(person, police))
    assert received(person, police, date(2024, 1, 9)).state == "tested"


def test_who_is_on_the_list_is_not_managed_as_a_user(person, police, clerk):
    record_determination(dossier=person, on=TESTED, result="addicted", agency="", by=clerk)
    assert "danh sách người nghiện" in refused(lambda: received(person, police))


def test_until_30_06_2026_the_chairman_decides_and_the_police_verify(person, police, clerk):
    procedure = received(person, police)
    with pytest.raises(NotAllowedError, match="Công an cấp xã"):
        taken(procedure, "verify", TESTED, clerk, data={"residence": "Số 1", "stable": "yes"})
    procedure = verified(found_using(clerk), police)
    assert "không có bước" in refused(lambda: taken(procedure, "decide_police", date(2024, 1, 15), police, data=TEAM))
    taken(procedure, "notify", date(2024, 1, 12), police)
    with pytest.raises(NotAllowedError, match="Chủ tịch UBND"):
        taken(procedure, "decide", date(2024, 1, 15), police, data=TEAM)


def ward_of_2026():
    """Police, clerk and a person of a commune of the two-level tree."""
    clerk = officer(area_code=WARD)
    person = factories.dossier(WARD, by=clerk, opened_on=date(2026, 1, 5))
    return officer(Role.POLICE_OFFICER, WARD), clerk, person


def found_using(clerk):
    found = factories.dossier(by=clerk)
    positive(found, TESTED, clerk)
    return found


def test_before_2022_the_law_did_not_know_it(police):
    person = factories.dossier(opened_on=date(2020, 1, 2))
    positive(person, date(2021, 12, 30), police)
    assert "không có bước" in refused(lambda: received(person, police, date(2021, 12, 31)), "on")
    assert received(person, police, date(2022, 1, 1)).state == "tested"


def test_a_new_use_is_decided_anew_for_a_year(person, police, clerk):
    procedure = managed(person, police, clerk)
    again = {"decision_number": "40/QĐ-UBND"}
    assert "15/01/2024" in refused(lambda: taken(procedure, "renew", date(2024, 5, 6), clerk, data=again))
    positive(person, date(2024, 5, 2), clerk)
    procedure = taken(procedure, "renew", date(2024, 5, 6), clerk, data=again)
    assert (procedure.term_ends, due(procedure, "check_residence")) == (date(2025, 5, 6), date(2024, 6, 6))
    assert person.user_managements.get().decision_number == "40/QĐ-UBND"
    undo_step(step=procedure.steps.last(), version=procedure.version, reason="ghi nhầm", by=clerk)
    procedure.refresh_from_db()
    assert procedure.term_ends == date(2025, 1, 15)
    assert person.user_managements.get().decision_number == "12/QĐ-UBND"


def test_a_move_is_told_to_the_other_commune_in_five_working_days(person, police, clerk):
    procedure = managed(person, police, clerk)
    procedure = taken(procedure, "moved", date(2024, 2, 5), police, data={"to": "Phường Trúc Bạch"})
    # Tết: 08/02 to 14/02/2024.
    assert due(procedure, "transfer") == date(2024, 2, 19)
    assert "transfer" not in owed(taken(procedure, "transfer", date(2024, 2, 7), police))


def test_it_ends_on_the_day_after_the_term_when_nothing_was_found(person, police, clerk, on_day):
    procedure = managed(person, police, clerk)
    on_day(date(2025, 1, 20))
    number = {"decision_number": "3/QĐ-UBND"}
    assert "15/01/2025" in refused(lambda: taken(procedure, "end", date(2025, 1, 14), clerk, data=number))
    found = positive(person, date(2025, 1, 3), clerk)
    assert "03/01/2025" in refused(lambda: taken(procedure, "end", date(2025, 1, 15), clerk, data=number))
    found.delete()
    procedure = taken(procedure, "end", date(2025, 1, 15), clerk, data=number)
    management = person.user_managements.get()
    assert (management.ends, management.end_reason) == (date(2025, 1, 15), UserManagementEnd.TERM_OVER)
    assert (owed(procedure), due(procedure, "send")) == ({"send"}, date(2025, 1, 20))
    assert taken(procedure, "send", date(2025, 1, 16), clerk).closed_on == date(2025, 1, 16)


@pytest.mark.parametrize(
    ("ground", "reason"),
    [("found_addicted", "found_addicted"), ("school", "other_measure"), ("imprisoned", "imprisoned"), ("dead", "dead")],
)
def test_it_is_stopped_with_its_reason_and_taken_back(person, police, clerk, ground, reason):
    procedure = managed(person, police, clerk)
    data = {"ground": ground, "decision_number": "5/QĐ-UBND"}
    if ground == "found_addicted":
        unknown = refused(lambda: taken(procedure, "stop", date(2024, 3, 4), clerk, data=data), "ground")
        assert "chưa có kết quả xác định “có nghiện”" in unknown
        record_determination(dossier=person, on=date(2024, 3, 4), result="addicted", agency="TYT", by=clerk)
    procedure = taken(procedure, "stop", date(2024, 3, 4), clerk, data=data)
    assert person.user_managements.get().end_reason == reason
    assert owed(procedure) == {"send"}
    undo_step(step=procedure.steps.last(), version=procedure.version, reason="ghi nhầm", by=clerk)
    assert person.user_managements.get().ends is None


def test_a_stop_on_the_day_of_the_decision_is_refused(person, police, clerk):
    procedure = managed(person, police, clerk)
    data = {"ground": "dead", "decision_number": "5"}
    assert "phải sau ngày bắt đầu" in refused(lambda: taken(procedure, "stop", date(2024, 1, 15), clerk, data=data))


def test_it_is_dropped_before_a_decision(person, police):
    procedure = taken(received(person, police), "drop", date(2024, 1, 9), police, data={"reason": "ở nơi khác"})
    assert procedure.closed_on == date(2024, 1, 9)
    assert owed(procedure) == set()


def test_from_01_07_2026_the_police_decide_within_a_day_and_custody_is_not_counted(on_day):
    on_day(date(2027, 8, 2))
    police, clerk, person = ward_of_2026()
    positive(person, date(2026, 7, 1), clerk)
    procedure = received(person, police, date(2026, 7, 1))
    assert due(procedure, "decide_police") == date(2026, 7, 2)
    with pytest.raises(NotAllowedError, match="Trưởng Công an"):
        taken(procedure, "decide_police", date(2026, 7, 2), clerk, data=TEAM)
    procedure = taken(procedure, "decide_police", date(2026, 7, 2), police, data=TEAM)
    assert procedure.term_ends == date(2027, 7, 2)
    procedure = taken(procedure, "suspend", date(2026, 8, 3), police, data={"reason": "tạm giam"})
    assert (procedure.term_ends, due(procedure, "end")) == (None, None)
    assert "check_residence" not in owed(procedure)
    procedure = taken(procedure, "resume", date(2026, 8, 13), police)
    assert (procedure.term_ends, due(procedure, "check_residence")) == (date(2027, 7, 12), date(2026, 9, 14))
    procedure = taken(procedure, "moved", date(2026, 9, 7), police, data={"to": "xã khác"})
    assert due(procedure, "transfer") == date(2026, 9, 8)


def test_a_file_of_june_2026_not_yet_decided_is_decided_by_the_police(on_day):
    on_day(date(2026, 7, 6))
    police, clerk, person = ward_of_2026()
    positive(person, date(2026, 6, 26), clerk)
    procedure = received(person, police, date(2026, 6, 26))
    taken(procedure, "verify", date(2026, 6, 29), police, data={"residence": "Số 1", "stable": "yes"})
    taken(procedure, "notify", date(2026, 6, 30), police)
    assert "không có bước" in refused(lambda: taken(procedure, "decide", date(2026, 7, 1), clerk, data=TEAM))
    assert taken(procedure, "decide_police", date(2026, 7, 1), police, data=TEAM).state == "managed"


def test_what_the_procedure_wrote_is_not_changed_by_hand(client, person, police, clerk):
    managed(person, police, clerk)
    client.force_login(clerk)
    fact = person.user_managements.get()
    for name in ("user_management_change", "user_management_end", "user_management_withdraw"):
        answer = client.get(reverse(f"cases:{name}", args=[person.pk, fact.pk]))
        assert answer.status_code == 403
        assert "do một thủ tục ghi" in answer.content.decode()
    page = client.get(reverse("cases:dossier_detail", args=[person.pk])).content.decode()
    assert "Xem thủ tục" in page
