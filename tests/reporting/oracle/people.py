"""Social support, relapse, communes, determinations and access: rows that count persons or events on a day."""

from datetime import date

from tests.reporting.oracle.days import active, two_years_before, walk
from tests.reporting.oracle.flows import Hits, listings
from tests.reporting.oracle.holding import Holding, Unit

KINDS = {
    "01": "Học văn hóa",
    "02": "Học nghề",
    "03": "Việc làm",
    "04": "Vay vốn",
    "05": "Trợ cấp khó khăn",
    "06": "Tư vấn tâm lý",
    "07": "Hỗ trợ pháp lý",
    "08": "Tư vấn học nghề",
    "09": "Tư vấn việc làm",
}
NEEDS = ("02", "03", "08", "09")
RESIDENTIAL = ("Tự nguyện tại cơ sở", "Bắt buộc tại cơ sở")


def cared_for(holding: Holding, unit: Unit, number: str, day: date) -> bool:
    """Whether the person is, on ``day``, in rehabilitation in a facility of the unit."""
    return any(
        episode.dossier == number
        and episode.modality in RESIDENTIAL
        and episode.facility in unit.facilities
        and active(episode.starts, episode.ends, day)
        for episode in holding.register.episodes
    )


def support(hits: Hits, group: str, holding: Holding, unit: Unit, first: date) -> int:
    """Rows of persons helped and in need; gives the sum lent, in đồng."""
    last, lent = holding.end, 0

    def here(number: str, day: date) -> bool:
        return cared_for(holding, unit, number, day) if group == "24" else holding.held(unit, number, day)

    for row, kind in KINDS.items():
        given = [
            line
            for line in holding.register.supports
            if line.kind == kind
            and line.delivered_on is not None
            and first <= line.delivered_on <= last
            and here(line.dossier, line.delivered_on)
        ]
        hits[f"{group}.{row}"] += sorted({line.dossier for line in given})
        if row == "04":
            lent = sum(line.amount or 0 for line in given)
        if row in NEEDS:
            hits[f"{group}.{row}n"] += sorted(
                {
                    line.dossier
                    for line in holding.register.supports
                    if line.kind == kind
                    and line.needed_on is not None
                    and line.needed_on <= last
                    and (line.delivered_on is None or line.delivered_on >= first)
                    and here(line.dossier, last)
                }
            )
    return lent


def relapse(hits: Hits, holding: Holding, unit: Unit, first: date) -> None:
    last = holding.end
    for number in holding.dossiers:
        if not unit.communes & holding.ever(number):
            continue
        completions = [
            episode.ends
            for episode in holding.register.episodes
            if episode.dossier == number and episode.reason == "Hoàn thành" and episode.ends is not None
        ]
        addicted = [
            row.on for row in holding.register.determinations if row.dossier == number and row.result == "Có nghiện"
        ]
        recent = [day for day in completions if two_years_before(last) < day <= last]
        if recent and holding.held(unit, number, last):
            hits["16.01"].append(number)
            if any(completion < day <= last for completion in recent for day in addicted):
                hits["16.03"].append(number)
        if any(
            first <= day <= last
            and holding.held(unit, number, day)
            and any(two_years_before(day) < completion < day for completion in completions)
            for day in addicted
        ):
            hits["16.02"].append(number)


def communes_with_addicts(holding: Holding, unit: Unit) -> int:
    """Communes of the unit that hold, on the last day, somebody on the addict list."""
    listed = {
        holding.commune_on(fact.dossier, holding.end)
        for fact in listings(holding)
        if active(fact.starts, fact.ends, holding.end)
    }
    return len(unit.communes & listed)


def determinations(hits: Hits, holding: Holding, unit: Unit, first: date) -> None:
    for row in holding.register.determinations:
        if first <= row.on <= holding.end and holding.held(unit, row.dossier, row.on):
            hits["34.01"].append(row.dossier)
            hits["34.02" if row.result == "Có nghiện" else "34.03"].append(row.dossier)


def access(hits: Hits, holding: Holding, unit: Unit, first: date) -> None:
    facts = listings(holding)
    for number in holding.dossiers:
        if not unit.communes & holding.ever(number):
            continue
        days = [day for day in walk(first, holding.end) if holding.held(unit, number, day)]
        episodes = [episode for episode in holding.register.episodes if episode.dossier == number]
        listed = [fact for fact in facts if fact.dossier == number]
        if any(active(episode.starts, episode.ends, day) for day in days for episode in episodes):
            hits["35.01"].append(number)
            if any(active(fact.starts, fact.ends, day) for day in days for fact in listed):
                hits["35.02"].append(number)
