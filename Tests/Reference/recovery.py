"""Nuclear-norm completion and robust PCA, written out with NumPy to a gap that is rounding alone."""

import numpy as np

import components
from support import FIELDS, Area, random


def congruential_mask(shape):
    """Observed where the high bits of a linear congruential sequence, row by row, are below 512 of 1024."""
    x, mask = 1, np.zeros(shape, dtype=bool)
    for place in np.ndindex(shape):
        x = (1103515245 * x + 12345) % 2**31
        mask[place] = ((x >> 16) & 1023) < 512
    return mask


def shrink(a, by):
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    s = np.maximum(s - by, 0)
    return (u * s) @ vh, s


def complete(x, mask, weight, steps=20000):
    """Accelerated proximal gradient steps with restarts, until the duality gap is at most 1e-13 of the objective."""
    known = np.where(mask, x, 0)
    z = previous = np.zeros_like(known)
    momentum = 1.0
    for step in range(steps):
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        y = z + (momentum - 1) / following * (z - previous)
        moved, s = shrink(np.where(mask, x, y), weight)
        momentum = 1.0 if np.vdot(y - moved, moved - z).real > 0 else following
        previous, z = z, moved
        if step % 10 == 9:
            r = np.where(mask, x - z, 0)
            objective = np.linalg.norm(r) ** 2 / 2 + weight * s.sum()
            scale = min(1, weight / np.linalg.norm(r, 2))
            gap = objective - scale * np.vdot(r, known).real + scale**2 * np.linalg.norm(r) ** 2 / 2
            if gap <= 1e-13 * objective:
                break
    return {"matrix": z, "singularValues": s[s > 0], "objective": objective, "nuclearNorm": s.sum()}


def completion(area, name, x, field, inputs, parameters):
    mask = congruential_mask(x.shape)
    largest = np.linalg.norm(np.where(mask, x, 0), 2)
    for share in (0.5, 0.1):
        result = complete(x, mask, share * largest)
        if "dataset" in parameters:
            del result["matrix"]
        area.add(f"completion of {name} with {share} of the largest weight", "completion", field,
                 inputs | ({} if "dataset" in parameters else {"mask": mask.astype(float)}),
                 result | {"largest": largest},
                 parameters | {"share": share}, condition=1e8, single=False)


def pursuit(x):
    """Alternating directions with a penalty that stays, so that they converge to the minimum."""
    weight, penalty = 1 / np.sqrt(max(x.shape)), x.size / (4 * np.abs(x).sum())
    multiplier = sparse = np.zeros_like(x)
    for _ in range(100000):
        low, s = shrink(x - sparse + multiplier / penalty, 1 / penalty)
        b = x - low + multiplier / penalty
        size = np.abs(b)
        moved = np.where(size > weight / penalty, b * (1 - weight / penalty / np.where(size > 0, size, 1)), 0)
        rest, change = x - low - moved, np.linalg.norm(moved - sparse)
        multiplier, sparse = multiplier + penalty * rest, moved
        if max(np.linalg.norm(rest), change) <= 1e-13 * np.linalg.norm(x):
            break
    scale = max(1, np.linalg.norm(multiplier, 2), np.abs(multiplier).max() / weight)
    objective = s.sum() + weight * np.abs(sparse).sum()
    assert abs(objective - np.vdot(multiplier, x).real / scale) <= 1e-10 * objective
    return {"lowRank": low, "sparse": sparse, "rank": np.sum(s > 1e-6 * s[0]), "objective": objective}


def build():
    area = Area("recovery")
    for field in FIELDS:
        for m, n in ((8, 8), (12, 7), (6, 15)):
            x = random((m, 2), field, 980 + m, 8, 4) @ random((2, n), field, 990 + n, 8, 4)
            completion(area, f"{field} {m}x{n}", x, field, {"x": x}, {})
        low = random((24, 1), field, 985, 8, 4) @ random((1, 30), field, 986, 8, 4)
        corrupt = np.where(np.random.RandomState(987).random_sample(low.shape) < 0.04, random(low.shape, field, 988), 0)
        area.add(f"robust PCA of {field} 24x30", "robust", field, {"x": low + corrupt}, pursuit(low + corrupt), {},
                 condition=1e8, single=False)
    digits = components.load("digits")[:100]
    completion(area, "digits", digits, "real", {}, {"dataset": "digits", "rows": 100})
    return (area,)
