"""Working days (ngày làm việc) and the last day of a term, as pure functions of days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.calendar import add_months

DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class WorkCalendar:
    """Monday to Friday, without the days off (public holidays, Tết, days given in their place) and with the weekend
    days worked in exchange (Bộ luật Lao động 2019 art. 112; the yearly notices of swapped days)."""

    days_off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether offices work on ``day``."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.days_off)

    def on_or_after(self, day: date) -> date:
        """The first working day from ``day`` on."""
        while not self.is_working(day):
            day += DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; the day itself is not counted (Bộ luật Dân sự 2015 art. 147).
        A negative count goes back; zero is the day itself."""
        step = DAY if count >= 0 else -DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def count_after(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and including ``last``; none when ``last`` is not later."""
        days = (last - first).days
        return sum(self.is_working(first + DAY * number) for number in range(1, days + 1))

    def days_later(self, day: date, count: int) -> date:
        """``count`` days after ``day``; a term that ends on a day off ends with the next working day
        (Bộ luật Dân sự 2015 art. 148)."""
        return self.on_or_after(day + DAY * count)

    def months_later(self, day: date, count: int) -> date:
        """The same in months."""
        return self.on_or_after(add_months(day, count))

    @staticmethod
    def hours_later(moment: datetime, count: int) -> datetime:
        """Hours run on through nights and holidays."""
        return moment + timedelta(hours=count)
