"""The reports of a demonstration: something at each stage, on believable days, nothing printed."""

from datetime import date

import pytest
from django.conf import settings

from reporting import demo
from reporting.demo_narratives import tell_narratives
from reporting.drafts import compile_drafts
from reporting.enums import Calendar, JobOutcome, NarrativeStage, Stage
from reporting.models import JobRun, NarrativeReport, Report, Submission
from tests.areas.factories import DISTRICT, area

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 20)


def test_the_demonstration_has_reports_at_each_stage(world, monkeypatch):
    """Only the district's drafts are counted, to be quick."""
    monkeypatch.setattr(demo, "compile_drafts", lambda province, day: compile_drafts(area(DISTRICT), day))
    demo.tell_reports(DAY)
    assert settings.SYSTEM_DATE == DAY
    stages = set(Report.objects.values_list("stage", flat=True))
    assert stages == {Stage.OPENED, Stage.COMPILED, Stage.SUBMITTED, Stage.RETURNED, Stage.APPROVED, Stage.LOCKED}
    assert set(JobRun.objects.values_list("outcome", flat=True)) == {JobOutcome.DONE}
    assert not Submission.objects.exclude(pdf=None).exists()
    (of_plan,) = Report.objects.filter(calendar=Calendar.PLAN)
    assert (of_plan.office.code, of_plan.period, of_plan.cutoff) == (DISTRICT, "2024-H1", date(2024, 5, 31))
    assert (of_plan.due_on, of_plan.stage) == (date(2024, 6, 9), Stage.SUBMITTED)
    own = Report.objects.filter(office__code="00001").order_by("period", "form").values_list("period", "stage")
    assert list(own) == [
        ("2024-01", Stage.LOCKED),
        ("2024-01", Stage.LOCKED),
        ("2024-02", Stage.LOCKED),
        ("2024-02", Stage.LOCKED),
        ("2024-03", Stage.LOCKED),
        ("2024-03", Stage.LOCKED),
        ("2024-04", Stage.RETURNED),
        ("2024-04", Stage.RETURNED),
        ("2024-05", Stage.COMPILED),
        ("2024-05", Stage.COMPILED),
    ]


def test_the_demonstration_has_reports_in_words(world):
    """That of the commune issued, that of the district half written, that of the province drafted."""
    tell_narratives(date(2024, 6, 4))
    assert not NarrativeReport.objects.exists()
    tell_narratives(DAY)
    found = NarrativeReport.objects.order_by("office__kind").values_list("office__kind", "stage", "number")
    assert list(found) == [
        ("commune", NarrativeStage.FINAL, "15/BC-UBND"),
        ("district", NarrativeStage.DRAFT, ""),
        ("province", NarrativeStage.DRAFT, ""),
    ]
    written = NarrativeReport.objects.get(office__kind="district").sections.exclude(text="")
    assert written.count() == 3
    assert not NarrativeReport.objects.filter(draft=None).exists()
