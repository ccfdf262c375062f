"""Models of other types: some in each area, with people after rehabilitation and others reached month by month."""

from datetime import date, timedelta
from random import Random

from aftercare.enums import Grade, SchemeKind, Span
from core.calendar import add_months
from registers.seed.chance import Odds, chance, workday
from registers.seed.facts import Life
from registers.seed.ledgers import Ledgers
from registers.seed.places import Place, Places
from registers.seed.recording import Clerks, Record

NAMES = {
    SchemeKind.VOLUNTEERS: "Tình nguyện viên giúp đỡ người sau cai",
    SchemeKind.SELF_HELP: "Nhóm tự giúp nhau Bạn và Tôi",
    SchemeKind.COUNSELLING: "Điểm tư vấn, chăm sóc, hỗ trợ tại cộng đồng",
    SchemeKind.REINTEGRATION: "Câu lạc bộ tái hòa nhập cộng đồng",
    SchemeKind.OTHER: "Tổ xe ôm Hoàn Lương",
}
MOST_PEOPLE = 12
MONTHS_TOLD = 18
GRADES = Odds((2, Grade.EXCELLENT), (5, Grade.GOOD), (3, Grade.FAIR), (1, Grade.AVERAGE))
CONTENTS = ("Tư vấn cho gia đình", "Nói chuyện phòng, chống ma túy", "Giới thiệu việc làm")


def write_schemes(
    rng: Random, ledgers: Ledgers, clerks: Clerks, places: Places, lives: list[Life], last: date, mark: str
) -> None:
    """About half as many models as clubs, of each kind in turn; the first stands in the busiest commune."""
    kinds = tuple(SchemeKind)
    count = max(2, len(ledgers.clubs) // 2)
    here = places.busiest(last, max(1, count // 2))
    for number in range(1, count + 1):
        kind = kinds[(number - 1) % len(kinds)]
        starts = workday(last - timedelta(days=rng.randint(400, 1500)))
        place = _place_of(places, here[(number - 1) % len(here)], starts)
        ends = None
        if number > 2 and chance(rng, 0.15):
            ends = workday(starts + timedelta(days=rng.randint(200, 380)))
        code = f"MH-{number:02d}{mark}"
        _write(rng, ledgers, clerks, _near(places, place, lives, last), code, kind, place, starts, ends, last)


def _place_of(places: Places, place: Place, day: date) -> Place:
    """The commune as it stood on that day: itself, or the first of those whose successor it is."""
    inside = places.inside[places.tree_of(day)]
    return next(old for old in inside if places.unit(old, place.starts) == place)


def _near(places: Places, place: Place, lives: list[Life], last: date) -> list[Life]:
    here = places.unit(place, last)
    return [life for life in lives if life.aftercares and places.unit(life.place_on(last), last) == here]


def _write(
    rng: Random,
    ledgers: Ledgers,
    clerks: Clerks,
    lives: list[Life],
    code: str,
    kind: SchemeKind,
    place: Place,
    starts: date,
    ends: date | None,
    last: date,
) -> None:
    founded = clerks.commune(starts, place, "")
    decision = starts.toordinal() % 900 + 40
    key = ledgers.schemes.insert(
        founded,
        code=code,
        kind=kind,
        name=f"{NAMES[kind]} {place.local}",
        commune_id=place.pk,
        starts=starts,
        founding_number=f"{decision}/QĐ-UBND",
        founding_on=starts - timedelta(days=3),
    )
    until = ends or last + timedelta(days=1)
    _let_join(rng, ledgers, clerks, lives, key, place, starts, ends, until, founded)
    _reach(rng, ledgers, clerks, key, place, starts, until, founded)
    for year in range(starts.year + 1, until.year + 1):
        _register(rng, ledgers, clerks, key, place, year, until, founded)
    if ends:
        ledgers.schemes.update(
            key,
            clerks.commune(ends, place, founded[0]),
            ends=ends,
            dissolution_number=f"{decision + 1}/QĐ-UBND",
            dissolution_on=ends,
            dissolution_reason="Chuyển thành câu lạc bộ",
        )


def _let_join(
    rng: Random,
    ledgers: Ledgers,
    clerks: Clerks,
    lives: list[Life],
    key: int,
    place: Place,
    starts: date,
    ends: date | None,
    until: date,
    founded: Record,
) -> None:
    """From some weeks after the decision on aftercare, until the model ends or the person is gone."""
    for life in lives[:MOST_PEOPLE]:
        since = max(life.aftercares[0].starts, starts) + timedelta(days=rng.randint(3, 90))
        stops = [day for day in (ends, life.gone_on) if day]
        if chance(rng, 0.25):
            stops.append(since + timedelta(days=rng.randint(60, 400)))
        left = min(stops) if stops else None
        if since >= until or (left and left <= since):
            continue
        joined = clerks.commune(since, place, max(founded[0], life.opening[0]))
        part = ledgers.participants.insert(joined, scheme_id=key, dossier_id=life.key, starts=since)
        if (left and left < until) or (left and left == ends):
            ledgers.participants.update(part, clerks.commune(left, place, joined[0]), ends=left)


def _reach(
    rng: Random, ledgers: Ledgers, clerks: Clerks, key: int, place: Place, starts: date, until: date, founded: Record
) -> None:
    """Some months as a whole, in others one event."""
    for back in range(MONTHS_TOLD, 0, -1):
        month = add_months(until.replace(day=1), -back)
        if month < starts or chance(rng, 0.35):
            continue
        whole = chance(rng, 0.6)
        on = month if whole else month + timedelta(days=rng.randint(2, 25))
        told = add_months(month, 1) if whole else on
        ledgers.reaches.insert(
            clerks.commune(told, place, founded[0]),
            scheme_id=key,
            span=Span.MONTH if whole else Span.EVENT,
            on=on,
            people=rng.randint(4, 40),
            content=rng.choice(CONTENTS),
        )


def _register(
    rng: Random, ledgers: Ledgers, clerks: Clerks, key: int, place: Place, year: int, until: date, founded: Record
) -> None:
    registered_on = workday(date(year, 1, rng.randint(8, 25)))
    if registered_on >= until:
        return
    row = ledgers.scheme_years.insert(
        registered := clerks.commune(registered_on, place, founded[0]),
        scheme_id=key,
        year=year,
        registered_on=registered_on,
        document=f"Đăng ký số {rng.randint(5, 90)}/ĐK-UBND",
    )
    evaluated_on = workday(date(year, 12, rng.randint(5, 25)))
    if evaluated_on < until:
        ledgers.scheme_years.update(
            row,
            clerks.commune(evaluated_on, place, registered[0]),
            evaluated_on=evaluated_on,
            grade=GRADES.draw(rng),
            evaluator=place.office,
        )
