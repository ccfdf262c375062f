"""What an office of the programme has and does, as made-up data: for those who enter it and for those who copy it."""

from datetime import date, timedelta
from random import Random
from typing import Any

from areas.enums import OfficeKind
from cases.enums import Sex
from core.calendar import add_months
from programme.enums import Employment, EventKind, OfferKind, PartnerKind, WorkField
from registers.seed.chance import chance, workday
from registers.seed.names import full_name

TOPICS = ("Kỹ năng tư vấn cai nghiện", "Lập hồ sơ đề nghị cai nghiện bắt buộc", "Quản lý sau cai nghiện tại nơi cư trú")
EVENTS = ("Phòng ngừa ma túy trong học sinh", "Luật Phòng, chống ma túy", "Tác hại của ma túy tổng hợp")
PROVIDERS = ("Trung tâm Tư vấn Bình Minh", "Phòng khám Hướng Thiện", "Trạm Y tế", "Điểm hỗ trợ Niềm Tin", "Nhóm Tự Lực")
PARTNERS = (
    ("Công ty May Sông Hồng", PartnerKind.ENTERPRISE, OfferKind.JOB, "công nhân may"),
    ("Trường Trung cấp nghề số 1", PartnerKind.SCHOOL, OfferKind.TRAINING, "sửa xe máy"),
    ("Ngân hàng Chính sách xã hội", PartnerKind.BANK, OfferKind.LOAN, "vay vốn hộ gia đình"),
    ("Hợp tác xã Nông sản Xanh", PartnerKind.COOPERATIVE, OfferKind.JOB, "trồng rau"),
)
VISIT = {"place": "Điểm tư vấn cộng đồng", "subject": "Quản lý sau cai nghiện", "conclusion": "Cơ bản tốt"}
MISSING, UNPOSTED, POSTED = "Bổ sung hồ sơ quản lý còn thiếu", "Niêm yết danh sách dịch vụ", "Đã niêm yết"
SERVICES = "Tư vấn, điều trị cắt cơn"
MILLION = 1_000_000

Data = dict[str, Any]


def since(stands_from: date, day: date) -> date:
    """A working day on which the office stands already."""
    return workday(max(day, stands_from))


def member(rng: Random, kind: str, number: int, stands_from: date, last: date) -> Data:
    """Somebody of an office; in a commune the second of them is of the health station."""
    of_commune = kind == OfficeKind.COMMUNE
    is_health = of_commune and number == 1
    is_care = kind not in (OfficeKind.COMMUNE, OfficeKind.DISTRICT, OfficeKind.PROVINCE)
    data: Data = {
        "full_name": full_name(rng, rng.choice(list(Sex)), "Kinh"),
        "field": WorkField.HEALTH if is_health else WorkField.POLICE if number == 2 else WorkField.SOCIAL,
        "employment": Employment.FULL_TIME if number == 0 or is_care else Employment.PART_TIME,
        "in_task_team": of_commune and number < 4,
        "starts": since(stands_from, add_months(last, -rng.randint(6, 60))),
    }
    if is_health and chance(rng, 0.6):
        data |= {"certified_on": data["starts"], "certificate": f"{rng.randint(100, 999)}/CC-SYT"}
    return data


def staff_return(rng: Random) -> Data:
    """The staff of a year, adding up."""
    full, part = rng.randint(1, 6), rng.randint(1, 9)
    return {"full_time": full, "part_time": part, "total": full + part, "trained": rng.randint(1, full + part)}


def budget(rng: Random) -> Data:
    """Money by source and by use, each adding up to the total."""
    sources = {name: rng.randint(5, 90) * MILLION for name in ("central", "province", "commune", "sponsors")}
    total = sum(sources.values())
    uses = {"rehab": total // 2, "aftercare": total // 4, "support": total // 8}
    return {"total": total, **sources, **uses, "running": total - sum(uses.values())}


def course(rng: Random, first_day: date) -> Data:
    last_day = first_day + timedelta(days=rng.randint(0, 2))
    return {"topic": rng.choice(TOPICS), "place": "Hội trường UBND", "first_day": first_day, "last_day": last_day}


def event(rng: Random, on: date) -> Data:
    listeners = rng.randint(3, 30) * 10
    return {"on": on, "kind": rng.choice(list(EventKind)), "topic": rng.choice(EVENTS), "listeners": listeners}


def offer(rng: Random, kind: OfferKind, what: str, year: int) -> Data:
    places = rng.randint(3, 20)
    return {"kind": kind, "year": year, "what": what, "places": places, "filled": rng.randint(0, places)}
