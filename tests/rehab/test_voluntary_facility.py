"""Voluntary rehabilitation in a facility: by contract, and by decision for public facilities since 01/07/2026."""

from datetime import date

import pytest

from accounts.enums import Role
from cases.models import Dossier
from cases.procedures.manifest import manifests
from core.errors import NotAllowedError
from rehab.enums import EpisodeEnd, FacilityKind, Modality
from rehab.models import Episode
from tests.accounts.factories import officer
from tests.refusals import refused
from tests.rehab import factories
from tests.rehab.compulsory import STAGES
from tests.rehab.walking import Walk, walk

pytestmark = pytest.mark.django_db
KIND = "voluntary_facility"
COMMUNE, FACILITY, PROVINCE = Role.COMMUNE_OFFICER, Role.FACILITY_OFFICER, Role.PROVINCE_OFFICER
CONTRACT = {"decision_number": "12/HĐ", "months": 6}


@pytest.fixture
def case(on_day) -> Walk:
    """Registered on 08/01/2024 for the public facility CS-01, whose officer has just begun to see the person."""
    on_day(date(2024, 1, 8))
    case = walk(KIND, addicted_on=date(2024, 1, 2))
    case.officers[FACILITY] = officer(FACILITY)
    assert not Dossier.objects.visible_to(case.by(FACILITY)).exists()
    case.take("register", date(2024, 1, 8), {"facility": factories.facility()}, role=COMMUNE)
    assert Dossier.objects.visible_to(case.by(FACILITY)).exists()
    return case


def in_rehab(case: Walk, on_day) -> Walk:
    on_day(date(2024, 1, 10))
    case.take("contract", date(2024, 1, 9), CONTRACT, role=FACILITY)
    case.take("admit", date(2024, 1, 10), role=FACILITY)
    return case


def test_a_whole_procedure_day_by_day(case, on_day):
    in_rehab(case, on_day)
    assert case.ends() == case.due("complete") == date(2024, 7, 10)
    case.take("send_copy", date(2024, 1, 10), role=FACILITY)
    case.take("plan", date(2024, 1, 10), {"goals": "cắt cơn"}, role=FACILITY)
    on_day(date(2024, 7, 10))
    for stage in STAGES[:2]:
        entry = {"stage": stage, "starts": date(2024, 1, 10), "result": "good"}
        case.take("stage", date(2024, 5, 1), entry, role=FACILITY)
    data = {"certificate_number": "3"}
    assert "2 giai đoạn" in refused(lambda: case.take("complete", date(2024, 7, 10), data, role=FACILITY))
    case.take("stage", date(2024, 7, 1), {**entry, "stage": "education"}, role=FACILITY)
    assert "10/07/2024" in refused(lambda: case.take("complete", date(2024, 7, 9), data, role=FACILITY))
    case.take("support", date(2024, 7, 9), {"beneficiary": "poor", "amount": 900_000}, role=FACILITY)
    case.take("complete", date(2024, 7, 10), data, role=FACILITY)
    episode = Episode.objects.get(procedure=case.procedure)
    assert (episode.modality, episode.starts, episode.ends, episode.end_reason) == (
        Modality.FACILITY_VOLUNTARY,
        date(2024, 1, 10),
        date(2024, 7, 10),
        EpisodeEnd.COMPLETED,
    )
    assert [(place.starts, place.ends) for place in case.dossier.places_of_care.order_by("starts")] == [
        (date(2024, 1, 8), date(2024, 1, 10)),
        (date(2024, 1, 10), date(2024, 7, 10)),
        (date(2024, 7, 10), date(2024, 8, 9)),
    ], "the facility sees the dossier for thirty days more"
    assert case.owes() == set()


@pytest.mark.parametrize(
    ("act", "data", "reason"),
    [
        ("violate", {"breach": "abandoned", "reason": "bỏ về"}, EpisodeEnd.ABANDONED),
        ("stop", {"reason": "imprisoned"}, EpisodeEnd.IMPRISONED),
    ],
)
def test_another_end_and_its_reversal(case, on_day, act, data, reason):
    in_rehab(case, on_day)
    on_day(date(2024, 2, 1))
    case.take(act, date(2024, 2, 1), data, role=COMMUNE)
    assert Episode.objects.get(procedure=case.procedure).end_reason == reason
    case.undo(role=COMMUNE)
    assert Episode.objects.get(procedure=case.procedure).ends is None
    assert case.due("complete") == date(2024, 7, 10)


def test_a_facility_that_refuses_sees_the_person_no_more(case, on_day):
    on_day(date(2024, 1, 9))
    case.take("refuse", date(2024, 1, 9), {"reason": "hết chỗ"}, role=FACILITY)
    assert not Dossier.objects.visible_to(case.by(FACILITY)).exists()


def test_the_contract_is_the_facility_s_and_lasts_six_to_twelve_months(case):
    with pytest.raises(NotAllowedError, match="Giám đốc cơ sở"):
        case.take("contract", date(2024, 1, 8), CONTRACT, role=COMMUNE)
    outside = CONTRACT | {"months": 5}
    assert "từ 6 đến 12" in refused(lambda: case.take("contract", date(2024, 1, 8), outside, role=FACILITY))
    assert "không có bước" in refused(lambda: case.take("province_decide", date(2024, 1, 8), CONTRACT, role=PROVINCE))


def test_a_clinic_takes_nobody_for_rehabilitation(on_day):
    on_day(date(2024, 1, 8))
    case = walk(KIND, addicted_on=date(2024, 1, 2))
    sentence = refused(lambda: case.take("register", date(2024, 1, 8), {"facility": factories.clinic()}, role=COMMUNE))
    assert "không tiếp nhận" in sentence


def test_since_july_2026_the_province_decides_on_public_facilities(on_day):
    on_day(date(2024, 6, 20))
    public, private = factories.facility(), factories.facility("TN-01", FacilityKind.VOLUNTARY)
    staff = {facility: officer(FACILITY, office=facility.office) for facility in (public, private)}
    on_day(date(2026, 7, 6))
    case = walk(KIND, addicted_on=date(2026, 6, 1))
    case.officers[FACILITY] = staff[public]
    case.take("register", date(2026, 7, 6), {"facility": public}, role=COMMUNE)
    data = {"decision_number": "1", "months": 24}
    assert "Giám đốc Công an cấp tỉnh" in refused(lambda: case.take("contract", date(2026, 7, 6), data, role=FACILITY))
    case.take("province_decide", date(2026, 7, 6), data, role=PROVINCE)

    other = walk(KIND, addicted_on=date(2026, 6, 1))
    other.officers[FACILITY] = staff[private]
    other.take("register", date(2026, 7, 6), {"facility": private}, role=COMMUNE)
    assert "không phải cơ sở công lập" in refused(
        lambda: other.take("province_decide", date(2026, 7, 6), data, role=PROVINCE)
    )
    other.take("contract", date(2026, 7, 6), data, role=FACILITY)


def test_a_contract_before_july_2026_keeps_its_months(on_day):
    on_day(date(2024, 6, 20))
    public = factories.facility()
    staff = officer(FACILITY)
    on_day(date(2026, 6, 30))
    case = walk(KIND, addicted_on=date(2026, 6, 1))
    case.officers[FACILITY] = staff
    case.take("register", date(2026, 6, 30), {"facility": public}, role=COMMUNE)
    case.take("contract", date(2026, 6, 30), CONTRACT, role=FACILITY)
    on_day(date(2026, 7, 1))
    case.take("admit", date(2026, 7, 1), role=FACILITY)
    assert case.ends() == date(2027, 1, 1)


def test_compulsory_rehabilitation_in_the_community_is_read_and_not_begun():
    case = walk("community_compulsory", addicted_on=date(2021, 12, 1))
    data = {"decision_number": "1", "months": 6}
    assert "không có bước" in refused(lambda: case.take("decide", date(2022, 1, 1), data, role=COMMUNE))
    case.take("decide", date(2021, 12, 31), data, role=COMMUNE)
    assert case.ends() == date(2022, 6, 30)
    case.take("complete", date(2022, 6, 30), {"certificate_number": "1"}, role=COMMUNE)
    assert manifests["community_compulsory"].state_label(case.procedure.state) == "Đã hoàn thành"
