"""Small pictures of attached pictures: read and shrunk off the main thread, kept while in use.

A picture from outside is hostile until it is read: only formats that Qt itself reads are tried, its
size is looked at before anything is unpacked, and what cannot be read stays a file with a name.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from crm_desktop.ui.jobs import Jobs

WIDE, HIGH = 132, 96
"""Room for a picture at 100 % text."""
KINDS = frozenset(("image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"))
_FORMATS = frozenset(kind.partition("/")[2] for kind in KINDS)
_LONGEST_SIDE = 12_000
_KEPT = 300


def shrunk(content: bytes, room: QSize) -> QImage | None:
    """The picture, no larger than ``room`` and the right way up; None: it cannot be read."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode() not in _FORMATS:
        return None  # whatever it is called; a drawing (svg) may name files and addresses
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > _LONGEST_SIDE:
        return None
    box = QSize(room)
    if reader.transformation() & reader.transformation().TransformationRotate90:
        box.transpose()  # it is scaled before it is turned
    if size.width() > box.width() or size.height() > box.height():
        size.scale(box, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(size.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image


class Thumbnails(QObject):
    """``picture`` gives what is there; ``changed`` tells when there is more."""

    changed = Signal()

    def __init__(
        self, jobs: Jobs, read: Callable[[bytes], bytes], scale: float, ratio: Callable[[], float]
    ) -> None:
        """``read`` gives the content of an attachment (called off the main thread); ``ratio``:
        device pixels for each pixel."""
        super().__init__()
        self._jobs, self._read, self._scale, self._ratio = jobs, read, scale, ratio
        self._known: OrderedDict[bytes, QPixmap | None] = OrderedDict()
        self._asked: set[bytes] = set()

    def room(self) -> QSize:
        """The place that a picture has while it is not read yet."""
        return QSize(round(WIDE * self._scale), round(HIGH * self._scale))

    def shows(self, attachment: bytes, media_type: str) -> bool:
        """Whether there is a picture to be shown, or may be one in a moment."""
        if media_type not in KINDS:
            return False
        return self._known.get(attachment, ...) is not None

    def picture(self, attachment: bytes) -> QPixmap | None:
        """The picture; None: it is on its way."""
        found = self._known.get(attachment)
        if found is not None:
            self._known.move_to_end(attachment)
        elif attachment not in self._known and attachment not in self._asked:
            self._asked.add(attachment)
            ratio = self._ratio()
            room = self.room() * ratio
            self._jobs.start(
                self.tr("Read pictures"),
                lambda _progress: shrunk(self._read(attachment), room),
                done=lambda image: self._take(attachment, image, ratio),
                failed=lambda _sentence: self._take(attachment, None, ratio),
            )
        return self._known.get(attachment)

    def _take(self, attachment: bytes, image: QImage | None, ratio: float) -> None:
        self._asked.discard(attachment)
        made = None
        if image is not None:
            made = QPixmap.fromImage(image)
            made.setDevicePixelRatio(ratio)
        self._known[attachment] = made
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.changed.emit()
