"""Doing what a reform of units asks that was handed in: judge its files, or apply them. Known by the tasks only; knows
no task."""

import hashlib
from collections import Counter
from dataclasses import asdict
from typing import Any

from accounts.enums import Permission, ReformState
from accounts.models import UnitReform, User
from accounts.perms import reform_bounds
from areas.reform.proposal import Proposal
from areas.services import Reformed, choose_in_reform, load_reform, try_reform
from core import calendar
from core.claims import Claim, Tell
from core.db import acting_as
from core.dispatch import bring_to_end

JUDGING, APPLYING = "Đang kiểm tra các tệp", "Đang áp dụng"
NO_LONGER = "Hôm nay bạn không còn quyền làm việc này."
UNEXPECTED = "Có lỗi ngoài dự kiến; chưa ghi gì. Hãy thử lại; nếu vẫn lỗi, báo nơi hỗ trợ mã {code}."
CHOSEN_FOR = "dossiers"
"""The kind of rows of which a list may choose."""


def produce_reform(claim: Claim, tell: Tell) -> None:
    """Judge the files, or apply them once somebody has said so; either way all or nothing."""
    bring_to_end(claim, lambda: _work(claim, tell), UNEXPECTED.format(code=f"SX-{claim.pk}"))


def _work(claim: Claim, tell: Tell) -> None:
    with acting_as(None):
        work = UnitReform.objects.select_related("requested_by", "approved_by").get(pk=claim.pk)
        user = work.approved_by if work.approved_at else work.requested_by
        may = user.may(Permission.MANAGE_AREAS)
    if not may:
        claim.fail(NO_LONGER)
        return
    tell(10, APPLYING if work.approved_at else JUDGING)
    with acting_as(user, post_label=user.post_label):
        values = apply(work, user) if work.approved_at else judge(work, user)
        claim.write(progress=100, progress_label="", **values)


def judge(work: UnitReform, user: User) -> dict[str, Any]:
    """What stands on the row after the files were judged."""
    found = try_reform(proposal=work.proposal, within=reform_bounds(user))
    if found.faults:
        return _refused(found)
    return {"state": ReformState.READY, "faults": [], "preview": preview_of(found)}


def apply(work: UnitReform, user: User) -> dict[str, Any]:
    """What stands on it after they were applied, or were not, because something has changed since they were judged."""
    now: dict[str, Any] = {}

    def agreed(found: Reformed) -> bool:
        now.update(preview_of(found))
        return work.despite_changes or not changes_between(work.preview, now)

    found = load_reform(proposal=work.proposal, by=user, within=reform_bounds(user), agreed=agreed)
    back = {"approved_at": None, "approved_by": None}
    if found.faults:
        return _refused(found) | back
    if found.tree is None:
        changed = changes_between(work.preview, now)
        return {"state": ReformState.READY, "preview": now, "changed": changed} | back
    return {
        "state": ReformState.DONE,
        "preview": now,
        "changed": [],
        "applied_at": calendar.now(),
        "followed": found.followed,
        **settle_if_due(work, found.proposal, user),
    }


def settle_if_due(work: UnitReform, proposal: Proposal, user: User) -> dict[str, Any]:
    """What the list of choices comes to, when the day has come; before it nothing yet."""
    if work.day > calendar.today():
        return {}
    chosen = choose_in_reform(day=work.day, choices=proposal.choices, by=user)
    told = {"counts": chosen.counts, "faults": [asdict(fault) for fault in chosen.faults]}
    return {"settled_at": calendar.now(), "settled": told}


def preview_of(found: Reformed) -> dict[str, Any]:
    """What the page shows: the units that end, each with how many rows of each kind lie in it; per kind how many in
    all, and a mark by which a later look sees that they are others."""
    proposal = found.proposal
    codes = {area.pk: code for code, area in proposal.ended.items()}
    units: dict[str, dict[str, int]] = {code: {} for code in proposal.ended}
    kinds = []
    for kind in found.touched:
        rows = sorted((codes[key], word) for key, word in kind.rows)
        for code, count in Counter(code for code, _ in rows).items():
            units[code][kind.slug] = count
        mark = hashlib.sha256("\n".join(f"{code} {word}" for code, word in rows).encode()).hexdigest()
        kinds.append({"slug": kind.slug, "label": kind.label, "rows": len(rows), "mark": mark})
    return {"begin": len(proposal.units), "kinds": kinds, "units": units, "divided": _divided(found, codes)}


def changes_between(before: dict[str, Any], now: dict[str, Any]) -> list[dict[str, Any]]:
    """The kinds of which other rows are touched than were shown, with how many before and now."""
    shown = {kind["slug"]: kind for kind in before.get("kinds", ())}
    return [
        {"label": kind["label"], "before": shown.get(kind["slug"], {}).get("rows", 0), "now": kind["rows"]}
        for kind in now["kinds"]
        if shown.get(kind["slug"], {}).get("mark") != kind["mark"]
    ]


def _divided(found: Reformed, codes: dict[int, str]) -> dict[str, dict[str, int]]:
    """Of each unit that is divided: to which successor the list sends how many; the rest goes to the default."""
    proposal = found.proposal
    if not proposal.divided:
        return {}
    lies_in = {word: codes[key] for kind in found.touched if kind.slug == CHOSEN_FOR for key, word in kind.rows}
    chosen = Counter((lies_in.get(row["number"], ""), row["successor_code"]) for row in proposal.choices)
    return {
        code: {row["successor_code"]: chosen[code, row["successor_code"]] for row in proposal.heirs[code]}
        for code in proposal.divided
    }


def _refused(found: Reformed) -> dict[str, Any]:
    return {"state": ReformState.REFUSED, "faults": [asdict(fault) for fault in found.faults], "preview": {}}
