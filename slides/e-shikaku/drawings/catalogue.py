"""All the pictures, by the names of their files."""

from collections.abc import Callable, Mapping

from drawings import (
    activation,
    cells,
    convolutions,
    descent,
    distilling,
    graphs,
    metrics,
    overlap,
    positions,
    sequences,
)
from drawings.picture import Picture

PICTURES: Mapping[str, Callable[[], Picture]] = {
    "sigmoid": activation.sigmoid,
    "relu": activation.relu,
    "iou-1": overlap.iou_fraction,
    "iou-2": overlap.iou_squares,
    "dice-1": overlap.dice_fraction,
    "dice-2": overlap.dice_squares,
    "momentum-1": descent.sgd_path,
    "momentum-2": descent.momentum_path,
    "average-precision": metrics.average_precision,
    "roc-curve": metrics.roc_curve,
    "bleu": metrics.brevity_penalty,
    "dilated-causal-convolution-1": sequences.causal,
    "dilated-causal-convolution-2": sequences.dilated,
    "bidirectional-rnn": sequences.bidirectional,
    "positional-encoding-meaning": positions.heat_map,
    "distillation-loss": distilling.overview,
    "convolution-variants-1": convolutions.grouped,
    "convolution-variants-2": convolutions.depthwise,
    "convolution-variants-3": convolutions.pointwise,
    "atrous-convolution": convolutions.atrous,
    "sigmoid-backprop": graphs.sigmoid_symbols,
    "lstm-cell": cells.lstm,
    "gru-structure": cells.gru,
}
