"""The menu entries of the dossiers."""

from accounts.enums import Permission
from core.navigation import NavItem, navigation

navigation.register(NavItem("worklist", 18, "Việc cần làm", "cases:worklist", Permission.VIEW_DOSSIER))
navigation.register(NavItem("dossiers", 20, "Hồ sơ", "cases:dossier_list", Permission.VIEW_DOSSIER))
navigation.register(NavItem("transfers", 26, "Chuyển hồ sơ", "cases:transfers", Permission.HAND_OVER, under="dossiers"))
navigation.register(
    NavItem("bulk", 27, "Việc làm hàng loạt", "cases:bulk_list", Permission.VIEW_DOSSIER, under="dossiers")
)
navigation.register(
    NavItem("absences", 28, "Không rõ nơi ở, ra tù", "cases:absences", Permission.WRITE_DOSSIER, under="dossiers")
)
navigation.register(
    NavItem(
        "list_exports",
        64,
        "Các lần xuất",
        "cases:list_exports",
        Permission.EXPORT_REGISTER,
        under="dossiers",
    )
)
