"""What the page offers: no button that only leads to a refusal."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.enums import Role
from cases.procedures.reading import cards_of
from cases.services import take_step
from core.errors import StaleVersionError
from rehab.services import adopt_episode
from tests.accounts.factories import officer
from tests.rehab import compulsory, factories
from tests.rehab.compulsory import DISTRICT, POLICE
from tests.rehab.walking import Walk, walk

pytestmark = pytest.mark.django_db
FACILITY, COMMUNE = Role.FACILITY_OFFICER, Role.COMMUNE_OFFICER
DAY = date(2023, 3, 7)


def offered(case: Walk, role: Role) -> set[str]:
    """The acts on the card of the procedure."""
    case.procedure.refresh_from_db()
    card = cards_of(case.dossier, case.by(role), [case.procedure])[0]
    return {next_act.act.slug for next_act in card.next_acts}


def test_custody_is_ended_only_while_somebody_is_kept(on_day):
    on_day(DAY)
    case = compulsory.found(DAY)
    assert {"custody_facility"} == offered(case, POLICE) & {"custody_facility", "custody_end"}
    case.take("custody_facility", DAY, {"facility": factories.facility()}, role=POLICE)
    assert {"custody_end"} == offered(case, POLICE) & {"custody_facility", "custody_end"}


def test_nobody_is_given_into_keeping_after_the_decision(on_day):
    on_day(DAY)
    case = compulsory.at_court(DAY)
    keeping = {"custody_family", "custody_facility", "custody_end"}
    case.take("custody_facility", DAY, {"facility": factories.facility()}, role=POLICE)
    case.take("court_accept", DAY, {"case_number": "1"}, role=DISTRICT)
    for act, data in (("court_decide", compulsory.decision()), ("receive", {})):
        case.take(act, DAY, data, role=DISTRICT)
        assert keeping & offered(case, POLICE) == {"custody_end"}


def test_an_interruption_is_never_put_first(on_day):
    on_day(DAY)
    case = compulsory.admitted(DAY, 12)
    card = cards_of(case.dossier, case.by(FACILITY), [case.procedure])[0]
    urgent = {found.act.slug for found in card.next_acts if found.is_urgent}
    assert not urgent & {"escape", "extract"}


def test_a_term_is_completed_from_its_last_day_on(on_day):
    on_day(DAY)
    case = compulsory.admitted(DAY, 12)
    for day, is_offered in ((date(2024, 3, 6), False), (date(2024, 3, 7), True)):
        on_day(day)
        assert ("complete" in offered(case, FACILITY)) is is_offered


def test_nobody_completes_while_the_end_is_unknown(on_day):
    on_day(DAY)
    case = compulsory.admitted(DAY, 12)
    on_day(date(2024, 2, 1))
    case.take("escape", date(2024, 2, 1), role=FACILITY)
    assert "complete" not in offered(case, FACILITY)


def test_a_request_is_decided_on_once_it_was_made(on_day):
    on_day(date(2023, 3, 9))
    case = compulsory.received(DAY)
    assert "postpone" not in offered(case, DISTRICT)
    case.take("apply", date(2023, 3, 9), {"request": "exempt", "ground": "fatal_illness"}, role=DISTRICT)
    assert "postpone" not in offered(case, DISTRICT)
    case.take("apply", date(2023, 3, 9), {"request": "postpone", "ground": "ill"}, role=DISTRICT)
    assert "postpone" in offered(case, DISTRICT)


def test_who_does_not_report_is_late_only_when_the_day_is_over(on_day):
    on_day(DAY)
    case = walk("determination", addicted_on=date(2020, 1, 2))
    case.take("request_person", DAY, role=Role.HEALTH_OFFICER)
    case.take("receive", DAY, {"agency": "Trạm y tế"}, role=Role.HEALTH_OFFICER)
    case.take("examine", DAY, {"criteria": ["craving", "tolerance", "neglect"]}, role=Role.HEALTH_OFFICER)
    case.take("conclude", DAY, {"conclusion": "addicted", "agency": "Trạm y tế"}, role=Role.HEALTH_OFFICER)
    last = case.due("registered")
    for day, is_offered in ((last, False), (date.fromordinal(last.toordinal() + 1), True)):
        on_day(day)
        assert ("not_registered" in offered(case, COMMUNE)) is is_offered


def test_an_episode_is_not_followed_twice(client, on_day):
    """Neither beside the procedure of its kind, nor by the buttons that enter an episode by hand."""
    on_day(date(2024, 6, 20))
    clerk = officer()
    dossier = factories.dossier(clerk)
    episode = factories.episode(dossier, clerk)
    client.force_login(clerk)
    address = reverse("cases:dossier_detail", args=[dossier.pk])
    follow = reverse("rehab:episode_follow", args=[dossier.pk, episode.pk])
    page = client.get(address).content.decode()
    assert follow in page
    assert "Ghi đợt đã qua, theo giấy tờ" not in page
    adopt_episode(episode=episode, by=clerk)
    page = client.get(address).content.decode()
    assert follow not in page
    assert "Ghi đợt đã qua, theo giấy tờ" in page


def test_the_second_of_two_officers_is_told_who_took_the_step_and_when(on_day):
    on_day(DAY)
    case = compulsory.found(DAY)
    seen = case.procedure.version
    case.take("make", DAY, role=POLICE)
    again = {"procedure": case.procedure, "version": seen, "act": "make", "on": DAY, "by": case.by(COMMUNE)}
    with pytest.raises(StaleVersionError, match="vừa ghi bước “Lập hồ sơ đề nghị” lúc") as told:
        take_step(**again)
    assert str(case.by(POLICE)) in told.value.message
