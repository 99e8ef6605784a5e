"""Notation that belongs to one field: statistics, geometry."""
