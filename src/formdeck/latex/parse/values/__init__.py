"""Values: sums, products and factors, down to numbers and units."""
