from reporting.models.reports import Report, ReportFile, ReportQuerySet
from reporting.models.submissions import CellRemark, ReportEvent, SignedScan, Submission

__all__ = ["CellRemark", "Report", "ReportEvent", "ReportFile", "ReportQuerySet", "SignedScan", "Submission"]
