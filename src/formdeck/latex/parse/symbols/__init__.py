"""Symbols: names with their scripts, marks and indices, and families of them."""
