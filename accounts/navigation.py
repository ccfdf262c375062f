"""The menu entry of the management site; one's own pages stand in the menu of the user."""

from accounts.enums import Permission
from core.navigation import NavItem, navigation

navigation.register(NavItem("management", 90, "Quản trị", "admin:index", Permission.MANAGE_USERS))
