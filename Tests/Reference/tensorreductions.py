"""Reductions over axes, running sums, softmax and norms of tensors: NumPy and SciPy."""

import numpy as np
import scipy.special

from support import FIELDS, Area, random

SHAPES = ((), (6,), (3, 4), (2, 3, 4), (4, 1, 3, 2))


def subsets(rank):
    return [tuple(axis for axis in range(rank) if bits >> axis & 1) for bits in range(1 << rank)]


def text(axes):
    return " ".join(map(str, axes))


def add_reductions(area, field, shape, x, axes):
    parameters = {"axes": text(axes)}
    outputs = {
        "sum": np.sum(x, axis=axes), "kept": np.sum(x, axis=axes, keepdims=True), "product": np.prod(x, axis=axes),
        "mean": np.mean(x, axis=axes), "variance": np.var(x, axis=axes),
        "deviation": np.std(x, axis=axes),
    }
    count = np.prod([shape[axis] for axis in axes], dtype=int)
    if count > 1:
        outputs["sample"] = np.var(x, axis=axes, ddof=1)
    flat = np.moveaxis(x, axes, range(-len(axes), 0)).reshape([n for k, n in enumerate(shape) if k not in axes] + [-1])
    for name, order in (("one", 1), ("two", 2), ("infinity", np.inf), ("three", 3)):
        outputs[name] = np.linalg.norm(flat, order, axis=-1)
    if field == "real":
        outputs |= {"minimum": np.min(x, axis=axes), "maximum": np.max(x, axis=axes),
                    "argmin": np.argmin(flat, axis=-1), "argmax": np.argmax(flat, axis=-1),
                    "logsumexp": scipy.special.logsumexp(flat, axis=-1)}
    scale = np.max(np.sum(np.abs(x) ** 2, axis=axes), initial=1)
    area.add(f"{shape} over {axes}, {field}", "reduction", field, {"x": x}, outputs, parameters, scale=scale)


def add_lines(area, field, shape, x, axis):
    outputs = {"sums": np.cumsum(x, axis=axis), "products": np.cumprod(x, axis=axis)}
    if field == "real":
        mean, variance = np.mean(x, axis=axis, keepdims=True), np.var(x, axis=axis, keepdims=True)
        square = np.mean(x * x, axis=axis, keepdims=True)
        outputs |= {"softmax": scipy.special.softmax(x, axis=axis),
                    "logsoftmax": scipy.special.log_softmax(x, axis=axis),
                    "layernorm": (x - mean) / np.sqrt(variance + 0.125), "rmsnorm": x / np.sqrt(square + 0.125)}
    scale = np.max(np.cumsum(np.abs(x), axis=axis), initial=1)
    area.add(f"{shape} along {axis}, {field}", "lines", field, {"x": x}, outputs, {"axis": axis}, scale=scale)


def build():
    area = Area("tensorreductions")
    for field in FIELDS:
        for number, shape in enumerate(SHAPES):
            x = random(shape, field, 1700 + number, 16, 8)
            for axes in subsets(len(shape)):
                add_reductions(area, field, shape, x, axes)
            for axis in range(len(shape)):
                add_lines(area, field, shape, x, axis)
    return [area]
