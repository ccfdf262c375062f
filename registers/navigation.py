"""The menu entries of the register workbook and of the dossiers that may be one person's."""

from accounts.enums import Permission
from core.navigation import NavItem, navigation

navigation.register(
    NavItem("registers", 60, "Sổ Excel", "registers:import_list", Permission.IMPORT_REGISTER, under="dossiers")
)
navigation.register(
    NavItem("pairs", 62, "Hồ sơ nghi trùng", "pairs:pair_list", Permission.MERGE_DOSSIER, under="dossiers")
)
navigation.register(
    NavItem(
        "office_lists",
        61,
        "Đối chiếu danh sách",
        "registers:office_lists",
        Permission.COMPARE_LIST,
        under="dossiers",
    )
)
