"""``packaging/`` is no package (it would shadow a library): its modules are found by their plain names."""

from __future__ import annotations

import sys

from tests.architecture.boom import ROOT

sys.path.append(str(ROOT / "packaging"))
