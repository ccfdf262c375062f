"""Hand-worked examples of the club rows."""

from datetime import date

import pytest

from aftercare.models import Club
from aftercare.regularity import regularity_of
from tests.reporting.comparing import Ask, figures, nonzero
from tests.reporting.oracle.register import Club as ClubRow
from tests.reporting.oracle.register import Determination, Dossier, Membership, Register, Rule, Session
from tests.reporting.worlds import world

pytestmark = pytest.mark.django_db

COMMUNE, FAR, OPENED = "00001", "19756", date(2015, 1, 5)
PEOPLE = tuple(f"K-{number}" for number in range(10))
HALF = Ask("PL-TK", "2017-H1", area=COMMUNE)
MONTH = Ask("PL-TK", "2017-05", area=COMMUNE)


def club(
    months: range, present: int = 7, *, starts: date = date(2017, 1, 1), ends: date | None = None, members: int = 10
) -> Register:
    """A club of people who live elsewhere, with a session in each of the months."""
    return Register(
        dossiers=[Dossier(number, "Nữ", date(1980, 3, 4), FAR, OPENED) for number in PEOPLE],
        clubs=[ClubRow("C-1", COMMUNE, starts, ends)],
        memberships=[Membership("C-1", number, starts) for number in PEOPLE[:members]],
        sessions=[Session("C-1", date(2017, month, 10), PEOPLE[:present]) for month in months],
    )


def verdicts(register: Register, ask: Ask) -> list[bool]:
    """What the pages of the clubs say of the same period."""
    _, _, window = ask.resolve()
    with world(register):
        return [found.is_regular for found in regularity_of(Club.objects.all(), window.starts, window.ends).values()]


def test_a_club_counts_in_its_commune_whoever_its_members_are() -> None:
    cells = figures(club(range(1, 7)), HALF)
    assert nonzero(cells, "41") == {"01": 1, "02": 10, "03": 6, "04": 70.0, "05": 1, "06": 100.0}
    assert cells["41.02"] == {"total": 10, "female": 10, "under_18": 0, "minority": 0}
    assert nonzero(figures(club(range(1, 7)), Ask("PL-TK", "2017-H1", area="46")), "41") == {}


@pytest.mark.parametrize(
    ("months", "starts", "regular"),
    [
        (range(2, 7), date(2017, 1, 1), 1),
        (range(3, 7), date(2017, 1, 1), 0),
        (range(3, 7), date(2017, 1, 2), 1),
        (range(3, 6), date(2017, 1, 2), 0),
        (range(6, 7), date(2017, 6, 1), 1),
        (range(6, 7), date(2017, 6, 2), 0),
    ],
)
def test_a_club_is_regular_in_four_of_five_whole_months(months: range, starts: date, regular: int) -> None:
    register = club(months, starts=starts)
    assert figures(register, HALF)["41.05"]["total"] == regular
    assert verdicts(register, HALF) == [bool(regular)]


def test_a_session_with_fewer_than_seven_in_ten_does_not_make_a_month() -> None:
    assert figures(club(range(1, 7), present=6), HALF)["41.05"]["total"] == 0


def test_a_month_cut_by_the_cut_off_day_is_not_asked() -> None:
    register = club(range(1, 5))
    assert figures(register, HALF)["41.05"]["total"] == 0
    assert figures(register, Ask("PL-TK", "2017-H1", area=COMMUNE, cutoff=date(2017, 5, 30)))["41.05"]["total"] == 1
    assert figures(register, Ask("PL-TK", "2017-H1", area=COMMUNE, cutoff=date(2017, 5, 31)))["41.05"]["total"] == 1
    assert figures(register, Ask("PL-TK", "2017-05", area=COMMUNE, cutoff=date(2017, 5, 30)))["41.05"]["total"] == 0


def test_a_session_without_members_does_not_count_for_regularity() -> None:
    cells = figures(club(range(5, 6), present=0, members=0), MONTH)
    assert nonzero(cells, "41") == {"01": 1, "03": 1}
    assert cells["41.04"] == {"total": None}


def test_a_dissolved_club_keeps_its_sessions_but_is_not_asked_for_regularity() -> None:
    register = club(range(1, 7), ends=date(2017, 6, 30))
    assert verdicts(register, HALF) == [False]
    cells = figures(register, HALF)
    assert nonzero(cells, "41") == {"03": 6, "04": 70.0}
    assert cells["41.06"] == {"total": None}


def test_who_leaves_on_the_day_of_a_session_is_no_member_of_it() -> None:
    register = club(range(5, 6), present=6, members=9)
    register.memberships.append(Membership("C-1", "K-9", date(2017, 1, 1), date(2017, 5, 10)))
    assert figures(register, MONTH)["41.04"] == {"total": 66.7}


def test_a_member_of_two_clubs_is_one_person() -> None:
    register = club(range(5, 6), members=2)
    register.clubs.append(ClubRow("C-2", COMMUNE, OPENED))
    register.memberships.append(Membership("C-2", "K-0", OPENED))
    assert nonzero(figures(register, MONTH), "41")["02"] == 2


def test_members_found_addicted_count_while_they_are_members() -> None:
    register = club(range(5, 6), members=1)
    register.memberships += [
        Membership("C-1", "K-1", date(2017, 1, 1), date(2017, 5, 10)),
        Membership("C-1", "K-2", date(2017, 5, 10)),
    ]
    register.sessions = []
    register.determinations = [Determination(number, date(2017, 5, 10), "Có nghiện") for number in PEOPLE[1:4]]
    register.determinations += [
        Determination("K-0", date(2017, 5, 30), "Có nghiện"),
        Determination("K-0", date(2017, 5, 31), "Có nghiện"),
    ]
    assert figures(register, MONTH)["41.07"]["total"] == 2


def test_what_is_regular_is_a_setting_with_a_date() -> None:
    register = club(range(3, 7))
    register.rules = [Rule(date(2017, 7, 1), 50), Rule(date(2016, 1, 1), 66)]
    assert figures(register, HALF)["41.05"]["total"] == 1
    register.rules = [Rule(date(2017, 7, 1), 50), Rule(date(2016, 1, 1), 67)]
    assert figures(register, HALF)["41.05"]["total"] == 0
    register.rules = [Rule(date(2016, 1, 1), 60, 2)]
    assert figures(register, HALF)["41.05"]["total"] == 0
    register.rules = [Rule(date(2016, 1, 1), 60, 1, 71)]
    assert figures(register, HALF)["41.05"]["total"] == 0
