"""Office files (XLSX, DOCX) are archives that bear the minute in which they were written: the same content, the same
bytes, whenever it is written."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
SETTLED = rb"\g<1>1980-01-01T00:00:00Z\g<3>"


def settled(content: bytes) -> bytes:
    """The archive with the times of its members, and those in its properties, taken out."""
    output = BytesIO()
    with ZipFile(BytesIO(content)) as archive, ZipFile(output, "w", ZIP_DEFLATED) as copy:
        for member in archive.infolist():
            inside = archive.read(member)
            if member.filename == "docProps/core.xml":
                inside = STAMP.sub(SETTLED, inside)
            entry = ZipInfo(member.filename, FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            copy.writestr(entry, inside)
    return output.getvalue()
