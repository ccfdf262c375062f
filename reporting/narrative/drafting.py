"""Drafting: from figures to sentences, tables and bars, part by part of the outline. Pure: no query stands here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reporting.layout import Form
from reporting.narrative import words
from reporting.narrative.blocks import Block, Chart, Table, Text
from reporting.narrative.outline import Heading, outline
from reporting.narrative.words import Number
from reporting.periods import Window
from reporting.tables import row_words

PERSONS = {"female": "nữ", "under_18": "dưới 18 tuổi", "minority": "người dân tộc thiểu số"}
NOT_COMPARED = "Hệ thống chưa có số liệu {} của đơn vị nên báo cáo này không so sánh với {}."
LAWS = (
    (date(2026, 7, 1), "Luật Phòng, chống ma túy số 120/2025/QH15"),
    (date(2022, 1, 1), "Luật Phòng, chống ma túy số 73/2021/QH14 ngày 30/3/2021"),
    (date.min, "Luật Phòng, chống ma túy"),
)
"""Which law the opening names, from which day."""
LEAVING = ("a", "b", "c", "d", "e", "f", "g", "h", "i")


@dataclass(frozen=True)
class Drawn:
    """The figures of a report: of its period, of the same period of last year and of the period before (None when
    there is nothing to hold against), and the form whose rows they are."""

    form: Form
    window: Window
    issuer: str
    now: Mapping[str, Mapping[str, Number]]
    last_year: Mapping[str, Mapping[str, Number]] | None = None
    before: Mapping[str, Mapping[str, Number]] | None = None
    children: Sequence[tuple[str, str]] = field(default_factory=tuple)

    @property
    def than(self) -> str:
        """What last year's figures are called."""
        return "năm trước" if self.window.kind == "year" else "cùng kỳ năm trước"

    @property
    def than_before(self) -> str:
        """What the end of the period before is called."""
        return f"cuối năm {self.window.starts.year - 1}"

    def has(self, row: str) -> bool:
        return row in self.now

    def value(self, row: str) -> Number:
        return self.now.get(row, {}).get("total")

    def then(self, row: str) -> Number:
        """Of the same period of last year."""
        return self.last_year.get(row, {}).get("total") if self.last_year else None

    def earlier(self, row: str) -> Number:
        """Of the end of the period before; of a year that is last year, which is said already."""
        return self.before.get(row, {}).get("total") if self.before else None

    def label(self, row: str) -> str:
        """The words of a row alone."""
        return row_words(self.form, row)

    def short(self, row: str) -> str:
        """The row's own words within a sentence."""
        return words.inside(self.form.row(row).label)


def draft(drawn: Drawn) -> dict[str, list[Block]]:
    """The drafted blocks of each part, by its slug."""
    return {heading.slug: _part(heading, drawn) for heading in outline() if heading.opening or heading.items}


def _part(heading: Heading, drawn: Drawn) -> list[Block]:
    if heading.opening:
        return [Text(_opening(drawn))]
    blocks: list[Block] = []
    if heading.slug == "tinh-hinh" and drawn.last_year is None:
        blocks.append(Text(NOT_COMPARED.format(drawn.than, drawn.than)))
    for item in heading.items:
        made = SAYINGS[item["say"]](item, drawn)
        if made:
            blocks.append(Text(made) if isinstance(made, str) else made)
    return blocks


def _opening(drawn: Drawn) -> str:
    window = drawn.window
    law = next(name for since, name in LAWS if since <= window.ends)
    return (
        f"Thực hiện {law} và Thông tư số 05/2011/TT-BLĐTBXH ngày 23/3/2011 về chế độ báo cáo cai nghiện ma túy và "
        f"quản lý sau cai nghiện, {drawn.issuer} báo cáo kết quả công tác cai nghiện ma túy và quản lý sau cai nghiện "
        f"{words.inside(window.title)} (số liệu từ ngày {window.starts:%d/%m/%Y} đến hết ngày {window.ends:%d/%m/%Y}) "
        "như sau:"
    )


def _stock(item: dict[str, Any], drawn: Drawn) -> str:
    return _number(item, drawn, f" đến ngày {drawn.window.ends:%d/%m/%Y}", with_before=True)


def _flow(item: dict[str, Any], drawn: Drawn) -> str:
    return _number(item, drawn, "", with_before=False)


def _number(item: dict[str, Any], drawn: Drawn, on_day: str, *, with_before: bool) -> str:
    row, unit = item["row"], item["unit"]
    if not drawn.has(row):
        return item.get("untyped", "")
    now, then = drawn.value(row), drawn.then(row)
    if not now and not then and (item.get("quiet") or item.get("nothing")):
        return item.get("nothing", "")
    changes = [words.change(now, then, unit, drawn.than)]
    if with_before and (now or drawn.earlier(row)):
        changes.append(words.change(now, drawn.earlier(row), unit, drawn.than_before))
    told = "; ".join(said for said in changes if said)
    return words.sentence(f"{item['words']}{on_day}: {words.amount(now, unit)}", told)


def _rate(item: dict[str, Any], drawn: Drawn) -> str:
    now = drawn.value(item["row"])
    if not drawn.has(item["row"]) or now is None:
        return item.get("nothing", "") if drawn.has(item["row"]) else ""
    said = words.points(now, drawn.then(item["row"]), drawn.than)
    return words.sentence(f"{item['words']}: {words.written(float(now))} %", said)


def _split(item: dict[str, Any], drawn: Drawn) -> str:
    rows = [row for row in item["rows"] if drawn.has(row)]
    whole = None if item.get("plain") else drawn.value(item["row"])
    said = words.split(((drawn.short(row), drawn.value(row)) for row in rows), item.get("unit", "người"), whole)
    if not said:
        return item.get("nothing", "") if rows else ""
    return words.sentence(f"{item['words']}: {said}")


def _who(item: dict[str, Any], drawn: Drawn) -> str:
    cell = drawn.now.get(item["row"], {})
    said = words.split(((label, cell.get(column)) for column, label in PERSONS.items()), "người", cell.get("total"))
    return words.sentence(f"Trong đó: {said}") if said else ""


def _communes(item: dict[str, Any], drawn: Drawn) -> str:
    total, having, free = (drawn.value(f"19.0{row}") for row in (1, 2, 3))
    if not total or total == 1:
        return ""
    head = f"Toàn địa bàn có {words.written(total)} xã, phường, thị trấn, trong đó"
    with_share = f" ({words.written(words.share(having, total))} %)" if having else ""
    said = f"{head} {words.written(having)} đơn vị có người nghiện{with_share}, {words.written(free)} đơn vị không có"
    return words.sentence(said, words.change(having, drawn.then("19.02"), "đơn vị có người nghiện", drawn.than))


def _modality(item: dict[str, Any], drawn: Drawn) -> str:
    """Opening, in, out by reason and closing of one group in one sentence."""
    group = item["group"]
    if not drawn.has(f"{group}.04"):
        return ""
    opening, came, gone, closing = (drawn.value(f"{group}.0{row}") for row in (1, 2, 3, 4))
    then = drawn.then(f"{group}.04")
    if not any((opening, came, gone, closing)):
        tail = f"; {drawn.than} cuối kỳ có {words.written(then)} người" if then else ""
        return f"{item['words']}: trong kỳ không có người{tail}."
    details = [f"{group}.03{letter}" for letter in LEAVING if drawn.has(f"{group}.03{letter}")]
    reasons = words.split(((drawn.short(row), drawn.value(row)) for row in details), "người")
    said = "; ".join(
        (
            f"{item['words']}: đầu kỳ {words.amount(opening, 'người')}",
            f"trong kỳ tăng {words.written(came)} người",
            f"giảm {words.written(gone)} người{f' ({reasons})' if reasons else ''}",
            f"cuối kỳ {words.amount(closing, 'người')}",
        )
    )
    return words.sentence(said, words.change(closing, then, "người", drawn.than))


def _table(item: dict[str, Any], drawn: Drawn) -> Table | None:
    rows = [row for row in item["rows"] if drawn.has(row)]
    if not rows:
        return None
    heads = ["Chỉ tiêu", "Kỳ này"]
    if drawn.last_year is not None:
        heads += [words.written_title(drawn.than), "Tăng, giảm", "Tỷ lệ (%)"]
    if drawn.before is not None:
        heads.append("6 tháng trước")
    return Table(item["title"], heads, [_line(row, drawn) for row in rows])


def _line(row: str, drawn: Drawn) -> list[Any]:
    now = drawn.value(row)
    line: list[Any] = [drawn.label(row), now]
    if drawn.last_year is not None:
        more = words.difference(now, drawn.then(row))
        ratio = words.share(more, drawn.then(row)) if more is not None else None
        line += [drawn.then(row), more, ratio]
    if drawn.before is not None:
        line.append(drawn.earlier(row))
    return line


def _chart(item: dict[str, Any], drawn: Drawn) -> Chart | None:
    rows = [row for row in item["rows"] if drawn.has(row)]
    now = [drawn.value(row) or 0 for row in rows]
    then = [drawn.then(row) or 0 for row in rows]
    if not any(now) and not any(then):
        return None
    groups = {row[:2] for row in rows}
    titles = {group.code: group.title for group in drawn.form.groups}
    labels = [drawn.form.row(row).label if len(groups) == 1 else titles[row[:2]] for row in rows]
    series = [("Kỳ này", now)]
    if drawn.last_year is not None:
        series.append((words.written_title(drawn.than), then))
    return Chart(item["title"], labels, series)


SAYINGS: dict[str, Callable[[dict[str, Any], Drawn], str | Block | None]] = {
    "stock": _stock,
    "flow": _flow,
    "rate": _rate,
    "split": _split,
    "who": _who,
    "communes": _communes,
    "modality": _modality,
    "table": _table,
    "chart": _chart,
}
