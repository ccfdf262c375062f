"""Blank files of a reform to be filled in: the columns, and lines that show a merger and a division."""

from areas.reform.proposal import CHOICES, COLUMNS, PLACE, SUCCESSIONS, UNITS

EXAMPLES = {
    UNITS: (
        ("99901", "Phường Ví Dụ Hợp Nhất", "commune", "01", "21.0278", "105.8342"),
        ("99902", "Phường Ví Dụ Một", "commune", "01", "", ""),
        ("99903", "Phường Ví Dụ Hai", "commune", "01", "", ""),
    ),
    SUCCESSIONS: (
        ("00001", "99901", "yes"),
        ("00004", "99901", "yes"),
        ("00006", "99902", "yes"),
        ("00006", "99903", "no"),
    ),
    CHOICES: (("HS-000123", "99903"),),
}


def blank(name: str) -> bytes:
    """The file with its heading and examples; Excel reads the letters by the mark at its beginning."""
    heading = (*COLUMNS[name], *PLACE) if name == UNITS else COLUMNS[name]
    lines = "\r\n".join(",".join(line) for line in (heading, *EXAMPLES[name]))
    return f"\ufeff{lines}\r\n".encode()
