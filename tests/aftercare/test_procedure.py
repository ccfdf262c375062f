"""Post-rehabilitation management by the law: day by day, every deadline looked at, every form printed on its day."""

from datetime import date

import pytest

from accounts.enums import Role
from aftercare.enums import AftercareEnd
from aftercare.models import Aftercare, HelperAssignment
from aftercare.services import adopt_aftercare
from cases.models import Dossier, LifeEventKind
from cases.services import record_determination, record_drug_test, record_life_event
from cases.stage import is_on_addict_list
from rehab.enums import Modality
from tests.aftercare import factories
from tests.refusals import refused
from tests.rehab import factories as rehab
from tests.rehab.walking import Path, Walk, walk

pytestmark = pytest.mark.django_db

COMMUNE, POLICE = Role.COMMUNE_OFFICER, Role.POLICE_OFFICER
DECISION = {"decision_number": "15/QĐ-UBND", "months": 12, "helper": "Hội Cựu chiến binh phường"}
COMPLETED = date(2023, 1, 13)
"""A Friday, a week before the holidays of Tết 2023 (20/01 to 26/01)."""
PATH: Path = (
    ("2023-01-16", COMMUNE, "report", {}, ""),
    ("2023-01-19", POLICE, "propose", {}, "2023-01-19"),
    ("2023-01-30", COMMUNE, "decide", DECISION, "2023-01-30"),
    ("2023-01-31", POLICE, "enlist", {"list_number": "7"}, ""),
    ("2023-03-01", POLICE, "absent", {}, ""),
    ("2023-04-10", POLICE, "back", {}, ""),
    ("2023-06-01", POLICE, "moved", {"to": "Phường Trúc Bạch"}, ""),
    ("2023-06-08", POLICE, "transfer", {"to": "Phường Trúc Bạch", "reason": "chuyển nơi ở"}, "2023-06-08"),
    ("2024-03-11", COMMUNE, "serve", {"certificate_number": "3/GXN"}, "2024-03-10"),
)


def graduate(*, modality: Modality = Modality.HOME, **person) -> Walk:
    """Somebody found addicted who completed rehabilitation on ``COMPLETED``."""
    found = walk("aftercare", addicted_on=date(2022, 1, 4), **person)
    place = {"at": rehab.facility(), "months": 12} if modality == Modality.FACILITY_COMPULSORY else {}
    rehab.completed(found.dossier, found.clerk, starts=date(2022, 1, 13), ends=COMPLETED, modality=modality, **place)
    return found


def managed(on: date = date(2023, 1, 30), **graduation) -> Walk:
    found = graduate(**graduation)
    found.take("report", date(2023, 1, 16), role=COMMUNE)
    found.take("propose", date(2023, 1, 17), role=POLICE)
    found.take("decide", on, DECISION, role=COMMUNE)
    return found


def decided(person: Dossier) -> Aftercare:
    return Aftercare.objects.get(dossier=person)


def test_the_full_path_with_every_form_printed_and_the_absence_not_counted(on_day):
    found = graduate()
    printed = found.follow(PATH, on_day, printing=True)
    assert {"116-50", "116-30", "116-51", "116-53", "116-54"} == set(printed)
    row = decided(found.dossier)
    assert (row.starts, row.months, row.decision_number) == (date(2023, 1, 30), 12, "01/QĐ-UBND")
    assert (row.ends, row.end_reason) == (date(2024, 3, 11), AftercareEnd.TERM_SERVED)
    assert list(row.helpers.values_list("helper", "ends")) == [("Hội Cựu chiến binh phường", date(2024, 3, 11))]
    assert not is_on_addict_list(found.dossier, date(2024, 3, 11))
    assert is_on_addict_list(found.dossier, date(2024, 3, 10))


def test_while_somebody_is_away_the_end_is_not_known(on_day):
    found = managed()
    assert found.ends() == date(2024, 1, 30)
    found.take("absent", date(2023, 3, 1), role=POLICE)
    assert found.ends() is None
    found.take("back", date(2023, 4, 10), role=POLICE)
    assert found.ends() == date(2024, 3, 10)


@pytest.mark.parametrize(("on", "is_refused"), [(date(2024, 1, 29), True), (date(2024, 1, 30), False)])
def test_the_certificate_waits_for_the_last_day(on, is_refused):
    found = managed()
    if is_refused:
        assert "30/01/2024" in refused(lambda: found.take("serve", on, {"certificate_number": "3"}, role=COMMUNE))
        assert decided(found.dossier).ends is None
    else:
        found.take("serve", on, {"certificate_number": "3"}, role=COMMUNE)
        assert decided(found.dossier).ends == on


def test_taking_the_certificate_back_opens_aftercare_and_the_list_again():
    found = managed()
    found.take("serve", date(2024, 1, 30), {"certificate_number": "3"}, role=COMMUNE)
    found.undo(role=COMMUNE)
    row = decided(found.dossier)
    assert (row.ends, row.end_reason) == (None, "")
    assert list(row.helpers.values_list("ends", flat=True)) == [None]
    assert is_on_addict_list(found.dossier, date(2024, 1, 30))


def test_taking_the_decision_back_leaves_no_aftercare():
    found = managed()
    found.undo(role=COMMUNE)
    assert not Aftercare.objects.filter(dossier=found.dossier).exists()
    assert not HelperAssignment.objects.exists()
    assert found.procedure.state == "proposed"


@pytest.mark.parametrize(
    ("modality", "birth", "lawful"),
    [
        (Modality.HOME, date(1990, 1, 1), 12),
        (Modality.FACILITY_COMPULSORY, date(2005, 1, 13), 24),
        (Modality.FACILITY_COMPULSORY, date(2005, 1, 14), 12),
    ],
)
def test_the_term_is_one_year_or_two_for_an_adult_after_compulsory_rehabilitation(modality, birth, lawful):
    found = graduate(modality=modality, birth_date=birth)
    found.take("propose", date(2023, 1, 17), role=POLICE)
    other = {**DECISION, "months": 36 - lawful}
    assert f"là {lawful} tháng" in refused(lambda: found.take("decide", date(2023, 1, 30), other, role=COMMUNE))
    assert not Aftercare.objects.exists()
    found.take("decide", date(2023, 1, 30), {**DECISION, "months": lawful}, role=COMMUNE)
    assert decided(found.dossier).months == lawful


def test_without_a_completed_rehabilitation_there_is_no_aftercare():
    found = walk("aftercare", addicted_on=date(2022, 1, 4))
    assert "chưa hoàn thành" in refused(lambda: found.take("report", date(2023, 1, 16), role=COMMUNE))
    assert not found.dossier.procedures.exists()


def test_a_decision_entered_by_hand_is_taken_up_and_not_decided_again():
    found = graduate()
    row = factories.aftercare(found.dossier, found.clerk, starts=date(2023, 1, 20))
    assert "20/01/2023" in refused(lambda: found.take("report", date(2023, 1, 23), role=COMMUNE))
    procedure = adopt_aftercare(aftercare=row, by=found.clerk)
    assert (procedure.state, procedure.term_ends) == ("managed", date(2024, 1, 20))
    assert list(procedure.steps.all()) == []
    row.refresh_from_db()
    assert row.is_followed
    assert "đã được theo dõi" in refused(lambda: adopt_aftercare(aftercare=row, by=found.clerk))
    assert found.dossier.procedures.count() == 1


def test_an_ended_decision_is_not_taken_up():
    found = graduate()
    row = factories.aftercare(found.dossier, found.clerk, starts=date(2023, 1, 20))
    record_life_event(dossier=found.dossier, kind=LifeEventKind.IMPRISONED, on=date(2023, 5, 4), by=found.clerk)
    row.refresh_from_db()
    assert "04/05/2023" in refused(lambda: adopt_aftercare(aftercare=row, by=found.clerk))
    assert not found.dossier.procedures.exists()


def test_a_positive_test_is_no_relapse_and_a_determination_is():
    found = managed()
    record_drug_test(dossier=found.dossier, on=date(2023, 5, 4), occasion="aftercare", is_positive=True, by=found.clerk)
    assert "chưa phải tái nghiện" in refused(lambda: found.take("relapse", date(2023, 5, 10), role=COMMUNE))
    assert decided(found.dossier).ends is None
    record_determination(dossier=found.dossier, on=date(2023, 5, 9), result="addicted", agency="", by=found.clerk)
    done = {"certificate_number": "3"}
    assert "Kết thúc vì tái nghiện" in refused(lambda: found.take("serve", date(2024, 1, 30), done, role=COMMUNE))
    found.take("relapse", date(2023, 5, 10), role=COMMUNE)
    row = decided(found.dossier)
    assert (row.ends, row.end_reason) == (date(2023, 5, 10), AftercareEnd.RELAPSED)


@pytest.mark.parametrize("reason", [AftercareEnd.OTHER, AftercareEnd.IMPRISONED])
def test_aftercare_ends_for_another_reason_even_while_away(reason):
    found = managed()
    found.take("absent", date(2023, 3, 1), role=POLICE)
    found.take("stop", date(2023, 5, 10), {"reason": reason.value}, role=COMMUNE)
    row = decided(found.dossier)
    assert (row.ends, row.end_reason) == (date(2023, 5, 10), reason)


def test_prison_breaks_the_procedure_off_and_ends_aftercare():
    found = managed()
    record_life_event(dossier=found.dossier, kind=LifeEventKind.IMPRISONED, on=date(2023, 5, 4), by=found.clerk)
    found.procedure.refresh_from_db()
    assert found.procedure.state == "broken_off"
    assert decided(found.dossier).end_reason == AftercareEnd.IMPRISONED
