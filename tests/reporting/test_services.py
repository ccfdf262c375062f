"""Asking for reports: who, what, when; once."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db.models.functions import Now
from django.utils import timezone

from accounts.enums import Role
from areas.enums import OfficeKind
from areas.models import Office
from core.claims import GivenUpError, take
from core.errors import DomainError, NotAllowedError
from core.models import AuditEvent
from reporting.enums import ReportState
from reporting.models import Report
from reporting.perms import compilable_offices
from reporting.production import produce
from reporting.services import ask_report, recompile_report, sweep_reports
from tests.accounts.factories import officer
from tests.areas.factories import COMMUNE, DISTRICT, FAR_COMMUNE, NEIGHBOUR, OTHER_COMMUNE, care_office, office
from tests.reporting.world import MONTH, asked, compiled, untold

pytestmark = pytest.mark.django_db


def test_asking_twice_makes_one_report(django_capture_on_commit_callbacks):
    by = officer(Role.COMMUNE_OFFICER)
    with django_capture_on_commit_callbacks() as first:
        report = asked(by, "01-BCN")
    with django_capture_on_commit_callbacks() as second:
        again = asked(by, "01-BCN")
    assert again == report
    assert Report.objects.count() == 1
    assert (len(first), len(second)) == (1, 0)
    assert AuditEvent.objects.filter(action="ask_report", object_id=str(report.pk)).count() == 1


def test_another_cutoff_is_another_report():
    by = officer(Role.DISTRICT_OFFICER)
    whole = asked(by, "03-BCN")
    cut = ask_report(form="03-BCN", office=whole.office, period="2024-H1", cutoff=date(2024, 6, 5), by=by)
    assert cut != whole
    assert (cut.starts, cut.ends) == (date(2024, 1, 1), date(2024, 6, 5))


def test_a_done_report_is_compiled_anew_only_by_an_explicit_act():
    by = officer(Role.COMMUNE_OFFICER)
    report = compiled(asked(by, "01-BCN"))
    assert report.state == ReportState.DONE
    assert asked(by, "01-BCN").state == ReportState.DONE
    again = recompile_report(report=report, by=by)
    assert (again.state, again.attempt, again.heartbeat_at) == (ReportState.WAITING, 0, None)
    assert compiled(again).state == ReportState.DONE


def test_a_failed_report_may_be_asked_again():
    by = officer(Role.COMMUNE_OFFICER)
    report = asked(by, "01-BCN")
    Report.objects.filter(pk=report.pk).update(state=ReportState.FAILED, failure="Không được.")
    again = asked(by, "01-BCN")
    assert again == report
    assert (again.state, again.failure) == (ReportState.WAITING, "")


def test_a_report_being_made_is_left_to_its_worker():
    by = officer(Role.COMMUNE_OFFICER)
    report = asked(by, "01-BCN")
    claim = take(Report, report.pk)
    assert recompile_report(report=report, by=by).state == ReportState.RUNNING
    produce(claim, untold)
    report.refresh_from_db()
    assert report.is_done


@pytest.mark.parametrize(
    ("field", "form", "period", "cutoff", "words"),
    [
        ("period", "01-BCN", "2024-13", None, "Kỳ “2024-13” không đúng"),
        ("period", "01-BCN", "2024-07", None, "sau hôm nay"),
        ("cutoff", "01-BCN", MONTH, date(2024, 6, 1), "nằm ngoài kỳ"),
        ("form", "03-BCN", "2024-H1", None, "không lập biểu 03-BCN"),
        ("form", "01-BCN", "2024-H1", None, "không có kỳ"),
        ("form", "99-BCN", MONTH, None, "Không có biểu"),
    ],
)
def test_what_cannot_be_compiled_is_refused_beside_its_field(field, form, period, cutoff, words):
    by = officer(Role.COMMUNE_OFFICER)
    with pytest.raises(DomainError, match=words) as refusal:
        ask_report(form=form, office=office(), period=period, cutoff=cutoff, by=by)
    assert set(refusal.value.fields) == {field}
    assert not Report.objects.exists()


def test_an_office_that_no_longer_stood_on_the_last_day_is_refused(on_day):
    old = office(COMMUNE)
    on_day(date(2026, 2, 1))
    by = officer(Role.PROVINCE_OFFICER)
    with pytest.raises(DomainError, match="không tồn tại vào ngày 31/01/2026"):
        ask_report(form="01-BCN", office=old, period="2026-01", by=by)
    assert ask_report(form="01-BCN", office=old, period=MONTH, by=by).office == old


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.COMMUNE_OFFICER, {OfficeKind.COMMUNE}),
        (Role.DISTRICT_OFFICER, {OfficeKind.DISTRICT, OfficeKind.COMMUNE}),
        (
            Role.PROVINCE_OFFICER,
            {OfficeKind.PROVINCE, OfficeKind.DISTRICT, OfficeKind.COMMUNE, OfficeKind.FACILITY, OfficeKind.CLINIC},
        ),
        (Role.FACILITY_OFFICER, {OfficeKind.FACILITY}),
        (Role.POLICE_OFFICER, set()),
        (Role.HEALTH_OFFICER, set()),
        (Role.ADMINISTRATOR, set()),
    ],
)
def test_whose_reports_a_role_may_have_compiled(role, kinds):
    care_office()
    care_office("MMT-01", kind=OfficeKind.CLINIC)
    far = care_office("CS-09", FAR_COMMUNE)
    found = compilable_offices(officer(role))
    assert {found_office.kind for found_office in found} == kinds
    assert far not in found
    assert office(FAR_COMMUNE) not in found


def test_a_stranger_may_neither_ask_nor_recompile():
    report = asked(officer(Role.COMMUNE_OFFICER), "01-BCN")
    stranger = officer(Role.COMMUNE_OFFICER, NEIGHBOUR)
    with pytest.raises(DomainError, match="không được lập báo cáo") as refusal:
        ask_report(form="01-BCN", office=report.office, period=MONTH, by=stranger)
    assert set(refusal.value.fields) == {"office"}
    with pytest.raises(NotAllowedError):
        recompile_report(report=report, by=stranger)


def test_who_sees_a_report():
    report = asked(officer(Role.COMMUNE_OFFICER), "01-BCN")
    sees = [
        officer(Role.COMMUNE_OFFICER),
        officer(Role.POLICE_OFFICER),
        officer(Role.DISTRICT_OFFICER),
        officer(Role.PROVINCE_OFFICER),
    ]
    blind = [
        officer(Role.COMMUNE_OFFICER, NEIGHBOUR),
        officer(Role.COMMUNE_OFFICER, OTHER_COMMUNE),
        officer(Role.DISTRICT_OFFICER, "002"),
        officer(Role.HEALTH_OFFICER),
        officer(Role.FACILITY_OFFICER),
        officer(Role.ADMINISTRATOR),
    ]
    assert [report in Report.objects.visible_to(user) for user in sees] == [True] * len(sees)
    assert [report in Report.objects.visible_to(user) for user in blind] == [False] * len(blind)


def test_a_facility_reports_to_its_province_and_to_nobody_else():
    report = asked(officer(Role.FACILITY_OFFICER), "02-BCN")
    lies_in = [officer(Role.COMMUNE_OFFICER), officer(Role.DISTRICT_OFFICER, DISTRICT)]
    assert report in Report.objects.visible_to(officer(Role.PROVINCE_OFFICER))
    assert [report in Report.objects.visible_to(user) for user in lies_in] == [False, False]


def test_reports_of_districts_gone_stay_in_their_province(on_day):
    report = asked(officer(Role.DISTRICT_OFFICER), "03-BCN")
    on_day(date(2025, 7, 2))
    assert report in Report.objects.visible_to(officer(Role.PROVINCE_OFFICER))
    assert report not in Report.objects.visible_to(officer(Role.PROVINCE_OFFICER, "46"))


# --- Claim, heartbeat, sweep ---


def silenced(report: Report, seconds: int) -> None:
    Report.objects.filter(pk=report.pk).update(heartbeat_at=timezone.now() - timedelta(seconds=seconds))


def test_only_one_worker_gets_a_report():
    report = asked(officer(), "01-BCN")
    assert take(Report, report.pk).attempt == 1
    assert take(Report, report.pk) is None


def test_the_late_write_of_a_worker_given_up_is_refused():
    report = asked(officer(), "01-BCN")
    late = take(Report, report.pk)
    silenced(report, settings.CLAIM_STALE_SECONDS + 1)
    assert sweep_reports() == 1
    second = take(Report, report.pk)
    assert second.attempt == 2
    for act in (lambda: late.write(progress=50), lambda: produce(late, untold)):
        with pytest.raises(GivenUpError):
            act()
    produce(second, untold)
    report.refresh_from_db()
    assert (report.state, report.attempt) == (ReportState.DONE, 2)
    with pytest.raises(GivenUpError):
        second.write(state=ReportState.FAILED, failure="muộn")


def test_a_claim_of_an_earlier_asking_holds_no_longer():
    """The numbers of attempts begin anew when a report is asked again; the claim's own name does not."""
    report = asked(officer(), "01-BCN")
    late = take(Report, report.pk)
    Report.objects.filter(pk=report.pk).update(state=ReportState.FAILED, failure="Không được.")
    recompile_report(report=report, by=report.requested_by)
    assert take(Report, report.pk).attempt == late.attempt
    with pytest.raises(GivenUpError):
        late.write(progress=50)


def test_the_sweep_takes_up_what_was_never_sent_and_leaves_what_lives(django_capture_on_commit_callbacks):
    by = officer(Role.DISTRICT_OFFICER)
    never_sent = asked(by, "03-BCN")
    running = asked(by, "PL-XA")
    take(Report, running.pk)
    queued = asked(by, "PL-TK")
    Report.objects.filter(pk=queued.pk).update(heartbeat_at=Now())
    with django_capture_on_commit_callbacks() as sent:
        assert sweep_reports() == 1
        assert sweep_reports() == 0
    assert [callback.args[-1] for callback in sent] == [never_sent.pk]


def test_a_report_tried_too_often_fails_with_a_reason():
    report = asked(officer(), "01-BCN")
    for _ in range(settings.CLAIM_ATTEMPTS):
        take(Report, report.pk)
        silenced(report, settings.CLAIM_STALE_SECONDS + 1)
        sweep_reports()
    report.refresh_from_db()
    assert report.state == ReportState.FAILED
    assert "Đã thử 5 lần" in report.failure
    assert take(Report, report.pk) is None


def attempted(report: Report) -> Report:
    produce(take(Report, report.pk), untold)
    report.refresh_from_db()
    return report


def test_a_refusal_while_compiling_ends_in_a_plain_reason():
    report = asked(officer(), "01-BCN")
    Report.objects.filter(pk=report.pk).update(form="XX-BCN")
    failed = attempted(report)
    assert failed.state == ReportState.FAILED
    assert "Không có biểu “XX-BCN”" in failed.failure


def test_an_error_while_compiling_ends_in_words_and_a_log_entry(caplog):
    report = asked(officer(), "01-BCN")
    Office.objects.filter(pk=report.office_id).update(kind="ministry")
    with caplog.at_level("ERROR", logger="reporting.production"):
        failed = attempted(report)
    assert failed.state == ReportState.FAILED
    assert f"BC-{report.pk}" in failed.failure
    assert "Traceback" in caplog.text
