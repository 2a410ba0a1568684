"""Fetches the 200 faces and non-faces of scikit-image 0.26.0 into the folder `.cache`, which git ignores.

The pictures are of the database Labeled Faces in the Wild. The test of nuclear-norm completion that needs them is left
out where they are not there.
"""

import pathlib
import subprocess
import sys
import tempfile
import zipfile

FOLDER = pathlib.Path(__file__).resolve().parent / ".cache"

with tempfile.TemporaryDirectory() as download:
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", download,
                    "scikit-image==0.26.0"], check=True)
    (wheel,) = pathlib.Path(download).glob("*.whl")
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "lfw_subset.npy").write_bytes(zipfile.ZipFile(wheel).read("skimage/data/lfw_subset.npy"))
