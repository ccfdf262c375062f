"""When a B93 club meets regularly: one definition, read by the club's page and by the figures of the forms.

A club that stands on E is regular in [S, E] when, in enough of the months that lie wholly in the period and in which
it stood throughout, it held enough sessions with enough of its members present. How much is enough are three dated
numbers (``ClubRule``); of what holds on E. No official text was found.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection

from aftercare.models import Club
from core.calendar import add_months

REGULARITY = """
club_rule AS MATERIALIZED (
    SELECT * FROM aftercare_clubrule WHERE valid_from <= %(E)s ORDER BY valid_from DESC LIMIT 1
),
session AS MATERIALIZED (
    SELECT meeting.club_id AS club, meeting."on",
           (SELECT count(*) FROM aftercare_clubmembership membership
            WHERE membership.club_id = meeting.club_id AND membership.starts <= meeting."on"
              AND (membership.ends IS NULL OR membership.ends > meeting."on")) AS members,
           (SELECT count(*) FROM aftercare_attendance attendance WHERE attendance.session_id = meeting.id) AS present
    FROM aftercare_clubsession meeting
    WHERE meeting.club_id IN (SELECT club FROM club_of) AND meeting."on" BETWEEN %(S)s AND %(E)s
),
club_month AS MATERIALIZED (
    SELECT club_of.club, month.starts, held.sessions, held.good, held.best,
           held.good >= club_rule.sessions_a_month AS met,
           month.starts >= %(S)s AND month.ends <= %(E)s
               AND club_of.starts <= month.starts AND (club_of.ends IS NULL OR club_of.ends > month.ends) AS counted
    FROM club_of CROSS JOIN club_rule
    CROSS JOIN LATERAL (
        SELECT first::date AS starts, (first + interval '1 month' - interval '1 day')::date AS ends
        FROM generate_series(date_trunc('month', %(S)s::timestamp), %(E)s::timestamp, interval '1 month') first
    ) month
    CROSS JOIN LATERAL (
        SELECT count(*) AS sessions,
               count(*) FILTER (
                   WHERE members > 0 AND present * 100 >= members * club_rule.attendance_share
               ) AS good,
               max(present * 100.0 / nullif(members, 0)) AS best
        FROM session WHERE session.club = club_of.club AND session."on" BETWEEN month.starts AND month.ends
    ) held
),
club_regular AS MATERIALIZED (
    SELECT club_of.club, coalesce(club_of.active AND counted.months > 0
               AND counted.met * 100 >= counted.months * club_rule.month_share, false) AS regular
    FROM club_of
    LEFT JOIN (
        SELECT club, count(*) AS months, count(*) FILTER (WHERE met) AS met
        FROM club_month WHERE counted GROUP BY club
    ) counted USING (club)
    LEFT JOIN club_rule ON true
)
"""
"""Expressions that stand on a relation ``club_of(club, starts, ends, active)`` and the parameters ``S`` and ``E``;
``active``: whether the club stands on E."""

_OF_CLUBS = f"""
WITH club_of AS MATERIALIZED (
    SELECT id AS club, starts, ends, starts <= %(E)s AND (ends IS NULL OR ends > %(E)s) AS active
    FROM aftercare_club WHERE id = ANY(%(clubs)s)
), {REGULARITY}
SELECT club_of.club, club_of.ends, club_of.active, club_regular.regular,
       club_rule.month_share, club_rule.sessions_a_month, club_rule.attendance_share,
       club_month.starts, club_month.sessions, club_month.good, club_month.best, club_month.met, club_month.counted,
       club_of.starts
FROM club_of JOIN club_regular USING (club) JOIN club_month USING (club) CROSS JOIN club_rule
ORDER BY club_of.club, club_month.starts
"""


@dataclass(frozen=True)
class Norm:
    """The three numbers that hold on the last day of the period."""

    months: int
    sessions: int
    present: int


@dataclass(frozen=True)
class Month:
    """One month of a club: ``best`` is the largest share of members present at a session, in percent."""

    starts: date
    sessions: int
    good: int
    best: Decimal | None
    is_met: bool
    left_out: str
    """Why the month is not asked; empty where it is."""
    norm: Norm

    @property
    def state(self) -> str:
        return "out" if self.left_out else "met" if self.is_met else "missed"

    @property
    def why(self) -> str:
        """Why it does not count or is not met; empty for a month that is met."""
        if self.left_out or self.is_met:
            return self.left_out
        if not self.sessions:
            return "không có buổi nào"
        if self.best is None:
            return "không có thành viên"
        if not self.good:
            return f"không buổi nào đủ {self.norm.present}% có mặt"
        return f"{self.good}/{self.norm.sessions} buổi đạt"


@dataclass(frozen=True)
class Regularity:
    """Whether one club is regular in a period, and why not."""

    starts: date
    ends: date
    norm: Norm
    months: tuple[Month, ...]
    is_standing: bool
    is_regular: bool

    @property
    def counted(self) -> int:
        return sum(not month.left_out for month in self.months)

    @property
    def met(self) -> int:
        return sum(month.is_met and not month.left_out for month in self.months)

    @property
    def needed(self) -> int:
        """How many of the counted months must be met."""
        return -(-self.counted * self.norm.months // 100)

    @property
    def why(self) -> str:
        """What the verdict rests on, in one sentence."""
        if not self.is_standing:
            return f"Câu lạc bộ không hoạt động ngày {self.ends:%d/%m/%Y} nên không được xét."
        if not self.counted:
            return "Chưa có tháng nào câu lạc bộ hoạt động trọn tháng trong kỳ."
        found = f"{self.met} trong {self.counted} tháng được xét đạt tiêu chí, cần ít nhất {self.needed}"
        return f"{found}." if self.is_regular else f"{found}: còn thiếu {self.needed - self.met} tháng."


def regularity_of(clubs: Collection[Club], starts: date, ends: date) -> dict[int, Regularity]:
    """By key of the club: its months in [``starts``, ``ends``] and the verdict; one statement for all."""
    rows: dict[int, list[tuple]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_OF_CLUBS, {"S": starts, "E": ends, "clubs": [club.pk for club in clubs]})
        for club, *row in cursor.fetchall():
            rows.setdefault(club, []).append(tuple(row))
    return {club: _regularity(found, starts, ends) for club, found in rows.items()}


def _regularity(rows: list[tuple], starts: date, ends: date) -> Regularity:
    dissolved, standing, regular, *numbers = rows[0][:6]
    norm, founded = Norm(*numbers), rows[0][-1]
    months = tuple(
        Month(
            first,
            sessions,
            good,
            best,
            met,
            "" if counted else _left_out(first, founded, dissolved, starts, ends),
            norm,
        )
        for *_, first, sessions, good, best, met, counted, _ in rows
    )
    return Regularity(starts, ends, norm, months, standing, regular)


def _left_out(first: date, founded: date, dissolved: date | None, starts: date, ends: date) -> str:
    """Why a month that starts on ``first`` is not asked."""
    last = add_months(first, 1) - timedelta(days=1)
    if founded > first:
        return f"thành lập {founded:%d/%m/%Y}"
    if dissolved and dissolved <= last:
        return f"giải thể {dissolved:%d/%m/%Y}"
    return "tháng chưa hết" if last > ends else f"kỳ tính từ {starts:%d/%m/%Y}"
