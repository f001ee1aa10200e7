"""How much memory a piece of work may take, where the system can be told."""

import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def bounded_memory(more: int) -> Generator[None, None, None]:
    """Let this process take so many bytes more at most inside the block; beyond, whoever asks for
    memory gets none (MemoryError). It holds for all threads, and does nothing but on Linux."""
    if sys.platform != "linux":
        yield
        return
    import resource

    before, most = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + more
    limits = [each for each in (limit, before, most) if each != resource.RLIM_INFINITY]
    with suppress(ValueError, OSError):  # an older limit is lower: it holds
        resource.setrlimit(resource.RLIMIT_AS, (min(limits), most))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (before, most))
