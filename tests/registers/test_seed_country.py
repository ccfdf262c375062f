"""The register of the whole country, in parts that may be written beside each other."""

import subprocess
import sys
from datetime import date

import pytest
from django.db import connection
from django.db.models import Max

from areas.enums import Level, OfficeKind
from areas.models import Area, Office
from cases.models import Dossier, IdentityPaper
from cases.stage import refresh_stages
from core import calendar
from programme.models import StaffMember
from registers.seed.country import DOSSIERS, parts, seed_country
from registers.seed.scales import PARTS, ROOM
from tests.registers.test_seed import NEW_TREE, OLD_TREE, faults_on
from tests.test_architecture import ROOT

SEED_FOUR = """
from core import calendar
from registers.seed.country import parts, seed_country
seed_country(parts(calendar.today(), 800)[:4], 1)
"""


@pytest.mark.django_db
@pytest.mark.parametrize("day", [OLD_TREE, NEW_TREE], ids=["old tree", "new tree"])
def test_every_province_has_its_part(day: date):
    shares = parts(day)
    provinces = Area.objects.valid_on(day).filter(level=Level.PROVINCE)
    assert {share.area.pk for share in shares} == set(provinces.values_list("pk", flat=True))
    assert sum(share.scale.dossiers for share in shares) == DOSSIERS
    assert all(share.scale.dossiers >= 500 for share in shares)
    assert [share.scale.part for share in shares] == list(range(len(shares)))
    assert len(shares) < PARTS
    assert shares[0].scale.dossiers == max(share.scale.dossiers for share in shares)


@pytest.mark.django_db
def test_parts_stand_beside_each_other():
    """Two provinces with few people: keys, codes, numbers and papers do not meet, and no rule is broken."""
    largest, second, *_ = parts(OLD_TREE, 800)
    written = seed_country([largest, second], 1, processes=1)
    assert Dossier.objects.count() == largest.scale.dossiers + second.scale.dossiers > 60
    assert Dossier.objects.filter(pk__gte=2 * ROOM).count() == second.scale.dossiers
    assert not IdentityPaper.objects.filter(dossier__lt=2 * ROOM).exclude(number__endswith="00").exists()
    assert faults_on(calendar.today()) == {}
    assert refresh_stages() == 0
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    newest = Dossier.objects.aggregate(newest=Max("pk"))["newest"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('cases_dossier', 'id'))")
        assert cursor.fetchone()[0] == newest + 1
    communes = Office.objects.filter(kind=OfficeKind.COMMUNE, area__ancestor_links__ancestor=second.area)
    assert not communes.exclude(pk__in=StaffMember.objects.values("office")).exists()
    assert written[0].commune.province == largest.area.code


@pytest.mark.django_db(transaction=True)
def test_the_processes_of_a_real_run_do_not_meet(process_environment):
    subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", SEED_FOUR],
        cwd=ROOT,
        env=process_environment,
        check=True,
    )
    shares = parts(calendar.today(), 800)[:4]
    assert Dossier.objects.count() == sum(share.scale.dossiers for share in shares)
    assert faults_on(calendar.today()) == {}
