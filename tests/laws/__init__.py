"""Seeded random trials against slow, obvious versions, for tests and benchmarks alike."""
