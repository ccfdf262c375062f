"""The flow groups: episodes by modality, aftercare, management of users, the addict list."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from tests.reporting.oracle.days import DAY, active, age
from tests.reporting.oracle.holding import Holding, Segment, Unit
from tests.reporting.oracle.register import Aftercare, Episode, Management

Hits = dict[str, list[str]]

MODALITIES = {
    "11": "Tại gia đình",
    "12": "Tại cộng đồng",
    "13": "Bắt buộc tại cộng đồng",
    "21": "Tự nguyện tại cơ sở",
    "22": "Bắt buộc tại cơ sở",
    "31": "Methadone",
}
EPISODE_ENDS = {
    "Hoàn thành": "03a",
    "Tự ý chấm dứt": "03b",
    "Bỏ trốn": "03b",
    "Chuyển biện pháp": "03c",
    "Phạt tù": "03e",
    "Chết": "03f",
    "Miễn hoặc đình chỉ": "03g",
    "Khác": "03h",
    "Bị chấm dứt điều trị": "03i",
}
AFTERCARE_ENDS = {"Hết thời hạn": "03a", "Tái nghiện": "03b", "Phạt tù": "03d", "Chết": "03e", "Khác": "03f"}
MANAGEMENT_ENDS = {
    "Hết thời hạn": "03a",
    "Xác định nghiện": "03b",
    "Biện pháp khác": "03c",
    "Phạt tù": "03d",
    "Chết": "03f",
}
REMOVALS = {"Không tái nghiện": "03a", "Phạt tù": "03b", "Chết hoặc mất tích": "03d", "Khác": "03e"}
DRUGS = {
    "Thuốc phiện": "06a",
    "Heroin": "06b",
    "Cocain": "06c",
    "Cần sa": "06d",
    "ATS": "06e",
    "Ketamine": "06f",
    "Khác": "06g",
    "": "06g",
}
VOLUNTARY = ("Tại gia đình", "Tại cộng đồng", "Tự nguyện tại cơ sở")
COMPULSORY = ("Bắt buộc tại cộng đồng", "Bắt buộc tại cơ sở")


@dataclass(frozen=True)
class Listing:
    """Days on the addict list, from a determination to a removal."""

    dossier: str
    starts: date
    ends: date | None
    reason: str
    is_first: bool


def listings(holding: Holding) -> list[Listing]:
    """On the list from the first "có nghiện" until a removal, and again from the next "có nghiện" after it."""
    found = []
    for number in holding.dossiers:
        addicted = sorted(
            row.on for row in holding.register.determinations if row.dossier == number and row.result == "Có nghiện"
        )
        removals = sorted(
            (row for row in holding.register.removals if row.dossier == number), key=lambda removal: removal.on
        )
        is_first = True
        while addicted:
            starts = addicted[0]
            removal = next((removal for removal in removals if removal.on > starts), None)
            ends = removal.on if removal else None
            found.append(Listing(number, starts, ends, removal.reason if removal else "", is_first))
            is_first = False
            addicted = [day for day in addicted if ends is not None and day > ends]
    return found


def ordinal(holding: Holding, episode: Episode) -> int:
    """Its place among the person's episodes but methadone, or among those of methadone."""
    methadone = episode.modality == "Methadone"
    return 1 + sum(
        other.dossier == episode.dossier
        and (other.modality == "Methadone") == methadone
        and other.starts < episode.starts
        for other in holding.register.episodes
    )


def came_after(holding: Holding, aftercare: Aftercare) -> str:
    """The kind of rehabilitation after which this aftercare was decided."""
    completed = [
        episode
        for episode in holding.register.episodes
        if episode.dossier == aftercare.dossier
        and episode.reason == "Hoàn thành"
        and episode.ends is not None
        and episode.ends <= aftercare.starts
    ]
    last = max(completed, key=lambda episode: (episode.ends, episode.starts))
    if last.modality in VOLUNTARY:
        return "02a"
    return "02b" if last.modality in COMPULSORY else "02c"


def flow(
    hits: Hits,
    group: str,
    segments: Iterable[Segment],
    days: tuple[date, date],
    *,
    enters: Callable[[Segment], str],
    leaves: Callable[[Segment], str],
    holds: Callable[[Segment], Iterable[str]] = lambda segment: (),
) -> None:
    """The rows of one flow group: what holds before, starts in, ends in and holds at the end of the period."""
    first, last = days
    for segment in segments:
        rows = []
        if segment.holds(first - DAY):
            rows.append("01")
        if first <= segment.starts <= last:
            rows += ["02", enters(segment)]
        if segment.ends is not None and first <= segment.ends <= last:
            rows += ["03", leaves(segment)]
        if segment.holds(last):
            rows += ["04", *holds(segment)]
        for row in rows:
            hits[f"{group}.{row}"].append(segment.fact.dossier)


def episodes(hits: Hits, group: str, holding: Holding, unit: Unit, first: date) -> None:
    cut = holding.segments_in_care if group in ("21", "22") else holding.segments
    facts = [episode for episode in holding.register.episodes if episode.modality == MODALITIES[group]]

    def enters(segment: Segment) -> str:
        if segment.is_moved_in:
            return "02c"
        return "02a" if ordinal(holding, segment.fact) == 1 else "02b"

    def holds(segment: Segment) -> list[str]:
        reached = segment.fact.maintenance_on
        return ["05"] if group == "31" and reached is not None and reached <= holding.end else []

    flow(
        hits,
        group,
        [segment for fact in facts for segment in cut(unit, fact)],
        (first, holding.end),
        enters=enters,
        leaves=lambda segment: "03d" if segment.is_moved_out else EPISODE_ENDS[segment.fact.reason],
        holds=holds,
    )


def aftercare(hits: Hits, group: str, holding: Holding, unit: Unit, first: date) -> None:
    cut = holding.segments_in_care if group == "23" else holding.segments
    facts = [fact for fact in holding.register.aftercares if bool(fact.facility) == (group == "23")]
    end = holding.end
    clubs = {club.code for club in holding.register.clubs if active(club.starts, club.ends, end)}
    members = {
        row.dossier for row in holding.register.memberships if row.club in clubs and active(row.starts, row.ends, end)
    }

    def holds(segment: Segment) -> list[str]:
        fact = segment.fact
        helped = fact.helped_from is not None and active(fact.helped_from, fact.helped_until, end)
        return (["05"] if fact.dossier in members else []) + (["06"] if helped else [])

    flow(
        hits,
        group,
        [segment for fact in facts for segment in cut(unit, fact)],
        (first, end),
        enters=lambda segment: "02d" if segment.is_moved_in else came_after(holding, segment.fact),
        leaves=lambda segment: "03c" if segment.is_moved_out else AFTERCARE_ENDS[segment.fact.reason],
        holds=holds,
    )


def managements(hits: Hits, holding: Holding, unit: Unit, first: date) -> None:
    facts = holding.register.managements

    def enters(segment: Segment) -> str:
        fact: Management = segment.fact
        if segment.is_moved_in:
            return "02c"
        earlier = any(other.dossier == fact.dossier and other.starts < fact.starts for other in facts)
        return "02b" if earlier else "02a"

    flow(
        hits,
        "32",
        [segment for fact in facts for segment in holding.segments(unit, fact)],
        (first, holding.end),
        enters=enters,
        leaves=lambda segment: "03e" if segment.is_moved_out else MANAGEMENT_ENDS[segment.fact.reason],
    )


def addict_list(hits: Hits, holding: Holding, unit: Unit, first: date) -> None:
    def enters(segment: Segment) -> str:
        if segment.is_moved_in:
            return "02c"
        return "02a" if segment.fact.is_first else "02b"

    def holds(segment: Segment) -> list[str]:
        dossier = holding.dossiers[segment.fact.dossier]
        years = age(dossier.born, dossier.year_only, holding.end)
        bounds = {"05a": 14, "05b": 16, "05c": 18, "05d": 30, "05e": 1000}
        return [next(row for row, bound in bounds.items() if years < bound), DRUGS[dossier.drug]]

    flow(
        hits,
        "33",
        [segment for fact in listings(holding) for segment in holding.segments(unit, fact)],
        (first, holding.end),
        enters=enters,
        leaves=lambda segment: "03c" if segment.is_moved_out else REMOVALS[segment.fact.reason],
        holds=holds,
    )


def new_hits() -> Hits:
    return defaultdict(list)
