"""The way of a report from its sender to its receiver, as a table: opened → compiled → checked → submitted → approved →
locked, with returning and withdrawing (TT05/2011 art. 4 names senders and receivers; the acts are those of any paper
between two offices)."""

from dataclasses import dataclass
from enum import StrEnum

from reporting.enums import SENT, UNDER_REVIEW, Stage


class Side(StrEnum):
    """Who acts."""

    SENDER = "sender"
    RECEIVER = "receiver"


@dataclass(frozen=True)
class Move:
    """An act: from which stages it leads where, whose it is, what it is called on its button and in a sentence."""

    act: str
    label: str
    sources: tuple[Stage, ...]
    target: Stage
    side: Side
    done: str
    needs_reason: bool = False


MOVES = {
    move.act: move
    for move in (
        Move("check", "Xác nhận đã kiểm tra", (Stage.COMPILED,), Stage.CHECKED, Side.SENDER, "đã xác nhận kiểm tra"),
        Move("submit", "Nộp báo cáo", (Stage.CHECKED,), Stage.SUBMITTED, Side.SENDER, "đã nộp"),
        Move("withdraw", "Rút lại", UNDER_REVIEW, Stage.COMPILED, Side.SENDER, "đã rút lại", needs_reason=True),
        Move(
            "return",
            "Trả lại",
            (*UNDER_REVIEW, Stage.APPROVED),
            Stage.RETURNED,
            Side.RECEIVER,
            "đã trả lại",
            needs_reason=True,
        ),
        Move("approve", "Duyệt", UNDER_REVIEW, Stage.APPROVED, Side.RECEIVER, "đã duyệt"),
        Move("lock", "Khóa", (Stage.APPROVED,), Stage.LOCKED, Side.RECEIVER, "đã khóa"),
    )
}
"""Compiling is no act of a person: a report with its sender becomes a draft each time it was counted. The first act of
the receiver, ``begin``, changes no stage; from then on the sender cannot withdraw."""

WHERE = {
    Stage.OPENED: "chưa được tổng hợp",
    Stage.COMPILED: "còn là bản nháp",
    Stage.CHECKED: "đã kiểm tra nhưng chưa nộp",
    Stage.SUBMITTED: "đã nộp và đang chờ duyệt",
    Stage.RESUBMITTED: "đã nộp lại và đang chờ duyệt",
    Stage.RETURNED: "đang bị trả lại để sửa",
    Stage.APPROVED: "đã được duyệt",
    Stage.LOCKED: "đã khóa",
}
"""The stage as the end of a sentence “Báo cáo …”."""


def moves_from(stage: str) -> list[Move]:
    """The acts that lead on from a stage."""
    return [move for move in MOVES.values() if stage in move.sources]


def is_frozen(stage: str) -> bool:
    """Whether nothing of its figures may change."""
    return stage in SENT
