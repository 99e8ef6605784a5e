"""formdeck."""
