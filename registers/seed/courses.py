"""Vocational courses: of the busiest communes each its own, of the others those of the unit above; a seat in one is
the support “học nghề”."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from aftercare.models import CourseResult, Giver
from areas.models import Area
from core.calendar import add_months
from registers.seed.chance import Odds, chance, days_after, workday
from registers.seed.facts import Life
from registers.seed.ledgers import Ledgers
from registers.seed.places import Place, Places
from registers.seed.recording import Clerks, Record
from rehab.enums import ABOLISHED_ON

TRADES = ("Sửa xe máy", "May công nghiệp", "Điện dân dụng", "Trồng rau an toàn", "Nấu ăn", "Cắt tóc", "Chăn nuôi")
SCHOOLS = ("Trung tâm Giáo dục nghề nghiệp", "Trường Trung cấp nghề số 1", "Hợp tác xã Nông sản Xanh")
JOBS = ("Thợ sửa xe tại tiệm gia đình", "Công nhân may", "Phụ bếp", "Thợ điện", "Bán hàng tại chợ")
RESULTS = Odds((6, CourseResult.PASSED), (2, CourseResult.FINISHED), (2, CourseResult.DROPPED))
WINDOW = 45
"""Who begins to learn within so many days sits in one course."""
LASTS = 90
SEATS = (15, 20, 25, 30)


@dataclass(frozen=True, slots=True)
class Learner:
    """A support “học nghề”: whose, by which row, in which commune, since when, and when that was written down."""

    life: Life
    support: int
    place: Place
    on: date
    record: Record


@dataclass(slots=True)
class _Class:
    key: int
    ends: date
    seats: int
    record: Record
    taken: int = 0


@dataclass(slots=True)
class CourseWriter:
    """Seats those who learn, opening a further course when one is full."""

    rng: Random
    ledgers: Ledgers
    clerks: Clerks
    places: Places
    last: date
    _parents: dict[int, int | None] = field(default_factory=dict)
    _open: dict[tuple[int, int], _Class] = field(default_factory=dict)

    def write(self, learners: list[Learner]) -> None:
        self._parents = dict(Area.objects.values_list("pk", "parent_id"))
        busiest = self.places.busiest(self.last, max(1, len(self.places.inside[self.places.tree_of(self.last)]) // 40))
        own = {place.pk for place in busiest}
        seated: dict[int, list[date]] = defaultdict(list)
        for learner in sorted(learners, key=lambda row: (row.on, row.support)):
            before = seated[learner.life.key]
            if learner.on >= ABOLISHED_ON and not (before and learner.on - before[-1] < timedelta(days=LASTS)):
                before.append(learner.on)
                self._seat(learner, own)
        for place in busiest:
            starts = workday(self.last + timedelta(days=self.rng.randint(10, 40)))
            self._begin(place.pk, starts, workday(add_months(self.last, -1)), place)

    def _seat(self, learner: Learner, own: set[int]) -> None:
        place = learner.place
        is_own = self.places.unit(place, self.last).pk in own
        unit = place.pk if is_own else self._parents[place.pk]
        window = (learner.on - ABOLISHED_ON).days // WINDOW
        course = self._open.get((unit, window))
        if course is None or course.taken == course.seats:
            starts = workday(ABOLISHED_ON + timedelta(days=window * WINDOW + self.rng.randint(5, 25)))
            course = self._open[unit, window] = self._begin(unit, starts, learner.on, place)
        course.taken += 1
        record = max(learner.record, course.record)
        key = self.ledgers.enrolments.insert(
            record, course_id=course.key, dossier_id=learner.life.key, on=learner.on, support_id=learner.support
        )
        self._result(learner, course, key, record)

    def _begin(self, unit: int, starts: date, told_on: date, place: Place) -> _Class:
        ends = starts + timedelta(days=LASTS)
        seats = self.rng.choice(SEATS)
        record = self.clerks.commune(min(told_on, self.last), place, "")
        key = self.ledgers.courses.insert(
            record,
            unit_id=unit,
            trade=self.rng.choice(TRADES),
            giver=Giver.BUDGET,
            provider=self.rng.choice(SCHOOLS),
            starts=starts,
            ends=ends,
            seats=seats,
        )
        return _Class(key, ends, seats, record)

    def _result(self, learner: Learner, course: _Class, key: int, record: Record) -> None:
        """Known when the course is over; who died or was lost on the way dropped out."""
        result = RESULTS.draw(self.rng)
        gone = learner.life.gone_on
        if gone and gone < course.ends + timedelta(days=30):
            return
        low = (max(course.ends, learner.on) - course.ends).days
        on = days_after(self.rng, course.ends, low, low + 20)
        if result == CourseResult.DROPPED:
            on = learner.on + timedelta(days=self.rng.randint(3, max(4, (course.ends - learner.on).days)))
        if on > self.last:
            return
        found = result != CourseResult.DROPPED and chance(self.rng, 0.55)
        self.ledgers.enrolments.update(
            key,
            self.clerks.commune(on, learner.place, record[0]),
            result=result,
            result_on=on,
            job=self.rng.choice(JOBS) if found else "",
        )
