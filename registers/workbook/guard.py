"""Before a file is opened: is it a workbook at all, and one that cannot hurt."""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

MAX_FILE = 40 * 1024**2
MAX_UNPACKED = 300 * 1024**2
MAX_PARTS = 2_000
MAX_RATIO = 200
RATIO_FROM = 8 * 1024**2
"""A part smaller than this may be packed as tightly as it likes: blank, styled cells are."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_HEAD = 64 * 1024
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

EMPTY = "Tệp trống."
TOO_LARGE = "Tệp quá lớn ({size} MB); nhiều nhất là {most} MB. Hãy chia sổ thành nhiều tệp."
BOMB = "Tệp nén bất thường: mở ra sẽ rất lớn. Hãy mở tệp bằng Excel, xóa các dòng, cột trống có định dạng rồi lưu lại."
ENCRYPTED = "Tệp có mật khẩu nên không đọc được. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại dạng .xlsx."
OLD_EXCEL = "Đây là tệp Excel kiểu cũ (.xls). Hãy mở bằng Excel rồi lưu lại dạng .xlsx."
DECLARATIONS = (
    "Tệp có phần khai báo (DTD) mà Excel không bao giờ ghi nên không được mở. Hãy mở tệp bằng Excel rồi lưu lại."
)
NOT_A_WORKBOOK = "Tệp không phải là sổ Excel (.xlsx)."


class RefusedFileError(Exception):
    """The file cannot be read as a workbook; the message says why and what to do."""


def check_file(content: bytes) -> None:
    """Raise ``RefusedFileError`` unless the bytes are a workbook of bearable size. Of its parts only the
    beginnings are unpacked here."""
    if not content:
        raise RefusedFileError(EMPTY)
    if len(content) > MAX_FILE:
        raise RefusedFileError(TOO_LARGE.format(size=len(content) // 1024**2, most=MAX_FILE // 1024**2))
    if content.startswith(_OLE):
        raise RefusedFileError(ENCRYPTED if _ENCRYPTED in content else OLD_EXCEL)
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_parts(parts)
            if any(_declares(archive, part) for part in parts):
                raise RefusedFileError(DECLARATIONS)
    except (BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise RefusedFileError(NOT_A_WORKBOOK) from error


def _check_parts(parts: list[ZipInfo]) -> None:
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise RefusedFileError(NOT_A_WORKBOOK)
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedFileError(ENCRYPTED)
    # The reader never unpacks more of a part than the size it declares.
    too_tight = any(
        part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1) for part in parts
    )
    if too_tight or len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise RefusedFileError(BOMB)


def _declares(archive: ZipFile, part: ZipInfo) -> bool:
    """Whether an XML part declares entities: they could name files of ours, or grow without end when read."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return False
    with archive.open(part) as source:
        return bool(_DECLARES.search(source.read(_HEAD).replace(b"\0", b"")))
