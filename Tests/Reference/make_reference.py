"""Writes the reference outputs that the tests compare with: `make reference`.

Needs NumPy 2.4, SciPy 1.17, scikit-learn 1.9, PyTorch and mpmath. The same versions give the same files: the inputs
come from a frozen generator, and the BLAS kernel and the thread count are fixed below, before NumPy is loaded.
"""

import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OPENBLAS_CORETYPE"] = "Haswell"
sys.dont_write_bytecode = True

import clusters  # noqa: E402
import components  # noqa: E402
import einsums  # noqa: E402
import elementwise  # noqa: E402
import equations  # noqa: E402
import factorizations  # noqa: E402
import functions  # noqa: E402
import geometry  # noqa: E402
import lowrank  # noqa: E402
import norms  # noqa: E402
import partialeigen  # noqa: E402
import problems  # noqa: E402
import products  # noqa: E402
import rearrangements  # noqa: E402
import recurrent  # noqa: E402
import recovery  # noqa: E402
import spectra  # noqa: E402
import tensorreductions  # noqa: E402
import vectormath  # noqa: E402
import weightspectra  # noqa: E402

GENERATORS = (partialeigen, recurrent,
              products, factorizations, spectra, problems, norms, functions, equations, lowrank, elementwise,
              einsums, rearrangements, tensorreductions, components, weightspectra, recovery, geometry, clusters, vectormath)


def main():
    total_cases = total_bytes = 0
    for generator in GENERATORS:
        for area in generator.build():
            cases, size = area.write()
            print(f"{area.name:20} {cases:4} cases {size:8} bytes")
            total_cases += cases
            total_bytes += size
    print(f"{'all':20} {total_cases:4} cases {total_bytes:8} bytes")


if __name__ == "__main__":
    main()
