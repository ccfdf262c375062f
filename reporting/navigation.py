"""The menu entries of the first page, of the ledgers and of the reports."""

from accounts.enums import Permission
from core.navigation import NavItem, navigation

navigation.register(NavItem("dashboard", 10, "Trang đầu", "reporting:dashboard"))
navigation.register(NavItem("ledgers", 45, "Sổ sách", "reporting:ledger", Permission.VIEW_DOSSIER))
navigation.register(NavItem("nights", 95, "Việc ban đêm", "reporting:job_runs", Permission.MANAGE_USERS))
navigation.register(NavItem("reports", 50, "Báo cáo", "reporting:report_list", Permission.VIEW_REPORT))
