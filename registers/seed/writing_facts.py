"""The facts of one life written into the ledgers: each when it became known, its end as a later change."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from aftercare.enums import SupportKind
from aftercare.models import Giver, NeedClosing
from core.calendar import add_months
from registers.seed.chance import Odds, chance, workday
from registers.seed.courses import Learner
from registers.seed.doses import write_first_order, write_maintenance
from registers.seed.facilities import House
from registers.seed.facts import Accompanied, Determined, Helped, Life, Managed, Treated
from registers.seed.following import Follower, Helping
from registers.seed.ledgers import Ledgers
from registers.seed.places import Place
from registers.seed.recording import Clerks, Record
from registers.seed.rosters import Rosters
from rehab.enums import COMPULSORY, Modality

GIVERS = {
    SupportKind.LOAN: Odds((7, Giver.BANK), (2, Giver.UNION), (1, Giver.OTHER)),
    SupportKind.JOB: Odds((6, Giver.ENTERPRISE), (2, Giver.UNION), (2, Giver.FAMILY)),
    SupportKind.TRAINING: Odds((1, Giver.BUDGET)),
}
OTHERWISE = Odds((6, Giver.BUDGET), (3, Giver.UNION), (1, Giver.OTHER))
CLOSED_AFTER = 200
"""Days after which a need that nothing met may be closed."""


class FactWriter:
    """Writes what happened after the dossier was opened."""

    def __init__(self, rng: Random, ledgers: Ledgers, clerks: Clerks, first: date, has_list: Callable[[Place], bool]):
        self._rng = rng
        self._ledgers = ledgers
        self._clerks = clerks
        self._rosters = Rosters(rng, ledgers, clerks, first, has_list)
        self._follower = Follower(rng, ledgers, self._record)
        self.learners: list[Learner] = []

    def write(self, life: Life) -> None:
        """Nothing is recorded before the dossier itself."""
        floor = life.opening[0]
        for determined in life.determinations:
            self._write_determination(life, floor, determined)
        for managed in life.managements:
            self._write_management(life, floor, managed)
        for treated in life.episodes:
            self._write_episode(life, floor, treated)
        for spell in life.aftercares:
            self._write_aftercare(life, floor, spell)
        for removed in life.removals:
            record = self._record(life, removed.on, floor)
            self._ledgers.removals.insert(record, dossier_id=life.key, on=removed.on, reason=removed.reason)
        for helped in life.help:
            self._write_help(life, floor, helped)

    def _record(self, life: Life, day: date, floor: str, house: House | None = None) -> Record:
        """By the house that has the person, else by the commune that answers on that day."""
        if house:
            record = self._clerks.house(day, house, floor)
        else:
            record = self._clerks.commune(day, life.place_on(day), floor)
        life.recorded(record)
        return record

    def _number(self, kind: str) -> str:
        return f"{self._rng.randint(1, 1800)}/{kind}"

    def _write_determination(self, life: Life, floor: str, determined: Determined) -> None:
        record = self._record(life, determined.on, floor)
        place = life.place_on(determined.on)
        agency = f"Trạm Y tế {place.local}" if chance(self._rng, 0.75) else "Bệnh viện Tâm thần tỉnh"
        values = {"dossier_id": life.key, "on": determined.on, "result": determined.result, "agency": agency}
        mistaken, corrected = self._mistaken_day(determined.on, record)
        key = self._ledgers.determinations.insert(record, **{**values, "on": mistaken})
        if corrected:
            self._ledgers.determinations.update(key, corrected, on=determined.on)
            life.recorded(corrected)

    def _write_management(self, life: Life, floor: str, managed: Managed) -> None:
        record = self._record(life, managed.starts, floor)
        key = self._ledgers.managements.insert(
            record, dossier_id=life.key, decision_number=self._number("QĐ-UBND"), starts=managed.starts
        )
        if managed.ends:
            record = self._record(life, managed.ends, record[0])
            self._ledgers.managements.update(key, record, ends=managed.ends, end_reason=managed.reason)

    def _write_episode(self, life: Life, floor: str, treated: Treated) -> None:
        record = self._record(life, treated.starts, floor, treated.house)
        mistaken, corrected = self._mistaken_day(treated.starts, record)
        key = self._ledgers.episodes.insert(
            record,
            dossier_id=life.key,
            modality=treated.modality,
            facility_id=treated.house.key if treated.house else None,
            decision_number=self._episode_number(treated),
            decided_on=treated.decided_on,
            starts=mistaken,
            months=treated.months,
            planned_end=add_months(mistaken, treated.months) if treated.months else None,
        )
        care = self._open_care(life, record, f"episode:{key}", mistaken, treated.house)
        if corrected:
            planned = add_months(treated.starts, treated.months) if treated.months else None
            self._ledgers.episodes.update(key, corrected, starts=treated.starts, planned_end=planned)
            self._change_care(care, corrected, starts=treated.starts)
            life.recorded(corrected)
        if treated.modality == Modality.METHADONE:
            write_first_order(self._ledgers, key, treated, record)
        if treated.maintenance_on:
            reached = self._record(life, treated.maintenance_on, record[0], treated.house)
            self._ledgers.episodes.update(key, reached, maintenance_on=treated.maintenance_on)
            write_maintenance(self._ledgers, key, treated, reached)
        if treated.ends:
            ended = self._record(life, treated.ends, record[0], treated.house)
            self._ledgers.episodes.update(key, ended, ends=treated.ends, end_reason=treated.reason)
            self._change_care(care, ended, ends=treated.ends)

    def _episode_number(self, treated: Treated) -> str:
        if treated.modality in COMPULSORY and treated.house:
            return f"{self._rng.randint(1, 600)}/{treated.decided_on.year}/QĐ-TA"
        if treated.modality == Modality.FACILITY_VOLUNTARY:
            return self._number("HĐ-CNTN")
        return "" if treated.modality == Modality.METHADONE else self._number("QĐ-UBND")

    def _write_aftercare(self, life: Life, floor: str, spell: Accompanied) -> None:
        record = self._record(life, spell.starts, floor, spell.house)
        key = self._ledgers.aftercares.insert(
            record,
            dossier_id=life.key,
            decision_number=self._number("QĐ-UBND"),
            starts=spell.starts,
            months=spell.months,
            planned_end=add_months(spell.starts, spell.months),
            facility_id=spell.house.key if spell.house else None,
        )
        care = self._open_care(life, record, f"aftercare:{key}", spell.starts, spell.house)
        ended = None
        if spell.ends:
            ended = self._record(life, spell.ends, record[0], spell.house)
            self._ledgers.aftercares.update(key, ended, ends=spell.ends, end_reason=spell.reason)
            self._change_care(care, ended, ends=spell.ends)
        helpers = []
        if spell.house is None and chance(self._rng, 0.86):
            helpers = self._write_helpers(life, key, spell, record, ended)
        self._follower.write(life, spell, helpers, record[0])

    def _write_helpers(
        self, life: Life, aftercare: int, spell: Accompanied, record: Record, ended: Record | None
    ) -> list[Helping]:
        """Somebody is assigned from the decision on; now and then another takes over halfway."""
        key, first = self._assign(life, aftercare, spell.starts, record)
        helpers = [first]
        handover = spell.starts + timedelta(days=self._rng.randint(60, 200))
        if chance(self._rng, 0.12) and handover < (spell.ends or life.last):
            record = self._record(life, handover, record[0])
            self._ledgers.helpers.update(key, record, ends=handover)
            key, second = self._assign(life, aftercare, handover, record)
            helpers.append(second)
        if ended:
            self._ledgers.helpers.update(key, ended, ends=spell.ends)
        return helpers

    def _assign(self, life: Life, aftercare: int, day: date, record: Record) -> tuple[int, Helping]:
        chosen = self._rosters.choose(life.place_on(day))
        key = self._ledgers.helpers.insert(
            record, aftercare_id=aftercare, helper=chosen.name, listed_id=chosen.key, starts=day
        )
        return key, Helping(day, chosen)

    def _write_help(self, life: Life, floor: str, helped: Helped) -> None:
        need = None
        if helped.needed_on:
            record = self._record(life, helped.needed_on, floor)
            need = self._ledgers.needs.insert(
                record, dossier_id=life.key, kind=helped.kind, recorded_on=helped.needed_on
            )
            floor = record[0]
        if helped.helped_on:
            record = self._record(life, helped.helped_on, floor)
            support = self._ledgers.supports.insert(
                record,
                dossier_id=life.key,
                kind=helped.kind,
                delivered_on=helped.helped_on,
                amount=helped.amount,
                need_id=need,
                giver=GIVERS.get(helped.kind, OTHERWISE).draw(self._rng),
            )
            if helped.kind == SupportKind.TRAINING:
                place = life.place_on(helped.helped_on)
                self.learners.append(Learner(life, support, place, helped.helped_on, record))
        elif need and chance(self._rng, 0.35):
            self._close_need(life, need, helped.needed_on, floor)

    def _close_need(self, life: Life, need: int, since: date, floor: str) -> None:
        """What could not be met for long, or is wanted no more."""
        on = workday(since + timedelta(days=CLOSED_AFTER + self._rng.randint(0, 60)))
        if on > life.last or (life.gone_on and on > life.gone_on):
            return
        declined = chance(self._rng, 0.6)
        self._ledgers.needs.update(
            need,
            self._record(life, on, floor),
            closed_on=on,
            closed_as=NeedClosing.DECLINED if declined else NeedClosing.WITHDRAWN,
            closed_reason="Hết nguồn hỗ trợ trong năm" if declined else "Đã tự thu xếp được",
        )

    def _open_care(self, life: Life, record: Record, reason: str, starts: date, house: House | None) -> int | None:
        if house is None:
            return None
        return self._ledgers.care.insert(
            record, dossier_id=life.key, office_id=house.office, reason=reason, starts=starts
        )

    def _change_care(self, care: int | None, record: Record, **changes: date) -> None:
        if care is not None:
            self._ledgers.care.update(care, record, **changes)

    def _mistaken_day(self, day: date, record: Record) -> tuple[date, Record | None]:
        """Now and then a day is first written down a few days too late, and put right weeks after."""
        if chance(self._rng, 0.025):
            wrong = day + timedelta(days=self._rng.randint(1, 9))
            corrected = self._clerks.corrected(record)
            if corrected and str(wrong) <= record[0][:10]:
                return wrong, corrected
        return day, None
