"""The programme of the offices at which no user of the demonstration sits: every commune and district of the area."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from areas.enums import OfficeKind
from areas.models import Office
from core.calendar import add_months
from programme.enums import Measure, ProviderAct
from registers.seed import activities
from registers.seed.chance import chance, workday
from registers.seed.ledgers import Ledgers
from registers.seed.places import Place, Places
from registers.seed.recording import Clerks, Record

SETTLED = timedelta(days=60)
"""An office that is younger has nothing to tell yet."""


@dataclass(slots=True)
class ProgrammeWriter:
    """What each office has and does, written down by itself."""

    rng: Random
    ledgers: Ledgers
    clerks: Clerks
    places: Places
    last: date

    def write(self, shown: Place | None) -> None:
        """``shown``: the commune of the demonstration, if it lies here; its office, its district's and the province's
        are left to their users."""
        left = shown.pk if shown else None
        tree = self.places.tree_of(self.last)
        inside = {place.pk: place for place in self.places.inside[tree]}
        offices = Office.objects.filter(area__in=inside, kind=OfficeKind.COMMUNE, valid_from__lte=self.last - SETTLED)
        below: dict[int, list[Place]] = defaultdict(list)
        for office in offices.select_related("area").order_by("code"):
            place = inside[office.area_id]
            below[office.area.parent_id].append(place)
            if place.pk != left:
                self._commune(office, place)
        districts = Office.objects.filter(kind=OfficeKind.DISTRICT, area__in=below).order_by("code")
        for office in districts:
            if left not in {place.pk for place in below[office.area_id]}:
                self._district(office, below[office.area_id])

    def _commune(self, office: Office, place: Place) -> None:
        rng = self.rng
        self._staff(office, place, rng.randint(2, 5))
        self._returns(office, place)
        if chance(rng, 0.7):
            starts = activities.since(office.valid_from, add_months(self.last, -5))
            record = self._record(office, place, starts)
            self.ledgers.postings.insert(record, office_id=office.pk, starts=starts, place=f"Trụ sở {office.name}")
        for _ in range(rng.randint(0, 3)):
            self._event(office, place, [place])

    def _district(self, office: Office, below: list[Place]) -> None:
        rng, place = self.rng, below[0]
        staff = self._staff(office, place, 6)
        self._returns(office, place)
        for months in (9, 4, 1):
            first_day = activities.since(office.valid_from, add_months(self.last, -months))
            data = activities.course(rng, first_day)
            record = self._record(office, place, data["last_day"])
            key = self.ledgers.trainings.insert(record, office_id=office.pk, **data)
            for member, starts in staff:
                if starts <= first_day and chance(rng, 0.7):
                    self.ledgers.participations.insert(record, course_id=key, staff_id=member)
            self._event(office, place, rng.sample(below, min(len(below), rng.randint(1, 6))))
        for name in rng.sample(activities.PROVIDERS, rng.randint(1, 4)):
            self._provider(office, name, rng.choice(below))
        self._visit(office, place)
        for name, kind, offers, what in rng.sample(activities.PARTNERS, 2):
            record = self._record(office, place, add_months(self.last, -6))
            key = self.ledgers.partners.insert(
                record, office_id=office.pk, name=name, kind=kind, address=place.above.split(", ")[0]
            )
            offer = activities.offer(rng, offers, what, self.last.year)
            self.ledgers.offers.insert(record, partner_id=key, **offer)

    def _record(self, office: Office, place: Place, day: date) -> Record:
        write = self.clerks.commune if office.kind == OfficeKind.COMMUNE else self.clerks.district
        return write(min(day, self.last), place, "")

    def _staff(self, office: Office, place: Place, count: int) -> list[tuple[int, date]]:
        rows = []
        for number in range(count):
            data = activities.member(self.rng, office.kind, number, office.valid_from, self.last)
            record = self._record(office, place, data["starts"])
            rows.append((self.ledgers.staff.insert(record, office_id=office.pk, **data), data["starts"]))
        return rows

    def _returns(self, office: Office, place: Place) -> None:
        """Of the year before, written down in its December."""
        year = self.last.year - 1
        on = workday(date(year, 12, self.rng.randint(5, 24)))
        if on < office.valid_from or not chance(self.rng, 0.9):
            return
        record, common = self._record(office, place, on), {"office_id": office.pk, "year": year}
        self.ledgers.staff_returns.insert(record, **common, **activities.staff_return(self.rng))
        money = activities.budget(self.rng)
        for measure in Measure:
            self.ledgers.budgets.insert(record, **common, measure=measure, **money)

    def _event(self, office: Office, place: Place, reached: list[Place]) -> None:
        on = activities.since(office.valid_from, self.last - timedelta(days=self.rng.randint(3, 500)))
        if on > self.last:
            return
        record = self._record(office, place, on)
        key = self.ledgers.events.insert(record, office_id=office.pk, **activities.event(self.rng, on))
        for commune in reached:
            self.ledgers.event_communes.insert(record, event_id=key, commune_id=commune.pk)

    def _provider(self, office: Office, name: str, place: Place) -> None:
        """Registered, and mostly published soon after."""
        on = activities.since(office.valid_from, self.last - timedelta(days=self.rng.randint(5, 600)))
        record = self._record(office, place, on)
        key = self.ledgers.providers.insert(
            record,
            office_id=office.pk,
            name=f"{name} {place.local}",
            commune_id=place.pk,
            services=activities.SERVICES,
            is_public=name == "Trạm Y tế",
        )
        steps = [(ProviderAct.REGISTER, on), (ProviderAct.PUBLISH, workday(on + timedelta(days=9)))]
        for act, day in steps:
            if day <= self.last:
                number = f"{self.rng.randint(1, 90):02d}/{'ĐK' if act == ProviderAct.REGISTER else 'QĐ'}"
                record = max(record, self._record(office, place, day))
                self.ledgers.provider_steps.insert(record, provider_id=key, act=act, on=day, number=number)

    def _visit(self, office: Office, place: Place) -> None:
        on = activities.since(office.valid_from, add_months(self.last, -3))
        record = self._record(office, place, on)
        key = self.ledgers.inspections.insert(record, office_id=office.pk, on=on, **activities.VISIT)
        for what, days in ((activities.MISSING, 30), (activities.UNPOSTED, 20)):
            due_on, done_on = on + timedelta(days=days), on + timedelta(days=days - self.rng.randint(0, 10))
            row = self.ledgers.findings.insert(record, inspection_id=key, what=what, due_on=due_on)
            if done_on <= self.last and chance(self.rng, 0.6):
                done = max(record, self._record(office, place, done_on))
                self.ledgers.findings.update(row, done, done_on=done_on, outcome=activities.POSTED)
