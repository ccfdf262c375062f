from reporting.models.crosstabs import SavedTable
from reporting.models.downloads import BundlePart, DownloadBundle
from reporting.models.golive import PaperClosing
from reporting.models.jobs import JobRun, Reminder
from reporting.models.narratives import NarrativeFile, NarrativeReport, NarrativeSection
from reporting.models.plans import Distribution, Plan, PlanVersion, Share, Target, TypedResult
from reporting.models.reports import Report, ReportFile, ReportQuerySet
from reporting.models.schedule import ReportingStart, ReportSchedule
from reporting.models.submissions import CellRemark, ReportEvent, SignedScan, Submission

__all__ = [
    "BundlePart",
    "CellRemark",
    "Distribution",
    "DownloadBundle",
    "JobRun",
    "NarrativeFile",
    "NarrativeReport",
    "NarrativeSection",
    "PaperClosing",
    "Plan",
    "PlanVersion",
    "Reminder",
    "Report",
    "ReportEvent",
    "ReportFile",
    "ReportQuerySet",
    "ReportSchedule",
    "ReportingStart",
    "SavedTable",
    "Share",
    "SignedScan",
    "Submission",
    "Target",
    "TypedResult",
]
