"""The walks of optimizers down one loss: a long valley along the first of two parameters."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

CURVATURE = np.array([0.1, 2.0])
"""The loss is half of the curvatures times the squared parameters: a valley along the first axis."""

_START = np.array([-7.0, 2.0])


def gradient(theta: Vector) -> Vector:
    """Compute the loss's gradient."""
    return CURVATURE * theta


def sgd(rate: float) -> Iterator[Vector]:
    """Walk by plain gradient descent."""
    theta = _START
    while True:
        yield theta
        theta = theta - rate * gradient(theta)


def momentum(rate: float, alpha: float) -> Iterator[Vector]:
    """Walk by momentum."""
    theta, velocity = _START, np.zeros(2)
    while True:
        yield theta
        velocity = alpha * velocity - rate * gradient(theta)
        theta = theta + velocity


def adagrad(rate: float) -> Iterator[Vector]:
    """Walk by AdaGrad."""
    theta, total = _START, np.zeros(2)
    while True:
        yield theta
        slope = gradient(theta)
        total = total + slope * slope
        theta = theta - rate * slope / (np.sqrt(total) + 1e-7)


def rmsprop(rate: float, rho: float) -> Iterator[Vector]:
    """Walk by RMSProp."""
    theta, mean = _START, np.zeros(2)
    while True:
        yield theta
        slope = gradient(theta)
        mean = rho * mean + (1 - rho) * slope * slope
        theta = theta - rate * slope / np.sqrt(mean + 1e-7)


def nesterov(rate: float, alpha: float) -> Iterator[Vector]:
    """Walk by Nesterov's method: the gradient is taken where the velocity leads."""
    theta, velocity = _START, np.zeros(2)
    while True:
        yield theta
        velocity = alpha * velocity - rate * gradient(theta + alpha * velocity)
        theta = theta + velocity


def adam(rate: float, rho1: float, rho2: float) -> Iterator[Vector]:
    """Walk by Adam."""
    theta, first, second, time = _START, np.zeros(2), np.zeros(2), 0
    while True:
        yield theta
        slope, time = gradient(theta), time + 1
        first = rho1 * first + (1 - rho1) * slope
        second = rho2 * second + (1 - rho2) * slope * slope
        theta = theta - rate * (first / (1 - rho1**time)) / (np.sqrt(second / (1 - rho2**time)) + 1e-7)
