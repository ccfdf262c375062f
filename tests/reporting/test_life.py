"""The life of a report: each act by whom, from where, with what it refuses; and that what was sent stays as it was."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accounts.enums import Role
from areas.queries import unit_for
from cases.procedures.scans import NewScan
from core.claims import take
from core.errors import DomainError, NotAllowedError
from rehab.enums import EpisodeEnd
from rehab.services import end_episode
from reporting.enums import Outcome, ReportState, Stage
from reporting.life import MOVES, Side
from reporting.models import Report, ReportEvent, Submission
from reporting.printing import print_submission
from reporting.services import (
    answer_remark,
    approve_report,
    attach_signed_scan,
    begin_review,
    check_report,
    lock_report,
    recompile_report,
    remark_cell,
    return_report,
    submit_report,
    withdraw_report,
)
from tests.accounts.factories import officer
from tests.reporting.test_pdf import pages_of
from tests.reporting.world import asked, counted, untold

pytestmark = pytest.mark.django_db

SIGNED = date(2024, 6, 3)
END_OF_JUNE = date(2024, 6, 30)
PAPER = {"number": "05/BC-UBND", "signed_on": SIGNED, "signer": "Lê Văn Ký", "signer_title": "Chủ tịch"}


@pytest.fixture
def draft(world) -> Report:
    return counted(asked(world.commune, "01-BCN"))


def sent(report: Report, by, **paper) -> Submission:
    return submit_report(report=check_report(report=report, by=by), by=by, **{**PAPER, **paper})


def an_gives_up(world) -> None:
    end_episode(
        episode=world.an.episodes.get(),
        version=1,
        ends=date(2024, 5, 20),
        reason=EpisodeEnd.ABANDONED,
        by=world.commune,
    )


def stage_of(report: Report) -> str:
    return Report.objects.get(pk=report.pk).stage


def test_a_report_is_checked_sent_approved_and_locked(world, draft):
    submission = sent(draft, world.commune)
    assert (stage_of(draft), submission.round, submission.receiver) == (
        Stage.SUBMITTED,
        1,
        world.district.posts_today[0].office,
    )
    approve_report(report=draft, by=world.district)
    locked = lock_report(report=draft, by=world.district)
    assert stage_of(draft) == Stage.LOCKED
    assert (locked.approved_by, locked.locked_by, locked.submitted_by) == (
        world.district,
        world.district,
        world.commune,
    )
    assert list(ReportEvent.objects.filter(report=draft).values_list("act", "source", "target")) == [
        ("check", "compiled", "checked"),
        ("submit", "checked", "submitted"),
        ("begin", "submitted", "submitted"),
        ("approve", "submitted", "approved"),
        ("lock", "approved", "locked"),
    ]


def test_a_returned_report_is_counted_again_and_sent_a_second_time(world, draft):
    sent(draft, world.commune)
    remark = remark_cell(report=draft, row="11.04", column="total", text="Thiếu một người", by=world.district)
    return_report(report=draft, reason="Xem lại nhóm 11", by=world.district)
    assert stage_of(draft) == Stage.RETURNED
    end_episode(
        episode=world.an.episodes.get(),
        version=1,
        ends=date(2024, 5, 20),
        reason=EpisodeEnd.ABANDONED,
        by=world.commune,
    )
    answer_remark(remark=remark, answer="Đã ghi anh An tự ý chấm dứt.", by=world.commune)
    again = counted(recompile_report(report=draft, by=world.commune))
    second = sent(again, world.commune)
    assert (stage_of(draft), second.round) == (Stage.RESUBMITTED, 2)
    first = draft.submissions.get(round=1)
    assert (first.outcome, first.reason) == (Outcome.RETURNED, "Xem lại nhóm 11")
    assert first.record["cells"]["11.04"]["total"] == 1
    assert second.record["cells"]["11.04"]["total"] == 0


def test_the_sender_takes_it_back_until_the_receiver_has_begun(world, draft):
    sent(draft, world.commune)
    withdraw_report(report=draft, reason="Sai số", by=world.commune)
    assert (stage_of(draft), draft.submissions.get().outcome) == (Stage.COMPILED, Outcome.WITHDRAWN)
    sent(draft, world.commune)
    begin_review(report=draft, by=world.district)
    begin_review(report=draft, by=world.district)
    with pytest.raises(DomainError, match="đã bắt đầu xem xét lúc"):
        withdraw_report(report=draft, reason="Sai số", by=world.commune)
    assert stage_of(draft) == Stage.RESUBMITTED
    assert ReportEvent.objects.filter(report=draft, act="begin").count() == 1


STAGE_BUILDERS = {
    Stage.COMPILED: (),
    Stage.CHECKED: ("check",),
    Stage.SUBMITTED: ("check", "submit"),
    Stage.RETURNED: ("check", "submit", "return"),
    Stage.RESUBMITTED: ("check", "submit", "return", "count", "check", "submit"),
    Stage.APPROVED: ("check", "submit", "approve"),
    Stage.LOCKED: ("check", "submit", "approve", "lock"),
}


def perform(act: str, report: Report, world) -> None:
    sender, receiver = world.commune, world.district
    match act:
        case "check":
            check_report(report=report, by=sender)
        case "submit":
            submit_report(report=report, by=sender, **PAPER)
        case "withdraw":
            withdraw_report(report=report, reason="Nhầm", by=sender)
        case "return":
            return_report(report=report, reason="Sai", by=receiver)
        case "approve":
            approve_report(report=report, by=receiver)
        case "lock":
            lock_report(report=report, by=receiver)
        case "count":
            counted(recompile_report(report=report, by=sender))


@pytest.mark.parametrize("stage", STAGE_BUILDERS)
def test_an_act_out_of_order_is_refused_with_where_it_stands(world, draft, stage):
    for act in STAGE_BUILDERS[stage]:
        perform(act, draft, world)
    assert stage_of(draft) == stage
    events = ReportEvent.objects.count()
    for move in MOVES.values():
        if stage not in move.sources:
            with pytest.raises(DomainError, match=r"Không thể .* báo cáo .* Việc làm được bây giờ"):
                perform(move.act, draft, world)
    if stage in ("submitted", "resubmitted", "approved", "locked"):
        with pytest.raises(DomainError, match="đóng băng"):
            recompile_report(report=draft, by=world.commune)
    assert (stage_of(draft), ReportEvent.objects.count()) == (stage, events)


@pytest.mark.parametrize("act", MOVES)
def test_an_act_of_the_other_side_or_of_a_stranger_is_refused(world, draft, act):
    before = {
        move.act: steps for move in MOVES.values() for stage, steps in STAGE_BUILDERS.items() if stage in move.sources
    }
    for step in before[act]:
        perform(step, draft, world)
    stage = stage_of(draft)
    side = MOVES[act].side
    strangers = (
        (world.district, world.neighbour, world.province)
        if side == Side.SENDER
        else (
            world.commune,
            world.other_district,
            world.province,
        )
    )
    for stranger in strangers:
        world_of = type("Both", (), {"commune": stranger, "district": stranger})
        with pytest.raises(NotAllowedError):
            perform(act, draft, world_of)
    assert stage_of(draft) == stage


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"number": "5"}, "number", "viết như 05/BC-UBND"),
        ({"signed_on": date(2024, 6, 21)}, "signed_on", "sau hôm nay"),
        ({"signed_on": date(2024, 5, 30)}, "signed_on", "trước khi hết kỳ"),
        ({"signer": " "}, "signer", "họ tên người ký"),
        ({"signer_title": ""}, "signer_title", "chức vụ"),
    ],
)
def test_a_paper_that_is_not_complete_is_refused_beside_its_field(world, draft, on_day, changes, field, words):
    on_day(date(2024, 6, 20))
    checked = check_report(report=draft, by=world.commune)
    with pytest.raises(DomainError, match=words) as refusal:
        submit_report(report=checked, by=world.commune, **{**PAPER, **changes})
    assert set(refusal.value.fields) == {field}
    assert not Submission.objects.exists()


def test_a_paper_may_be_signed_on_the_last_day_of_the_period(world, draft):
    assert sent(draft, world.commune, signed_on=date(2024, 5, 31)).signed_on == date(2024, 5, 31)


def test_one_number_is_for_one_report_of_the_year(world, draft):
    sent(draft, world.commune)
    other = counted(asked(world.commune, "01-BCN", period="2024-04"))
    with pytest.raises(DomainError, match="Số 05/BC-UBND của năm 2024 đã dùng cho Biểu 01-BCN tháng 05 năm 2024"):
        sent(other, world.commune)


def test_dossiers_changed_since_the_count_stop_the_submission(world, draft):
    checked = check_report(report=draft, by=world.commune)
    end_episode(
        episode=world.an.episodes.get(),
        version=1,
        ends=date(2024, 5, 20),
        reason=EpisodeEnd.ABANDONED,
        by=world.commune,
    )
    with pytest.raises(DomainError, match="đã thay đổi từ khi tổng hợp"):
        submit_report(report=checked, by=world.commune, **PAPER)
    assert stage_of(draft) == Stage.CHECKED


def test_a_broken_identity_stops_the_submission(world, draft):
    Report.objects.filter(pk=draft.pk).update(checks=[{"name": "11: opening + in - out = closing", "holds": False}])
    with pytest.raises(DomainError, match="không cân"):
        sent(draft, world.commune)


def test_what_is_typed_at_the_end_of_the_year_must_be_there(world, on_day):
    on_day(date(2025, 1, 2))
    december = counted(asked(world.commune, "01-BCN", period="2024-12"))
    with pytest.raises(DomainError, match="Chưa nhập số liệu cuối năm"):
        sent(december, world.commune, signed_on=date(2025, 1, 2))


def test_units_below_that_owe_their_report_are_named(world, on_day):
    on_day(END_OF_JUNE)
    half = counted(asked(world.district, "03-BCN"))
    may = counted(asked(world.commune, "01-BCN"))
    Report.objects.filter(pk=may.pk).update(due_on=date(2024, 6, 2))
    with pytest.raises(
        DomainError, match="1 đơn vị cấp dưới chưa nộp Biểu 01-BCN tháng 05 năm 2024: UBND phường Phúc Xá"
    ):
        sent(half, world.district, signed_on=END_OF_JUNE)
    sent(may, world.commune)
    paper = {**PAPER, "signed_on": END_OF_JUNE, "number": "1/BC-LĐTBXH"}
    assert submit_report(report=half, by=world.district, **paper).round == 1


def test_nothing_that_was_sent_can_be_changed_even_past_the_program(world, draft):
    submission = sent(draft, world.commune)
    for attempt in (
        lambda: Submission.objects.filter(pk=submission.pk).update(digest="0" * 64),
        lambda: Submission.objects.filter(pk=submission.pk).delete(),
        lambda: Report.objects.filter(pk=draft.pk).update(cells={}),
        lambda: ReportEvent.objects.filter(report=draft).update(act="lock"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    assert Submission.objects.get().digest == submission.digest


@pytest.mark.parametrize(
    "values",
    [
        {"stage": Stage.CHECKED},
        {"stage": Stage.APPROVED},
        {"stage": Stage.LOCKED},
        {"stage": Stage.SUBMITTED},
        {"checked_at": "2024-06-01T00:00:00Z"},
        {"stage": Stage.COMPILED, "cells": None, "state": ReportState.WAITING},
    ],
)
def test_a_stage_without_its_time_and_person_is_refused_by_the_database(world, draft, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=draft.pk).update(**values)
    assert stage_of(draft) == Stage.COMPILED


def test_the_signed_paper_is_kept_once(world, draft):
    submission = sent(draft, world.commune)
    paper = NewScan("signed", "bc05.pdf", b"%PDF-1.7 signed")
    with pytest.raises(NotAllowedError):
        attach_signed_scan(submission=submission, paper=paper, by=world.district)
    attach_signed_scan(submission=submission, paper=paper, by=world.commune)
    with pytest.raises(DomainError, match="đã có bản ký"):
        attach_signed_scan(submission=submission, paper=paper, by=world.commune)
    assert bytes(submission.scan.content) == b"%PDF-1.7 signed"


def test_the_report_of_an_abolished_office_is_sent_by_its_successor_to_that_of_its_receiver(world, on_day):
    on_day(date(2025, 7, 2))
    old = world.commune.posts.get().office
    successor = officer(Role.COMMUNE_OFFICER, unit_for(old.area, date(2025, 7, 2)).code)
    province = officer(Role.PROVINCE_OFFICER, "01", username="so")
    june = counted(asked(province, "01-BCN", old, "2025-06"))
    submission = sent(june, successor, signed_on=date(2025, 7, 2))
    assert submission.record["office"]["name"] == old.name
    approve_report(report=june, by=province)
    assert stage_of(june) == Stage.APPROVED
    assert submission.receiver.kind == "district"


def test_of_a_province_the_answer_of_the_ministry_is_recorded_by_itself(world, on_day):
    on_day(END_OF_JUNE)
    half = counted(asked(world.province, "04-BCN"))
    submission = sent(half, world.province, signed_on=END_OF_JUNE, number="2/BC-SLĐTBXH")
    assert submission.receiver is None
    approve_report(report=half, by=world.province)
    assert stage_of(half) == Stage.APPROVED


def test_the_paper_bears_number_signer_and_the_code_of_what_was_frozen(world, draft):
    submission = sent(draft, world.commune)
    print_submission(take(Submission, submission.pk), untold)
    submission.refresh_from_db()
    assert submission.state == ReportState.DONE, submission.failure
    text = " ".join(" ".join(pages_of(bytes(submission.pdf))).split())
    for words in ("05/BC-UBND", "Lê Văn Ký", "CHỦ TỊCH", submission.code, "03 tháng 6 năm 2024"):
        assert words in text
