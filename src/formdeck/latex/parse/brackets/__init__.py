"""What brackets and bars mean: arguments, factors, norms, intervals, commutators, bras and kets."""
