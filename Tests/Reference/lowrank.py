"""Truncation errors, chosen ranks, effective ranks, arithmetic of low-rank factors."""

import numpy as np

from support import FIELDS, Area, gap, random, svd


def smallest_rank(tails, tolerance):
    """Smallest k whose discarded part `tails[k]` is at most the tolerance."""
    return int(np.argmax(np.asarray(tails) <= tolerance))


def decaying(m, n, field, seed):
    """Random columns and rows under weights 1, 1/2, 1/4, …, rounded to a grid."""
    k = min(m, n)
    a = (random((m, k), field, seed) * 0.5 ** np.arange(k)) @ random((k, n), field, seed + 1)
    return np.round(a * 256) / 256


def truncation(area):
    for field in FIELDS:
        for m, n in ((4, 4), (8, 5), (5, 9), (12, 12), (1, 3)):
            a = decaying(m, n, field, 830 + m)
            _, s, _ = svd(a)
            k = len(s)
            frobenius = np.array([np.sqrt(np.sum(s[i:] ** 2)) for i in range(k + 1)])
            spectral = np.append(s, 0.0)
            share = np.append(0, np.cumsum(s**2) / np.sum(s**2))
            area.add(f"errors by rank of {field} {m}x{n}", "truncationErrors", field, {"a": a},
                     {"frobenius": frobenius, "spectral": spectral, "energyShare": share,
                      "breakEven": m * n / (m + n), "storedNumbers": [i * (m + n) for i in range(k + 1)]})
            chosen = {}
            for tolerance in (0.5, 0.25, 0.0625):
                label = f"{tolerance}"
                chosen[f"frobenius{label}"] = smallest_rank(frobenius, tolerance * frobenius[0])
                chosen[f"spectral{label}"] = smallest_rank(spectral, tolerance * s[0])
            for energy in (0.5, 0.75, 0.9375):
                chosen[f"energy{energy}"] = smallest_rank(1 - share, 1 - energy)
            area.add(f"ranks chosen for {field} {m}x{n}", "chosenRanks", field, {"a": a}, chosen)
            rank = max(1, k // 2)
            u, s, vh = svd(a)
            x = random((n, 2), field, 840 + n)
            best = (u[:, :rank] * s[:rank]) @ vh[:rank]
            distance = s[rank - 1] - s[rank] if rank < k else s[-1]
            area.add(f"best approximation of {field} {m}x{n} by rank {rank}", "bestApproximation", field,
                     {"a": a, "x": x}, {"matrix": best, "product": best @ x, "storedNumbers": rank * (m + n)},
                     {"rank": rank}, condition=s[0] / distance)


def effective_ranks(area):
    def entropy(p):
        p = p[p > 0]
        return float(np.exp(-np.sum(p * np.log(p))))

    for field in FIELDS:
        for m, n in ((1, 1), (3, 3), (10, 6), (6, 14)):
            a = decaying(m, n, field, 850 + m)
            s = np.linalg.svd(a, compute_uv=False)
            area.add(f"effective ranks of {field} {m}x{n}", "effectiveRanks", field, {"a": a},
                     {"numerical": np.linalg.matrix_rank(a), "stable": np.sum(s**2) / s[0] ** 2,
                      "entropy": entropy(s / s.sum()), "energyEntropy": entropy(s**2 / np.sum(s**2)),
                      "participationRatio": np.sum(s**2) ** 2 / np.sum(s**4)}, condition=4, single=m * n < 50)
    names = ("numerical", "stable", "entropy", "energyEntropy", "participationRatio")
    area.add("effective ranks of identity 5x5", "effectiveRanks", "real", {"a": np.eye(5)}, {name: 5 for name in names})


def arithmetic(area):
    for field in FIELDS:
        for m, n, r, s in ((4, 5, 2, 1), (7, 3, 1, 2), (6, 6, 3, 3)):
            left, right = random((m, r), field, 860 + m), random((n, r), field, 870 + n)
            other_left, other_right = random((m, s), field, 880 + m), random((n, s), field, 890 + n)
            p, q = random((n, 2), field, 900 + n), random((2, n), field, 905 + n)
            one, two = left @ right.T, other_left @ other_right.T
            values = np.linalg.svd(one + two, compute_uv=False)[: r + s]
            area.add(f"sum and product of {field} {m}x{n} of ranks {r} and {s}", "lowRankArithmetic", field,
                     {"left": left, "right": right, "otherLeft": other_left, "otherRight": other_right,
                      "p": p, "q": q},
                     {"matrix": one, "sum": one + two, "product": one @ (p @ q), "singularValuesOfSum": values},
                     condition=4, scale=np.linalg.norm(one) + np.linalg.norm(two))


def build():
    area = Area("lowrank")
    for part in (truncation, effective_ranks, arithmetic):
        part(area)
    return [area]
