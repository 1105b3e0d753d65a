"""How work off the main thread ends, as whoever started it is told."""

import pytest

from crm_desktop.progress import Progress
from crm_desktop.ui.jobs import Jobs


def test_a_fault_is_a_sentence_and_is_logged_without_its_values(
    qapp: object, caplog: pytest.LogCaptureFixture
) -> None:
    def work(progress: Progress) -> None:
        raise ValueError("Marta Zebrafink")

    told: list[str] = []
    Jobs(at_once=True).start(
        "Looking for Marta Zebrafink", work, done=lambda _none: None, failed=told.append
    )
    assert told == ["Something went wrong that should not have. Your data is safe."]
    (record,) = caplog.records
    assert record.message.startswith("job failed\nFault: builtins.ValueError\n")
    assert record.message.endswith(" in run")
    assert record.exc_info is None
    assert "Zebrafink" not in record.message
