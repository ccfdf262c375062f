"""Missed doses and what the rule proposes; doses, orders and tests as the clinic writes them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.enums import Role
from core.errors import StaleVersionError
from core.models import AuditEvent
from rehab.clinic import bands_of, patient_on, proposals_for, rule_of
from rehab.doses import Absence, absence, longest_run, propose
from rehab.enums import EpisodeEnd, MissedDose, Modality
from rehab.models import ClinicRule, Dose, DoseOrder, MissedDoseBand, UrineTest
from rehab.services import (
    DoseRow,
    correct_dose_order,
    correct_urine_test,
    end_episode,
    order_dose,
    record_doses,
    record_urine_test,
    withdraw_dose_order,
    withdraw_urine_test,
)
from tests.accounts.factories import officer
from tests.refusals import refused
from tests.rehab import factories

pytestmark = pytest.mark.django_db
STARTS, DAY = date(2024, 3, 1), timedelta(days=1)
TODAY = date(2024, 6, 20)


@pytest.fixture
def clinic():
    return factories.clinic()


@pytest.fixture
def nurse(clinic):
    return officer(Role.CLINIC_OFFICER, office=clinic.office)


@pytest.fixture
def patient(clinic):
    """Somebody in treatment with 80 mg a day."""
    return treated(clinic)


def treated(clinic, mg=80):
    clerk = officer()
    episode = factories.episode(
        factories.dossier(clerk), clerk, Modality.METHADONE, at=clinic, starts=STARTS, months=None
    )
    if mg:
        order_dose(episode=episode, starts=STARTS, mg=Decimal(mg), phase="maintenance", prescriber="Bs. Hà", by=clerk)
    return episode


def given(episode, on, kind="taken", by=None, version=0, **more):
    row = DoseRow(episode.pk, kind, **more)
    return record_doses(clinic=episode.facility, on=on, version=version, rows=[row], by=by or officer())


def proposed(episode, on):
    found = patient_on(episode, on).proposal
    return found and (found.action, found.mg)


@pytest.mark.parametrize(
    ("missed", "action", "mg"),
    [
        (1, MissedDose.SAME, 80),
        (3, MissedDose.SAME, 80),
        (4, MissedDose.HALF, 40),
        (5, MissedDose.HALF, 40),
        (6, MissedDose.RESTART, None),
        (30, MissedDose.RESTART, None),
        (31, MissedDose.DROP_OUT, None),
        (400, MissedDose.DROP_OUT, None),
    ],
)
def test_the_band_in_which_the_missed_days_lie_proposes(patient, missed, action, mg):
    bands = bands_of(patient.facility, TODAY)
    found = propose(Absence(missed, 0), bands, Decimal(80))
    assert (found.action, found.mg) == (action, mg and Decimal(mg))
    assert found.sentence.startswith(f"Vắng {missed} ngày: đề xuất")
    assert propose(Absence(0, 0), bands, Decimal(80)) is None


def test_every_day_without_a_dose_counts_recorded_or_not(patient):
    given(patient, date(2024, 5, 1))
    given(patient, date(2024, 5, 3), "missed")
    found = patient_on(patient, date(2024, 5, 5))
    assert (found.absence.days, found.absence.unrecorded) == (3, 2)
    assert "3 ngày (2 ngày trong đó không có ghi chép)" in found.proposal.sentence
    assert "từ 1 đến 3 ngày" in found.proposal.sentence
    assert proposed(patient, date(2024, 5, 6)) == (MissedDose.HALF, 40)


def test_a_patient_of_whom_nothing_was_recorded_has_missed_nothing(patient):
    assert patient_on(patient, TODAY).absence.days == 0
    assert proposed(patient, TODAY) is None


def test_supply_taken_home_covers_its_days_and_coming_meanwhile_does_not_end_it(patient):
    given(patient, date(2024, 5, 1), "take_home", days_home=5)
    assert patient_on(patient, date(2024, 5, 6)).covered_until == date(2024, 5, 6)
    assert patient_on(patient, date(2024, 5, 7)).absence.days == 0
    assert patient_on(patient, date(2024, 5, 8)).absence.days == 1
    given(patient, date(2024, 5, 3))
    assert patient_on(patient, date(2024, 5, 7)).absence.days == 0


def test_leave_neither_counts_nor_ends_an_absence(patient):
    given(patient, date(2024, 5, 1))
    for day, kind in ((2, "missed"), (3, "leave"), (4, "leave"), (5, "missed")):
        given(patient, date(2024, 5, day), kind)
    assert patient_on(patient, date(2024, 5, 6)).absence.days == 2


def test_days_of_long_ago_are_no_absence():
    assert absence(TODAY, date(2024, 6, 19), [(date(2024, 5, 1), "missed")]) == Absence(1, 1)
    assert absence(TODAY, None, []) == Absence(0, 0)


def test_a_clinics_own_rule_holds_there_from_its_day(patient):
    own = ClinicRule.objects.create(
        facility=patient.facility,
        valid_from=date(2024, 6, 1),
        positives=3,
        positive_months=6,
        breaches=2,
        breach_months=6,
        source="quy trình của cơ sở",
    )
    MissedDoseBand.objects.create(rule=own, from_days=2, action="restart")
    given(patient, date(2024, 5, 27))
    assert proposed(patient, date(2024, 5, 31)) == (MissedDose.SAME, 80)
    assert rule_of(patient.facility, TODAY) == own
    assert proposed(patient, date(2024, 6, 1))[0] == MissedDose.RESTART
    assert rule_of(factories.clinic("MMT-02"), TODAY).facility is None


def test_one_morning_is_saved_at_once_and_again_corrects(clinic, nurse):
    first, second, third = (treated(clinic) for _ in range(3))
    rows = [DoseRow(first.pk, "taken"), DoseRow(second.pk, "missed"), DoseRow(third.pk, "")]
    morning = record_doses(clinic=clinic, on=TODAY, version=0, rows=rows, by=nurse)
    assert [(dose.episode_id, dose.kind, dose.mg) for dose in Dose.objects.order_by("episode")] == [
        (first.pk, "taken", 80),
        (second.pk, "missed", None),
    ]
    again = record_doses(clinic=clinic, on=TODAY, version=0, rows=rows, by=officer())
    assert (again.version, again.saved_by) == (morning.version, nurse)
    rows = [DoseRow(first.pk, ""), DoseRow(second.pk, "taken", mg=Decimal(40))]
    record_doses(clinic=clinic, on=TODAY, version=1, rows=rows, by=nurse)
    assert [(dose.episode_id, dose.kind, dose.mg) for dose in Dose.objects.all()] == [(second.pk, "taken", 40)]
    assert AuditEvent.objects.filter(action="record_doses").count() == 2


def test_a_stale_morning_is_refused_with_who_and_when(patient, nurse):
    given(patient, TODAY, by=nurse)
    with pytest.raises(StaleVersionError, match=f"{nurse} vừa lưu buổi này lúc"):
        given(patient, TODAY, "missed")
    assert Dose.objects.get().kind == "taken"


def test_all_faults_of_a_morning_are_told_at_once_and_nothing_is_saved(clinic, nurse):
    right, much, lacking = treated(clinic), treated(clinic), treated(clinic, mg=None)
    home = treated(clinic)
    rows = [
        DoseRow(right.pk, "taken"),
        DoseRow(much.pk, "taken", mg=Decimal(81)),
        DoseRow(lacking.pk, "taken"),
        DoseRow(home.pk, "take_home", days_home=0),
    ]
    sentence = refused(lambda: record_doses(clinic=clinic, on=TODAY, version=0, rows=rows, by=nurse))
    for words in ("81 mg cao hơn liều chỉ định 80 mg", "chưa có chỉ định liều", "số ngày mang về"):
        assert words in sentence
    assert not Dose.objects.exists()


def test_nobody_of_another_clinic_and_no_day_to_come(patient, nurse):
    other = treated(factories.clinic("MMT-02"))
    rows = [DoseRow(other.pk, "taken")]
    assert "không điều trị tại cơ sở" in refused(
        lambda: record_doses(clinic=patient.facility, on=TODAY, version=0, rows=rows, by=nurse)
    )
    assert "tương lai" in refused(lambda: given(patient, TODAY + DAY))


def test_an_order_lies_in_the_treatment_and_is_corrected_or_taken_out(patient, nurse):
    data = {"mg": Decimal(90), "phase": "maintenance", "prescriber": "Bs. Hà", "by": nurse}
    assert "ngoài thời gian điều trị" in refused(
        lambda: order_dose(episode=patient, starts=STARTS - DAY, **data), field="starts"
    )
    assert "chỉ định liều từ ngày này" in refused(lambda: order_dose(episode=patient, starts=STARTS, **data))
    assert refused(lambda: order_dose(episode=patient, starts=TODAY, **{**data, "mg": Decimal(0)}))
    order = order_dose(episode=patient, starts=date(2024, 6, 1), **data)
    assert patient_on(patient, date(2024, 5, 31)).mg == 80
    assert patient_on(patient, date(2024, 6, 1)).mg == 90
    correct_dose_order(order=order, version=1, data={"mg": Decimal(85)}, by=nurse)
    with pytest.raises(StaleVersionError):
        correct_dose_order(order=order, version=1, data={"mg": Decimal(95)}, by=nurse)
    withdraw_dose_order(order=order, version=2, reason="ghi nhầm người", by=nurse)
    assert DoseOrder.objects.get().mg == 80


def test_urine_tests_are_corrected_and_two_positive_ones_running_propose(patient, nurse):
    patient.maintenance_on = date(2024, 4, 1)
    patient.save()
    first = record_urine_test(episode=patient, on=date(2024, 5, 2), is_opioid_positive=True, by=nurse)
    second = record_urine_test(episode=patient, on=date(2024, 6, 3), is_opioid_positive=False, by=nurse)
    assert proposals_for(patient_on(patient, TODAY), TODAY) == []
    correct_urine_test(test=second, version=1, data={"is_opioid_positive": True}, by=nurse)
    assert "Dương tính chất dạng thuốc phiện 2 lần" in proposals_for(patient_on(patient, TODAY), TODAY)[0]
    assert refused(lambda: withdraw_urine_test(test=first, version=1, reason=" ", by=nurse), field="reason")
    withdraw_urine_test(test=first, version=1, reason="ghi nhầm người", by=nurse)
    assert UrineTest.objects.count() == 1
    assert "ngày này" in refused(
        lambda: record_urine_test(episode=patient, on=date(2024, 6, 3), is_opioid_positive=True, by=nurse)
    )


def test_the_treatment_does_not_end_before_a_dose_that_was_given(patient, nurse):
    given(patient, TODAY)
    end = {"episode": patient, "version": 1, "reason": EpisodeEnd.ABANDONED, "by": nurse}
    assert "Đã ghi cho uống thuốc ngày 20/06/2024" in refused(lambda: end_episode(ends=TODAY - DAY, **end))
    end_episode(ends=TODAY, **end)


def test_positive_tests_in_a_row():
    assert [longest_run(tests) for tests in ([], [True], [True, False, True], [False, True, True])] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "taken", "mg": None},
        {"kind": "missed", "mg": 10},
        {"kind": "taken", "mg": 10, "days_home": 2},
        {"kind": "take_home", "mg": 10, "days_home": 0},
    ],
)
def test_the_database_refuses_an_impossible_dose(patient, nurse, row):
    with pytest.raises(IntegrityError), transaction.atomic():
        Dose.objects.create(episode=patient, on=TODAY, given_by=nurse, **row)


def test_an_administrator_sets_a_clinics_rule_with_its_source(client, clinic):
    chief = officer(Role.ADMINISTRATOR)
    client.force_login(chief)
    typed = {
        "facility": clinic.pk,
        "valid_from": "01/06/2024",
        "positives": 2,
        "positive_months": 12,
        "breaches": 3,
        "breach_months": 6,
        "source": "Quy trình 12/QT-CSĐT",
        "mark": "V",
        "bands-TOTAL_FORMS": 2,
        "bands-INITIAL_FORMS": 0,
        "bands-0-from_days": 1,
        "bands-0-action": "half",
        "bands-1-from_days": 3,
        "bands-1-action": "restart",
    }
    assert client.post(reverse("admin:rehab_clinicrule_add"), typed).status_code == 302
    assert [band.from_days for band in bands_of(clinic, TODAY)] == [1, 3]
    assert rule_of(clinic, TODAY).breaches == 3
    assert AuditEvent.objects.filter(action="set_clinic_rule", actor=chief).exists()
    assert client.get(reverse("admin:rehab_clinicrule_changelist")).status_code == 200
