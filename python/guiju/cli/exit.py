"""How the command ends."""

CLEAN = 0
FOUND = 1  # something is open, or something was found
REFUSED = 2  # the pack, the tables or the usage; nothing was written
FAULT = 3  # of guiju itself
INTERRUPTED = 130


class RefusedError(Exception):
    """What the command will not do, in words for people."""
