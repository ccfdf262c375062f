from reporting.services.asking import ask_report, recompile_report, sweep_reports
from reporting.services.crosstabs import drop_table, save_table
from reporting.services.distributing import distribute_target, type_result
from reporting.services.downloading import ask_bundle, expire_bundles, fetch_bundle, sweep_bundles
from reporting.services.golive import type_paper_closing
from reporting.services.narrating import (
    edit_letter,
    issue_narrative,
    new_edition,
    open_narrative,
    print_narrative,
    redraft_narrative,
    sweep_narratives,
    write_section,
)
from reporting.services.nightly import make_up_nightly, run_nightly
from reporting.services.nil import submit_nil_report
from reporting.services.opening import check_schedule, open_period_reports, set_reporting_start, set_schedule
from reporting.services.planning import amend_plan, draft_plan, drop_target, issue_version, save_target
from reporting.services.reviewing import approve_report, begin_review, lock_report, remark_cell, return_report
from reporting.services.sending import (
    answer_remark,
    attach_signed_scan,
    check_report,
    submit_report,
    sweep_submissions,
    withdraw_report,
)

__all__ = [
    "amend_plan",
    "answer_remark",
    "approve_report",
    "ask_bundle",
    "ask_report",
    "attach_signed_scan",
    "begin_review",
    "check_report",
    "check_schedule",
    "distribute_target",
    "draft_plan",
    "drop_table",
    "drop_target",
    "edit_letter",
    "expire_bundles",
    "fetch_bundle",
    "issue_narrative",
    "issue_version",
    "lock_report",
    "make_up_nightly",
    "new_edition",
    "open_narrative",
    "open_period_reports",
    "print_narrative",
    "recompile_report",
    "redraft_narrative",
    "remark_cell",
    "return_report",
    "run_nightly",
    "save_table",
    "save_target",
    "set_reporting_start",
    "set_schedule",
    "submit_nil_report",
    "submit_report",
    "sweep_bundles",
    "sweep_narratives",
    "sweep_reports",
    "sweep_submissions",
    "type_paper_closing",
    "type_result",
    "withdraw_report",
    "write_section",
]
