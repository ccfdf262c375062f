"""What of a row is the answer to what was typed: the words marked in it, and where else it was found."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cases.enums import PaperKind
from cases.finding import Question, telephone
from cases.models import Background, Dossier, IdentityPaper
from core.text import code_token, fold, tokens

_WORD = re.compile(r"[^\W_]+")


def marked(text: str, question: Question) -> SafeString:
    """The text with the beginnings of words that were typed in ``<mark>``."""
    composed = unicodedata.normalize("NFC", text)
    shown = _shown(question)
    parts: list[tuple[SafeString]] = []
    last = 0
    for found in _WORD.finditer(composed):
        length = _length(fold(found.group()), shown)
        if not length:
            continue
        start = found.start()
        parts.append((format_html("{}<mark>{}</mark>", composed[last:start], composed[start : start + length]),))
        last = start + length
    return format_html("{}{}", format_html_join("", "{}", parts), composed[last:])


def marked_number(number: str, question: Question) -> SafeString:
    """A number of a dossier: marked part by part, or as a whole where it was typed without its punctuation."""
    parts = marked(number, question)
    if "<mark>" in parts or not _length(code_token(number), _shown(question)):
        return parts
    return format_html("<mark>{}</mark>", number)


def found_elsewhere(dossiers: Sequence[Dossier], question: Question) -> dict[int, list[SafeString]]:
    """For each row, where words that its name does not have were found: another name, a paper past or present, the
    telephone, the day of birth. Two statements for a page, and only where figures were typed."""
    notes: dict[int, list[SafeString]] = defaultdict(list)
    wanted = {dossier.pk: _missing(dossier, question) for dossier in dossiers}
    for dossier in dossiers:
        if dossier.other_name and _touches(dossier.other_name, wanted[dossier.pk]):
            notes[dossier.pk].append(format_html("tên gọi khác: {}", marked(dossier.other_name, question)))
    figures = [key for key, words in wanted.items() if any(word[0].isdigit() for word in words)]
    if not figures:
        return notes
    for dossier in dossiers:
        if dossier.pk in figures and (born := _born(dossier, wanted[dossier.pk])):
            notes[dossier.pk].append(format_html("sinh <mark>{}</mark>", born))
    for paper in IdentityPaper.objects.filter(dossier__in=figures):
        if _length(code_token(paper.number), wanted[paper.dossier_id]):
            kind = PaperKind(paper.kind).label + (" cũ" if paper.replaced_on else "")
            notes[paper.dossier_id].append(format_html("khớp số {} <mark>{}</mark>", kind, paper.number))
    for key, phone in Background.objects.filter(dossier__in=figures).values_list("dossier_id", "phone"):
        numbers = (telephone(code_token(number)) for number in re.split(r"[,;/]|\s-\s", phone))
        if any(_length(number, wanted[key]) for number in numbers):
            notes[key].append(format_html("khớp điện thoại <mark>{}</mark>", phone))
    return notes


def _shown(question: Question) -> list[str]:
    return [word for term in question.terms for word in term.shown]


def _missing(dossier: Dossier, question: Question) -> list[str]:
    """The words of the terms that neither the name nor the number answers."""
    words = [*tokens(dossier.full_name, dossier.number), code_token(dossier.number)]
    lacking = [term for term in question.terms if not any(_length(word, term.shown) for word in words)]
    return [word for term in lacking for word in term.shown]


def _touches(text: str, shown: Sequence[str]) -> bool:
    return any(_length(word, shown) for word in tokens(text))


def _born(dossier: Dossier, shown: Sequence[str]) -> str:
    year = f"{dossier.birth_date:%Y}"
    if year not in shown:
        return ""
    return year if dossier.birth_year_only else f"{dossier.birth_date:%d/%m/%Y}"


def _length(word: str, shown: Sequence[str]) -> int:
    """How many letters of the word the longest beginning that was typed takes."""
    return max((len(beginning) for beginning in shown if word.startswith(beginning)), default=0)
