"""The menu entry of the programme's activities."""

from accounts.enums import Permission
from core.navigation import NavItem, navigation

navigation.register(
    NavItem("programme", 45, "Hoạt động", "programme:home", Permission.VIEW_PROGRAMME),
)
