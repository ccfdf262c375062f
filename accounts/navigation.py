"""The menu entries of administrators; one's own pages stand in the menu of the user."""

from accounts.enums import Permission
from core.navigation import NavItem, navigation

navigation.register(NavItem("management", 90, "Quản trị", "admin:index", Permission.MANAGE_USERS))
navigation.register(
    NavItem("reforms", 92, "Sắp xếp đơn vị", "accounts:reforms", Permission.MANAGE_AREAS, under="management")
)
