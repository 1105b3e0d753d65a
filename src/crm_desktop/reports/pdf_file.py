"""The PDF file itself, written as it comes: what is done goes out, and only its place is kept.

reportlab keeps all pages of a document until it is saved, and doubles them then. Here it makes the
objects (fonts, pictures, bookmarks, pages) and this writes them, each once.
"""

from __future__ import annotations

import zlib
from typing import IO, Any

from reportlab.pdfbase import pdfdoc

_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


class _Written(pdfdoc.PDFObject):  # type: ignore[misc] # reportlab has no types
    """Stands where an object was that is in the file already."""


_WRITTEN = _Written()


class PdfFile:
    """``document`` is reportlab's; ``finish`` writes all that was not written yet."""

    def __init__(self, out: IO[bytes], document: Any) -> None:
        self._out, self._doc = out, document
        self._at = 0
        self._places: dict[int, int] = {}
        document.encrypt.prepare(document)
        self._put(_HEAD)

    def write(self, reference: Any) -> None:
        """Write an object that will not change any more, and let it go."""
        name = reference.name
        number, _ = self._doc.idToObjectNumberAndVersion[name]
        self._places[number] = self._at
        made = pdfdoc.PDFIndirectObject(name, self._doc.idToObject[name])
        self._put(made.format(self._doc))
        self._doc.idToObject[name] = _WRITTEN

    def pack(self, operators: str) -> Any:
        """Write the content of a page, packed; gives the reference to it."""
        data = zlib.compress(operators.encode("latin-1"), 6)
        stream = pdfdoc.PDFStream(content=data)
        stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
        reference = self._doc.Reference(stream)
        self.write(reference)
        return reference

    def finish(self, canvas: Any) -> None:
        """Fonts, pictures, bookmarks, the table of places."""
        doc = self._doc
        for font in doc.delayedFonts:
            font.addObjects(doc)
        doc.info.invariant = doc.invariant
        doc.info.digest(doc.signature)
        catalog, info = doc.Reference(doc.Catalog), doc.Reference(doc.info)
        doc.Outlines.prepare(doc, canvas)
        if doc.Outlines.ready < 0:
            doc.Catalog.Outlines = None
        number = 1
        while number in doc.numberToId:  # writing one may make others
            if number not in self._places:
                self.write(pdfdoc.PDFObjectReference(doc.numberToId[number]))
            number += 1
        begins = self._at
        self._put(f"xref\n0 {number}\n0000000000 65535 f \n".encode())
        for one in range(1, number):
            self._put(f"{self._places[one]:010d} 00000 n \n".encode())
        trailer = pdfdoc.PDFTrailer(
            startxref=begins, Size=number, Root=catalog, Info=info, ID=doc.ID()
        )
        self._put(trailer.format(doc))
        self._out.flush()

    def _put(self, data: bytes | str) -> None:
        written = pdfdoc.pdfdocEnc(data)
        self._out.write(written)
        self._at += len(written)
