"""The words of a cross-table: what is counted and by what it is cut. Each measure is rows of the forms, each dimension
an expression over the same hits, so that a cross-table and a form cannot disagree."""

from dataclasses import dataclass

from reporting.layout import Form

MODALITIES = ("11", "12", "13", "21", "22", "31")


@dataclass(frozen=True)
class Measure:
    """What is counted: which groups, which rows of them, and the day of a hit when it is an event. ``details``: by
    reason it is cut along the detail rows (``02`` → 02a, 02b …)."""

    slug: str
    label: str
    groups: tuple[str, ...]
    suffixes: tuple[str, ...]
    day: str = ""
    details: bool = False

    @property
    def has_reasons(self) -> bool:
        """Whether it can be cut by reason: along detail rows, or along the rows of its own group."""
        return self.details or len(self.suffixes) > 1

    def codes(self) -> list[str]:
        """The rows that it counts."""
        return [f"{group}.{suffix}" for group in self.groups for suffix in self.suffixes]


def _flow(slug: str, words: tuple[str, str, str], groups: tuple[str, ...]) -> tuple[Measure, ...]:
    """The stock, the entries and the exits of flow groups."""
    now, came, left = words
    return (
        Measure(f"{slug}_now", now, groups, ("04",)),
        Measure(f"{slug}_in", came, groups, ("02",), day="since", details=True),
        Measure(f"{slug}_out", left, groups, ("03",), day="until", details=True),
    )


MEASURES = {
    measure.slug: measure
    for measure in (
        *_flow(
            "rehab",
            (
                "Người đang cai nghiện, điều trị (cuối kỳ)",
                "Bắt đầu cai nghiện, điều trị",
                "Kết thúc cai nghiện, điều trị",
            ),
            MODALITIES,
        ),
        *_flow(
            "aftercare",
            ("Người đang quản lý sau cai (cuối kỳ)", "Bắt đầu quản lý sau cai", "Kết thúc quản lý sau cai"),
            ("14",),
        ),
        *_flow(
            "listed",
            ("Người nghiện có hồ sơ quản lý (cuối kỳ)", "Vào danh sách người nghiện", "Ra khỏi danh sách người nghiện"),
            ("33",),
        ),
        *_flow(
            "user",
            ("Người sử dụng đang quản lý (cuối kỳ)", "Bắt đầu quản lý người sử dụng", "Kết thúc quản lý người sử dụng"),
            ("32",),
        ),
        Measure("determined", "Lượt xác định tình trạng nghiện", ("34",), ("02", "03"), day="since"),
        Measure("relapsed", "Người tái nghiện trong kỳ", ("16",), ("02",), day="since"),
        Measure(
            "supported",
            "Người được hỗ trợ (mỗi loại hỗ trợ một lần)",
            ("15",),
            tuple(f"0{kind}" for kind in range(1, 10)),
            day="since",
        ),
        Measure("member", "Thành viên câu lạc bộ B93 (cuối kỳ)", ("41",), ("02",)),
    )
}


@dataclass(frozen=True)
class Dimension:
    """By what a measure is cut: an SQL expression over ``hit`` and ``person``, and the words of its values in their
    order. Without ``values`` they are found (units, months, reasons)."""

    slug: str
    label: str
    expression: str
    values: tuple[tuple[str, str], ...] = ()


DIMENSIONS = {
    dimension.slug: dimension
    for dimension in (
        Dimension("unit", "Đơn vị", "hit.area::text"),
        Dimension(
            "modality",
            "Hình thức",
            "left(hit.code, 2)",
            (
                ("11", "Tại gia đình"),
                ("12", "Tại cộng đồng"),
                ("13", "Bắt buộc tại cộng đồng"),
                ("21", "Tự nguyện tại cơ sở"),
                ("22", "Bắt buộc tại cơ sở"),
                ("31", "Methadone"),
            ),
        ),
        Dimension(
            "age",
            "Nhóm tuổi",
            "CASE WHEN person.years < 14 THEN 'a' WHEN person.years < 16 THEN 'b' WHEN person.years < 18 THEN 'c'"
            " WHEN person.years < 30 THEN 'd' ELSE 'e' END",
            (
                ("a", "Dưới 14"),
                ("b", "14 đến dưới 16"),
                ("c", "16 đến dưới 18"),
                ("d", "18 đến dưới 30"),
                ("e", "Từ 30"),
            ),
        ),
        Dimension("sex", "Giới tính", "CASE WHEN person.female THEN 'f' ELSE 'm' END", (("m", "Nam"), ("f", "Nữ"))),
        Dimension(
            "people",
            "Dân tộc",
            "CASE WHEN person.minority THEN 'other' ELSE 'kinh' END",
            (("kinh", "Kinh (và chưa rõ)"), ("other", "Dân tộc khác")),
        ),
        Dimension(
            "drug",
            "Loại ma túy",
            "CASE WHEN person.main_drug IN ('opium', 'heroin', 'cocaine', 'cannabis', 'ats', 'ketamine')"
            " THEN person.main_drug ELSE 'other' END",
            (
                ("opium", "Thuốc phiện"),
                ("heroin", "Heroin"),
                ("cocaine", "Cocain"),
                ("cannabis", "Cần sa"),
                ("ats", "Ma túy tổng hợp (ATS)"),
                ("ketamine", "Ketamine"),
                ("other", "Khác, chưa rõ"),
            ),
        ),
        Dimension("reason", "Lý do, loại", "hit.code"),
        Dimension("month", "Tháng", "to_char({day}, 'YYYY-MM')"),
    )
}

FILTERS = ("modality", "age", "sex", "people", "drug")


def reasons(measure: Measure, forms: dict[str, Form]) -> dict[str, str]:
    """The rows by which a measure is cut along its reason, with their words; empty when it has none."""
    rows = {row.code: row for form in forms.values() for group in form.groups for row in group.rows}
    if measure.details:
        stems = measure.codes()
        found = [code for code in rows if code[:5] in stems and rows[code].is_detail]
    else:
        found = measure.codes() if measure.has_reasons else []
    return {code: rows[code].label for code in sorted(found) if code in rows}
