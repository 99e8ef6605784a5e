"""How a display is divided: rows, statements, labels, conditions, environments, prose."""
