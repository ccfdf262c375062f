"""The menu entry of the dossiers."""

from accounts.enums import Permission
from core.navigation import NavItem, navigation

navigation.register(NavItem("dossiers", 20, "Hồ sơ", "cases:dossier_list", Permission.VIEW_DOSSIER))
