"""The plan of reintegration: goals, results, reviews, and its print."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from aftercare.models import ReintegrationGoal, ReintegrationPlan, ReintegrationReview
from aftercare.services import change_goal, correct_plan, correct_review, make_plan, review_plan, set_goal
from aftercare.services import reintegration as rules
from core.calendar import today
from core.errors import StaleVersionError
from tests.accounts.factories import officer
from tests.aftercare import factories
from tests.cases.document_worlds import issued
from tests.queries import statements
from tests.refusals import refused
from tests.rehab import factories as rehab

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ON = date(2024, 3, 1)


@pytest.fixture
def clerk():
    return officer()


@pytest.fixture
def person(clerk):
    found = factories.graduate(clerk)
    factories.aftercare(found, clerk, helper="Hội Phụ nữ")
    return found


@pytest.fixture
def plan(person, clerk) -> ReintegrationPlan:
    return planned(person, clerk)


def planned(person, by, on=ON) -> ReintegrationPlan:
    return make_plan(dossier=person, on=on, situation="Chưa có việc", wishes="Học sửa xe", by=by)


def goal(plan, by, due_on=date(2024, 9, 1), text="Học nghề sửa xe") -> ReintegrationGoal:
    return set_goal(plan=plan, text=text, due_on=due_on, by=by)


def judge(goal, by, version=1, **data):
    fields = {name: getattr(goal, name) for name in ("text", "due_on", "judged_on", "result")}
    return change_goal(goal=goal, version=version, by=by, **{**fields, **data})


def test_a_plan_has_goals_that_are_judged(clerk, plan):
    wanted = goal(plan, clerk)
    assert judge(wanted, clerk, judged_on=today(), result="reached").get_result_display() == "Đạt"
    with pytest.raises(StaleVersionError):
        judge(wanted, clerk)


def test_days_of_plan_goals_and_reviews_are_in_order(clerk, person, plan):
    assert refused(lambda: planned(person, clerk, today() + DAY), "on")
    assert refused(lambda: planned(person, clerk, rehab.OPENED - DAY), "on")
    assert refused(lambda: planned(person, clerk))
    sentence = rules.BEFORE_PLAN.format(day=ON - DAY, on=ON)
    assert refused(lambda: goal(plan, clerk, ON - DAY), "due_on", sentence)
    wanted = goal(plan, clerk, ON)
    assert refused(lambda: judge(wanted, clerk, result="good"), "judged_on", rules.BOTH)
    assert refused(lambda: judge(wanted, clerk, judged_on=ON), "result", rules.BOTH)
    assert refused(lambda: judge(wanted, clerk, judged_on=ON - DAY, result="good"), "judged_on", sentence)
    assert refused(lambda: judge(wanted, clerk, judged_on=today() + DAY, result="good"), "judged_on")
    assert judge(wanted, clerk, judged_on=ON, result="missed")
    looked = {"findings": "Tốt", "by": clerk, "plan": plan}
    assert refused(lambda: review_plan(on=ON - DAY, next_on=None, **looked), "on", sentence)
    assert refused(lambda: review_plan(on=ON, next_on=ON, **looked), "next_on", rules.NEXT_NOT_LATER.format(on=ON))
    review = review_plan(on=ON, next_on=ON + DAY, **looked)
    assert correct_review(review=review, version=1, on=ON, findings="Khá", next_on=None, by=clerk).findings == "Khá"
    changed = {"situation": "", "wishes": "", "by": clerk}
    message = refused(lambda: correct_plan(plan=plan, version=1, on=ON + DAY, **changed), "on")
    assert message == rules.GOALS_BEFORE.format(day=ON)
    assert correct_plan(plan=plan, version=1, on=ON - DAY, **changed).on == ON - DAY


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_plan_is_printed_as_it_stood_on_the_day(clerk, person, plan):
    judge(goal(plan, clerk), clerk, judged_on=date(2024, 5, 6), result="good")
    judge(goal(plan, clerk, text="Vay vốn"), clerk, judged_on=date(2024, 5, 7), result="missed")
    review_plan(plan=plan, on=date(2024, 5, 1), findings="Có tiến bộ", next_on=date(2024, 8, 1), by=clerk)
    review_plan(plan=plan, on=date(2024, 6, 1), findings="Về sau", next_on=None, by=clerk)
    text = text_of(issued(person, "116-21", clerk).pdf)
    for words in ("Học nghề sửa xe", "Vay vốn", "Có tiến bộ", "01/08/2024", "Học sửa xe", "Hội Phụ nữ"):
        assert words in text
    assert "Về sau" not in text
    table = text.split("III.")[1]
    assert table.count("Tốt") == 2
    assert table.count("Không đạt") == 1


def test_a_plan_is_made_judged_and_reviewed_on_the_pages(client, clerk, person):
    client.force_login(clerk)

    def post(name, *args, **typed):
        answer = client.post(reverse(f"aftercare:{name}", args=[person.pk, *args]), typed)
        assert answer.status_code == 302, answer.context["form"].errors

    post("plan_make", on="01/03/2024", situation="Chưa có việc", wishes="")
    plan = ReintegrationPlan.objects.get()
    post("plan_correct", plan.pk, on="01/03/2024", situation="Khó khăn", wishes="", version="1")
    post("goal_set", plan.pk, text="Học nghề", due_on="01/04/2024")
    wanted = ReintegrationGoal.objects.get()
    panel = reverse("cases:dossier_panel", args=[person.pk, "reintegration"])
    assert "quá hạn, chưa đánh giá" in client.get(panel).content.decode()
    typed = {"text": "Học nghề", "due_on": "01/04/2024", "result": "good", "judged_on": "01/04/2024", "version": "1"}
    post("goal_change", wanted.pk, **typed)
    post("plan_review", plan.pk, on="02/04/2024", findings="Tốt lên", next_on="")
    review = ReintegrationReview.objects.get()
    post("review_correct", review.pk, on="02/04/2024", findings="Tốt lên nhiều", next_on="", version="1")
    content = client.get(panel).content.decode()
    for words in ("Khó khăn", "Tốt (01/04/2024)", "Tốt lên nhiều", "116-21"):
        assert words in content
    stale = client.post(reverse("aftercare:goal_change", args=[person.pk, wanted.pk]), {**typed, "version": "1"})
    assert "vừa sửa" in stale.content.decode()
    few = statements(client, panel)
    goal(plan, clerk)
    goal(planned(person, clerk, date(2024, 4, 1)), clerk)
    assert statements(client, panel) == few
