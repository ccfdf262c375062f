"""The reports of a demonstration: something at each stage, on believable days, nothing printed."""

from datetime import date

import pytest
from django.conf import settings

from reporting import demo
from reporting.drafts import compile_drafts
from reporting.enums import JobOutcome, Stage
from reporting.models import JobRun, Report, Submission
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
