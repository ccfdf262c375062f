"""How a person is accompanied after rehabilitation: contacts, tests, a plan of reintegration."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from aftercare.enums import AftercareEnd
from aftercare.models import ContactKind, GoalResult
from cases.models import TestOccasion
from registers.seed.chance import Odds, chance, days_after
from registers.seed.facts import Accompanied, Life
from registers.seed.ledgers import Ledgers
from registers.seed.names import full_name
from registers.seed.recording import Record
from registers.seed.rosters import Chosen
from rehab.enums import ABOLISHED_ON

KINDS = Odds(
    (45, ContactKind.VISIT), (25, ContactKind.TALK), (15, ContactKind.FAMILY), (13, ContactKind.PHONE),
    (2, ContactKind.OTHER),
)  # fmt: skip
CONTENTS = (
    "Sức khỏe ổn định, đang đi làm thợ xây.",
    "Gia đình cho biết sinh hoạt bình thường, không gặp bạn cũ.",
    "Chưa có việc làm, muốn được giới thiệu việc.",
    "Ngủ kém, lo lắng; đã tư vấn cách từ chối khi bị rủ rê.",
    "Đang phụ giúp gia đình bán hàng, tinh thần tốt.",
)
AGREED = ("Tiếp tục sinh hoạt câu lạc bộ.", "Xã giới thiệu việc làm trong tháng.", "Gia đình nhắc uống thuốc đều.", "")
GOALS = (
    "Có việc làm ổn định",
    "Học xong một nghề",
    "Không sử dụng lại ma túy",
    "Vay vốn chăn nuôi",
    "Làm lại giấy tờ tùy thân",
    "Hòa thuận với gia đình",
)
SITUATIONS = ("Sống cùng cha mẹ, kinh tế khó khăn.", "Đã ly hôn, chưa có việc làm.", "Có tay nghề, thiếu vốn.", "")
WISHES = ("Muốn có việc làm gần nhà.", "Muốn học nghề sửa xe.", "Muốn được vay vốn.", "")
FINDINGS = ("Thực hiện tốt kế hoạch.", "Có tiến bộ, cần giúp đỡ thêm về việc làm.", "Chưa thực hiện như đã thống nhất.")
RESULTS = Odds((4, GoalResult.GOOD), (4, GoalResult.REACHED), (2, GoalResult.MISSED))
EVERY = (35, 80)
"""Days from contact to contact."""
TEST_EVERY = 120
COMES_LATE = 12


@dataclass(frozen=True, slots=True)
class Helping:
    """Who helps from a day on, until the next takes over."""

    starts: date
    chosen: Chosen


class Follower:
    """Writes how one was accompanied during a spell of aftercare, since the law of 2021."""

    def __init__(self, rng: Random, ledgers: Ledgers, record: Callable[[Life, date, str], Record]):
        self._rng, self._ledgers, self._record = rng, ledgers, record

    def write(self, life: Life, spell: Accompanied, helpers: list[Helping], floor: str) -> None:
        if spell.house or spell.starts < ABOLISHED_ON:
            return
        until = min(spell.ends or life.last, life.last)
        self._contacts(life, spell, helpers, floor, until)
        if chance(self._rng, 0.7):
            self._tests(life, spell, floor, until)
        if chance(self._rng, 0.4):
            self._plan(life, spell, floor, until)

    def _contacts(self, life: Life, spell: Accompanied, helpers: list[Helping], floor: str, until: date) -> None:
        """Each names the day of the next; now and then that day passes and nobody came."""
        on = days_after(self._rng, spell.starts, 3, 30)
        while on < until:
            following = days_after(self._rng, on, *EVERY)
            self._ledgers.contacts.insert(
                self._record(life, on, floor),
                dossier_id=life.key,
                on=on,
                kind=KINDS.draw(self._rng),
                **self._who(life, helpers, on),
                content=self._rng.choice(CONTENTS),
                agreed=self._rng.choice(AGREED),
                next_on=following if chance(self._rng, 0.75) else None,
            )
            on = following if chance(self._rng, 0.9) else following + timedelta(days=200)

    def _who(self, life: Life, helpers: list[Helping], on: date) -> dict:
        """The helper of the day, who is of the commune that answers; else an officer."""
        helper = next((row.chosen for row in reversed(helpers) if row.starts <= on), None)
        if helper and helper.key and helper.place == life.place_on(on) and chance(self._rng, 0.8):
            return {"helper_id": helper.key}
        return {"officer": full_name(self._rng, self._rng.choice(("male", "female")), "Kinh")}

    def _tests(self, life: Life, spell: Accompanied, floor: str, until: date) -> None:
        """Planned some months ahead, taken about that day; sudden ones between. A relapse shows in the last."""
        planned_on, number = spell.starts, 0
        while planned_on < until:
            due_on = days_after(self._rng, planned_on, TEST_EVERY - 30, TEST_EVERY)
            record = self._record(life, planned_on, floor)
            key = self._ledgers.planned_tests.insert(record, dossier_id=life.key, planned_on=planned_on, due_on=due_on)
            taken = due_on + timedelta(days=self._rng.randint(-5, COMES_LATE))
            number += 1
            if taken < until and chance(self._rng, 0.9):
                test = self._test(life, taken, record[0], positive=chance(self._rng, 0.03))
                self._ledgers.planned_tests.update(key, self._record(life, taken, record[0]), met_by_id=test)
            planned_on = due_on + timedelta(days=COMES_LATE + 1)
        relapsed = spell.ends and spell.reason == AftercareEnd.RELAPSED
        if relapsed:
            found = max(spell.starts, spell.ends - timedelta(days=self._rng.randint(2, 9)))
            self._test(life, found, floor, positive=True, sudden=True)
        elif chance(self._rng, 0.3):
            sudden = days_after(self._rng, spell.starts, 20, 200)
            if sudden < until:
                self._test(life, sudden, floor, positive=False, sudden=True)

    def _test(self, life: Life, on: date, floor: str, *, positive: bool, sudden: bool = False) -> int:
        return self._ledgers.drug_tests.insert(
            self._record(life, on, floor),
            dossier_id=life.key,
            on=on,
            occasion=TestOccasion.AFTERCARE,
            is_sudden=sudden,
            is_positive=positive,
            substances=self._rng.choice(("Heroin", "Methamphetamine")) if positive else "",
            agency=f"Trạm Y tế {life.place_on(on).local}",
        )

    def _plan(self, life: Life, spell: Accompanied, floor: str, until: date) -> None:
        """Made soon after the decision; some goals are reached, and the plan is looked at twice a year."""
        on = days_after(self._rng, spell.starts, 2, 20)
        if on >= until:
            return
        record = self._record(life, on, floor)
        plan = self._ledgers.plans.insert(
            record,
            dossier_id=life.key,
            on=on,
            situation=self._rng.choice(SITUATIONS),
            wishes=self._rng.choice(WISHES),
        )
        for text in self._rng.sample(GOALS, self._rng.randint(1, 3)):
            due_on = on + timedelta(days=30 * self._rng.randint(3, 10))
            goal = self._ledgers.goals.insert(record, plan_id=plan, text=text, due_on=due_on)
            judged_on = days_after(self._rng, due_on, -20, 20)
            if judged_on < until and chance(self._rng, 0.8):
                judged = self._record(life, judged_on, record[0])
                self._ledgers.goals.update(goal, judged, judged_on=judged_on, result=RESULTS.draw(self._rng))
        review = days_after(self._rng, on, 160, 190)
        while review < until:
            following = days_after(self._rng, review, 160, 190)
            self._ledgers.reviews.insert(
                self._record(life, review, record[0]),
                plan_id=plan,
                on=review,
                findings=self._rng.choice(FINDINGS),
                next_on=following,
            )
            review = following
