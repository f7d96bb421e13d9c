"""The version of the package: read by the build, written into every story as its generator."""

VERSION = "0.1.0"
GENERATOR = f"timeline {VERSION}"
