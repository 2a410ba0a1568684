"""Principal components of scikit-learn's data sets by scikit-learn."""

import csv
import gzip
import pathlib

import numpy as np

from support import FOLDER, Area

DATASETS = {"iris": ("iris.csv", 2), "wine": ("wine_data.csv", 3), "breast_cancer": ("breast_cancer.csv", 5),
            "digits": ("digits.csv.gz", 10)}
SAMPLES = 12


def load(name):
    """The samples of a data set, which is written to the folder `datasets` for the tests."""
    import sklearn.datasets
    file, _ = DATASETS[name]
    path = pathlib.Path(sklearn.datasets.__file__).parent / "data" / file
    opened = gzip.open(path, "rt") if file.endswith("gz") else open(path)
    with opened as lines:
        rows = [row[:-1] for row in csv.reader(lines)]
    folder = FOLDER / "datasets"
    folder.mkdir(exist_ok=True)
    if name == "digits":
        samples = np.array(rows, dtype=float)
        np.save(folder / "digits.npy", samples.astype(np.uint8))
        return samples
    (folder / f"{name}.csv").write_text("".join(",".join(row) + "\n" for row in rows[1:]))
    return np.array(rows[1:], dtype=float)


def record(area, name, operation, model, parameters, outputs, rows=None):
    area.add(f"{operation} of {name}" + (f" {parameters['label']}" if "label" in parameters else ""), operation, "real",
             {}, {"mean": model.mean_, "components": model.components_[:rows],
                  "explainedVariance": model.explained_variance_, "ratio": model.explained_variance_ratio_,
                  "singularValues": model.singular_values_, "noiseVariance": model.noise_variance_} | outputs,
             {"dataset": name} | parameters)


def complete(area, name, samples):
    from sklearn.decomposition import PCA
    model = PCA(svd_solver="full").fit(samples)
    clear = int(np.sum(model.singular_values_ > 1e-10 * model.singular_values_[0]))
    chosen = {f"count{share}": PCA(share, svd_solver="full").fit(samples).n_components_
              for share in (0.5, 0.9, 0.95, 0.99, 0.999)}
    chosen["countMLE"] = PCA("mle", svd_solver="full").fit(samples).n_components_
    record(area, name, "full", model, {"clear": clear}, chosen, rows=min(clear, 30))


def leading(area, name, samples, k):
    from sklearn.decomposition import PCA
    model = PCA(k, svd_solver="full").fit(samples)
    white = PCA(k, svd_solver="full", whiten=True).fit(samples)
    few = samples[:SAMPLES]
    outputs = {"scores": model.transform(few), "whitened": white.transform(few),
               "reconstructed": model.inverse_transform(model.transform(few)),
               "logLikelihoods": model.score_samples(few), "meanLogLikelihood": model.score(samples)}
    if samples.shape[1] <= 13:
        outputs |= {"covariance": model.get_covariance(), "precision": model.get_precision()}
    record(area, name, "leading", model, {"count": k}, outputs)


def incremental(area, name, samples, k):
    from sklearn.decomposition import IncrementalPCA
    for size in (40, 5 * samples.shape[1]):
        model = IncrementalPCA(k, batch_size=size).fit(samples)
        record(area, name, "incremental", model, {"label": f"in batches of {size}", "count": k, "batch": size}, {})


def build():
    area = Area("components")
    for name, (_, k) in DATASETS.items():
        samples = load(name)
        complete(area, name, samples)
        leading(area, name, samples, k)
        incremental(area, name, samples, k)
    return (area,)
