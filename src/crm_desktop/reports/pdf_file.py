"""The PDF file itself, written as it comes: what is done goes out, and only its place is kept.

reportlab keeps all pages of a document until it is saved, and doubles them then. Here it makes the
objects (fonts, pictures, bookmarks, pages) and this writes them, each once.
"""

from __future__ import annotations

import zlib
from array import array
from typing import IO, Any

from reportlab.pdfbase import pdfdoc

_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


class _Written(pdfdoc.PDFObject):  # type: ignore[misc] # reportlab has no types
    """Stands where an object was that is in the file already; of a picture its size is asked for,
    when it is drawn again."""

    def __init__(self, width: int = 0, height: int = 0) -> None:
        self.width, self.height = width, height


_WRITTEN = _Written()


class PdfFile:
    """``document`` is reportlab's; ``finish`` writes all that was not written yet."""

    def __init__(self, out: IO[bytes], document: Any) -> None:
        self._out, self._doc = out, document
        self._at = 0
        self._places = array("Q")
        """Number of an object -> where it begins; 0: not written yet."""
        document.encrypt.prepare(document)
        self._put(_HEAD)

    def write(self, reference: Any) -> None:
        """Write an object that will not change any more, and let it go."""
        name = reference.name
        number, _ = self._doc.idToObjectNumberAndVersion[name]
        self._begin(number)
        made = pdfdoc.PDFIndirectObject(name, self._doc.idToObject[name])
        self._put(made.format(self._doc))
        self._doc.idToObject[name] = _WRITTEN

    def write_page(self, name: str) -> str:
        """Write a page that is full; only its number stays. Gives the reference to it."""
        doc = self._doc
        number, _ = doc.idToObjectNumberAndVersion[name]
        self.write(pdfdoc.PDFObjectReference(name))
        del doc.idToObject[name], doc.numberToId[number]
        return self.reference(number)

    def write_picture(self, name: str) -> None:
        """Write a picture and what is seen of it; only its size stays."""
        objects = self._doc.idToObject
        picture = objects[name]
        if isinstance(picture, _Written):
            return
        mask = getattr(picture, "smask", None)
        if mask is not None and not isinstance(objects[mask.name], _Written):
            self.write(mask)
        self.write(pdfdoc.PDFObjectReference(name))
        objects[name] = _Written(picture.width, picture.height)

    def reserve(self) -> int:
        """A number for something that is packed later.

        reportlab would keep several entries for each object by its name; nobody asks for the
        content of a page by name, so it has a number alone.
        """
        self._doc.objectcounter += 1
        return int(self._doc.objectcounter)

    def reference(self, number: int) -> str:
        """How others in the file name what has this number."""
        return f"{number} 0 R"

    def pack(self, operators: str, number: int = 0) -> str:
        """Write the content of a page, packed; gives the reference to it. ``number``: as reserved
        for it."""
        data = zlib.compress(operators.encode("latin-1"), 6)
        number = number or self.reserve()
        self._begin(number)
        head = f"<< /Filter /FlateDecode /Length {len(data)} >>\nstream\n"
        self._put(f"{number} 0 obj\n{head}".encode() + data + b"\nendstream\nendobj\n")
        return self.reference(number)

    def _begin(self, number: int) -> None:
        """An object begins here."""
        missing = number + 1 - len(self._places)
        if missing > 0:
            self._places.extend([0] * missing)
        self._places[number] = self._at

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
        while number <= doc.objectcounter:  # writing one may make others
            if number >= len(self._places) or not self._places[number]:
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
        written = data if isinstance(data, bytes) else pdfdoc.pdfdocEnc(data)
        self._out.write(written)
        self._at += len(written)
