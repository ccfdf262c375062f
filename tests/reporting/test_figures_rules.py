"""Hand-worked examples of the flow rules: segments, moves, ordinals, ends, the addict list, columns."""

from datetime import date

import pytest

from tests.reporting.comparing import Ask, figures, nonzero
from tests.reporting.oracle.register import (
    Aftercare,
    Club,
    Determination,
    Dossier,
    Episode,
    Facility,
    Management,
    Membership,
    Move,
    Register,
    Removal,
)

pytestmark = pytest.mark.django_db

COMMUNE, NEIGHBOUR, DISTRICT = "00001", "00004", "001"
FAR, FAR_DISTRICT = "00037", "002"
OPENED = date(2015, 1, 5)
IN_HOME = Episode("K-1", "Tại gia đình", date(2017, 2, 1))


def person(number: str = "K-1", commune: str = COMMUNE, **fields) -> Dossier:
    return Dossier(number, **{"sex": "Nam", "born": date(1980, 3, 4), "opened_on": OPENED, **fields}, commune=commune)


def home(ends: date, reason: str = "Hoàn thành", starts: date = date(2017, 2, 1)) -> Episode:
    return Episode("K-1", "Tại gia đình", starts, ends, reason)


def month(area: str, period: str = "2017-05") -> Ask:
    return Ask("01-BCN", period, area=area)


def half(area: str) -> Ask:
    return Ask("03-BCN", "2017-H1", area=area)


def supplement(area: str, period: str = "2017-05") -> Ask:
    return Ask("PL-TK", period, area=area)


def test_an_episode_under_way_is_opening_and_closing_and_no_flow() -> None:
    cells = figures(Register(dossiers=[person()], episodes=[IN_HOME]), month(COMMUNE))
    assert nonzero(cells, "11") == {"01": 1, "04": 1}


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (date(2017, 5, 1), {"01": 1, "03": 1, "03a": 1}),
        (date(2017, 5, 31), {"01": 1, "03": 1, "03a": 1}),
        (date(2017, 6, 1), {"01": 1, "04": 1}),
    ],
)
def test_the_end_day_is_the_first_day_it_no_longer_holds(ends: date, expected: dict) -> None:
    register = Register(dossiers=[person()], episodes=[home(ends)])
    assert nonzero(figures(register, month(COMMUNE)), "11") == expected


def test_an_episode_that_starts_on_the_first_day_is_no_opening() -> None:
    register = Register(dossiers=[person()], episodes=[home(date(2017, 5, 20), starts=date(2017, 5, 1))])
    assert nonzero(figures(register, month(COMMUNE)), "11") == {"02": 1, "02a": 1, "03": 1, "03a": 1}


@pytest.mark.parametrize(
    ("reason", "row"),
    [
        ("Tự ý chấm dứt", "03b"),
        ("Bỏ trốn", "03b"),
        ("Chuyển biện pháp", "03c"),
        ("Phạt tù", "03e"),
        ("Chết", "03f"),
        ("Miễn hoặc đình chỉ", "03g"),
        ("Khác", "03h"),
    ],
)
def test_every_reason_has_its_row(reason: str, row: str) -> None:
    register = Register(dossiers=[person()], episodes=[home(date(2017, 5, 9), reason)])
    assert nonzero(figures(register, month(COMMUNE)), "11") == {"01": 1, "03": 1, row: 1}


def test_a_move_inside_a_district_is_a_move_for_the_communes_and_nothing_for_the_district() -> None:
    register = Register(dossiers=[person()], episodes=[IN_HOME], moves=[Move("K-1", date(2017, 5, 10), NEIGHBOUR)])
    assert nonzero(figures(register, month(COMMUNE)), "11") == {"01": 1, "03": 1, "03d": 1}
    assert nonzero(figures(register, month(NEIGHBOUR)), "11") == {"02": 1, "02c": 1, "04": 1}
    cells = figures(register, half(DISTRICT))
    assert nonzero(cells, "11") == {"02": 1, "02a": 1, "04": 1}
    assert nonzero(cells, "11", COMMUNE) == {"02": 1, "02a": 1, "03": 1, "03d": 1}
    assert nonzero(cells, "11", NEIGHBOUR) == {"02": 1, "02c": 1, "04": 1}


def test_a_move_across_districts_is_a_move_for_both() -> None:
    register = Register(dossiers=[person()], episodes=[IN_HOME], moves=[Move("K-1", date(2017, 5, 10), FAR)])
    assert nonzero(figures(register, half(DISTRICT)), "11") == {"02": 1, "02a": 1, "03": 1, "03d": 1}
    assert nonzero(figures(register, half(FAR_DISTRICT)), "11") == {"02": 1, "02c": 1, "04": 1}


def test_on_the_day_of_the_move_the_new_commune_is_responsible() -> None:
    register = Register(dossiers=[person()], episodes=[IN_HOME], moves=[Move("K-1", date(2017, 6, 1), NEIGHBOUR)])
    assert nonzero(figures(register, month(COMMUNE)), "11") == {"01": 1, "04": 1}
    assert nonzero(figures(register, month(COMMUNE, "2017-06")), "11") == {"01": 1, "03": 1, "03d": 1}
    assert nonzero(figures(register, month(NEIGHBOUR, "2017-06")), "11") == {"02": 1, "02c": 1, "04": 1}


def test_an_episode_that_starts_on_the_day_of_a_move_starts_in_the_new_commune() -> None:
    register = Register(dossiers=[person()], episodes=[IN_HOME], moves=[Move("K-1", IN_HOME.starts, NEIGHBOUR)])
    assert nonzero(figures(register, month(COMMUNE, "2017-02")), "11") == {}
    assert nonzero(figures(register, month(NEIGHBOUR, "2017-02")), "11") == {"02": 1, "02a": 1, "04": 1}


def test_an_episode_that_ends_on_the_day_of_a_move_ends_in_the_old_unit_by_its_own_reason() -> None:
    day = date(2017, 5, 10)
    register = Register(dossiers=[person()], episodes=[home(day)], moves=[Move("K-1", day, FAR)])
    assert nonzero(figures(register, month(COMMUNE)), "11") == {"01": 1, "03": 1, "03a": 1}
    assert nonzero(figures(register, month(FAR)), "11") == {}


def test_there_and_back_in_one_period_counts_the_same_dossier_twice() -> None:
    moves = [Move("K-1", date(2017, 5, 3), FAR), Move("K-1", date(2017, 5, 4), COMMUNE)]
    moves += [Move("K-1", date(2017, 5, 20), FAR), Move("K-1", date(2017, 5, 31), COMMUNE)]
    register = Register(dossiers=[person()], episodes=[IN_HOME], moves=moves)
    expected = {"01": 1, "02": 2, "02c": 2, "03": 2, "03d": 2, "04": 1}
    assert nonzero(figures(register, month(COMMUNE)), "11") == expected


def test_two_moves_on_consecutive_days_pass_through_the_commune_between() -> None:
    moves = [Move("K-1", date(2017, 5, 9), FAR), Move("K-1", date(2017, 5, 10), NEIGHBOUR)]
    register = Register(dossiers=[person()], episodes=[IN_HOME], moves=moves)
    assert nonzero(figures(register, month(FAR)), "11") == {"02": 1, "02c": 1, "03": 1, "03d": 1}
    assert nonzero(figures(register, half(DISTRICT)), "11") == {"02": 2, "02a": 1, "02c": 1, "03": 1, "03d": 1, "04": 1}


def test_a_move_to_the_commune_where_the_dossier_is_changes_nothing() -> None:
    register = Register(dossiers=[person()], episodes=[IN_HOME], moves=[Move("K-1", date(2017, 5, 10), COMMUNE)])
    assert nonzero(figures(register, month(COMMUNE)), "11") == {"01": 1, "04": 1}


def test_methadone_is_counted_among_itself_and_the_others_together() -> None:
    clinic = Facility("F-3", "Methadone", FAR)
    episodes = [
        Episode("K-1", "Methadone", date(2016, 1, 1), date(2016, 5, 1), "Bị chấm dứt điều trị", "F-3"),
        Episode("K-1", "Tại cộng đồng", date(2017, 5, 2), date(2017, 5, 10), "Hoàn thành"),
        Episode("K-1", "Tại gia đình", date(2017, 5, 10)),
        Episode("K-1", "Methadone", date(2017, 5, 5), None, "", "F-3", date(2017, 5, 31)),
    ]
    register = Register(facilities=[clinic], dossiers=[person()], episodes=episodes)
    cells = figures(register, month(COMMUNE))
    assert nonzero(cells, "12") == {"02": 1, "02a": 1, "03": 1, "03a": 1}
    assert nonzero(cells, "11") == {"02": 1, "02b": 1, "04": 1}
    assert nonzero(figures(register, supplement(COMMUNE)), "31") == {"02": 1, "02b": 1, "04": 1, "05": 1}
    assert nonzero(figures(register, supplement(COMMUNE, "2016-05")), "31") == {"01": 1, "03": 1, "03i": 1}


def test_a_cut_off_day_takes_the_place_of_the_last_day() -> None:
    register = Register(
        dossiers=[person(born=date(1999, 6, 6))], episodes=[Episode("K-1", "Tại gia đình", date(2017, 6, 5))]
    )
    on_day, before = (
        figures(register, Ask("03-BCN", "2017-H1", area=DISTRICT, cutoff=date(2017, 6, day))) for day in (5, 4)
    )
    assert nonzero(on_day, "11") == nonzero(on_day, "11", "under_18") == {"02": 1, "02a": 1, "04": 1}
    assert nonzero(before, "11") == {}


@pytest.mark.parametrize(
    ("born", "period", "is_minor"),
    [
        (date(1999, 6, 30), "2017-06", False),
        (date(1999, 7, 1), "2017-06", True),
        (date(2000, 2, 29), "2018-02", True),
        (date(2000, 2, 29), "2018-03", False),
    ],
)
def test_age_is_asked_on_the_last_day(born: date, period: str, is_minor: bool) -> None:
    cells = figures(Register(dossiers=[person(born=born)], episodes=[IN_HOME]), month(COMMUNE, period))
    assert cells["11.04"]["under_18"] == is_minor


@pytest.mark.parametrize(("period", "minors"), [("2017-11", 1), ("2017-12", 0)])
def test_with_only_the_year_known_the_person_is_born_on_its_last_day(period: str, minors: int) -> None:
    register = Register(dossiers=[person(born=date(1999, 12, 31), year_only=True)], episodes=[IN_HOME])
    assert figures(register, month(COMMUNE, period))["11.04"]["under_18"] == minors


def test_minority_is_a_given_people_other_than_kinh() -> None:
    people = [person(f"K-{n}", ethnicity=word, sex="Nữ") for n, word in enumerate(["", "Kinh", "Tà Ôi"])]
    register = Register(dossiers=people, episodes=[Episode(p.number, "Tại gia đình", date(2017, 2, 1)) for p in people])
    assert figures(register, month(COMMUNE))["11.04"] == {"total": 3, "female": 3, "under_18": 0, "minority": 1}


def test_on_the_list_until_a_removal_and_again_from_the_next_determination() -> None:
    seen = [
        Determination("K-1", date(2017, 5, 2), "Có nghiện"),
        Determination("K-1", date(2017, 5, 5), "Không nghiện"),
        Determination("K-1", date(2017, 5, 8), "Có nghiện"),
        Determination("K-1", date(2017, 5, 20), "Có nghiện"),
    ]
    register = Register(
        dossiers=[person()], determinations=seen, removals=[Removal("K-1", date(2017, 5, 12), "Không tái nghiện")]
    )
    cells = figures(register, supplement(COMMUNE))
    expected = {"02": 2, "02a": 1, "02b": 1, "03": 1, "03a": 1, "04": 1, "05e": 1, "06g": 1}
    assert nonzero(cells, "33") == expected
    assert nonzero(cells, "34") == {"01": 4, "02": 3, "03": 1}


def test_those_on_the_list_are_split_by_age_and_drug() -> None:
    births = {"05a": date(2003, 6, 1), "05b": date(2003, 5, 31), "05c": date(2001, 5, 31), "05d": date(1999, 5, 31)}
    births["05e"] = date(1987, 5, 31)
    drugs = ["Thuốc phiện", "Heroin", "Cocain", "Cần sa", "ATS"]
    people = [
        person(row, born=born, drug=drug, opened_on=date(2016, 1, 1))
        for (row, born), drug in zip(births.items(), drugs, strict=True)
    ]
    seen = [Determination(dossier.number, date(2016, 5, 2), "Có nghiện") for dossier in people]
    cells = figures(Register(dossiers=people, determinations=seen), supplement(COMMUNE))
    split = dict.fromkeys(["05a", "05b", "05c", "05d", "05e", "06a", "06b", "06c", "06d", "06e"], 1)
    assert nonzero(cells, "33") == {"01": 5, "04": 5, **split}


def test_a_second_decision_on_a_user_is_decided_again() -> None:
    managed = [
        Management("K-1", date(2016, 1, 1), date(2017, 5, 4), "Xác định nghiện"),
        Management("K-1", date(2017, 5, 4)),
    ]
    cells = figures(Register(dossiers=[person()], managements=managed), supplement(COMMUNE))
    assert nonzero(cells, "32") == {"01": 1, "02": 1, "02b": 1, "03": 1, "03b": 1, "04": 1}


def test_aftercare_follows_the_latest_completed_episode_and_on_a_tie_the_later_started() -> None:
    clinic, day = Facility("F-3", "Methadone", FAR), date(2017, 5, 4)
    episodes = [
        Episode("K-1", "Bắt buộc tại cộng đồng", date(2016, 1, 1), date(2017, 1, 1), "Hoàn thành"),
        Episode("K-1", "Tại gia đình", date(2017, 2, 2), day, "Hoàn thành"),
        Episode("K-1", "Methadone", date(2017, 2, 1), day, "Hoàn thành", "F-3"),
    ]
    register = Register(facilities=[clinic], dossiers=[person()], episodes=episodes, aftercares=[Aftercare("K-1", day)])
    assert nonzero(figures(register, month(COMMUNE)), "14") == {"02": 1, "02a": 1, "04": 1}
    register.episodes.append(Episode("K-1", "Tại cộng đồng", day, date(2017, 5, 5), "Hoàn thành"))
    assert nonzero(figures(register, month(COMMUNE)), "14") == {"02": 1, "02a": 1, "04": 1}
    register.episodes[1:] = register.episodes[2:3]
    assert nonzero(figures(register, month(COMMUNE)), "14") == {"02": 1, "02c": 1, "04": 1}
    register.episodes[1:] = []
    assert nonzero(figures(register, month(COMMUNE)), "14") == {"02": 1, "02b": 1, "04": 1}


def test_aftercare_shows_members_of_clubs_that_still_stand_and_those_who_are_helped() -> None:
    people = [person(number) for number in ("K-1", "K-2", "K-3")]
    register = Register(
        dossiers=people,
        episodes=[Episode(p.number, "Tại gia đình", OPENED, date(2017, 1, 1), "Hoàn thành") for p in people],
        aftercares=[
            Aftercare("K-1", date(2017, 2, 1), helped_from=date(2017, 2, 1)),
            Aftercare("K-2", date(2017, 2, 1), helped_from=date(2017, 2, 1), helped_until=date(2017, 5, 31)),
            Aftercare("K-3", date(2017, 2, 1), date(2017, 5, 31), "Tái nghiện", helped_from=date(2017, 2, 1)),
        ],
        clubs=[Club("C-1", FAR, OPENED), Club("C-2", FAR, OPENED, date(2017, 5, 31))],
        memberships=[
            Membership("C-1", "K-1", OPENED),
            Membership("C-2", "K-2", OPENED),
            Membership("C-1", "K-3", OPENED),
        ],
    )
    assert nonzero(figures(register, month(COMMUNE)), "14") == {"01": 3, "03": 1, "03b": 1, "04": 2, "05": 1, "06": 1}
