"""Plain text from the HTML of a mail, in one pass over the text.

Nothing is loaded and no address is followed. The parser of the standard library takes quadratic
time on broken markup, which is why this looks for tags itself.
"""

from __future__ import annotations

import contextlib
import html
import re

_SKIPPED = {"script", "style", "head", "title", "template", "noscript", "svg", "object"}
_BREAKS = {
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
}  # fmt: skip
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol"}
_TAG_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,30})")
_BLANKS = re.compile(r"[ \t\r\f\v\xa0]+")
_MANY_LINES = re.compile(r"\n{3,}")


def text_of_html(markup: str) -> str:
    """What a reader would see, without pictures, scripts and styles; lines end with "\\n"."""
    out: list[str] = []
    lower = markup.lower()
    if len(lower) != len(markup):  # a few letters grow; positions must agree
        lower = markup
    endless: set[str] = set()  # skipped elements without an end: looked for only once
    at = 0
    while True:
        start = markup.find("<", at)
        if start < 0:
            break
        out.append(_words(markup[at:start]))
        if markup.startswith("<!--", start):
            end = markup.find("-->", start + 4)
            at = end + 3
        elif _TAG_NAME.match(markup, start + 1) or markup[start + 1 : start + 2] in {"!", "?"}:
            end = markup.find(">", start)
            at = end + 1
        else:
            out.append("<")
            at = start + 1
            continue
        if end < 0:  # a tag that never ends: what follows is no text
            return _tidy("".join(out))
        name = _TAG_NAME.match(lower, start + 1)
        if name:
            at = _after_tag(out, lower, name[1], start, at, endless=endless)
    out.append(_words(markup[at:]))
    return _tidy("".join(out))


def _after_tag(
    out: list[str], lower: str, name: str, start: int, at: int, *, endless: set[str]
) -> int:
    """Note the line break or bullet of a tag; where reading goes on."""
    closing = lower[start + 1] == "/"
    if name in _SKIPPED and name not in endless and not closing and lower[at - 2] != "/":
        end = lower.find(f"</{name}", at)
        if end >= 0:
            return end
        endless.add(name)
        # Without its end the rest of the mail would vanish; only code is worth that.
        return len(lower) if name in {"script", "style"} else at
    if name in _BREAKS:
        out.append("\n\n" if name in _PARAGRAPHS else "\n")
        if name == "li" and not closing:
            out.append("- ")
    elif name in {"td", "th"} and closing:
        out.append(" ")
    return at


def _words(text: str) -> str:
    if "&" in text:
        with contextlib.suppress(ValueError):  # a number of thousands of digits
            text = html.unescape(text)
    return text.replace("\n", " ")


def _tidy(text: str) -> str:
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()
