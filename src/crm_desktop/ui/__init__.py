"""Everything seen; the only floor with Qt. No SQL here: pages ask services and draw what they get.

Start reading at ``main_window``; ``actions`` holds every command once, ``theme`` every colour and
size, ``jobs`` everything that takes longer than a blink.
"""

from crm_desktop.ui import qt_loading

qt_loading.load()  # before anything else of this floor imports it
