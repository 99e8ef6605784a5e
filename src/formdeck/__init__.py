"""Formula study sheets that proofread themselves."""

__version__ = "0.1.0"

__all__ = ["__version__"]
