"""The addresses of the system, and what the keys in them mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from cases.panels import dossier_panels
from tests.walk.communes import Commune

OPEN_TO_ALL = {"healthz", "accounts:login"}
"""Opens without signing in."""

OWN_PAGES = {
    "accounts:login",
    "accounts:logout",
    "accounts:profile",
    "accounts:password_change",
    "accounts:deputies",
    "api:schema",
    "api:docs",
    "healthz",
    "reporting:dashboard",
    "reporting:job_runs",
}
"""Opens (or leads on) for everybody signed in, and shows nothing but what is their own."""

OF_ADMINISTRATORS = {
    "accounts:reforms",
    "accounts:reform",
    *(f"accounts:reform_{name}" for name in ("blank", "unit", "file", "rows", "check", "apply", "stop")),
}
"""Opens for administrators of the whole country or a province, and nobody else (tests/accounts/test_reform_pages)."""

AFTER_A_DIVISION = {"cases:division", "cases:division_list"}
"""There is none on the day of the walk; walked in tests/cases/test_dividing."""

BY_SEGMENT = {
    "sap-xep-don-vi": "office",
    "don-vi-ke-thua": "office",
    "ho-so": "dossier",
    "giay-to": "paper",
    "noi-quan-ly": "responsibility",
    "chuyen-giao": "transfer",
    "hang-loat": "bulk_run",
    "xac-dinh": "determination",
    "ra-danh-sach": "removal",
    "su-dung": "user_management",
    "xet-nghiem": "drug_test",
    "bien-dong": "life_event",
    "thu-tuc": "procedure",
    "buoc": "step",
    "van-ban": "document",
    "ban-chup": "scan",
    "cai-nghien": "episode",
    "lieu": "dose_order",
    "nuoc-tieu": "urine_test",
    "sau-cai": "aftercare",
    "khong-quan-ly": "handover_exit",
    "nguoi-giup-do": "helper",
    "tiep-xuc": "contact",
    "hen-xet-nghiem": "planned_test",
    "tai-hoa-nhap": "reintegration",
    "muc-tieu": "goal",
    "danh-gia": "review",
    "lop-day-nghe": "course",
    "hoc-nghe": "enrolment",
    "nhu-cau": "need",
    "ho-tro": "support",
    "clb": "club",
    "thanh-vien": "membership",
    "buoi": "session",
    "ban-chu-nhiem": "board_member",
    "xep-loai": "rating",
    "mo-hinh": "scheme",
    "nguoi": "participant",
    "so-nguoi": "reach",
    "nam": "scheme_year",
    "co-so": "facility",
    "co-so-cua-toi": "facility",
    "so-lieu": "office",
    "so-giay": "office",
    "bang-cheo": "saved_table",
    "bao-cao": "report",
    "bao-cao-tong-ket": "narrative",
    "y-kien": "remark",
    "ke-hoach": "plan",
    "don-vi": "office",
    "chi-tieu": "target",
    "du-thao": "draft_target",
    "nhap": "imported",
    "doi-chieu": "compared",
    "dong": "compared_row",
    "xuat": "exported",
    "tai-ve": "bundle",
    "uy-quyen": "held",
    "cap": "pair",
    "nhap-lam-mot": "dossier",
    "voi": "patient",
    "lan-nhap": "merge",
    "dossiers": "dossier",
    "determinations": "determination",
    "episodes": "episode",
    "facilities": "facility",
    "aftercares": "aftercare",
    "helpers": "helper",
    "clubs": "club",
    "schemes": "scheme",
    "reports": "report",
}
"""What a key in an address means: told by the fixed part before it."""

BY_NAME = {
    "year": lambda here: 2024,
    "slug": lambda here: next(iter(dossier_panels)).slug,
    "token": lambda here: here.token,
    "span": lambda here: "hom-nay",
    "row": lambda here: "11.04",
    "part": lambda here: "mat-duoc",
    "code": lambda here: here.code,
    "ending": lambda here: "pdf",
    "column": lambda here: "total",
    "form": lambda here: "105-05",
    "kind": lambda here: here.procedure.kind,
    "opening": lambda here: here.step.act,
    "proposal": lambda here: "determine_relapse",
    "evidence": lambda here: f"drug_test:{here.drug_test.pk}",
    "act": lambda here: "decide",
    "round": lambda here: 2,
}
"""Parts of an address that are no key."""

IN_PROGRAMME = {
    "can-bo": "staff",
    "so-can-bo": "staff_return",
    "kinh-phi": "budget",
    "tap-huan": "course",
    "tuyen-truyen": "event",
    "dich-vu": "provider",
    "viec-dich-vu": "provider_step",
    "niem-yet": "posting",
    "kiem-tra": "visit",
    "kien-nghi": "finding",
    "khao-sat": "survey",
    "doanh-nghiep": "partner",
    "cho-nhan": "offer",
}
"""The same under chuong-trinh/."""

OF_THE_DISTRICT = {"programme:provider_detail", "programme:survey_answer"}
"""What a district keeps for all its communes: out of sight are those of another district."""

OTHER_OBJECT = {
    "rehab:episode_maintenance": {"cai-nghien": "methadone"},
    "rehab:dose_order_add": {"ho-so": "patient"},
    "rehab:urine_test_add": {"ho-so": "patient"},
    "programme:survey_answer": {"khao-sat": "sent_survey"},
    "reporting:plan_distribute": {"don-vi": "giver"},
    "reporting:plan_type_result": {"chi-tieu": "typed_target"},
    **{
        f"reporting:{name}": {"bao-cao": "sent_report"}
        for name in (
            "report_answer",
            "submission_pdf",
            "submission_scan",
            "submission_attach",
            "submission_diff",
            "submission_changes",
        )
    },
}
"""Routes that want another object than their neighbours."""


@dataclass(frozen=True)
class Route:
    name: str
    path: str
    entry: URLPattern

    @cached_property
    def parts(self) -> dict[str, str]:
        """Each part to fill in, with the fixed segment before it."""
        found, before = {}, ""
        for segment in self.path.strip("/").split("/"):
            part = re.fullmatch(r"<(?:\w+:)?(\w+)>", segment)
            if part:
                found[part[1]] = before
            else:
                before = segment
        return found

    @property
    def part(self) -> str:
        """The app whose address it is."""
        return self.name.partition(":")[0]

    def filled(self, here: Commune) -> dict[str, Any]:
        """The address' parts for one object of the commune; a fact goes with the dossier or club it belongs to."""
        if self.name.startswith("programme:"):
            return self._of_programme(here)
        kwargs, segments = {}, {**BY_SEGMENT, **OTHER_OBJECT.get(self.name, {})}
        for part, segment in reversed(self.parts.items()):
            if part in BY_NAME:
                kwargs[part] = BY_NAME[part](here)
                continue
            assert segment in segments, f"{self.name} ({self.path}): add “{segment}” or “{part}” to the tables here"
            found = getattr(here, segments[segment])
            kwargs[part] = found.pk
            if part == "fact":
                owner = getattr(found, "episode", None) or getattr(found, "plan", found)
                keeper = {"clb": "club_id", "mo-hinh": "scheme_id"}.get(self.parts["pk"], "dossier_id")
                kwargs["pk"] = getattr(owner, keeper)
                return kwargs
        return kwargs

    def _of_programme(self, here: Commune) -> dict[str, Any]:
        segments = {**IN_PROGRAMME, **OTHER_OBJECT.get(self.name, {})}
        missing = set(self.parts.values()) - set(segments)
        assert not missing, f"{self.name} ({self.path}): add {missing} to the table of the programme here"
        return {part: here.programme[segments[before]].pk for part, before in self.parts.items()}

    def address(self, kwargs: dict[str, Any]) -> str:
        return reverse(self.name, kwargs=kwargs)


def walk(resolver: URLResolver, name: str = "", path: str = "") -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = path + re.sub(r"\(\?P<(\w+)>.*?\)(?=/)", r"<\1>", str(entry.pattern)).strip("^$")
        if isinstance(entry, URLPattern):
            yield Route(f"{name}{entry.name}", here, entry)
        else:
            yield from walk(entry, f"{name}{entry.namespace}:" if entry.namespace else name, here)


ROUTES = [route for route in walk(get_resolver()) if not route.name.startswith("admin:")]
OF_OBJECTS = [route for route in ROUTES if route.parts]
LISTS = [route for route in ROUTES if not route.parts]


class Desk:
    """A person at a browser; nothing done here stays, not even signing out."""

    def __init__(self, user: User | None) -> None:
        self.client = Client(raise_request_exception=False)
        self.user = user
        if user:
            self.client.force_login(user)
        self.session = {name: morsel.value for name, morsel in self.client.cookies.items()}

    def ask(self, method: str, address: str) -> HttpResponse:
        self.client.cookies.load(self.session)
        with transaction.atomic():
            answer = getattr(self.client, method)(address)
            _ = answer.content
            transaction.set_rollback(True)
        return answer
