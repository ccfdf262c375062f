"""Hand-worked examples of group 42: models of other types than the B93 clubs."""

from datetime import date

import pytest

from reporting.activity_lists import drill_activities
from reporting.compile import compile_form, drill
from tests.reporting.comparing import Ask, figures, nonzero
from tests.reporting.oracle.register import Club, Dossier, Membership, Participant, Register, Scheme
from tests.reporting.worlds import world

pytestmark = pytest.mark.django_db

COMMUNE, FAR, OPENED = "00001", "19756", date(2020, 1, 6)
MAY = Ask("PL-TK", "2024-05", area=COMMUNE)
FIRST, LAST, NEXT = date(2024, 5, 1), date(2024, 5, 31), date(2024, 6, 1)


def register(*schemes: Scheme, people: int = 3) -> Register:
    """People who live elsewhere, so that nothing is counted where they live."""
    return Register(
        dossiers=[Dossier(f"K-{number}", "Nữ", date(1990, 3, 4), FAR, OPENED) for number in range(people)],
        schemes=list(schemes),
    )


def test_a_model_counts_in_its_commune_and_its_kind_whoever_takes_part():
    found = register(Scheme("M-1", COMMUNE, "self_help", OPENED))
    found.participants = [Participant("M-1", "K-0", OPENED), Participant("M-1", "K-1", date(2024, 5, 31))]
    cells = figures(found, MAY)
    assert nonzero(cells, "42") == {"01": 1, "01b": 1, "02": 2}
    assert cells["42.01"] == {"total": 1}
    assert cells["42.03"] == {"total": 0}
    assert cells["42.02"] == {"total": 2, "female": 2, "under_18": 0, "minority": 0}
    assert nonzero(figures(found, Ask("PL-TK", "2024-05", area="46")), "42") == {}
    assert nonzero(figures(found, Ask("PL-TK", "2024-05", area="01")), "42") == {"01": 1, "01b": 1, "02": 2}


def test_each_kind_has_its_row_and_together_they_are_all():
    kinds = ("volunteers", "self_help", "counselling", "reintegration", "other", "other")
    found = register(*(Scheme(f"M-{number}", COMMUNE, kind, OPENED) for number, kind in enumerate(kinds)))
    expected = {"01": 6, "01a": 1, "01b": 1, "01c": 1, "01d": 1, "01e": 2}
    assert nonzero(figures(found, MAY), "42") == expected
    with world(found):
        checks = {check.name: check.holds for check in compile_form(*MAY.resolve()).checks}
    assert checks["42: kinds add up to models"]


@pytest.mark.parametrize(
    ("starts", "ends", "active", "founded"),
    [
        (date(2024, 4, 30), None, 1, 0),
        (FIRST, None, 1, 1),
        (LAST, None, 1, 1),
        (NEXT, None, 0, 0),
        (FIRST, NEXT, 1, 1),
        (FIRST, LAST, 0, 1),
        (date(2024, 4, 30), FIRST, 0, 0),
    ],
)
def test_a_model_is_active_on_the_last_day_and_founded_in_the_period(
    starts: date, ends: date | None, active: int, founded: int
):
    cells = figures(register(Scheme("M-1", COMMUNE, "other", starts, ends)), MAY)
    assert (cells["42.01"]["total"], cells["42.03"]["total"]) == (active, founded)


@pytest.mark.parametrize(
    ("starts", "ends", "counted"),
    [(LAST, None, 1), (NEXT, None, 0), (OPENED, NEXT, 1), (OPENED, LAST, 0)],
)
def test_who_takes_part_on_the_last_day_is_counted(starts: date, ends: date | None, counted: int):
    found = register(Scheme("M-1", COMMUNE, "volunteers", OPENED))
    found.participants = [Participant("M-1", "K-0", starts, ends)]
    assert figures(found, MAY)["42.02"]["total"] == counted


def test_who_takes_part_in_two_models_is_one_person_and_of_a_dissolved_one_nobody_is():
    found = register(
        Scheme("M-1", COMMUNE, "other", OPENED),
        Scheme("M-2", COMMUNE, "self_help", OPENED),
        Scheme("M-3", COMMUNE, "counselling", OPENED, LAST),
    )
    found.participants = [
        Participant("M-1", "K-0", OPENED),
        Participant("M-2", "K-0", OPENED),
        Participant("M-3", "K-1", OPENED, LAST),
    ]
    assert nonzero(figures(found, MAY), "42") == {"01": 2, "01b": 1, "01e": 1, "02": 1}
    with world(found):
        form, unit, window = MAY.resolve()
        listed = drill(form, unit, window, code="42.02")
    assert [(item.number, item.since) for item in listed] == [("K-0", OPENED)]


def test_behind_a_number_of_models_stands_the_list_of_them():
    found = register(
        Scheme("M-1", COMMUNE, "other", OPENED),
        Scheme("M-2", COMMUNE, "self_help", date(2024, 5, 2)),
        Scheme("M-3", FAR, "self_help", OPENED),
    )
    with world(found):
        form, unit, window = MAY.resolve()

        def behind(code: str) -> list[str]:
            return [item.name for item in drill_activities(form, unit, window, code=code)]

        assert behind("42.01") == ["M-1", "M-2"]
        assert behind("42.01b") == behind("42.03") == ["M-2"]
        assert behind("42.01d") == []


def test_a_model_is_no_club_and_a_club_no_model():
    found = register(Scheme("C-1", COMMUNE, "reintegration", OPENED))
    found.participants = [Participant("C-1", "K-0", OPENED)]
    cells = figures(found, MAY)
    assert nonzero(cells, "41") == {}
    found.schemes, found.participants = [], []
    found.clubs, found.memberships = [Club("C-1", COMMUNE, OPENED)], [Membership("C-1", "K-0", OPENED)]
    cells = figures(found, MAY)
    assert nonzero(cells, "42") == {}
    assert nonzero(cells, "41") == {"01": 1, "02": 1}


def test_the_layout_before_2022_does_not_have_the_group():
    cells = figures(register(Scheme("M-1", COMMUNE, "other", OPENED)), Ask("PL-TK", "2021-12", area=COMMUNE))
    assert nonzero(cells, "42") == {}
    assert "42.01" not in cells


def test_after_the_reform_a_model_counts_in_the_successor_of_its_commune():
    found = register(Scheme("M-1", COMMUNE, "other", OPENED))
    found.participants = [Participant("M-1", "K-0", OPENED)]
    assert nonzero(figures(found, Ask("PL-TK", "2025-H1", area="01")), "42") == {"01": 1, "01e": 1, "02": 1}
    assert nonzero(figures(found, Ask("PL-TK", "2025", area="01")), "42") == {"01": 1, "01e": 1, "02": 1}
