"""The version of the package: read by the build, written into every story as its generator."""

from typing import Final

VERSION: Final = "0.1.0"
GENERATOR: Final = f"timeline {VERSION}"
