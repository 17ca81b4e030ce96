"""Random shapes of expressions, by family. A new file here registers itself."""

from rooms import import_rooms

import_rooms(__name__, __path__)
