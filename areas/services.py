"""What an administrator does with the tree of units."""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from areas.enums import AREA_OFFICES, Level
from areas.models import Area, AreaTree, Office, Succession
from areas.planting import plant
from areas.reform.proposal import Fault, Proposal, faults_of
from areas.reform.touched import Touched, followers, touched_by
from core import audit

LEVEL_ORDER = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


@dataclass
class Reformed:
    """What a reform does, or would do: ``faults`` and nothing else; or the units that begin and end, what lies in those
    that end, and how many rows followed (none yet, when it was only tried)."""

    proposal: Proposal
    faults: list[Fault] = field(default_factory=list)
    touched: list[Touched] = field(default_factory=list)
    followed: dict[str, int] = field(default_factory=dict)


def try_reform(*, proposal: Proposal) -> Reformed:
    """What the reform would touch; writes nothing."""
    faults = faults_of(proposal)
    if faults:
        return Reformed(proposal, faults)
    return Reformed(proposal, touched=touched_by(list(proposal.ended.values()), proposal.day))


@transaction.atomic
def load_reform(*, proposal: Proposal, by: Any = None) -> Reformed:
    """Sắp xếp đơn vị hành chính (Luật Tổ chức chính quyền địa phương): the units of a day on, and who succeeds whom.
    No row of a unit or of its history is rewritten, save that a unit that ends gets its last day; what lies in it is
    seen and counted through the map of the new tree. Posts and the like go over by their followers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('reform of units'))")
    found = try_reform(proposal=proposal)
    if found.faults:
        return found
    tree = _write(proposal)
    for follower in followers:
        found.followed[follower.label] = follower.follow(proposal.day, by)
    audit.record(
        "load_reform", tree, by=by, day=proposal.day.isoformat(), begin=len(proposal.units), end=len(proposal.ended)
    )
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
