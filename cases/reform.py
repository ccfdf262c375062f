"""Dossiers in units that end, those on their way, and to which successor of a divided commune each belongs: what a
reform touches and asks."""

from datetime import date
from typing import Any

from areas.reform.proposal import CHOICES, Fault, Proposal, Row
from areas.reform.touched import Chooser, Touch, choosers, older_than, rows_in, touches
from cases.models import Responsibility, Transfer
from cases.services.reform import Choice, choose_successors, faults_in


def _dossiers(keys: list[int], day: date) -> list[tuple[int, str]]:
    older = older_than(keys, day).values("area")
    now = Responsibility.objects.filter(ends=None, commune__in=older).order_by("dossier__number")
    return rows_in(now.values_list("commune", "dossier__number"), keys, day)


def _transfers(keys: list[int], day: date) -> list[tuple[int, str]]:
    waiting = Transfer.objects.waiting().select_related("source", "target").order_by("pk")
    ways = [(row, f"{row.source.code} → {row.target.code}") for row in waiting]
    return rows_in([(unit, way) for row, way in ways for unit in (row.source_id, row.target_id)], keys, day)


def _choices(rows: list[Row]) -> list[Choice]:
    return [Choice(row.line, row["number"], row["successor_code"]) for row in rows]


def _told(choice: Choice, sentence: str) -> Fault:
    return Fault(CHOICES, choice.line, "number", choice.number, sentence)


def _judge(proposal: Proposal) -> list[Fault]:
    heirs = {code: [row["successor_code"] for row in proposal.heirs[code]] for code in proposal.divided}
    return [_told(*fault) for fault in faults_in(_choices(proposal.choices), proposal.day, heirs)]


def _choose(rows: list[Row], day: date, by: Any) -> tuple[int, list[Fault]]:
    found = choose_successors(choices=_choices(rows), on=day, by=by, all_or_none=False)
    return found.moved, [_told(*fault) for fault in found.faults]


touches.register(Touch("dossiers", 20, "Hồ sơ", _dossiers))
touches.register(Touch("transfers", 25, "Đang chuyển", _transfers))
choosers.register(Chooser("dossiers", 20, "hồ sơ", _judge, _choose))
