"""Labels of scikit-learn's k-means and spectral clustering on the examples of its documentation."""

import warnings

import numpy as np
from sklearn import cluster, datasets
from sklearn.preprocessing import StandardScaler

from support import Area


def rounded(points):
    """Coordinates that are exact in single precision and short in text."""
    return np.round(points * 1024) / 1024


def toys(n=200):
    """The data sets of "Comparing different clustering algorithms on toy datasets", by its code."""
    seed = 30
    blobs, _ = datasets.make_blobs(n_samples=n, random_state=seed)
    skewed, _ = datasets.make_blobs(n_samples=n, random_state=170)
    varied, _ = datasets.make_blobs(n_samples=n, cluster_std=[1.0, 2.5, 0.5], random_state=170)
    sets = {
        "circles": (datasets.make_circles(n_samples=n, factor=0.5, noise=0.05, random_state=seed)[0], 2),
        "moons": (datasets.make_moons(n_samples=n, noise=0.05, random_state=seed)[0], 2),
        "varied blobs": (varied, 3),
        "skewed blobs": (skewed @ [[0.6, -0.6], [-0.4, 0.8]], 3),
        "blobs": (blobs, 3),
    }
    return {name: (rounded(StandardScaler().fit_transform(x)), k) for name, (x, k) in sets.items()}


def spectral(area):
    for name, (x, k) in toys().items():
        outputs = {}
        model = cluster.SpectralClustering(n_clusters=k, affinity="nearest_neighbors", random_state=0).fit(x)
        outputs["neighbors"] = model.labels_
        model = cluster.SpectralClustering(n_clusters=k, gamma=8, random_state=0).fit(x)
        outputs["rbf"] = model.labels_
        weights = model.affinity_matrix_
        model = cluster.SpectralClustering(n_clusters=k, affinity="precomputed", random_state=0).fit(weights)
        outputs["given"] = model.labels_
        area.add(f"spectral clusters of {name}", "spectral", "real", {"points": x}, outputs, {"clusters": k})
    digits = datasets.load_digits(n_class=5).data[:200]
    model = cluster.SpectralClustering(n_clusters=5, affinity="nearest_neighbors", random_state=0).fit(digits)
    area.add("spectral clusters of digits", "spectral", "real", {"points": digits}, {"neighbors": model.labels_},
             {"clusters": 5})


def means(area):
    sets = {name: toys()[name] for name in ("blobs", "varied blobs")}
    sets["iris"] = (rounded(datasets.load_iris().data), 3)
    for name, (x, k) in sets.items():
        model = cluster.KMeans(n_clusters=k, n_init=10, tol=0, random_state=0).fit(x)
        area.add(f"means of {name}", "means", "real", {"points": x},
                 {"labels": model.labels_, "inertia": model.inertia_}, {"clusters": k}, condition=100)


def build():
    warnings.simplefilter("ignore", UserWarning)
    area = Area("clusters")
    for part in (spectral, means):
        part(area)
    return [area]
