"""The menu entry of the clubs."""

from accounts.enums import Permission
from core.navigation import NavItem, navigation

navigation.register(NavItem("clubs", 40, "Câu lạc bộ B93", "aftercare:club_list", Permission.VIEW_CLUB))
