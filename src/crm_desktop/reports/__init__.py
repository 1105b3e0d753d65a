"""Paper: what the shop prints, as PDF.

Here live the page layout with its fonts, and one module for each report. Never here: Qt, SQL of its
own (the figures come from services), printers and windows. A report takes its words from outside
(``words``), so that it speaks the language of the window without knowing it. Start reading in
``layout``.
"""
