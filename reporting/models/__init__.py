from reporting.models.crosstabs import SavedTable
from reporting.models.golive import PaperClosing
from reporting.models.reports import Report, ReportFile, ReportQuerySet
from reporting.models.submissions import CellRemark, ReportEvent, SignedScan, Submission

__all__ = [
    "CellRemark",
    "PaperClosing",
    "Report",
    "ReportEvent",
    "ReportFile",
    "ReportQuerySet",
    "SavedTable",
    "SignedScan",
    "Submission",
]
