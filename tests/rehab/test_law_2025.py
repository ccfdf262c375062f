"""What the law of 2025 knows anew: a private facility that does three stages and sends home for the others, and trường
giáo dưỡng for those from 12 to under 18."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.procedures.reading import openings_for
from rehab.enums import EpisodeEnd, FacilityKind, Modality
from rehab.models import Episode
from tests.accounts.factories import officer
from tests.refusals import refused
from tests.rehab import factories
from tests.rehab.compulsory import MINOR, STAGES
from tests.rehab.walking import Walk, walk

pytestmark = pytest.mark.django_db
COMMUNE, POLICE, FACILITY, PROVINCE = (
    Role.COMMUNE_OFFICER,
    Role.POLICE_OFFICER,
    Role.FACILITY_OFFICER,
    Role.PROVINCE_OFFICER,
)
ENTERED, SENT = date(2026, 7, 7), date(2027, 1, 11)
WHY = {"reason": "đã xong giai đoạn c"}
TAKEN = {"place": "home", "decision_number": "3/BB"}


def in_facility(on_day, kind: FacilityKind) -> Walk:
    """In a facility since 07/07/2026 for 24 months."""
    on_day(date(2024, 6, 20))
    place = factories.facility("TN-01", kind)
    staff = officer(FACILITY, office=place.office)
    on_day(ENTERED)
    case = walk("voluntary_facility", addicted_on=date(2026, 6, 1))
    case.officers[FACILITY] = staff
    case.take("register", ENTERED, {"facility": place}, role=COMMUNE)
    act, role = ("contract", FACILITY) if kind == FacilityKind.VOLUNTARY else ("province_decide", PROVINCE)
    case.take(act, ENTERED, {"decision_number": "1", "months": 24}, role=role)
    case.take("admit", ENTERED, role=FACILITY)
    on_day(SENT)
    return case


def stages(case: Walk, names, on: date, role: Role) -> None:
    for name in names:
        case.take("stage", on, {"stage": name, "starts": on, "result": "passed"}, role=role)


@pytest.fixture
def sent(on_day) -> Walk:
    """Sent home by a private facility after three stages."""
    case = in_facility(on_day, FacilityKind.VOLUNTARY)
    stages(case, STAGES[:3], SENT, FACILITY)
    case.take("go_home", SENT, WHY, role=FACILITY)
    return case


def test_three_stages_in_a_private_facility_the_others_at_home_within_one_term(sent, on_day):
    episode = Episode.objects.get(procedure=sent.procedure)
    assert (episode.ends, episode.end_reason) == (SENT, EpisodeEnd.CONVERTED)
    home = Walk("voluntary_home", sent.dossier, sent.clerk)
    home.take("take_over", SENT, TAKEN, role=POLICE)
    assert home.ends() == date(2028, 7, 7)
    at_home = Episode.objects.get(procedure=home.procedure)
    assert (at_home.modality, at_home.starts, at_home.planned_end) == (Modality.HOME, SENT, date(2028, 7, 7))
    on_day(date(2028, 7, 7))
    done = {"certificate_number": "1"}
    stages(home, STAGES[3:4], date(2028, 7, 7), POLICE)
    assert "4 giai đoạn" in refused(lambda: home.take("complete", date(2028, 7, 7), done, role=POLICE))
    stages(home, STAGES[4:], date(2028, 7, 7), POLICE)
    home.take("complete", date(2028, 7, 7), done, role=POLICE)
    assert home.procedure.state == "completed"


def test_a_facility_sends_nobody_home_before_stage_c(on_day):
    case = in_facility(on_day, FacilityKind.VOLUNTARY)
    stages(case, STAGES[:2], SENT, FACILITY)
    assert "2 giai đoạn" in refused(lambda: case.take("go_home", SENT, WHY, role=FACILITY))


def test_a_public_facility_does_all_stages(on_day):
    case = in_facility(on_day, FacilityKind.PUBLIC)
    stages(case, STAGES[:3], SENT, FACILITY)
    assert "là cơ sở công lập" in refused(lambda: case.take("go_home", SENT, WHY, role=FACILITY))


def test_before_july_2026_no_facility_sends_home(on_day):
    on_day(date(2024, 1, 8))
    case = walk("voluntary_facility", addicted_on=date(2024, 1, 2))
    case.take("register", date(2024, 1, 8), {"facility": factories.facility()}, role=COMMUNE)
    case.take("contract", date(2024, 1, 8), {"decision_number": "1", "months": 6}, role=FACILITY)
    case.take("admit", date(2024, 1, 8), role=FACILITY)
    on_day(date(2024, 6, 20))
    assert "không có bước" in refused(lambda: case.take("go_home", date(2024, 6, 20), WHY, role=FACILITY))


def test_nobody_is_taken_over_whom_no_facility_sent_nor_twice(sent):
    stranger = walk("voluntary_home", addicted_on=date(2026, 6, 1))
    assert "không có thủ tục" in refused(lambda: stranger.take("take_over", SENT, TAKEN, role=POLICE))
    home = Walk("voluntary_home", sent.dossier, sent.clerk)
    home.take("take_over", SENT, TAKEN, role=POLICE)
    again = Walk("voluntary_home", sent.dossier, sent.clerk)
    assert "đang có thủ tục" in refused(lambda: again.take("take_over", SENT, TAKEN, role=POLICE))


def test_taking_over_is_offered_to_whom_somebody_was_sent(sent):
    stranger = walk("voluntary_home", addicted_on=date(2026, 6, 1))

    def offered(case: Walk) -> bool:
        police = Walk("voluntary_home", case.dossier, case.clerk).by(POLICE)
        return "take_over" in {opening.act.slug for opening in openings_for(case.dossier, police)}

    assert offered(sent)
    assert not offered(stranger)


@pytest.mark.parametrize(("first", "refusal"), [(date(2026, 6, 30), "chỉ cai nghiện bắt buộc"), (date(2026, 7, 1), "")])
def test_a_school_is_a_place_since_july_2026(on_day, first, refusal):
    on_day(date(2024, 6, 20))
    public = factories.facility()
    on_day(date(2026, 7, 20))
    case = heard(first)
    months = 12 if refusal else 24
    data = {"decision_number": "1", "months": months, "facility": public, "place": "school"}
    if refusal:
        assert refusal in refused(lambda: case.take("court_decide", first, data, role=PROVINCE))
    else:
        assert case.take("court_decide", first, data, role=PROVINCE).data["place"] == "school"


def heard(day: date) -> Walk:
    """The court has heard the matter of a minor, all within some days up to ``day``."""
    case = walk(MINOR, addicted_on=date(2026, 6, 1), birth_date=date(2010, 5, 1))
    before = date(2026, 6, 22)
    case.take("find", before, {"ground": "not_registered", "breach_on": before}, role=POLICE)
    case.take("make", before, {"parents": "đồng ý"}, role=POLICE)
    case.take("notify", before, role=POLICE)
    case.take("read", before, {"outcome": "declined"}, role=POLICE)
    case.take("send", before, role=POLICE)
    for act, data in (
        ("pass_on", {}),
        ("court_accept", {"case_number": "1"}),
        ("court_open", {}),
        ("send_opening", {}),
    ):
        case.take(act, before, data, role=PROVINCE)
    case.take("hearing", date(2026, 6, 29), role=PROVINCE)
    return case
