"""Group 41: clubs count in the commune they lie in, whoever their members are."""

from datetime import date

from tests.reporting.oracle.days import active, percent, walk, whole_months
from tests.reporting.oracle.flows import Hits
from tests.reporting.oracle.holding import Holding, Unit
from tests.reporting.oracle.register import Club, Rule, Session

Values = dict[str, int | float | None]


def clubs(hits: Hits, values: Values, holding: Holding, unit: Unit, first: date) -> None:
    register, last = holding.register, holding.end
    here = [
        club for club in register.clubs if holding.trees.stands_for(club.commune, club.starts, last) in unit.communes
    ]
    standing = [club for club in here if active(club.starts, club.ends, last)]
    codes, standing_codes = {club.code for club in here}, {club.code for club in standing}
    sessions = [row for row in register.sessions if row.club in codes and first <= row.on <= last]
    memberships = [row for row in register.memberships if row.club in codes]
    regular = [club for club in standing if is_regular(holding, club, first)]
    hits["41.02"] += sorted(
        {row.dossier for row in memberships if row.club in standing_codes and active(row.starts, row.ends, last)}
    )
    hits["41.07"] += sorted(
        {
            row.dossier
            for row in memberships
            for seen in register.determinations
            if seen.dossier == row.dossier
            and seen.result == "Có nghiện"
            and first <= seen.on <= last
            and active(row.starts, row.ends, seen.on)
        }
    )
    values["41.01"] = len(standing)
    values["41.03"] = len(sessions)
    values["41.04"] = percent(
        sum(len(session.present) for session in sessions), sum(members(holding, session) for session in sessions)
    )
    values["41.05"] = len(regular)
    values["41.06"] = percent(len(regular), len(standing))


def members(holding: Holding, session: Session) -> int:
    """How many are members on the day of a session."""
    return sum(
        row.club == session.club and active(row.starts, row.ends, session.on) for row in holding.register.memberships
    )


def rule_on(holding: Holding, day: date) -> Rule:
    """The three numbers that hold on ``day``."""
    known = sorted((rule for rule in holding.register.rules if rule.valid_from <= day), key=lambda r: r.valid_from)
    return known[-1] if known else Rule(day)


def is_regular(holding: Holding, club: Club, first: date) -> bool:
    rule = rule_on(holding, holding.end)
    months = [
        month
        for month in whole_months(first, holding.end)
        if all(active(club.starts, club.ends, day) for day in walk(*month))
    ]
    good = [month for month in months if _good_sessions(holding, club, month, rule) >= rule.sessions]
    return bool(months) and 100 * len(good) >= rule.months * len(months)


def _good_sessions(holding: Holding, club: Club, month: tuple[date, date], rule: Rule) -> int:
    return sum(
        members(holding, session) > 0 and 100 * len(session.present) >= rule.present * members(holding, session)
        for session in holding.register.sessions
        if session.club == club.code and month[0] <= session.on <= month[1]
    )
