"""Random constructs, each in a room of its own. A new file here registers itself."""

from rooms import import_rooms

import_rooms(__name__, __path__)
