"""Hand-worked examples of the rows that count persons on a day: support, relapse, communes, access, facilities."""

from datetime import date

import pytest

from tests.reporting.comparing import Ask, figures, nonzero
from tests.reporting.oracle.register import (
    Aftercare,
    Determination,
    Dossier,
    Episode,
    Facility,
    Move,
    Register,
    Removal,
    Support,
)

pytestmark = pytest.mark.django_db

COMMUNE, NEIGHBOUR, DISTRICT, PROVINCE = "00001", "00004", "001", "01"
FAR_PROVINCE, FAR = "46", "19756"
OPENED = date(2013, 1, 5)
MONTH = Ask("01-BCN", "2017-05", area=COMMUNE)
DONE = "Hoàn thành"


def person(number: str = "K-1", commune: str = COMMUNE) -> Dossier:
    return Dossier(number, "Nam", date(1980, 3, 4), commune, OPENED)


def addicted(day: date, number: str = "K-1") -> Determination:
    return Determination(number, day, "Có nghiện")


def completed(ends: date, modality: str = "Tại gia đình") -> Episode:
    return Episode("K-1", modality, date(2014, 1, 6), ends, DONE)


def test_a_person_helped_twice_counts_once_in_each_unit_that_held_them() -> None:
    days = [date(2017, 5, 1), date(2017, 5, 3), date(2017, 5, 31)]
    register = Register(
        dossiers=[person()],
        moves=[Move("K-1", date(2017, 5, 3), NEIGHBOUR)],
        supports=[Support("K-1", "Học nghề", None, day) for day in days],
    )
    for area in (COMMUNE, NEIGHBOUR):
        assert nonzero(figures(register, Ask("01-BCN", "2017-05", area=area)), "15") == {"02": 1}
    assert figures(register, Ask("03-BCN", "2017-H1", area=DISTRICT))["15.02"]["total"] == 1


@pytest.mark.parametrize(
    ("amounts", "millions"), [([7_550_000], 7.5), ([12_500_000, 7_550_000], 20.1), ([None], 0), ([50_000], 0.1)]
)
def test_money_lent_is_summed_and_then_rounded(amounts: list, millions: float) -> None:
    lent = [Support("K-1", "Vay vốn", None, date(2017, 5, 2 + n), amount) for n, amount in enumerate(amounts)]
    lent.append(Support("K-1", "Trợ cấp khó khăn", None, date(2017, 5, 2), 900_000_000))
    cells = figures(Register(dossiers=[person()], supports=lent), MONTH)
    assert cells["15.04"]["total"] == 1
    assert cells["15.04v"] == {"total": millions}


@pytest.mark.parametrize(
    ("needed_on", "delivered_on", "in_need", "helped"),
    [
        (date(2017, 4, 1), date(2017, 4, 30), 0, 0),
        (date(2017, 4, 1), date(2017, 5, 1), 1, 1),
        (date(2017, 4, 1), date(2017, 6, 1), 1, 0),
        (date(2017, 5, 31), None, 1, 0),
        (date(2017, 6, 1), None, 0, 0),
        (None, date(2017, 5, 31), 0, 1),
    ],
)
def test_in_need_is_recorded_by_the_last_day_and_not_met_before_the_first(
    needed_on: date | None, delivered_on: date | None, in_need: int, helped: int
) -> None:
    cells = figures(
        Register(dossiers=[person()], supports=[Support("K-1", "Việc làm", needed_on, delivered_on)]), MONTH
    )
    assert (cells["15.03n"]["total"], cells["15.03"]["total"]) == (in_need, helped)


def test_a_support_to_somebody_in_a_facility_counts_there_as_well() -> None:
    register = Register(
        facilities=[Facility("F-1", "Công lập", FAR)],
        dossiers=[person()],
        episodes=[Episode("K-1", "Bắt buộc tại cơ sở", date(2017, 5, 2), date(2017, 5, 10), DONE, "F-1")],
        supports=[
            Support("K-1", "Học văn hóa", None, date(2017, 5, 9)),
            Support("K-1", "Tư vấn tâm lý", None, date(2017, 5, 10)),
            Support("K-1", "Học nghề", date(2017, 5, 3)),
        ],
    )
    facility = figures(register, Ask("02-BCN", "2017-05", facility="F-1"))
    assert nonzero(facility, "24") == {"01": 1}
    assert nonzero(facility, "22") == {"02": 1, "02a": 1, "03": 1, "03a": 1}
    assert nonzero(figures(register, MONTH), "15") == {"01": 1, "06": 1, "02n": 1}
    far = figures(register, Ask("04-BCN", "2017-H1", area=FAR_PROVINCE))
    assert far["22.03a"] == {"total": 1, "female": 0, "under_18": 0, "minority": 0, "F-1": 1}
    assert (far["24.01"]["total"], far["15.01"]["total"]) == (1, 0)
    near = figures(register, Ask("04-BCN", "2017-H1", area=PROVINCE))
    assert (near["24.01"]["total"], near["15.01"]["total"], near["22.03a"]["total"]) == (0, 1, 0)


def test_aftercare_at_a_facility_belongs_to_the_facility_alone() -> None:
    register = Register(
        facilities=[Facility("F-4", "Quản lý sau cai", COMMUNE)],
        dossiers=[person()],
        episodes=[completed(date(2017, 1, 1))],
        aftercares=[Aftercare("K-1", date(2017, 5, 1), facility="F-4", helped_from=date(2017, 5, 1))],
    )
    facility = figures(register, Ask("02-BCN", "2017-05", facility="F-4"))
    assert nonzero(facility, "23") == {"02": 1, "02a": 1, "04": 1, "06": 1}
    assert nonzero(figures(register, MONTH), "14") == {}


@pytest.mark.parametrize(
    ("period", "ended", "counts"),
    [
        ("2017-06", date(2015, 6, 30), 0),
        ("2017-06", date(2015, 7, 1), 1),
        ("2017-06", date(2017, 6, 30), 1),
        ("2018-02", date(2016, 2, 28), 0),
        ("2018-02", date(2016, 2, 29), 1),
        ("2016-02", date(2014, 2, 28), 0),
        ("2016-02", date(2014, 3, 1), 1),
    ],
)
def test_a_completion_counts_for_24_months(period: str, ended: date, counts: int) -> None:
    register = Register(dossiers=[person()], episodes=[completed(ended)])
    cells = figures(register, Ask("01-BCN", period, area=COMMUNE))
    assert cells["16.01"]["total"] == counts
    assert cells["16.04"]["total"] == (0.0 if counts else None)


@pytest.mark.parametrize(
    ("seen", "relapsed"),
    [
        (date(2017, 4, 3), {"01": 1}),
        (date(2017, 4, 4), {"01": 1, "03": 1, "04": 100.0}),
        (date(2017, 5, 1), {"01": 1, "02": 1, "03": 1, "04": 100.0}),
        (date(2017, 6, 1), {"01": 1}),
    ],
)
def test_a_relapse_is_a_determination_after_the_completion(seen: date, relapsed: dict) -> None:
    register = Register(dossiers=[person()], episodes=[completed(date(2017, 4, 3))], determinations=[addicted(seen)])
    assert nonzero(figures(register, MONTH), "16") == relapsed


@pytest.mark.parametrize(("ended", "relapsed"), [(date(2015, 5, 20), 0), (date(2015, 5, 21), 1)])
def test_a_relapse_of_the_period_looks_back_24_months_from_its_own_day(ended: date, relapsed: int) -> None:
    register = Register(dossiers=[person()], episodes=[completed(ended)], determinations=[addicted(date(2017, 5, 20))])
    cells = figures(register, MONTH)
    assert cells["16.02"]["total"] == relapsed
    assert cells["16.01"]["total"] == 0


def test_a_relapse_counts_where_the_person_was_and_the_rate_where_the_person_is() -> None:
    register = Register(
        dossiers=[person()],
        episodes=[completed(date(2017, 1, 3))],
        determinations=[addicted(date(2017, 5, 9))],
        moves=[Move("K-1", date(2017, 5, 10), NEIGHBOUR)],
    )
    assert nonzero(figures(register, MONTH), "16") == {"02": 1}
    there = figures(register, Ask("01-BCN", "2017-05", area=NEIGHBOUR))
    assert nonzero(there, "16") == {"01": 1, "03": 1, "04": 100.0}


def test_the_relapse_rate_is_rounded_half_up() -> None:
    people = [person(f"K-{number}") for number in range(8)]
    episodes = [Episode(p.number, "Tại gia đình", date(2016, 1, 1), date(2017, 1, 1), DONE) for p in people]
    register = Register(dossiers=people, episodes=episodes, determinations=[addicted(date(2017, 5, 9), "K-3")])
    assert figures(register, MONTH)["16.04"] == {"total": 12.5}
    register.dossiers.append(person("K-8"))
    register.episodes.append(Episode("K-8", "Methadone", date(2016, 1, 1), date(2017, 1, 1), DONE, "F-3"))
    register.facilities.append(Facility("F-3", "Methadone", FAR))
    assert figures(register, MONTH)["16.04"] == {"total": 11.1}


def test_a_commune_is_without_addicts_when_nobody_of_it_is_listed_on_the_last_day() -> None:
    last = date(2017, 6, 30)
    people = [person("K-1"), person("K-2"), person("K-3", NEIGHBOUR)]
    register = Register(
        dossiers=people,
        determinations=[addicted(date(2017, 1, 2), dossier.number) for dossier in people],
        removals=[Removal("K-1", last, "Chết hoặc mất tích")],
    )
    ask = Ask("03-BCN", "2017-H1", area=DISTRICT)
    cells = figures(register, ask)
    assert (cells["19.01"]["total"], cells["19.02"]["total"], cells["19.03"]["total"]) == (13, 2, 11)
    assert (cells["19.02"][COMMUNE], cells["19.03"][COMMUNE], cells["19.03"]["00006"]) == (1, 0, 1)
    register.moves.append(Move("K-2", last, NEIGHBOUR))
    cells = figures(register, ask)
    assert (cells["19.02"]["total"], cells["19.02"][COMMUNE], cells["19.02"][NEIGHBOUR]) == (1, 0, 1)


def test_access_asks_for_a_day_in_an_episode_and_a_day_on_the_list_not_the_same() -> None:
    register = Register(
        dossiers=[person(), person("K-2"), person("K-3")],
        episodes=[completed(date(2017, 5, 2)), Episode("K-2", "Tại gia đình", date(2017, 5, 31))],
        determinations=[addicted(date(2017, 5, 20)), addicted(date(2017, 4, 1), "K-3")],
    )
    cells = figures(register, Ask("PL-TK", "2017-05", area=COMMUNE))
    assert nonzero(cells, "35") == {"01": 2, "02": 1, "03": 50.0}


def test_access_before_a_move_does_not_count_in_the_new_unit() -> None:
    register = Register(
        dossiers=[person()],
        episodes=[completed(date(2017, 5, 10))],
        determinations=[addicted(date(2017, 5, 10))],
        moves=[Move("K-1", date(2017, 5, 10), NEIGHBOUR)],
    )
    here = figures(register, Ask("PL-TK", "2017-05", area=COMMUNE))
    assert nonzero(here, "35") == {"01": 1}
    assert here["35.03"] == {"total": None}
    there = figures(register, Ask("PL-TK", "2017-05", area=NEIGHBOUR))
    assert nonzero(there, "35") == {}
    assert there["35.03"] == {"total": 0.0}
    assert nonzero(figures(register, Ask("PL-TK", "2017-05", area=DISTRICT)), "35") == {"01": 1, "02": 1, "03": 100.0}


def test_the_annex_by_commune_shows_every_commune_and_its_district() -> None:
    register = Register(dossiers=[person()], determinations=[addicted(date(2017, 5, 20))])
    cells = figures(register, Ask("PL-XA", "2017-H1", area=PROVINCE))
    shown = {column: figure for column, figure in cells["33.02"].items() if figure}
    assert shown == {"total": 1, DISTRICT: 1, COMMUNE: 1}
    assert len(cells["33.02"]) == 4 + 30 + 526
