"""What the reader knows while it reads: the tokens, the declarations, what the formula itself says."""
