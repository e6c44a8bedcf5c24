"""What `dev.py` does: sets a checkout up, starts Viva, runs every check.

Standard library only: nothing but Python has to be on the machine beforehand. This file must stay
readable by old Pythons, so that they get a sentence instead of a syntax error.
"""

import shutil
import sys

MINIMUM_PYTHON = (3, 11)

if sys.platform == "win32":
    sys.exit("dev.py runs on Linux and macOS. On Windows, use it inside WSL.")

if sys.version_info[:2] < MINIMUM_PYTHON:
    _newer = next(filter(shutil.which, [f"python3.{minor}" for minor in range(19, 10, -1)]), None)
    _advice = f"Use: {_newer} dev.py" if _newer else "Install a newer one and use that."
    sys.exit(f"Viva needs Python 3.11 or newer; this is {sys.version.split()[0]}. {_advice}")
