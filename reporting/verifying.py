"""A paper against the record: does the code exist, is the record what it was, is the file the one that was issued."""

import hashlib
import re
import zlib
from dataclasses import dataclass
from io import BytesIO

from django.db.models import QuerySet
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from core.errors import DomainError
from reporting.freezing import short_code
from reporting.models import Submission

CODE = re.compile(r"[0-9A-F]{4}(?:-[0-9A-F]{4}){3}")
NO_PDF = "Tệp này không đọc được như một tệp PDF."
NO_CODE = "Tệp PDF này không có mã kiểm tra: đó là bản nháp, bản quét ảnh, hoặc không phải báo cáo của hệ thống."
UNKNOWN = "Không có báo cáo nào trong phạm vi của bạn mang mã {}. Hãy gõ lại đúng như in trên văn bản."
RECORD_BROKEN = "Dữ liệu đã lưu của báo cáo này không còn khớp mã băm: hãy báo ngay người quản trị."
SAME = "Đúng là tệp đã phát hành khi nộp, không thay đổi một byte nào."
SAME_RECORD = "Mã này là của báo cáo dưới đây; hãy so số liệu trên giấy với bản PDF gốc."
OTHER_FILE = (
    "Mã in trong tệp là của báo cáo dưới đây, nhưng tệp không phải là tệp đã phát hành (đã in lại, ký số hoặc bị sửa). "
    "Hãy so số liệu với bản PDF gốc."
)


@dataclass(frozen=True)
class Verdict:
    """What was found of a paper. ``holds``: the record is whole; ``same_file``: the file is the one issued, None when
    no file was given."""

    sentence: str
    submission: Submission | None = None
    holds: bool = False
    same_file: bool | None = None


def verify_code(visible: QuerySet[Submission], code: str) -> Verdict:
    """The record that bears the code, if it is among those visible."""
    typed = re.sub(r"[^0-9A-F]", "", code.upper())
    submission = visible.select_related("report__office").filter(code=short_code(typed.lower())).first()
    if submission is None:
        return Verdict(UNKNOWN.format(code.strip()))
    if not is_whole(submission):
        return Verdict(RECORD_BROKEN, submission)
    return Verdict(SAME_RECORD, submission, holds=True)


def verify_pdf(visible: QuerySet[Submission], content: bytes) -> Verdict:
    """The record whose code is printed in the file, and whether the file is the very one that was issued."""
    try:
        code = code_in(content)
    except DomainError as error:
        return Verdict(error.message)
    verdict = verify_code(visible, code)
    if not verdict.holds:
        return verdict
    same = hashlib.sha256(content).hexdigest() == verdict.submission.pdf_sha256
    return Verdict(SAME if same else OTHER_FILE, verdict.submission, holds=True, same_file=same)


def code_in(content: bytes) -> str:
    """The code that is printed in a PDF, the last one there; raises ``DomainError``."""
    try:
        pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    except (PyPdfError, ValueError, OSError, KeyError, TypeError, AttributeError) as error:
        raise DomainError(NO_PDF) from error
    found = CODE.findall("\n".join(pages))
    if not found:
        raise DomainError(NO_CODE)
    return found[-1]


def is_whole(submission: Submission) -> bool:
    """Whether what is stored still has the hash that was given when it was frozen."""
    try:
        canonical = zlib.decompress(bytes(submission.content))
    except zlib.error:
        return False
    return hashlib.sha256(canonical).hexdigest() == submission.digest and submission.code == short_code(
        submission.digest
    )
