"""The reform of 01/07/2025 run from its two files on a seeded register gives what a system gives that had both trees
from the start. On larger registers: ``make reform SCALE=country``."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from accounts.enums import Role
from accounts.models import Post
from areas.enums import REFORM_2025, Level
from areas.load import DATA
from areas.models import Area, AreaMap
from areas.queries import area_on
from areas.reform.proposal import read
from areas.services import load_reform
from registers.seed.build import Builder
from registers.seed.scales import SCALES
from tests.accounts.factories import officer
from tests.areas.before_2025 import NOT_LOADED
from tests.areas.reformed import standing_after

pytestmark = pytest.mark.django_db
SEEDED, LOADED, AFTER = date(2024, 6, 20), date(2025, 6, 20), date(2025, 8, 1)


def test_the_reform_of_2025_on_a_seeded_register_gives_what_was_there_from_the_start(on_day):
    on_day(SEEDED)
    Builder(area_on("02", SEEDED), replace(SCALES["small"], dossiers=60, clubs=2), 1).build()
    officers = [officer(Role.COMMUNE_OFFICER, "00691"), officer(Role.PROVINCE_OFFICER, "02")]
    district, commune = officer(Role.DISTRICT_OFFICER), officer()
    on_day(AFTER)
    wanted = standing_after()
    with connection.cursor() as cursor:
        cursor.execute(NOT_LOADED)
    on_day(LOADED)
    files = ("areas_from_2025-07-01.csv", "area_successions_2025-07-01.csv")
    found = load_reform(proposal=read(REFORM_2025, *((DATA / name).read_bytes() for name in files)))
    assert found.faults == []
    counts = {kind.slug: len(kind.rows) for kind in found.touched}
    assert (counts["dossiers"], counts["posts"], found.followed) == (60, 4, {"chức danh": 3})
    on_day(AFTER)
    assert standing_after() == wanted
    assert len(wanted["hồ sơ"]) == 60
    assert all(any(cell["total"] for cell in cells.values()) for cells in wanted["số liệu"].values())
    assert all(user.posts.filter(valid_from=REFORM_2025).count() == 1 for user in officers)
    _is_the_tree_of_2025()
    assert Post.objects.get(user=commune, valid_from=REFORM_2025).office.area.code == "00097"
    assert not Post.objects.filter(user=district, valid_from=REFORM_2025).exists()


def _is_the_tree_of_2025() -> None:
    levels = Counter(Area.objects.valid_on(REFORM_2025).values_list("level", flat=True))
    assert levels == {Level.PROVINCE: 34, Level.COMMUNE: 3321}
    assert not Area.objects.valid_on(REFORM_2025).filter(valid_from__lt=REFORM_2025).exists()
    maps = AreaMap.objects.filter(tree__starts=REFORM_2025)
    assert maps.filter(area__level=Level.PROVINCE).values("area").distinct().count() == 63 + 34
    assert maps.filter(area__level=Level.DISTRICT).count() == 5  # the island districts that became communes
