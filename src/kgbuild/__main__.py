"""``python -m kgbuild`` is ``kgbuild``."""

from __future__ import annotations

import sys

from kgbuild.cli import main

sys.exit(main())
