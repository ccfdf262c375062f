"""One life written into the ledgers, act by act, as the clerks of its communes and houses would have done."""

from collections import Counter
from datetime import date
from random import Random

from cases.enums import AddressKind
from cases.models import Dossier
from registers.seed import profile
from registers.seed.chance import chance
from registers.seed.facts import Life
from registers.seed.ledgers import Ledgers
from registers.seed.places import Place, Places
from registers.seed.recording import Clerks, Record
from registers.seed.scales import Scale
from registers.seed.tables import Value

URBAN_SPOTS = ("Tổ dân phố {}", "Tổ {}", "Số {}, tổ dân phố {}", "Ngách {}, tổ {}")
RURAL_SPOTS = ("Thôn {}", "Xóm {}", "Đội {}", "Thôn {}")


class DossierWriter:
    """Opens dossiers in the order of their days, each with the next number of its commune and year."""

    def __init__(self, rng: Random, ledgers: Ledgers, clerks: Clerks, places: Places, scale: Scale):
        self._rng = rng
        self._places = places
        self._scale = scale
        self._ledgers = ledgers
        self._clerks = clerks
        self._numbers: Counter[str] = Counter()
        self._words = Dossier()

    def open(self, life: Life) -> None:
        """The dossier with what is known on its first day, its papers and who answers for it."""
        home = life.stays[0].place
        behalf = ", " in home.above and chance(self._rng, 0.02)
        write = self._clerks.district if behalf else self._clerks.commune
        record = write(life.opened, home, "")
        values = self._values(life, home)
        if behalf:
            values["entered_for"] = home.office
        wrong = self._mistake(life, values) if chance(self._rng, 0.06) else {}
        corrected = self._clerks.corrected(record) if wrong else None
        life.key = self._ledgers.dossiers.insert(record, **{**values, **(wrong if corrected else {})})
        life.opening = life.record = record
        self._write_papers(life, record)
        self._write_profile(life, record)
        if corrected:
            self._ledgers.dossiers.update(life.key, corrected, **{column: values[column] for column in wrong})
            life.recorded(corrected)
        self._write_stays(life, record)

    def _values(self, life: Life, home: Place) -> dict[str, Value]:
        person = life.person
        stem = f"{home.code}-{life.opened.year}-"
        self._numbers[stem] += 1
        number = f"{stem}{self._place_in_register(home)}{self._numbers[stem]:04d}"
        words = self._words
        words.full_name, words.other_name, words.number = person.full_name, person.other_name, number
        words.birth_date, words.birth_year_only = person.birth_date, person.birth_year_only
        words.index_words()
        return {
            "number": number,
            "full_name": person.full_name,
            "other_name": person.other_name,
            "sex": person.sex,
            "birth_date": person.birth_date,
            "birth_year_only": person.birth_year_only,
            "ethnicity": person.ethnicity,
            "occupation": person.occupation,
            "education": person.education,
            "permanent_address": self._address(home),
            "present_address": self._address(home) if chance(self._rng, 0.3) else "",
            "stable_residence": person.stable,
            "opened_on": life.opened,
            "main_drug": person.drug,
            "route": person.route,
            "first_used_on": person.first_used_on,
            "search_text": words.search_text,
            "sort_key": words.sort_key,
        }

    def _place_in_register(self, home: Place) -> str:
        """Of a commune of another part of the register, where that part gives the plain numbers."""
        return "" if self._scale.part is None or self._places.holds(home) else f"{self._scale.part:02d}"

    def _address(self, place: Place) -> str:
        spot = self._rng.choice(RURAL_SPOTS if place.name.startswith("Xã") else URBAN_SPOTS)
        return f"{spot.format(self._rng.randint(1, 12), self._rng.randint(1, 30))}, {place.address}"

    def _mistake(self, life: Life, values: dict[str, Value]) -> dict[str, Value]:
        """What was first written down wrongly, or left out, and corrected weeks later."""
        birth = life.person.birth_date
        swapped = None
        if birth.day <= 12 and not life.person.birth_year_only:
            swapped = date(birth.year, birth.day, birth.month)
        choices: list[dict[str, Value]] = [
            {"occupation": ""},
            {"education": ""},
            {"ethnicity": ""},
            {"stable_residence": None},
            {"main_drug": "", "route": ""},
            {"birth_date": swapped or values["birth_date"]},
        ]
        wrong = self._rng.choice(choices)
        return {column: value for column, value in wrong.items() if values[column] != value}

    def _write_papers(self, life: Life, opening: Record) -> None:
        before = None
        for paper in life.papers:
            first = before is None
            record = (
                opening if first else self._clerks.police(paper.issued_on, life.place_on(paper.issued_on), opening[0])
            )
            if before:
                self._ledgers.papers.update(before, record, replaced_on=paper.issued_on)
            before = self._ledgers.papers.insert(
                record,
                dossier_id=life.key,
                kind=paper.kind,
                number=paper.number,
                issued_on=paper.issued_on,
                issued_by=paper.issued_by,
            )

    def _write_profile(self, life: Life, record: Record) -> None:
        rng, ledgers = self._rng, self._ledgers
        if chance(rng, 0.85):
            ledgers.backgrounds.insert(record, dossier_id=life.key, **profile.background(rng, life))
        if chance(rng, 0.6):
            for relative in profile.relatives(rng, life):
                ledgers.relatives.insert(record, dossier_id=life.key, **relative)
        if chance(rng, 0.3):
            ledgers.health.insert(record, dossier_id=life.key, **profile.health(rng, life))
        if chance(rng, 0.45):
            ledgers.drug_uses.insert(record, dossier_id=life.key, **profile.drug_use(rng, life))
        past = profile.past_rehab(rng, life) if chance(rng, 0.25) else None
        if past:
            ledgers.past_rehabs.insert(record, dossier_id=life.key, **past)

    def _write_stays(self, life: Life, opening: Record) -> None:
        record, before, since = opening, None, life.opened
        for stay in life.stays:
            if before:
                record = self._clerks.police(stay.since, stay.place, record[0])
                self._ledgers.stays.update(before, record, ends=stay.since)
                if chance(self._rng, 0.7):
                    self._left(life, record, since, stay.since)
                    since = stay.since
                    self._ledgers.dossiers.update(life.key, record, present_address=self._address(stay.place))
                life.recorded(record)
            before = self._ledgers.stays.insert(
                record, dossier_id=life.key, commune_id=stay.place.pk, starts=stay.since
            )

    def _left(self, life: Life, record: Record, since: date, on: date) -> None:
        """Where the person lived before, kept with its days."""
        self._ledgers.past_addresses.insert(
            record,
            dossier_id=life.key,
            kind=AddressKind.PRESENT,
            address=self._ledgers.dossiers.value(life.key, "present_address"),
            starts=since,
            ends=on,
        )
