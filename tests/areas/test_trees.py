"""Both trees as loaded from the public files, and the questions asked of them."""

import csv
from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.db.models import Count, F
from django.test.utils import CaptureQueriesContext

from areas.enums import BEGINNING, REFORM_2025, Level
from areas.load import DATA
from areas.models import Area, AreaLink, AreaMap, Office, Succession
from areas.queries import area_on, chain_above, office_above, subtree_on, unit_for
from tests.areas import factories as areas

pytestmark = pytest.mark.django_db

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def _file(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


TREES = [("areas_before_2025-07-01.csv", BEGINNING), ("areas_from_2025-07-01.csv", REFORM_2025)]


@pytest.mark.parametrize(("name", "starts"), TREES)
def test_every_unit_of_the_file_is_there_with_its_office(name, starts):
    rows = _file(name)
    units = Area.objects.filter(valid_from=starts)
    assert Counter(units.values_list("level", flat=True)) == Counter(row["level"] for row in rows)
    assert set(units.values_list("code", "name", "parent__code")) == {
        (row["code"], row["name"], row["parent_code"] or None) for row in rows
    }
    offices = Office.objects.filter(valid_from=starts, kind=F("area__level"), valid_to=F("area__valid_to"))
    assert Office.objects.filter(valid_from=starts).count() == len(rows)
    assert offices.count() == (len(rows) if starts == BEGINNING else 0)


def test_numbers_known_from_the_resolutions():
    """63 provinces before the reform, 34 from it, 3,321 communes and no district."""

    def levels(day: date) -> dict[str, int]:
        counted = Area.objects.valid_on(day).values("level").annotate(n=Count("pk"))
        return {row["level"]: row["n"] for row in counted}

    assert levels(BEFORE)[Level.PROVINCE] == 63
    assert levels(AFTER) == {Level.PROVINCE: 34, Level.COMMUNE: 3321}


def test_a_day_has_one_tree_without_gap():
    assert not Area.objects.valid_on(BEFORE).filter(valid_from=REFORM_2025).exists()
    assert not Area.objects.valid_on(AFTER).filter(valid_from=BEGINNING).exists()
    repeated = Area.objects.valid_on(AFTER).values("code").annotate(n=Count("pk")).filter(n__gt=1)
    assert not repeated.exists()


def test_every_succession_of_the_file_is_there_and_has_one_default():
    rows = _file("area_successions_2025-07-01.csv")
    stored = set(Succession.objects.values_list("predecessor__code", "successor__code", "is_default"))
    assert stored == {(row["predecessor_code"], row["successor_code"], row["default"] == "yes") for row in rows}
    gone = Area.objects.filter(level=Level.COMMUNE, valid_to=REFORM_2025)
    assert not gone.exclude(successions__is_default=True).exists()


def test_the_map_of_a_tree_gives_every_commune_one_unit_of_that_tree():
    for _, starts in TREES:
        units = AreaMap.objects.filter(tree__starts=starts)
        assert not units.exclude(unit__valid_from=starts).exists()
        mapped = units.filter(area__level=Level.COMMUNE)
        assert mapped.count() == Area.objects.filter(level=Level.COMMUNE, valid_from__lte=starts).count()
        assert units.filter(area__level=Level.PROVINCE, unit__level=Level.PROVINCE).count() == (
            Area.objects.filter(level=Level.PROVINCE, valid_from__lte=starts).count()
        )


def test_the_closure_holds_every_unit_with_each_unit_above_it():
    assert AreaLink.objects.filter(distance=0, ancestor=F("descendant")).count() == Area.objects.count()
    assert AreaLink.objects.filter(distance=1).count() == Area.objects.filter(parent__isnull=False).count()
    assert not AreaLink.objects.filter(distance=1).exclude(descendant__parent=F("ancestor")).exists()
    two = Area.objects.filter(parent__parent__isnull=False).count()
    assert AreaLink.objects.filter(distance=2).count() == two


def test_subtree_of_a_unit_on_a_day():
    province = area_on(areas.PROVINCE, BEFORE)
    below = Counter(subtree_on(province, BEFORE).values_list("level", flat=True))
    assert (below[Level.PROVINCE], below[Level.DISTRICT]) == (1, 30)
    assert not subtree_on(province, AFTER).exists()
    assert Counter(subtree_on(area_on("01", AFTER), AFTER).values_list("level", flat=True)) == {
        Level.PROVINCE: 1,
        Level.COMMUNE: 126,
    }


def test_chain_above_a_commune_on_a_day():
    def names(code: str, day: date) -> list[str]:
        return [unit.name for unit in chain_above(area_on(code, day))]

    assert names("00001", BEFORE) == ["Phường Phúc Xá", "Quận Ba Đình", "Thành phố Hà Nội"]
    assert names("00097", AFTER) == ["Phường Hồng Hà", "Thành phố Hà Nội"]


def test_successor_on_a_day():
    old = area_on("00001", BEFORE)
    assert unit_for(old, BEFORE) == old
    assert unit_for(old, AFTER).name == "Phường Hồng Hà"
    assert unit_for(area_on("02", BEFORE), AFTER).name == "Tỉnh Tuyên Quang"
    assert unit_for(area_on("001", BEFORE), AFTER) is None


def test_a_code_may_mean_another_place_in_the_next_tree():
    assert (area_on("00004", BEFORE).name, area_on("00004", AFTER).name) == ("Phường Trúc Bạch", "Phường Ba Đình")


def test_the_office_to_which_one_reports():
    facility = areas.care_office()
    assert office_above(areas.office("00001", BEFORE), BEFORE).code == "001"
    assert office_above(areas.office("001", BEFORE), BEFORE).code == "01"
    assert office_above(areas.office("01", BEFORE), BEFORE) is None
    assert office_above(facility, BEFORE) == areas.office("01", BEFORE)
    assert office_above(areas.office("00097", AFTER), AFTER) == areas.office("01", AFTER)
    assert office_above(facility, AFTER) == areas.office("01", AFTER)


@pytest.mark.parametrize(
    "ask",
    [
        lambda unit: area_on(unit.code, BEFORE),
        lambda unit: list(subtree_on(unit.parent, BEFORE)),
        lambda unit: list(chain_above(unit)),
        lambda unit: unit_for(unit, AFTER),
    ],
    ids=["the unit of a code", "the subtree on a day", "the chain above", "the successor"],
)
def test_a_question_is_one_statement_that_reads_the_tree_by_index(ask):
    unit = area_on("00001", BEFORE)
    with CaptureQueriesContext(connection) as captured:
        assert ask(unit)
    (statement,) = [query["sql"] for query in captured.captured_queries]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index" in plan
    assert [
        table for table in ("areas_area ", "areas_arealink", "areas_areamap") if f"Seq Scan on {table}" in plan
    ] == []
