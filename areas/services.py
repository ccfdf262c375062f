"""What an administrator does with the tree of units."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection, transaction

from areas.enums import AREA_OFFICES, Level
from areas.models import Area, AreaTree, Office, Succession
from areas.planting import plant
from areas.reform.bounds import outside
from areas.reform.proposal import Fault, Proposal, Row, faults_of
from areas.reform.touched import Touched, choosers, followers, touched_by
from core import audit

LEVEL_ORDER = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


@dataclass
class Chosen:
    """How many rows of each kind went to another successor than the default, and the lines that were not followed."""

    counts: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


@dataclass
class Reformed:
    """What a reform does, or would do: ``faults`` and nothing else; or the units that begin and end, what lies in those
    that end, how many rows followed and the new tree (none yet, when it was only tried)."""

    proposal: Proposal
    faults: list[Fault] = field(default_factory=list)
    touched: list[Touched] = field(default_factory=list)
    followed: dict[str, int] = field(default_factory=dict)
    tree: AreaTree | None = None


def try_reform(*, proposal: Proposal, within: frozenset[str] | None = None) -> Reformed:
    """What the reform would touch; writes nothing. ``within``: the codes of the provinces whose units may be touched,
    None: of all."""
    faults = faults_of(proposal)
    if not proposal.unread:
        faults += outside(proposal, within) if within is not None else []
        faults += [fault for chooser in choosers for fault in chooser.judge(proposal)]
    if faults:
        return Reformed(proposal, faults)
    return Reformed(proposal, touched=touched_by(list(proposal.ended.values()), proposal.day))


@transaction.atomic
def load_reform(
    *,
    proposal: Proposal,
    by: Any = None,
    within: frozenset[str] | None = None,
    agreed: Callable[[Reformed], bool] = lambda found: True,
) -> Reformed:
    """Sắp xếp đơn vị hành chính (Luật Tổ chức chính quyền địa phương): the units of a day on, and who succeeds whom.
    No row of a unit or of its history is rewritten, save that a unit that ends gets its last day; what lies in it is
    seen and counted through the map of the new tree. Posts and the like go over by their followers. ``agreed`` is asked
    with what the reform touches at this moment; if not, nothing is written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('reform of units'))")
    found = try_reform(proposal=proposal, within=within)
    if found.faults or not agreed(found):
        return found
    found.tree = _write(proposal)
    found.followed = follow_reform(day=proposal.day, by=by)
    counts = {"begin": len(proposal.units), "end": len(proposal.ended)}
    audit.record("load_reform", found.tree, by=by, day=proposal.day.isoformat(), **counts)
    return found


@transaction.atomic
def follow_reform(*, day: date, by: Any = None) -> dict[str, int]:
    """Let posts and the like go over to the successors; called again on the day itself it adds what came since."""
    return {follower.label: follower.follow(day, by) for follower in followers}


@transaction.atomic
def choose_in_reform(*, day: date, choices: list[Row], by: Any = None) -> Chosen:
    """Do what a list says of divided units, once the day has come; what cannot be done any more is told."""
    found = Chosen()
    for chooser in choosers:
        found.counts[chooser.label], faults = chooser.choose(choices, day, by)
        found.faults += faults
    return found


def _write(proposal: Proposal) -> AreaTree:
    day, ended = proposal.day, [area.pk for area in proposal.ended.values()]
    Area.objects.filter(pk__in=ended).update(valid_to=day)
    Office.objects.filter(area__in=ended, kind__in=AREA_OFFICES, valid_to=None).update(valid_to=day)
    standing = {code: area for code, area in proposal.standing.items() if code not in proposal.ended}
    for level in LEVEL_ORDER:
        rows = [row for row in proposal.units if row["level"] == level]
        areas = [
            Area(
                code=row["code"],
                name=row["name"],
                level=level,
                parent=standing.get(row["parent_code"]),
                valid_from=day,
                latitude=float(row["lat"]) if row["lat"] else None,
                longitude=float(row["lon"]) if row["lon"] else None,
            )
            for row in rows
        ]
        standing.update({area.code: area for area in Area.objects.bulk_create(areas, batch_size=2000)})
    Succession.objects.bulk_create(
        [
            Succession(
                predecessor=proposal.standing[row["predecessor_code"]],
                successor=standing[row["successor_code"]],
                is_default=row["default"].lower() == "yes",
            )
            for row in proposal.successions
        ],
        batch_size=2000,
    )
    return plant(day)
