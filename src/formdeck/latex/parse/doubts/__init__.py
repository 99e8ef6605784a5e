"""What the signs of a formula leave open, and how it was taken: a note each, unless a declaration settles it."""
