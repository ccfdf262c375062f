"""Substitution treatment, step by step: at the commune, at the clinic, through the phases, and its ends."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.enums import Role
from areas.queries import unit_for
from cases.models import Dossier, PlaceOfCare
from cases.services import record_determination, record_life_event, take_back_life_event, undo_step
from core.errors import NotAllowedError
from rehab.enums import EpisodeEnd, Modality
from rehab.modalities.methadone_checks import NOT_LONG_ENOUGH
from rehab.models import Episode
from rehab.services import DoseRow, adopt_episode, order_dose, record_doses, record_urine_test, take_file
from tests.accounts.factories import officer
from tests.cases.procedures import due, opened, owed, taken
from tests.refusals import refused
from tests.rehab import factories

pytestmark = pytest.mark.django_db
KIND = "methadone"
FOUND, APPLIED, ADMITTED = date(2024, 1, 8), date(2024, 1, 15), date(2024, 1, 22)
PHASES = {"adjust": date(2024, 2, 5), "maintain": date(2024, 3, 4)}


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def clinic():
    return factories.clinic()


@pytest.fixture
def nurse(clinic):
    return officer(Role.CLINIC_OFFICER, office=clinic.office)


@pytest.fixture
def person(clerk):
    found = factories.dossier(clerk)
    record_determination(dossier=found, on=FOUND, result="addicted", agency="Trạm y tế", by=clerk)
    return found


@pytest.fixture
def decided(person, clerk, clinic):
    """Registered at the commune and sent to the clinic."""
    procedure = opened(person, KIND, "register", date(2024, 1, 10), clerk)
    return taken(procedure, "decide", date(2024, 1, 12), clerk, data={"decision_number": "05", "facility": clinic})


@pytest.fixture
def treated(decided, nurse, clinic):
    """Admitted by the clinic."""
    taken(decided, "apply", APPLIED, nurse, data={"facility": clinic})
    return taken(decided, "admit", ADMITTED, nurse, data={"opioid": "heroin"})


@pytest.fixture
def maintained(treated, nurse):
    for act, on in PHASES.items():
        taken(treated, act, on, nurse)
    return treated


def episode_of(procedure) -> Episode:
    return Episode.objects.get(procedure=procedure)


def sees(user, person) -> bool:
    user.__dict__.pop("_scopes", None)
    return Dossier.objects.visible_to(user).filter(pk=person.pk).exists()


def test_registered_at_the_commune_decided_in_three_working_days_and_sent_to_the_clinic(
    person, clerk, nurse, clinic, on_day
):
    procedure = opened(person, KIND, "register", date(2024, 1, 10), clerk)
    assert (due(procedure, "decide"), due(procedure, "enter_ledger")) == (date(2024, 1, 15), date(2024, 1, 10))
    assert not sees(nurse, person)
    taken(procedure, "decide", date(2024, 1, 12), clerk, data={"decision_number": "05", "facility": clinic})
    assert sees(nurse, person)
    assert procedure.steps.last().rule.form == "116-24"


def test_the_clinic_admits_in_ten_working_days_and_the_treatment_has_no_term(decided, nurse, clinic):
    taken(decided, "apply", APPLIED, nurse, data={"facility": clinic})
    assert due(decided, "admit") == date(2024, 1, 29)
    taken(decided, "admit", ADMITTED, nurse, data={"opioid": "heroin"})
    episode = episode_of(decided)
    assert (episode.facility, episode.starts, episode.planned_end) == (clinic, ADMITTED, None)
    assert (episode.decision_number, episode.decided_on) == ("05", date(2024, 1, 12))
    assert due(decided, "inform_start") == date(2024, 1, 29)


def test_the_phases_follow_each_other_and_maintenance_is_a_day_of_the_episode(maintained, nurse):
    assert maintained.steps.last().target == "maintenance"
    assert episode_of(maintained).maintenance_on == PHASES["maintain"]
    undo_step(step=maintained.steps.last(), version=taken_version(maintained), reason="ghi nhầm", by=nurse)
    assert episode_of(maintained).maintenance_on is None


def taken_version(procedure) -> int:
    procedure.refresh_from_db()
    return procedure.version


def test_tapered_to_the_end_is_completed_and_told_to_the_commune(maintained, nurse, person):
    taken(maintained, "taper", date(2024, 4, 1), nurse)
    taken(maintained, "complete", date(2024, 6, 3), nurse, data={"certificate_number": "1"})
    episode = episode_of(maintained)
    assert (episode.ends, episode.end_reason) == (date(2024, 6, 3), EpisodeEnd.COMPLETED)
    assert (owed(maintained), due(maintained, "inform_stop")) == ({"inform_stop"}, date(2024, 6, 10))
    assert sees(nurse, person)
    taken(maintained, "inform_stop", date(2024, 6, 5), nurse, data={"notice_number": "7"})
    assert not sees(nurse, person)
    maintained.refresh_from_db()
    assert (maintained.state, maintained.closed_on) == ("closed", date(2024, 6, 5))


def test_who_left_may_come_back_straight_to_the_clinic(maintained, nurse, clerk, clinic, person):
    taken(maintained, "leave", date(2024, 4, 1), nurse)
    assert episode_of(maintained).end_reason == EpisodeEnd.ABANDONED
    taken(maintained, "inform_stop", date(2024, 4, 2), clerk, data={"notice_number": "7"})
    papers = ("application", "id_copy")
    again = take_file(facility=clinic, dossier=person, on=date(2024, 5, 6), papers=papers, by=nurse).procedure
    taken(again, "admit", date(2024, 5, 8), nurse, data={"opioid": "heroin"})
    assert Episode.objects.filter(dossier=person, modality=Modality.METHADONE).count() == 2


def test_a_transfer_ends_the_episode_here_and_another_begins_there(maintained, nurse, person):
    other = factories.clinic("MMT-02")
    colleague = officer(Role.CLINIC_OFFICER, office=other.office)
    assert not sees(colleague, person)
    data = {"facility": other, "notice_number": "9", "reason": "chuyển nhà"}
    taken(maintained, "transfer", date(2024, 6, 3), nurse, data=data)
    here = episode_of(maintained)
    assert (here.ends, here.end_reason) == (date(2024, 6, 3), EpisodeEnd.OTHER)
    assert (sees(nurse, person), sees(colleague, person)) == (False, True)
    arrived = opened(
        person, KIND, "receive", date(2024, 6, 5), colleague, data={"facility": other, "phase": "maintenance"}
    )
    there = episode_of(arrived)
    assert (arrived.state, there.facility, there.maintenance_on) == ("maintenance", other, date(2024, 6, 5))
    assert due(arrived, "inform_start") == date(2024, 6, 12)
    undo_step(step=arrived.steps.last(), version=taken_version(arrived), reason="chưa đến", by=colleague)
    assert not Episode.objects.filter(pk=there.pk).exists()
    assert sees(colleague, person)


def test_who_was_transferred_and_never_came_is_seen_no_longer_than_a_drop_out(maintained, nurse, person, on_day):
    other = factories.clinic("MMT-02")
    data = {"facility": other, "notice_number": "9", "reason": "chuyển nhà"}
    taken(maintained, "transfer", date(2024, 6, 3), nurse, data=data)
    place = PlaceOfCare.objects.get(dossier=person, office=other.office)
    assert place.ends == date(2024, 6, 3) + timedelta(days=31)


def test_a_transfer_is_taken_back_by_nobody_who_let_the_person_go(maintained, nurse, clinic):
    assert "chính" in refused(
        lambda: taken(
            maintained,
            "transfer",
            date(2024, 6, 3),
            nurse,
            data={"facility": clinic, "notice_number": "9", "reason": "x"},
        )
    )


def test_received_only_when_sent(person, nurse, clinic):
    PlaceOfCare.objects.create(dossier=person, office=clinic.office, reason="door", starts=date(2024, 5, 6))
    data = {"facility": clinic, "phase": "maintenance"}
    assert "Chưa có bước chuyển" in refused(lambda: opened(person, KIND, "receive", date(2024, 6, 5), nurse, data=data))


def test_dropped_out_after_as_many_days_as_the_clinics_rule_says(maintained, nurse, clinic):
    episode = episode_of(maintained)
    last = date(2024, 5, 2)
    order_dose(
        episode=episode,
        starts=ADMITTED,
        mg=Decimal(80),
        phase="maintenance",
        prescriber="Bs. Hà",
        by=nurse,
    )
    record_doses(clinic=clinic, on=last, version=0, rows=[DoseRow(episode.pk, "taken")], by=nurse)
    thirty = last + timedelta(days=31)
    assert refused(
        lambda: taken(maintained, "drop_out", thirty, nurse),
        sentence=NOT_LONG_ENOUGH.format(days=30, on=thirty, wanted=31),
    )
    taken(maintained, "drop_out", last + timedelta(days=32), nurse)
    assert episode_of(maintained).end_reason == EpisodeEnd.ABANDONED


def expel(procedure, nurse, grounds, on=date(2024, 6, 10)):
    data = {"grounds": grounds, "decision_number": "3", "reason": "vi phạm"}
    return taken(procedure, "expel", on, nurse, data=data)


def test_expelled_for_two_breaches_in_six_months(maintained, nurse):
    taken(maintained, "breach", date(2024, 5, 6), nurse, data={"what": "giấu thuốc"})
    assert "Mới ghi 1 lần vi phạm" in refused(lambda: expel(maintained, nurse, "breaches"))
    taken(maintained, "breach", date(2024, 6, 5), nurse, data={"what": "giấu thuốc"})
    expel(maintained, nurse, "breaches")
    assert episode_of(maintained).end_reason == EpisodeEnd.EXPELLED


def test_expelled_for_two_positive_tests_running_after_maintenance(maintained, nurse):
    episode = episode_of(maintained)
    for on, positive in (
        (date(2024, 2, 20), True),
        (date(2024, 3, 11), True),
        (date(2024, 4, 8), False),
        (date(2024, 5, 6), True),
    ):
        record_urine_test(episode=episode, on=on, is_opioid_positive=positive, by=nurse)
    assert "Mới ghi 1 lần liên tiếp" in refused(lambda: expel(maintained, nurse, "opioids"))
    record_urine_test(episode=episode, on=date(2024, 6, 3), is_opioid_positive=True, by=nurse)
    expel(maintained, nurse, "opioids")


def test_expelled_for_another_drug_only_with_its_test(maintained, nurse):
    assert "chất ma túy khác" in refused(lambda: expel(maintained, nurse, "other_drugs"))
    record_urine_test(
        episode=episode_of(maintained),
        on=date(2024, 6, 3),
        is_opioid_positive=False,
        other_substances="methamphetamine",
        by=nurse,
    )
    expel(maintained, nurse, "other_drugs")


@pytest.mark.parametrize("reason", [EpisodeEnd.DEAD, EpisodeEnd.IMPRISONED])
def test_death_and_prison_end_it(maintained, clerk, reason):
    taken(maintained, "stop", date(2024, 6, 3), clerk, data={"reason": reason.value})
    assert episode_of(maintained).end_reason == reason


def test_an_end_taken_back_goes_on(maintained, nurse):
    taken(maintained, "leave", date(2024, 6, 3), nurse)
    undo_step(step=maintained.steps.last(), version=taken_version(maintained), reason="ghi nhầm", by=nurse)
    assert episode_of(maintained).ends is None
    maintained.refresh_from_db()
    assert (maintained.state, maintained.closed_on) == ("maintenance", None)


def test_who_never_comes_is_no_longer_seen_by_the_clinic(decided, clerk, nurse, person):
    taken(decided, "not_come", date(2024, 3, 1), clerk, data={"reason": "không đến"})
    assert not sees(nurse, person)


def test_the_commune_does_not_do_the_clinics_work_nor_the_clinic_the_communes(treated, clerk, person):
    with pytest.raises(NotAllowedError, match="Cơ sở điều trị"):
        taken(treated, "adjust", date(2024, 2, 5), clerk)


def test_a_clinic_takes_files_for_itself_alone(decided, nurse):
    other = factories.clinic("MMT-02")
    assert "không phải cơ sở của bạn" in refused(
        lambda: taken(decided, "apply", APPLIED, nurse, data={"facility": other})
    )


def test_the_communes_registration_was_unknown_before_2022(clerk):
    found = factories.dossier(clerk, opened_on=date(2021, 1, 4))
    record_determination(dossier=found, on=date(2021, 1, 5), result="addicted", agency="Trạm y tế", by=clerk)
    assert "không có bước" in refused(lambda: opened(found, KIND, "register", date(2021, 12, 31), clerk))


def test_from_july_2026_each_step_follows_the_new_law_and_breaches_are_counted(maintained, on_day):
    data = {"breach": "not_done", "reason": "bỏ ba buổi"}
    police = officer(Role.POLICE_OFFICER)
    assert "không có bước" in refused(lambda: taken(maintained, "remind", date(2024, 6, 3), police, data=data))
    on_day(date(2026, 7, 6))
    successor = unit_for(maintained.dossier.responsibilities.get().commune, date(2026, 7, 6))
    taken(maintained, "remind", date(2026, 7, 1), officer(Role.POLICE_OFFICER, successor.code), data=data)
    assert maintained.steps.last().rule.article.startswith("Luật PCMT 120/2025/QH15")


def test_the_clinic_takes_a_file_at_its_door_and_sees_the_person_from_then_on(person, nurse, clinic, client):
    client.force_login(nurse)
    find = reverse("rehab:admission_find", args=[clinic.pk])
    door = client.post(find, {"number": person.number, "birth_year": "1990"}).url
    typed = {"on": "20/06/2024", "paper_application": "on"}
    assert "paper_id_copy" in client.post(door, typed).context["form"].errors
    assert not sees(nurse, person)
    shown = client.post(door, {**typed, "paper_id_copy": "on"}, follow=True)
    assert "Đã nhận hồ sơ" in shown.content.decode()
    assert person.procedures.get().state == "applied"
    assert sees(nurse, person)
    desk = client.get(reverse("rehab:my_facility")).content.decode()
    assert person.full_name in desk
    assert "<b>0</b>" in desk


def test_a_file_at_the_door_goes_on_with_what_the_commune_decided(decided, nurse):
    other = factories.clinic("MMT-02")
    colleague = officer(Role.CLINIC_OFFICER, office=other.office)
    papers = ("application", "id_copy")
    step = take_file(facility=other, dossier=decided.dossier, on=APPLIED, papers=papers, by=colleague)
    assert step.procedure == decided
    assert (sees(colleague, decided.dossier), sees(nurse, decided.dossier)) == (True, False)


def test_nobody_is_let_in_at_the_door_when_the_file_is_refused(clerk, nurse, clinic):
    stranger = factories.dossier(clerk)
    papers = ("application", "id_copy")
    act = {"facility": clinic, "dossier": stranger, "on": APPLIED, "papers": papers, "by": nurse}
    assert "Chưa có kết quả xác định" in refused(lambda: take_file(**act))
    assert not sees(nurse, stranger)


def test_a_treatment_taken_up_halfway_follows_the_law_of_each_day(person, clerk, nurse, clinic):
    episode = factories.episode(person, clerk, Modality.METHADONE, at=clinic, starts=date(2020, 3, 2), months=None)
    procedure = adopt_episode(episode=episode, by=nurse)
    taken(procedure, "maintain", date(2024, 6, 3), nurse)
    assert "Đã ghi đạt liều duy trì" in refused(lambda: taken(procedure, "maintain", date(2024, 6, 4), nurse))
    taken(procedure, "leave", date(2024, 6, 10), nurse)
    assert due(procedure, "inform_stop") == date(2024, 6, 17)
    assert sees(nurse, person)
    taken(procedure, "inform_stop", date(2024, 6, 12), nurse, data={"notice_number": "7"})
    assert not sees(nurse, person)


def test_who_was_let_go_by_a_step_is_not_looked_for_again(maintained, nurse, client):
    taken(maintained, "leave", date(2024, 6, 3), nurse)
    client.force_login(nurse)
    address = reverse("cases:procedure_step", args=[maintained.dossier_id, maintained.pk, "inform_stop"])
    typed = {"on": "05/06/2024", "notice_number": "7", "version": taken_version(maintained)}
    shown = client.post(address, typed, follow=True)
    assert shown.redirect_chain[-1][0] == reverse("cases:dossier_list")
    assert "Đã ghi bước" in shown.content.decode()


def test_a_death_ends_the_treatment_and_the_clinic_sees_the_dossier_no_longer(maintained, clerk, nurse, person):
    event = record_life_event(dossier=person, kind="dead", on=date(2024, 6, 3), by=clerk)
    assert episode_of(maintained).end_reason == EpisodeEnd.DEAD
    assert not sees(nurse, person)
    take_back_life_event(event=event, version=event.version, reason="ghi nhầm người", by=clerk)
    assert episode_of(maintained).ends is None
    assert sees(nurse, person)
    taken(maintained, "taper", date(2024, 6, 5), nurse)
