"""A reform of units as a function: judged as a whole, tried without a trace, loaded in one transaction."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.enums import Role
from accounts.models import Post
from accounts.scope import scope_of
from accounts.services import appoint_deputy, follow_posts
from aftercare.services import found_club
from areas.enums import REFORM_2025, Level
from areas.models import Area, AreaLink, AreaMap, AreaTree, Office
from areas.queries import area_on, chain_above, unit_for
from areas.reform import proposal as rules
from areas.reform.proposal import faults_of, read
from areas.services import load_reform, try_reform
from cases.models import Dossier, Responsibility
from cases.officers import in_charge
from cases.services import assign_officer
from core.models import AuditEvent
from tests.accounts.factories import officer, person
from tests.areas import factories as areas
from tests.areas.reforms import DAY, divided, merged, proposed
from tests.cases import factories

pytestmark = pytest.mark.django_db
FIRST, SECOND = "00008", "00025"
"""Two communes of Hà Nội since the reform of 2025."""
EVE = DAY - timedelta(days=1)


@pytest.fixture
def lately(on_day):
    on_day(date(2026, 2, 1))
    return on_day


def loaded(proposal):
    found = load_reform(proposal=proposal)
    assert found.faults == []
    return found


def sentences(proposal):
    return [(fault.file, fault.line, fault.column, fault.message) for fault in faults_of(proposal)]


def test_two_communes_become_one_and_everything_else_stands(lately):
    before = set(Area.objects.valid_on(EVE).values_list("pk", flat=True))
    found = loaded(merged(FIRST, SECOND))
    assert sorted(found.proposal.ended) == [FIRST, SECOND]
    after = set(Area.objects.valid_on(DAY).values_list("pk", flat=True))
    new = area_on(FIRST, DAY)
    old = {area_on(code, EVE).pk for code in (FIRST, SECOND)}
    assert (after - before, before - after) == ({new.pk}, old)
    assert [area.code for area in chain_above(new)] == [FIRST, "01"]
    assert {unit_for(Area.objects.get(pk=key), DAY) for key in old} == {new}
    assert Office.objects.valid_on(DAY).get(area=new).name == "UBND phường Hợp Nhất"
    maps = AreaMap.objects.filter(tree__starts=DAY)
    assert maps.filter(area__level=Level.COMMUNE).count() == Area.objects.filter(level=Level.COMMUNE).count()
    assert not maps.exclude(unit__in=after).exists()
    oldest = areas.area(areas.COMMUNE, date(2024, 6, 20))
    assert unit_for(oldest, EVE) == unit_for(oldest, DAY)
    assert AuditEvent.objects.get(action="load_reform").details == {"day": "2026-03-01", "begin": 1, "end": 2}


def test_what_was_before_is_as_it_was(lately):
    trees = list(AreaMap.objects.filter(tree__starts__lt=DAY).order_by("pk").values())
    links = list(AreaLink.objects.order_by("pk").values())
    loaded(merged(FIRST, SECOND))
    assert list(AreaMap.objects.filter(tree__starts__lt=DAY).order_by("pk").values()) == trees
    assert list(AreaLink.objects.order_by("pk").values())[: len(links)] == links
    assert area_on(FIRST, EVE).name != area_on(FIRST, DAY).name


def test_people_and_their_officers_are_of_the_new_commune(lately, on_day):
    by, beside = officer(area_code=FIRST), officer(area_code=SECOND)
    dossiers = {
        factories.dossier(areas.area(code), by=user, opened_on=date(2026, 1, 5))
        for code, user in ((FIRST, by), (SECOND, beside))
    }
    rows = list(Responsibility.objects.order_by("pk").values())
    mine = Dossier.objects.visible_to(by).get()
    assign_officer(dossier=mine, officer=by, starts=date(2026, 1, 6), by=by)
    found = loaded(merged(FIRST, SECOND))
    assert found.followed == {"chức danh": 2}
    on_day(DAY)
    for user in (by, beside):
        again = type(user).objects.get(pk=user.pk)
        assert set(Dossier.objects.visible_to(again)) == dossiers
        assert [post.office.area for post in again.posts_today] == [area_on(FIRST, DAY)]
    assert list(Responsibility.objects.order_by("pk").values()) == rows
    assert str(in_charge([mine])[mine.pk]) == str(by)
    follow_posts(on=DAY)
    assert Post.objects.count() == 4


def test_a_try_tells_what_is_touched_and_writes_nothing(lately):
    by = officer(area_code=FIRST)
    dossier = factories.dossier(areas.area(FIRST), by=by, opened_on=date(2026, 1, 5))
    older = factories.dossier(areas.COMMUNE, by=officer(area_code="00097"), number="CU-1")
    found_club(code="CLB-7", name="Bạn", commune=areas.area(FIRST), starts=date(2026, 1, 6), by=by)
    trees = AreaTree.objects.count()
    told = {kind.slug: [word for _, word in kind.rows] for kind in try_reform(proposal=merged(FIRST, "00097")).touched}
    assert told["dossiers"] == sorted([dossier.number, older.number])
    assert told["clubs"] == ["CLB-7"]
    assert len(told["posts"]) == 2
    assert AreaTree.objects.count() == trees
    assert area_on(FIRST, DAY).valid_to is None


def test_a_divided_commune_goes_to_its_default_until_somebody_chooses(lately):
    by = officer(area_code=FIRST)
    proposal = divided(FIRST, "99901", "99902")
    loaded(proposal)
    assert proposal.divided == [FIRST]
    assert unit_for(area_on(FIRST, EVE), DAY).code == "99901"
    assert Post.objects.get(user=by, valid_from=DAY).office.area.code == "99901"


def test_a_deputy_goes_over_with_the_post_and_an_ended_post_does_not(lately, on_day):
    by = officer(area_code=FIRST)
    held = appoint_deputy(
        post=by.posts.get(), deputy=officer(area_code=FIRST), starts=date(2026, 2, 1), ends=date(2026, 4, 1), by=by
    )
    gone = officer(area_code=SECOND)
    gone.posts.update(valid_to=DAY)
    loaded(merged(FIRST, SECOND))
    over = Post.objects.get(user=held.user, valid_from=DAY, deputy_for__isnull=False)
    assert over.deputy_for == Post.objects.get(user=by, valid_from=DAY)
    assert over.valid_to == date(2026, 4, 1)
    assert not Post.objects.filter(user=gone, valid_from=DAY).exists()


NEW = "99901,Phường Mới,commune,01"


@pytest.mark.parametrize(
    ("units", "successions", "wanted"),
    [
        (
            ["999,Xã,commune,01"],
            [],
            ("đơn vị", 2, "code", rules.CODE_SHAPE.format(level="xã, phường, thị trấn", length=5)),
        ),
        (["99901,,commune,01"], [], ("đơn vị", 2, "name", rules.NO_NAME)),
        (["99901,Xã,xã,01"], [], ("đơn vị", 2, "level", rules.UNKNOWN_LEVEL.format("xã"))),
        (["99901,Xã,commune,77"], [], ("đơn vị", 2, "parent_code", rules.NO_PARENT.format("77", DAY))),
        (
            ["99901,Xã,commune,00004"],
            [],
            ("đơn vị", 2, "parent_code", rules.WRONG_PARENT.format("00004", "xã, phường, thị trấn")),
        ),
        (["97,Tỉnh Mới,province,01"], [], ("đơn vị", 2, "parent_code", rules.PROVINCE_HAS_PARENT)),
        ([NEW, NEW], [], ("đơn vị", 3, "code", rules.TWICE.format(2))),
        (
            ["00008,Phường Đổi,commune,01"],
            [],
            ("đơn vị", 2, "code", rules.KEEPS_CODE.format("00008", "Phường Ngọc Hà")),
        ),
        ([NEW], ["00001,99901,yes"], ("kế thừa", 2, "predecessor_code", rules.NOT_STANDING.format("00001", EVE))),
        ([], ["00008,99903,yes"], ("kế thừa", 2, "successor_code", rules.NO_SUCCESSOR.format("99903", DAY))),
        ([NEW], ["01,99901,yes"], ("kế thừa", 2, "successor_code", rules.OTHER_LEVEL.format("01", "99901"))),
        ([NEW], ["00008,99901,yes"] * 2, ("kế thừa", 3, "successor_code", rules.PAIR_TWICE.format(2))),
        ([NEW], ["00008,99901,no"], ("kế thừa", 2, "default", rules.DEFAULTS.format("00008", 0))),
        ([NEW], ["00008,99901,yes", "00008,00025,yes"], ("kế thừa", 2, "default", rules.DEFAULTS.format("00008", 2))),
        (["01,Thủ đô,province,"], [], ("đơn vị", 0, "code", rules.LEFT_ALONE.format("Phường Ba Đình", "00004"))),
    ],
)
def test_each_fault_is_told_with_its_cell(lately, units, successions, wanted):
    assert wanted in sentences(proposed(units, successions))


def test_a_reform_with_faults_writes_nothing(lately):
    trees, units = AreaTree.objects.count(), Area.objects.count()
    found = load_reform(proposal=proposed([NEW], ["00008,99901,no"]))
    assert len(found.faults) == 1
    assert (AreaTree.objects.count(), Area.objects.count()) == (trees, units)


@pytest.mark.parametrize(("day", "late"), [(REFORM_2025, True), (REFORM_2025 + timedelta(1), False)])
def test_a_reform_begins_after_the_last_tree(lately, day, late):
    wanted = [("", 0, "", rules.TOO_EARLY.format(REFORM_2025))] if late else []
    assert sentences(merged(FIRST, SECOND, day=day)) == wanted


@pytest.mark.parametrize(
    ("units", "message"),
    [
        (b"\xff\xfe\x00", rules.NOT_READ),
        (b"code,name\n1,2\n", rules.NO_COLUMNS.format("level, parent_code", ", ".join(rules.COLUMNS["đơn vị"]))),
    ],
)
def test_a_file_that_is_none_is_refused_as_a_whole(lately, units, message):
    assert [fault.message for fault in faults_of(read(DAY, units, b""))] == [message]


def test_the_command_tries_refuses_and_loads(lately, tmp_path):
    units, successions = tmp_path / "units.csv", tmp_path / "successions.csv"
    units.write_text("code,name,level,parent_code\n00008,Phường Hợp Nhất,commune,01\n")
    successions.write_text("predecessor_code,successor_code,default\n00008,00008,yes\n00025,00008,no\n")
    names = {"units": str(units), "successions": str(successions), "day": "2026-03-01"}
    names["username"] = officer(Role.ADMINISTRATOR).username
    with pytest.raises(SystemExit) as refusal:
        call_command("reform_units", **names, stdout=(out := StringIO()))
    assert refusal.value.code == 1
    assert rules.DEFAULTS.format("00025", 0) in out.getvalue()
    successions.write_text(successions.read_text().replace(",no", ",yes"))
    call_command("reform_units", **names, dry_run=True, json=True, stdout=(out := StringIO()))
    told = json.loads(out.getvalue())
    assert (told["faults"], told["end"], told["followed"]) == ([], [FIRST, SECOND], {})
    call_command("reform_units", **names, stdout=(out := StringIO()))
    assert "1 đơn vị mới, 2 đơn vị hết" in out.getvalue()
    assert area_on(FIRST, DAY).name == "Phường Hợp Nhất"
    with pytest.raises(CommandError) as wrong:
        call_command("reform_units", **{**names, "day": "1/3/2026"})
    assert wrong.value.returncode == 2
    for nobody in ("khong-co", officer(area_code=FIRST).username):
        with pytest.raises(CommandError) as refused:
            call_command("reform_units", **{**names, "username": nobody})
        assert refused.value.returncode == 2


def test_scope_follows_the_map(lately, on_day):
    above = officer(Role.PROVINCE_OFFICER)
    loaded(merged(FIRST, SECOND))
    on_day(DAY)
    keys = scope_of(type(above).objects.get(pk=above.pk)).commune_keys
    assert area_on(FIRST, DAY).pk in keys
    assert person().posts_today == []
