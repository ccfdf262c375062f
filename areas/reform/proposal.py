"""A reform of units as it is proposed: two files, and a list of choices where there is one, judged as a whole."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from io import StringIO

from areas.enums import Level
from areas.models import Area, AreaTree

UNITS, SUCCESSIONS, CHOICES = "đơn vị", "kế thừa", "lựa chọn"
COLUMNS = {
    UNITS: ("code", "name", "level", "parent_code"),
    SUCCESSIONS: ("predecessor_code", "successor_code", "default"),
    CHOICES: ("number", "successor_code"),
}
LONGEST_NAME = 120
PLACE = ("lat", "lon")
NUMBER = re.compile(r"-?\d{1,3}(\.\d+)?")
CODE_LENGTHS = {Level.PROVINCE: 2, Level.DISTRICT: 3, Level.COMMUNE: 5}
ABOVE = {Level.DISTRICT: (Level.PROVINCE,), Level.COMMUNE: (Level.DISTRICT, Level.PROVINCE)}

INTO = {(level, level) for level in Level} | {(Level.DISTRICT, Level.COMMUNE)}
"""What may become what: an island district became a commune (đặc khu) in 2025."""

NOT_READ = "Tệp không đọc được; cần tệp CSV, mã UTF-8."
NO_COLUMNS = "Tệp thiếu cột {}; hàng đầu phải là: {}."
TOO_EARLY = "Đã có cây đơn vị từ ngày {:%d/%m/%Y}; đợt sắp xếp mới phải có hiệu lực sau ngày đó."
CODE_SHAPE = "Mã {level} phải có đúng {length} chữ số."
UNKNOWN_LEVEL = "Cấp “{}” không có; các cấp: province, district, commune."
NO_NAME = "Đơn vị phải có tên."
LONG_NAME = f"Tên đơn vị dài nhất {LONGEST_NAME} ký tự."
NOT_A_NUMBER = "Tọa độ phải là số, ví dụ 21.0278; không biết thì để trống."
NOTHING = "Cả hai tệp đều không có dòng nào."
TWICE = "Mã này đã có ở dòng {}; mỗi đơn vị một dòng."
NO_PARENT = "Không có đơn vị cấp trên mã “{}” từ ngày {:%d/%m/%Y}."
PROVINCE_HAS_PARENT = "Tỉnh không thuộc đơn vị nào; hãy để trống cột parent_code."
WRONG_PARENT = "“{}” không thể là cấp trên của một {}."
NOT_STANDING = "Không có đơn vị mã “{}” vào ngày {:%d/%m/%Y}."
NO_SUCCESSOR = "Không có đơn vị mã “{}” từ ngày {:%d/%m/%Y}."
OTHER_LEVEL = "“{}” và “{}” không cùng cấp."
PAIR_TWICE = "Cặp này đã có ở dòng {}."
DEFAULTS = "“{}” có {} đơn vị kế thừa mặc định; phải có đúng một (cột default là yes)."
KEEPS_CODE = "Mã “{}” đang là {}; nếu đơn vị này thay đổi thì tệp kế thừa phải nói ai kế thừa nó."
LEFT_ALONE = "“{}” ({}) còn hoạt động nhưng đơn vị cấp trên bị bãi bỏ; hãy thêm đơn vị này vào tệp."


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell of one file; line 0: the file as a whole."""

    file: str
    line: int
    column: str
    value: str
    message: str


@dataclass(frozen=True)
class Row:
    """A line of a file, its cells by column."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass
class Proposal:
    """Which units begin on ``day``, which end with the day before, and who succeeds whom. A unit ends that is
    succeeded, that begins anew under its own code, or that has no unit below it any more."""

    day: date
    units: list[Row]
    successions: list[Row]
    choices: list[Row] = field(default_factory=list)
    unread: list[Fault] = field(default_factory=list)

    @cached_property
    def standing(self) -> dict[str, Area]:
        """The units of the day before, by code."""
        eve = Area.objects.valid_on(self.day - timedelta(days=1)).select_related("parent")
        return {area.code: area for area in eve}

    @cached_property
    def new(self) -> dict[str, Row]:
        return {row["code"]: row for row in self.units}

    @cached_property
    def heirs(self) -> dict[str, list[Row]]:
        """The lines of each unit that is succeeded."""
        found = defaultdict(list)
        for row in self.successions:
            found[row["predecessor_code"]].append(row)
        return dict(found)

    @cached_property
    def divided(self) -> list[str]:
        """Codes of the units with several successors, of which one is the default."""
        return [code for code, rows in self.heirs.items() if len(rows) > 1]

    @cached_property
    def ended(self) -> dict[str, Area]:
        """The units that stand until the day before, by code."""
        gone = {code for code in self.standing if code in self.heirs}
        gone |= {
            code for code, area in self.standing.items() if code in self.new and area.level == self.new[code]["level"]
        }
        below = defaultdict(set)
        for code, area in self.standing.items():
            if area.parent:
                below[area.parent.code].add(code)
        parents = {row["parent_code"] for row in self.units}
        for level in (Level.DISTRICT, Level.PROVINCE):
            for code, area in self.standing.items():
                if area.level == level and below[code] and below[code] <= gone and code not in parents:
                    gone.add(code)
        return {code: self.standing[code] for code in sorted(gone)}

    def _stands_at(self, code: str, level: str) -> bool:
        return code in self.standing and self.standing[code].level == level

    def level_after(self, code: str) -> str:
        """The level of the unit that bears the code from the day on; "" when there is none."""
        if code in self.new:
            return self.new[code]["level"]
        return self.standing[code].level if code in self.standing and code not in self.ended else ""


def read(day: date, units: bytes, successions: bytes, choices: bytes = b"") -> Proposal:
    """The files; what cannot be read at all stands in ``unread``."""
    faults: list[Fault] = []
    files = ((UNITS, units), (SUCCESSIONS, successions), (CHOICES, choices))
    rows = {name: rows_of(name, content, faults) for name, content in files}
    if not faults and not rows[UNITS] and not rows[SUCCESSIONS]:
        faults.append(Fault(SUCCESSIONS, 0, "", "", NOTHING))
    return Proposal(day, rows[UNITS], rows[SUCCESSIONS], rows[CHOICES], faults)


def faults_of(proposal: Proposal) -> list[Fault]:
    """Everything that is wrong, at once."""
    if proposal.unread:
        return proposal.unread
    latest = AreaTree.objects.latest("starts").starts
    if proposal.day <= latest:
        return [Fault("", 0, "", f"{proposal.day:%d/%m/%Y}", TOO_EARLY.format(latest))]
    return [*_of_units(proposal), *_of_successions(proposal), *_of_the_rest(proposal)]


def rows_of(name: str, content: bytes, faults: list[Fault]) -> list[Row]:
    """The lines of one file; what keeps it from being read is added to ``faults``."""
    try:
        lines = list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        faults.append(Fault(name, 0, "", "", NOT_READ))
        return []
    wanted = COLUMNS[name]
    missing = [column for column in wanted if lines and column not in lines[0]]
    if missing:
        faults.append(Fault(name, 1, "", "", NO_COLUMNS.format(", ".join(missing), ", ".join(wanted))))
        return []
    cells = ({column: (line.get(column) or "").strip() for column in (*wanted, *PLACE)} for line in lines)
    return [Row(number, found) for number, found in enumerate(cells, start=2)]


def _of_units(proposal: Proposal) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for row in proposal.units:
        code, level, parent = row["code"], row["level"], row["parent_code"]

        def fault(column: str, message: str, row: Row = row) -> Fault:
            return Fault(UNITS, row.line, column, row[column], message)

        if level not in Level.values:
            yield fault("level", UNKNOWN_LEVEL.format(level))
            continue
        if len(code) != CODE_LENGTHS[Level(level)] or not code.isdecimal():
            words = CODE_SHAPE.format(level=Level(level).label.lower(), length=CODE_LENGTHS[Level(level)])
            yield fault("code", words)
        if not row["name"]:
            yield fault("name", NO_NAME)
        elif len(row["name"]) > LONGEST_NAME:
            yield fault("name", LONG_NAME)
        for column in PLACE:
            if row[column] and not NUMBER.fullmatch(row[column]):
                yield fault(column, NOT_A_NUMBER)
        if first.setdefault(code, row.line) != row.line:
            yield fault("code", TWICE.format(first[code]))
        above = proposal.level_after(parent) if parent else ""
        if level == Level.PROVINCE:
            if parent:
                yield fault("parent_code", PROVINCE_HAS_PARENT)
        elif not above:
            yield fault("parent_code", NO_PARENT.format(parent, proposal.day))
        elif above not in ABOVE[Level(level)]:
            yield fault("parent_code", WRONG_PARENT.format(parent, Level(level).label.lower()))
        standing = proposal.standing.get(code)
        if level == Level.COMMUNE and standing and code not in proposal.heirs:
            yield fault("code", KEEPS_CODE.format(code, standing.name))


def _of_successions(proposal: Proposal) -> Iterator[Fault]:
    eve = proposal.day - timedelta(days=1)
    first: dict[tuple[str, str], int] = {}
    for row in proposal.successions:
        old, new = row["predecessor_code"], row["successor_code"]
        before, after = proposal.standing.get(old), proposal.level_after(new)
        if before is None:
            yield Fault(SUCCESSIONS, row.line, "predecessor_code", old, NOT_STANDING.format(old, eve))
        if not after:
            yield Fault(SUCCESSIONS, row.line, "successor_code", new, NO_SUCCESSOR.format(new, proposal.day))
        elif before is not None and (before.level, after) not in INTO:
            yield Fault(SUCCESSIONS, row.line, "successor_code", new, OTHER_LEVEL.format(old, new))
        if first.setdefault((old, new), row.line) != row.line:
            yield Fault(SUCCESSIONS, row.line, "successor_code", new, PAIR_TWICE.format(first[old, new]))
    for old, rows in proposal.heirs.items():
        defaults = Counter(row["default"].lower() for row in rows)["yes"]
        if defaults != 1:
            yield Fault(SUCCESSIONS, rows[0].line, "default", rows[0]["default"], DEFAULTS.format(old, defaults))


def _of_the_rest(proposal: Proposal) -> Iterator[Fault]:
    for code, area in proposal.standing.items():
        if area.parent and code not in proposal.ended and area.parent.code in proposal.ended:
            yield Fault(UNITS, 0, "code", code, LEFT_ALONE.format(area.name, code))
