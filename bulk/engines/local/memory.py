"""How much memory a process holds."""

import os
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident_mb(pid: int) -> float:
    """Return the resident memory of a process in megabytes; 0 where the system does not tell, or it is gone.

    >>> resident_mb(os.getpid()) > 1 or not Path("/proc").exists()
    True
    """
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 1e6
    except (OSError, IndexError, ValueError):
        return 0.0
