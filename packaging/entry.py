"""Where the frozen program begins; a checkout begins at ``python -m cvt_desktop``."""

import sys

from cvt_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
