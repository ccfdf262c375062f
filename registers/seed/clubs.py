"""B93 clubs: founded where many people are, meeting month by month, most of them regularly."""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from aftercare.enums import Activity, SessionKind
from core.calendar import add_months
from registers.seed.chance import chance
from registers.seed.facts import Life
from registers.seed.ledgers import Ledgers
from registers.seed.places import Place, Places
from registers.seed.recording import Clerks, Record
from registers.seed.scales import Scale

NAMES = ("Niềm Tin", "Vượt Qua", "Hướng Dương", "Ngày Mới", "Hy Vọng", "Tình Bạn", "Sen Hồng", "Bình An", "Vững Bước")
TOPICS: dict[str, tuple[SessionKind, tuple[Activity, ...]]] = {
    "Chia sẻ kinh nghiệm phòng, chống tái nghiện": (SessionKind.CLUB, (Activity.COUNSELLING,)),
    "Tư vấn tâm lý": (SessionKind.CLUB, (Activity.COUNSELLING,)),
    "Giới thiệu việc làm tại địa phương": (SessionKind.CLUB, (Activity.VOCATIONAL, Activity.JOB)),
    "Thủ tục vay vốn ngân hàng chính sách": (SessionKind.CLUB, (Activity.LOAN,)),
    "Phòng, chống HIV và viêm gan": (SessionKind.TEST, (Activity.COUNSELLING, Activity.DRUG_TEST)),
    "Văn nghệ, thể thao": (SessionKind.OUTING, (Activity.SPORT,)),
    "Kỹ năng từ chối ma túy": (SessionKind.CLUB, (Activity.COUNSELLING,)),
    "Luật Phòng, chống ma túy": (SessionKind.CLUB, (Activity.LAW,)),
    "Thăm hỏi gia đình thành viên": (SessionKind.FAMILY, (Activity.VISIT,)),
    "": (SessionKind.CLUB, ()),
}
MOST_MEMBERS = 16
LOCKDOWN = (date(2021, 6, 1), date(2021, 10, 1))
"""Nobody met in the months of the epidemic."""


@dataclass(slots=True)
class Member:
    life: Life
    starts: date
    ends: date | None


@dataclass(slots=True)
class Meeting:
    on: date
    topic: str
    present: list[Life]


@dataclass(slots=True)
class Circle:
    """A club before it is written down."""

    code: str
    name: str
    place: Place
    starts: date
    ends: date | None
    regular: bool
    members: list[Member] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    key: int = 0
    record: Record = ("", "")

    def on(self, day: date) -> list[Member]:
        return [
            member for member in self.members if member.starts <= day and (member.ends is None or member.ends > day)
        ]


def tell_clubs(rng: Random, places: Places, scale: Scale, lives: list[Life], first: date, last: date) -> list[Circle]:
    """Clubs of the busiest communes, with members of the district who came through aftercare."""
    near: dict[str, list[Life]] = defaultdict(list)
    for life in lives:
        if life.aftercares:
            near[life.place_on(life.aftercares[0].starts).group].append(life)
    circles = []
    for number, place in enumerate(places.busiest(first, scale.clubs), start=1):
        circle = _found(rng, number, place, first, last, scale.mark)
        circle.place = places.unit(place, circle.starts)
        _join(rng, places, circle, near[place.group], last)
        joined = {id(member.life) for member in circle.members}
        near[place.group] = [life for life in near[place.group] if id(life) not in joined]
        _meet(rng, circle, last)
        circles.append(circle)
    return circles


def _found(rng: Random, number: int, place: Place, first: date, last: date, mark: str) -> Circle:
    """The first club is an old one that goes on; of the others one in six has been dissolved."""
    oldest = number == 1
    span = (last - first).days
    starts = first + timedelta(days=rng.randint(60, 400 if oldest else int(span * 0.8)))
    ends = None
    if not oldest and chance(rng, 0.16):
        ends = starts + timedelta(days=rng.randint(500, 1500))
    return Circle(
        code=f"CLB-{number:02d}{mark}",
        name=f"Câu lạc bộ B93 {rng.choice(NAMES)} {place.local}",
        place=place,
        starts=starts,
        ends=ends if ends and ends <= last else None,
        regular=oldest or chance(rng, 0.72),
    )


def _join(rng: Random, places: Places, circle: Circle, lives: list[Life], last: date) -> None:
    """From some weeks after the decision on aftercare until some months after its end, or for good."""
    here = places.unit(circle.place, last)
    for life in sorted(lives, key=lambda life: life.aftercares[0].starts):
        spell = life.aftercares[0]
        neighbour = places.unit(life.place_on(spell.starts), last) != here
        starts = max(spell.starts, circle.starts) + timedelta(days=rng.randint(5, 60))
        until = spell.ends or last
        if starts >= until or starts > last or (circle.ends and starts >= circle.ends):
            continue
        if len(circle.on(starts)) >= MOST_MEMBERS or chance(rng, 0.7 if neighbour else 0.2):
            continue
        ends = until + timedelta(days=rng.randint(20, 500)) if spell.ends and chance(rng, 0.8) else None
        stops = [day for day in (ends, circle.ends, life.gone_on) if day]
        ends = min(stops) if stops else None
        if ends and ends <= starts:
            continue
        circle.members.append(Member(life, starts, ends if ends and ends <= last else None))


def _meet(rng: Random, circle: Circle, last: date) -> None:
    """Once or twice a month; an irregular club skips months."""
    month = add_months(circle.starts.replace(day=1), 1)
    while month <= last:
        for first_day, meets in ((0, 0.985 if circle.regular else 0.6), (14, 0.3)):
            on = month + timedelta(days=first_day + rng.randint(0, 12))
            silent = LOCKDOWN[0] <= on < LOCKDOWN[1] or on > last or (circle.ends and on >= circle.ends)
            if not silent and chance(rng, meets):
                _hold(rng, circle, on)
        month = add_months(month, 1)


def _hold(rng: Random, circle: Circle, on: date) -> None:
    """Of a regular club nearly everybody comes, of another often fewer than the rule asks for."""
    members = [member.life for member in circle.on(on)]
    share = rng.uniform(0.72, 1.0) if circle.regular else rng.uniform(0.3, 0.9)
    coming = math.ceil(len(members) * share)
    if coming:
        present = sorted(rng.sample(range(len(members)), coming))
        circle.meetings.append(Meeting(on, rng.choice(tuple(TOPICS)), [members[place] for place in present]))


def write_clubs(ledgers: Ledgers, clerks: Clerks, circles: list[Circle]) -> None:
    """Clubs, members and roll calls, written down by the commune in which the club lies."""
    for circle in circles:
        place = circle.place
        founded = clerks.commune(circle.starts, place, "")
        club = ledgers.clubs.insert(
            founded,
            code=circle.code,
            name=circle.name,
            commune_id=place.pk,
            starts=circle.starts,
            founding_number=f"{circle.starts.toordinal() % 900 + 30}/QĐ-UBND",
            founding_on=circle.starts - timedelta(days=4),
        )
        circle.key, circle.record = club, founded
        for member in circle.members:
            joined = clerks.commune(member.starts, place, max(founded[0], member.life.opening[0]))
            key = ledgers.memberships.insert(joined, club_id=club, dossier_id=member.life.key, starts=member.starts)
            if member.ends:
                left = clerks.commune(member.ends, place, joined[0])
                ledgers.memberships.update(key, left, ends=member.ends)
        for meeting in circle.meetings:
            held = clerks.commune(meeting.on, place, founded[0])
            kind, activities = TOPICS[meeting.topic]
            session = ledgers.sessions.insert(
                held, club_id=club, on=meeting.on, kind=kind, topic=meeting.topic, activities=list(activities)
            )
            for life in meeting.present:
                ledgers.attendances.insert(held, session_id=session, dossier_id=life.key)
        if circle.ends:
            ledgers.clubs.update(
                club,
                clerks.commune(circle.ends, place, founded[0]),
                ends=circle.ends,
                dissolution_number=f"{circle.ends.toordinal() % 900 + 30}/QĐ-UBND",
                dissolution_on=circle.ends - timedelta(days=3),
                dissolution_reason="Còn ít thành viên",
            )
