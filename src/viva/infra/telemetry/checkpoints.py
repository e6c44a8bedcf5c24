"""Named steps at which a durability test may kill the process."""

import os
import signal


class Checkpoints:
    """Called between the steps of a use case; does nothing unless a test named one of them."""

    def __init__(self, crash_at: str | None = None) -> None:
        self._crash_at = crash_at

    def reached(self, name: str) -> None:
        """Die by SIGKILL when `name` is the step that was named."""
        if self._crash_at is not None and name == self._crash_at:
            os.kill(os.getpid(), signal.SIGKILL)
