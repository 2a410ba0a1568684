"""Distances of all pairs, angles between subspaces, and Procrustes problems, by SciPy."""

import numpy as np
import scipy.linalg
import scipy.spatial
from scipy.spatial.distance import cdist

from support import FIELDS, Area, random

METRICS = (("euclidean", "euclidean"), ("squaredEuclidean", "sqeuclidean"), ("cosine", "cosine"))


def parts(a):
    """Complex rows as real ones of twice the length."""
    return np.stack([a.real, a.imag], axis=-1).reshape(len(a), -1) if np.iscomplexobj(a) else a


def distances(area):
    for field in FIELDS:
        for m, n, d in ((1, 1, 1), (4, 3, 2), (5, 8, 7), (12, 6, 30)):
            a, b = random((m, d), field, 930 + m), random((n, d), field, 940 + n)
            outputs = {name: cdist(parts(a), parts(b), metric) for name, metric in METRICS}
            outputs["cosineSimilarity"] = 1 - outputs["cosine"]
            if field == "real":
                factor = np.round(random((d, d), field, 950 + d) / 8 * 32) / 32
                covariance = factor @ factor.T + np.eye(d)
                outputs["mahalanobis"] = cdist(a, b, "mahalanobis", VI=np.linalg.inv(covariance))
                condition = np.linalg.cond(covariance) ** 0.5
            else:
                covariance, condition = np.eye(d), 1
            area.add(f"distances of {field} {m} and {n} rows of {d}", "distances", field,
                     {"a": a, "b": b, "covariance": covariance}, outputs, condition=4 * condition)
            nearest = np.argsort(outputs["euclidean"], axis=1, kind="stable")
            area.add(f"nearest of {field} {n} rows of {d} for {m}", "nearest", field, {"a": a, "b": b},
                     {"euclidean": nearest, "cosine": np.argsort(outputs["cosine"], axis=1, kind="stable")})


def angles(area):
    for field in FIELDS:
        for n, p, q in ((3, 1, 1), (5, 2, 3), (8, 4, 2), (6, 6, 2), (10, 5, 5)):
            a, b = random((n, p), field, 960 + p), random((n, q), field, 970 + q)
            if field == "complex":
                # SciPy has real subspaces only.
                cosines = np.linalg.svd(np.linalg.qr(a)[0].conj().T @ np.linalg.qr(b)[0], compute_uv=False)
                expected = np.arccos(np.clip(cosines, -1, 1))
            else:
                expected = scipy.linalg.subspace_angles(a, b)[::-1]
            condition = np.linalg.cond(a) * np.linalg.cond(b)
            if field == "complex" and expected.min(initial=1) < 1e-3:
                continue
            area.add(f"angles between {field} subspaces of dimensions {p} and {q} of {n}", "angles", field,
                     {"a": a, "b": b}, {"angles": expected}, condition=4 * condition, scale=1)


def procrustes(area):
    for field in FIELDS:
        for m, d in ((4, 1), (6, 2), (9, 3), (20, 5)):
            a, b = random((m, d), field, 980 + m), random((m, d), field, 990 + m)
            rotation, total = scipy.linalg.orthogonal_procrustes(a, b)
            values = np.linalg.svd(a.conj().T @ b, compute_uv=False)
            condition = values[0] / values[-1]
            outputs = {"rotation": rotation, "scale": total / np.linalg.norm(a) ** 2}
            if field == "real":
                outputs["disparity"] = scipy.spatial.procrustes(b, a)[2]
                if d == 3:
                    # SciPy's rotation takes columns: its matrix is the transpose of ours.
                    turn, _ = scipy.spatial.transform.Rotation.align_vectors(b, a)
                    outputs["kabsch"] = turn.as_matrix().T
            area.add(f"motion of {field} {m} points of {d}", "procrustes", field, {"a": a, "b": b}, outputs,
                     condition=8 * condition, scale=1)


def build():
    area = Area("geometry")
    for part in (distances, angles, procrustes):
        part(area)
    return [area]
