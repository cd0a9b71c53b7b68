"""Where the frozen program begins; a checkout begins at ``python -m cvt_desktop``."""

import os
import sys
from pathlib import Path

from cvt_desktop.__main__ import main

if __name__ == "__main__":
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:  # a program with a window has none on Windows; what is written there goes nowhere
            setattr(sys, stream, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    sys.exit(main(sys.argv[1:]))
