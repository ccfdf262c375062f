"""Two dossiers of one person that a report had counted: what was sent stays, what was known is known, and the
difference is told."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date

import pytest

from cases.enums import DeterminationResult
from cases.models import Dossier
from cases.services import record_determination
from core.known import known_at
from registers.merging.merge import merge_dossiers
from registers.merging.plan import plan_of
from registers.merging.undo import undo_merge
from registers.models import Merge
from reporting.compile import compile_form, drill
from reporting.models import Report, Submission
from reporting.recount import changed_since_sent
from reporting.services import check_report, submit_report
from reporting.verifying import verify_code
from tests.areas.factories import COMMUNE
from tests.core.test_known import clock
from tests.rehab.factories import dossier, episode
from tests.reporting.comparing import Ask
from tests.reporting.test_life import PAPER
from tests.reporting.world import AGENCY, World, asked, counted, small_world

pytestmark = pytest.mark.django_db

HERE = Ask("01-BCN", "2024-05", area=COMMUNE)


@pytest.fixture(scope="module")
def standing_world(standing: Callable) -> Iterator[tuple[World, Dossier]]:
    """The small world, and An a second time."""

    def build() -> tuple[World, Dossier]:
        world = small_world()
        again = dossier(world.commune, "HS-0009", full_name="Nguyen Van An")
        told = {"result": DeterminationResult.ADDICTED, "agency": AGENCY, "by": world.district}
        record_determination(dossier=again, on=date(2023, 3, 1), **told)
        episode(again, world.district, starts=date(2024, 5, 6))
        return world, again

    with standing(build) as made:
        yield made


@pytest.fixture
def made(standing_world: tuple[World, Dossier], db: None) -> tuple[World, Dossier]:
    return deepcopy(standing_world)


def one_person(world: World, again: Dossier) -> Merge:
    for each in (world.an, again):
        each.refresh_from_db()
    plan = plan_of(world.an, again)
    assert plan.clashes == []
    return merge_dossiers(
        survivor=world.an,
        absorbed=again,
        versions=(world.an.version, again.version),
        choices={},
        reason="Cùng một người: đã gặp",
        by=world.commune,
    )


def total(row: str = "11.04") -> int:
    return compile_form(*HERE.resolve()).cells[row]["total"]


def sent(world: World) -> Submission:
    report = check_report(report=counted(asked(world.commune, "01-BCN")), by=world.commune)
    return submit_report(report=report, by=world.commune, **PAPER)


def test_what_was_sent_stays_and_the_difference_names_the_merge_and_its_undo(made):
    world, again = made
    submission = sent(world)
    record, paper = deepcopy(submission.record), total()
    merge = one_person(world, again)
    assert total() == paper - 1
    kept = Submission.objects.get(pk=submission.pk)
    assert (kept.record, Report.objects.get(pk=kept.report_id).cells) == (record, submission.report.cells)
    assert verify_code(Submission.objects.all(), kept.code).holds
    found = changed_since_sent(kept)
    cells = {cell.row: cell for cell in found.cells if cell.column == "total"}
    assert (cells["11.04"].old, cells["11.04"].new) == (paper, paper - 1)
    assert [mover.number for mover in cells["11.04"].gone] == ["HS-0009"]
    assert ("nhập làm một", "hồ sơ HS-0009") in [(one.how, one.what) for one in found.changes[again.pk]]

    version = Dossier.objects.get(pk=world.an.pk).version
    undo_merge(merge=merge, version=version, placed={}, reason="Nhầm người", by=world.commune)
    assert changed_since_sent(kept).cells == []


def test_before_the_merge_two_were_known(made):
    world, again = made
    before, both = clock(), total()
    one_person(world, again)
    with known_at(before):
        assert total() == both
        assert {"HS-0001", "HS-0009"} <= {row.number for row in drill(*HERE.resolve(), code="11.04")}
    merged = clock()
    merge = Merge.objects.get()
    version = Dossier.objects.get(pk=world.an.pk).version
    undo_merge(merge=merge, version=version, placed={}, reason="Nhầm người", by=world.commune)
    assert total() == both
    with known_at(merged):
        assert total() == both - 1
        assert "HS-0009" not in {row.number for row in drill(*HERE.resolve(), code="11.04")}
