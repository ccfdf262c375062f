"""Two dossiers become one, and two again: rules and refusals."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date

import pytest

from cases.enums import DeterminationResult, PaperKind
from cases.models import Determination, Dossier, FormerNumber, IdentityPaper, PairState, Procedure, SuspectedPair
from cases.services import add_paper, move_dossier, record_determination, register_dossier, update_dossier
from cases.services.dossiers import NUMBER_TAKEN
from core.errors import StaleVersionError
from core.models import AuditEvent
from registers.merging import merge as rules
from registers.merging import undo as undo_rules
from registers.merging.clashes import Choice
from registers.merging.joining import NO_END_REASON
from registers.merging.later import since
from registers.merging.plan import MINE, THEIRS, plan_of, stays_of
from registers.models import Merge
from rehab.models import Episode, Facility
from tests.areas import factories as areas
from tests.cases.factories import facts
from tests.refusals import refused
from tests.registers.merging_worlds import World, build
from tests.registers.test_merging_walk import merged, undone

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(standing: Callable) -> Iterator[World]:
    with standing(build) as world:
        yield world


@pytest.fixture
def world(made: World, db: None) -> World:
    return deepcopy(made)


def _merge(world: World, **choices: str) -> Merge:
    return merged(world, None, **choices)


def _episode(dossier: Dossier, starts: date, ends: date | None) -> Episode:
    reason = "completed" if ends else ""
    return Episode.objects.create(dossier=dossier, modality="home", starts=starts, ends=ends, end_reason=reason)


def test_the_one_has_the_chosen_fields_and_the_earlier_opening(world):
    merge = _merge(world, full_name=THEIRS)
    kept = Dossier.objects.get(pk=world.survivor.pk)
    assert (kept.number, kept.full_name, kept.occupation) == ("HS-1", "Nguyễn An", "Thợ mộc")
    assert kept.opened_on == world.absorbed.opened_on
    assert AuditEvent.objects.filter(action="merge", object_id=str(kept.pk)).count() == 1
    assert (merge.survivor_number, merge.absorbed_number) == ("HS-1", "HS-2")


def test_the_old_number_finds_the_one_and_is_never_given_again(world):
    _merge(world)
    assert Dossier.objects.search("HS-2").get().pk == world.survivor.pk
    kept = Dossier.objects.get(pk=world.survivor.pk)
    add_paper(dossier=kept, kind=PaperKind.CMND, number="012345678", by=world.by)
    assert Dossier.objects.search("HS-2").get().pk == world.survivor.pk
    again = facts(number="HS-2")
    assert refused(
        lambda: register_dossier(by=world.by, data=again, commune=areas.area()),
        "number",
        NUMBER_TAKEN.format(number="HS-2"),
    )


def test_every_day_has_one_commune_as_chosen(world):
    neighbour, own = areas.area(areas.NEIGHBOUR).pk, areas.area().pk
    assert stays_of(world.absorbed) == [
        (own, date(2023, 1, 5), date(2023, 6, 1)),
        (neighbour, date(2023, 6, 1), None),
    ]
    (dispute,) = plan_of(world.survivor, world.absorbed).disputes
    assert (dispute.starts, dispute.ends) == (date(2023, 6, 1), None)
    merge = _merge(world)
    assert stays_of(world.survivor) == [(own, date(2023, 1, 5), None)]
    undone(merge, world)
    _merge(world, **{dispute.slug: THEIRS})
    assert stays_of(world.survivor) == [(own, date(2023, 1, 5), date(2023, 6, 1)), (neighbour, date(2023, 6, 1), None)]


def test_of_two_episodes_that_overlap_one_is_cut_or_kept(world):
    mine = _episode(world.survivor, date(2023, 4, 1), None)
    theirs = _episode(world.absorbed, date(2023, 8, 1), date(2023, 12, 1))
    (clash,) = plan_of(world.survivor, world.absorbed).clashes
    assert clash.choices() == [Choice.KEEP_MINE, Choice.KEEP_THEIRS, Choice.CUT_MINE]
    assert refused(lambda: _merge(world), clash.slug)
    cut = {clash.slug: Choice.CUT_MINE}
    assert refused(lambda: _merge(world, **cut), clash.slug, NO_END_REASON.format(row=mine))
    _merge(world, **cut, **{f"{clash.slug}:reason": "other"})
    spans = Episode.objects.filter(dossier=world.survivor).values_list("pk", "starts", "ends", "end_reason")
    assert set(spans) == {
        (mine.pk, date(2023, 4, 1), date(2023, 8, 1), "other"),
        (theirs.pk, date(2023, 8, 1), date(2023, 12, 1), "completed"),
    }


def test_methadone_beside_another_needs_no_choice(world):
    clinic = world.shared[Facility]
    _episode(world.survivor, date(2023, 4, 1), None)
    Episode.objects.create(dossier=world.absorbed, modality="methadone", facility=clinic, starts=date(2023, 5, 1))
    assert plan_of(world.survivor, world.absorbed).clashes == []
    _merge(world)
    assert Episode.objects.filter(dossier=world.survivor).count() == 2


def test_the_same_fact_on_both_sides_is_kept_once_without_a_question(world):
    for dossier in (world.survivor, world.absorbed):
        record_determination(dossier=dossier, on=date(2023, 5, 5), result=DeterminationResult.ADDICTED, by=world.by)
    plan = plan_of(world.survivor, world.absorbed)
    assert (plan.clashes, plan.same) == ([], 1)
    _merge(world)
    assert Determination.objects.filter(dossier=world.survivor).count() == 1


def test_of_two_papers_in_use_one_becomes_the_number_of_before(world):
    add_paper(dossier=world.survivor, kind=PaperKind.CCCD, number="046090000001", by=world.by)
    add_paper(dossier=world.absorbed, kind=PaperKind.CCCD, number="046090000002", by=world.by)
    (clash,) = plan_of(world.survivor, world.absorbed).clashes
    _merge(world, **{clash.slug: Choice.KEEP_THEIRS})
    in_use = IdentityPaper.objects.filter(dossier=world.survivor, replaced_on=None).values_list("number", flat=True)
    assert list(in_use) == ["046090000002"]
    assert Dossier.objects.search("046090000001").get().pk == world.survivor.pk


def test_two_open_procedures_of_a_kind_are_not_merged(world):
    for dossier in (world.survivor, world.absorbed):
        Procedure.objects.create(dossier=dossier, kind="voluntary_home", state="x", opened_on=date(2024, 2, 1))
    assert "đang có thủ tục" in refused(lambda: _merge(world))


def test_a_merge_needs_a_reason_two_dossiers_and_their_versions_of_now(world):
    survivor, absorbed = world.survivor, world.absorbed
    versions = (survivor.version, absorbed.version)
    known = {"choices": {}, "by": world.by, "versions": versions}

    def merge(one: Dossier, other: Dossier, **changes):
        return rules.merge_dossiers(survivor=one, absorbed=other, **{**known, "reason": "x", **changes})

    assert refused(lambda: merge(survivor, survivor), sentence=rules.SAME_DOSSIER)
    assert refused(lambda: merge(survivor, absorbed, reason=" "), "reason", rules.NO_REASON)
    update_dossier(dossier=absorbed, version=absorbed.version, data={"occupation": "Thợ nề"}, by=world.by)
    with pytest.raises(StaleVersionError):
        merge(survivor, absorbed)
    fresh = Dossier.objects.get(pk=absorbed.pk)
    merge(survivor, fresh, versions=(survivor.version, fresh.version))
    with pytest.raises(Dossier.DoesNotExist):
        merge(survivor, fresh)


def test_a_decided_pair_goes_over_and_the_pair_itself_comes_back_as_unclear(world):
    third = register_dossier(by=world.by, data=facts(), commune=areas.area())
    told = {"score": 90, "found_at": "2024-06-01T00:00Z"}
    decided = {"state": PairState.DIFFERENT, "decided_at": "2024-06-01T00:00Z", "decided_by": world.by}
    SuspectedPair.objects.create(first=world.survivor, second=world.absorbed, **told)
    SuspectedPair.objects.create(first=world.survivor, second=third, **told)
    SuspectedPair.objects.create(first=world.absorbed, second=third, **told, **decided)
    merge = _merge(world)
    pair = SuspectedPair.objects.get()
    assert (pair.first, pair.second, pair.state) == (world.survivor, third, PairState.DIFFERENT)
    undone(merge, world)
    states = {(pair.first_id, pair.second_id): pair.state for pair in SuspectedPair.objects.all()}
    assert states == {
        (world.survivor.pk, world.absorbed.pk): PairState.UNSURE,
        (world.survivor.pk, third.pk): PairState.OPEN,
        (world.absorbed.pk, third.pk): PairState.DIFFERENT,
    }


def test_what_came_later_is_placed_by_the_officer(world):
    merge = _merge(world)
    kept = Dossier.objects.get(pk=world.survivor.pk)
    test = record_determination(dossier=kept, on=date(2024, 5, 5), result=DeterminationResult.ADDICTED, by=world.by)
    kept.refresh_from_db()
    update_dossier(dossier=kept, version=kept.version, data={"occupation": "Thợ nề"}, by=world.by)
    move_dossier(dossier=kept, to=areas.area(areas.NEIGHBOUR), on=date(2024, 6, 1), by=world.by)
    asked = {later.slug for later in since(merge).asked}
    assert asked == {f"cases-determination:{test.pk}", "field-occupation", "days"}
    assert "Hãy chọn hồ sơ cho" in refused(lambda: undone(merge, world))
    undone(merge, world, **{f"cases-determination:{test.pk}": THEIRS, "field-occupation": THEIRS, "days": MINE})
    absorbed, survivor = Dossier.objects.get(pk=world.absorbed.pk), Dossier.objects.get(pk=world.survivor.pk)
    test.refresh_from_db()
    assert test.dossier == absorbed
    assert (absorbed.occupation, survivor.occupation) == ("Thợ nề", "")
    assert stays_of(survivor)[-1] == (areas.area(areas.NEIGHBOUR).pk, date(2024, 6, 1), None)
    assert stays_of(absorbed) == stays_of(world.absorbed)
    assert not FormerNumber.objects.exists()


def test_a_merge_is_undone_once_the_last_one_first(world):
    first = _merge(world)
    third = register_dossier(by=world.by, data=facts(number="HS-3"), commune=areas.area())
    kept = Dossier.objects.get(pk=world.survivor.pk)
    second = rules.merge_dossiers(
        survivor=third, absorbed=kept, versions=(third.version, kept.version), choices={}, reason="x", by=world.by
    )
    assert FormerNumber.objects.get(number="HS-2").dossier == third
    assert undo_rules.why_not(Merge.objects.get(pk=first.pk)) == undo_rules.GONE.format(number="HS-1")
    undone(second, world)
    first.refresh_from_db()
    undone(first, world)
    assert Dossier.objects.filter(number__in=["HS-1", "HS-2", "HS-3"]).count() == 3
    first.refresh_from_db()
    assert refused(lambda: undone(first, world), sentence=undo_rules.UNDONE_ALREADY.format(at=first.undone_at))


def test_an_undo_that_cannot_stand_is_told_and_changes_nothing(world):
    mine = _episode(world.survivor, date(2023, 4, 1), date(2023, 12, 1))
    theirs = _episode(world.absorbed, date(2023, 8, 1), date(2023, 12, 1))
    (clash,) = plan_of(world.survivor, world.absorbed).clashes
    merge = _merge(world, **{clash.slug: Choice.CUT_MINE})
    theirs.refresh_from_db()
    later = _episode(world.survivor, date(2023, 12, 5), date(2024, 1, 5))
    Episode.objects.filter(pk=theirs.pk).update(ends=date(2023, 12, 3))
    undone(merge, world, **{f"rehab-episode:{later.pk}": MINE})
    mine.refresh_from_db()
    assert mine.ends == date(2023, 12, 1)
    assert Episode.objects.get(pk=theirs.pk).ends == date(2023, 12, 3)
