"""The menu entry of the register workbook."""

from accounts.enums import Permission
from core.navigation import NavItem, navigation

navigation.register(
    NavItem("registers", 60, "Sổ Excel", "registers:import_list", Permission.IMPORT_REGISTER, under="dossiers")
)
