"""The deck's pictures, drawn by programme: `scripts/draw-figures` writes them to `figures/`."""
