"""The menu entries of what comes after rehabilitation."""

from accounts.enums import Permission
from core.navigation import NavItem, navigation

navigation.register(NavItem("handover", 27, "Chờ quản lý sau cai", "aftercare:handover", Permission.VIEW_AFTERCARE))
navigation.register(NavItem("clubs", 40, "CLB B93, mô hình", "aftercare:club_list", Permission.VIEW_CLUB))
navigation.register(NavItem("managed", 28, "Sau cai", "aftercare:managed_list", Permission.VIEW_AFTERCARE))
