"""Numbers of identity papers: what they must look like, and what their digits tell (TT07/2016/TT-BCA art. 7)."""

import re

from cases.enums import PaperKind, Sex

_SHAPES = {
    PaperKind.CCCD: (re.compile(r"\d{12}"), "Số CCCD phải có đúng 12 chữ số; số đã nhập có {length} ký tự."),
    PaperKind.CMND: (re.compile(r"\d{9}"), "Số CMND phải có đúng 9 chữ số; số đã nhập có {length} ký tự."),
    PaperKind.PASSPORT: (re.compile(r"[A-Z0-9]{6,12}"), "Số hộ chiếu gồm 6 đến 12 chữ cái và chữ số."),
}
_PROVINCES = frozenset(
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 "
    "044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 "
    "089 091 092 093 094 095 096".split()
)
"""Provinces of birth registration; the codes stay after the mergers of 2025."""

_CENTURIES = {"0": 1900, "1": 1900, "2": 2000, "3": 2000, "4": 2100, "5": 2100, "6": 2200, "7": 2200}


def clean_number(number: str) -> str:
    """Without blanks, dots and hyphens, in capitals."""
    return re.sub(r"[\s.\-]", "", number).upper()


def number_fault(kind: str, number: str) -> str:
    """Why a cleaned number cannot be one of this kind; empty when it can."""
    shape, sentence = _SHAPES[PaperKind(kind)]
    return "" if shape.fullmatch(number) else sentence.format(length=len(number))


def cccd_warnings(number: str, *, sex: str, birth_year: int) -> list[str]:
    """Contradictions between the digits of a CCCD and the person. They are shown and saved: old errors exist."""
    warnings = []
    if number[:3] not in _PROVINCES:
        warnings.append(f"Số CCCD {number}: ba số đầu {number[:3]} không phải mã một tỉnh.")
    if (int(number[3]) % 2 == 1) != (sex == Sex.FEMALE):
        told = "nữ" if int(number[3]) % 2 else "nam"
        warnings.append(f"Số CCCD {number} là của {told}, khác giới tính trong hồ sơ.")
    year = _CENTURIES.get(number[3], 2300) + int(number[4:6])
    if year != birth_year:
        warnings.append(f"Số CCCD {number} ghi năm sinh {year}, khác năm sinh {birth_year} trong hồ sơ.")
    return warnings
