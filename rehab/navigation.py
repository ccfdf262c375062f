"""The menu entries of the facilities."""

from accounts.enums import Permission
from core.navigation import NavItem, navigation

navigation.register(NavItem("morning", 12, "Cho uống thuốc", "rehab:morning", Permission.RECORD_DOSES))
navigation.register(NavItem("my_facility", 15, "Cơ sở của tôi", "rehab:my_facility", Permission.RUN_FACILITY))
navigation.register(NavItem("facilities", 70, "Cơ sở", "rehab:facility_list", Permission.WRITE_FACILITY))
navigation.register(NavItem("discharges", 26, "Sắp ra cơ sở", "rehab:discharges", Permission.WRITE_HOME_EPISODE))
