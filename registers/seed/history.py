"""How a life goes: each step is told by chance, and names the step that follows; none leads past the last day."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from aftercare.enums import AftercareEnd
from cases.enums import DeterminationResult, RemovalReason, UserManagementEnd
from core.calendar import add_months
from registers.seed import outcomes
from registers.seed.chance import chance, days_after
from registers.seed.facilities import Houses
from registers.seed.facts import Accompanied, Determined, Life, Managed, Removed
from registers.seed.treatment import begin_treatment, end_treatment
from rehab.enums import ABOLISHED_ON, COMPULSORY, EpisodeEnd

Step = Callable[[], "Step | None"] | None
SLACK = 40
"""For so many days an office may be late to write down that a term is over."""


class Historian:
    """Tells what happens to one person, step by step."""

    def __init__(self, rng: Random, life: Life, houses: Houses):
        self.rng, self.life, self.houses = rng, life, houses
        self.day = life.opened
        self.relapses = 0

    def tell(self) -> None:
        step: Step = self._begin
        while step:
            step = step()

    def _after(self, low: int, high: int) -> bool:
        """Go on some days; False when that is later than can be told."""
        return self._at(days_after(self.rng, self.day, low, high))

    def _at(self, day: date) -> bool:
        if day > self.life.last:
            return False
        self.day = day
        return True

    def _late(self, planned: date) -> bool:
        """Whether a term that is over is still open, because nobody has written down its end."""
        return planned > self.life.last - timedelta(days=SLACK) and chance(self.rng, 0.4)

    def _is_recent(self) -> bool:
        """Whether somebody may not yet have got to this dossier."""
        return self.day > self.life.last - timedelta(days=45)

    def _begin(self) -> Step:
        managed = self.life.opened >= outcomes.USERS_MANAGED_FROM
        odds = outcomes.FIRST_STEP if managed else outcomes.FIRST_STEP_BEFORE_2022
        step = odds.draw(self.rng)
        if not self._after(0, 8) or (self._is_recent() and chance(self.rng, 0.4)):
            return None
        if step == "managed":
            return self._management
        return self._addicted if step == "addicted" else self._not_addicted

    def _not_addicted(self) -> Step:
        self.life.determinations.append(Determined(self.day, DeterminationResult.NOT_ADDICTED))
        if self.day >= outcomes.USERS_MANAGED_FROM and chance(self.rng, 0.35) and self._after(2, 20):
            return self._management
        return self._addicted if chance(self.rng, 0.15) and self._after(60, 700) else None

    def _management(self) -> Step:
        spell = Managed(self.day)
        self.life.managements.append(spell)
        planned = add_months(spell.starts, 12)
        if chance(self.rng, 0.12):
            doubt = days_after(self.rng, spell.starts, 20, 60)
            if doubt <= self.life.last:
                self.life.determinations.append(Determined(doubt, DeterminationResult.NOT_ADDICTED))
        reason = outcomes.MANAGEMENT_ENDS.draw(self.rng)
        over = reason == UserManagementEnd.TERM_OVER
        ends = planned if over else days_after(self.rng, spell.starts, 75, 355)
        if not self._at(ends) or (over and self._late(planned)):
            return None
        spell.ends, spell.reason = ends, reason
        return self._after_management(reason)

    def _after_management(self, reason: UserManagementEnd) -> Step:
        if reason == UserManagementEnd.FOUND_ADDICTED:
            return self._addicted
        if reason == UserManagementEnd.DEAD:
            self.life.die(self.day)
            return None
        if reason == UserManagementEnd.IMPRISONED:
            return self._addicted if chance(self.rng, 0.12) and self._after(250, 800) else None
        if chance(self.rng, 0.16) and self._after(15, 400):
            return self._management if chance(self.rng, 0.6) else self._addicted
        return None

    def _addicted(self) -> Step:
        self.life.determinations.append(Determined(self.day, DeterminationResult.ADDICTED))
        return self._wait

    def _wait(self) -> Step:
        """On the list, and no rehab yet."""
        step = outcomes.AFTER_ADDICTED.draw(self.rng)
        if step == "nothing":
            return None
        if step == "rehab":
            return self._rehab if self._after(4, 12 + int(min(self.rng.expovariate(1 / 90), 900))) else None
        if not self._after(30, 900):
            return None
        if step == "imprisoned":
            return self._imprisoned
        return self._dead if step == "dead" else self._off_list(RemovalReason.OTHER, 0.05)

    def _rehab(self) -> Step:
        treated = begin_treatment(self.rng, self.life, self.houses, self.day, again=self.relapses > 0)
        if treated is None:
            return None
        end_treatment(self.rng, self.life, treated)
        if treated.ends is None:
            return None
        self.day = treated.ends
        if treated.reason == EpisodeEnd.COMPLETED:
            return self._completed
        if treated.reason == EpisodeEnd.DEAD:
            return self._dead
        if treated.reason == EpisodeEnd.IMPRISONED:
            return self._imprisoned
        self.relapses += treated.reason in (EpisodeEnd.ABANDONED, EpisodeEnd.ESCAPED, EpisodeEnd.EXPELLED)
        soon = 8 if treated.reason == EpisodeEnd.CONVERTED else 90
        if chance(self.rng, 0.78) and len(self.life.episodes) < 7:
            return self._rehab if self._after(1, soon) else None
        return self._wait if len(self.life.episodes) < 7 and self._after(5, 60) else None

    def _completed(self) -> Step:
        """Aftercare for those who completed, unless the commune never decided on it."""
        if chance(self.rng, 0.88):
            return self._aftercare if self._after(2, 20) else None
        if chance(self.rng, 0.30):
            return self._relapse if self._after(40, 600) else None
        if chance(self.rng, 0.5) and self._after(365, 420):
            return self._off_list(RemovalReason.CLEAN, 0.08)
        return None

    def _aftercare(self) -> Step:
        compulsory = self.life.episodes[-1].modality in COMPULSORY
        adult = self.life.person.age_on(self.day) >= 18
        spell = Accompanied(self.day, 24 if compulsory and adult else 12, None)
        if compulsory and self.day < ABOLISHED_ON and chance(self.rng, 0.10):
            spell.house = self.houses.aftercare_centre()
        self.life.aftercares.append(spell)
        planned = add_months(spell.starts, spell.months)
        reason = outcomes.AFTERCARE_ENDS.draw(self.rng)
        served = reason == AftercareEnd.TERM_SERVED
        ends = planned if served else days_after(self.rng, spell.starts, 30, (planned - spell.starts).days - 10)
        if not self._at(ends) or (served and self._late(planned)):
            return None
        spell.ends, spell.reason = ends, reason
        return self._after_aftercare(reason)

    def _after_aftercare(self, reason: AftercareEnd) -> Step:
        if reason == AftercareEnd.RELAPSED:
            return self._relapse
        if reason == AftercareEnd.DEAD:
            return self._dead
        if reason == AftercareEnd.IMPRISONED:
            return self._imprisoned
        if reason == AftercareEnd.TERM_SERVED and chance(self.rng, 0.84):
            return self._off_list(RemovalReason.CLEAN, 0.16) if self._after(2, 25) else None
        return self._relapse if chance(self.rng, 0.35) and self._after(40, 700) else None

    def _relapse(self) -> Step:
        self.relapses += 1
        return self._addicted

    def _dead(self) -> Step:
        self.life.die(self.day)
        if self._after(2, 20):
            self.life.removals.append(Removed(self.day, RemovalReason.DEAD_OR_MISSING))
        return None

    def _imprisoned(self) -> Step:
        return self._off_list(RemovalReason.IMPRISONED, 0.14) if self._after(1, 20) else None

    def _off_list(self, reason: RemovalReason, back: float) -> Step:
        """Off the list today; some are found addicted again later."""
        self.life.removals.append(Removed(self.day, reason))
        if chance(self.rng, back) and self._after(90, 1100):
            return self._relapse
        return None


def tell_history(rng: Random, life: Life, houses: Houses) -> None:
    """Fill the facts of one life."""
    Historian(rng, life, houses).tell()
