#!/usr/bin/env python3
"""Sets the checkout up, starts Viva and runs every check: `python3 dev.py` lists the commands."""

import sys

from checkout.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
