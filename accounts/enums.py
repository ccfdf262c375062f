"""Roles of posts, and what each may do. Nothing is allowed that is not listed here."""

from enum import StrEnum, auto

from django.db import models

from areas.enums import OfficeKind


class Role(models.TextChoices):
    COMMUNE_OFFICER = "commune_officer", "Cán bộ LĐ-TB&XH xã"
    POLICE_OFFICER = "police_officer", "Công an xã"
    HEALTH_OFFICER = "health_officer", "Cán bộ y tế xã"
    DISTRICT_OFFICER = "district_officer", "Cán bộ Phòng LĐ-TB&XH huyện"
    PROVINCE_OFFICER = "province_officer", "Cán bộ cấp tỉnh"
    FACILITY_OFFICER = "facility_officer", "Cán bộ cơ sở cai nghiện"
    CLINIC_OFFICER = "clinic_officer", "Cán bộ cơ sở methadone"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


class Permission(StrEnum):
    """Names of what a post may do; where it may is the scope's question."""

    VIEW_DOSSIER = auto()
    WRITE_DOSSIER = auto()
    HAND_OVER = auto()
    MERGE_DOSSIER = auto()
    WRITE_DETERMINATION = auto()
    WRITE_TEST = auto()
    VIEW_HEALTH = auto()
    WRITE_HEALTH = auto()
    WRITE_HOME_EPISODE = auto()
    WRITE_CARE_EPISODE = auto()
    VIEW_AFTERCARE = auto()
    WRITE_AFTERCARE = auto()
    WRITE_SUPPORT = auto()
    VIEW_CLUB = auto()
    WRITE_CLUB = auto()
    VIEW_PROGRAMME = auto()
    WRITE_PROGRAMME = auto()
    RUN_FACILITY = auto()
    RECORD_DOSES = auto()
    WRITE_FACILITY = auto()
    VIEW_REPORT = auto()
    COMPILE_REPORT = auto()
    WRITE_PLAN = auto()
    IMPORT_REGISTER = auto()
    EXPORT_REGISTER = auto()
    COMPARE_LIST = auto()
    MANAGE_USERS = auto()
    MANAGE_AREAS = auto()


_VIEW = frozenset({Permission.VIEW_DOSSIER})
_COMPARE = frozenset({Permission.COMPARE_LIST})
_HEALTH = frozenset({Permission.VIEW_HEALTH, Permission.WRITE_HEALTH})
_REPORTS = frozenset({Permission.VIEW_REPORT, Permission.COMPILE_REPORT})
_PROGRAMME = frozenset({Permission.VIEW_PROGRAMME, Permission.WRITE_PROGRAMME})
_REGISTER = frozenset({Permission.IMPORT_REGISTER, Permission.EXPORT_REGISTER})
_ENTRY = _VIEW | {
    Permission.WRITE_DOSSIER,
    Permission.HAND_OVER,
    Permission.MERGE_DOSSIER,
    Permission.WRITE_DETERMINATION,
    Permission.WRITE_TEST,
    Permission.WRITE_HOME_EPISODE,
    Permission.WRITE_CARE_EPISODE,
    Permission.VIEW_AFTERCARE,
    Permission.WRITE_AFTERCARE,
    Permission.WRITE_SUPPORT,
    Permission.VIEW_CLUB,
    Permission.WRITE_CLUB,
}
_CARE = (
    _VIEW
    | _HEALTH
    | _REPORTS
    | _PROGRAMME
    | {
        Permission.WRITE_TEST,
        Permission.WRITE_CARE_EPISODE,
        Permission.WRITE_SUPPORT,
        Permission.RUN_FACILITY,
    }
)

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.COMMUNE_OFFICER: _ENTRY | _REPORTS | _REGISTER | _PROGRAMME | _COMPARE,
    Role.POLICE_OFFICER: _VIEW
    | _COMPARE
    | {
        Permission.WRITE_DOSSIER,
        Permission.HAND_OVER,
        Permission.WRITE_DETERMINATION,
        Permission.WRITE_TEST,
        Permission.VIEW_AFTERCARE,
        Permission.VIEW_CLUB,
        Permission.VIEW_REPORT,
    },
    Role.HEALTH_OFFICER: _VIEW | _HEALTH | _COMPARE | {Permission.WRITE_DETERMINATION, Permission.WRITE_TEST},
    Role.DISTRICT_OFFICER: _ENTRY | _REPORTS | _REGISTER | _PROGRAMME | _COMPARE | {Permission.WRITE_PLAN},
    Role.PROVINCE_OFFICER: _VIEW
    | _COMPARE
    | _REPORTS
    | _REGISTER
    | _PROGRAMME
    | {
        Permission.HAND_OVER,
        Permission.MERGE_DOSSIER,
        Permission.VIEW_AFTERCARE,
        Permission.VIEW_CLUB,
        Permission.WRITE_FACILITY,
        Permission.WRITE_PLAN,
    },
    Role.FACILITY_OFFICER: _CARE,
    Role.CLINIC_OFFICER: _CARE | {Permission.RECORD_DOSES},
    Role.ADMINISTRATOR: frozenset({Permission.MANAGE_USERS, Permission.MANAGE_AREAS}),
}

ROLE_OFFICES: dict[Role, frozenset[OfficeKind]] = {
    Role.COMMUNE_OFFICER: frozenset({OfficeKind.COMMUNE}),
    Role.POLICE_OFFICER: frozenset({OfficeKind.COMMUNE}),
    Role.HEALTH_OFFICER: frozenset({OfficeKind.COMMUNE}),
    Role.DISTRICT_OFFICER: frozenset({OfficeKind.DISTRICT}),
    Role.PROVINCE_OFFICER: frozenset({OfficeKind.PROVINCE}),
    Role.FACILITY_OFFICER: frozenset({OfficeKind.FACILITY}),
    Role.CLINIC_OFFICER: frozenset({OfficeKind.CLINIC}),
    Role.ADMINISTRATOR: frozenset({OfficeKind.PROVINCE, OfficeKind.DISTRICT, OfficeKind.COMMUNE}),
}
"""The kinds of offices in which a role can be held; an administrator may also hold it in none."""

ONLY_AT: dict[Permission, frozenset[OfficeKind]] = {Permission.MANAGE_AREAS: frozenset({OfficeKind.PROVINCE})}
"""Rights that a post carries only in no office at all, or in one of these kinds."""


class ReformState(models.TextChoices):
    """How far a reform of units is that somebody handed in."""

    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang xử lý"
    REFUSED = "refused", "Có lỗi, chưa ghi gì"
    READY = "ready", "Không có lỗi, chờ áp dụng"
    DONE = "done", "Đã áp dụng"
    FAILED = "failed", "Không xong"
    STOPPED = "stopped", "Đã bỏ"
