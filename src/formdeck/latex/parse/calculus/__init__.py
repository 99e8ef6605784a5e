"""What binds variables: sums, optima, limits, integrals, derivatives."""
