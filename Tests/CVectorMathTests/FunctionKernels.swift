import CVectorMath

/// The functions of one number under the names of the C library.
let functionsOfSingles: [String: @Sendable (Write<Float>, Read<Float>, Int) -> Void] = [
  "exp": { vm_exp_f32($0, $1, $2) }, "expm1": { vm_expm1_f32($0, $1, $2) }, "log": { vm_log_f32($0, $1, $2) },
  "log1p": { vm_log1p_f32($0, $1, $2) }, "tanh": { vm_tanh_f32($0, $1, $2) }, "sin": { vm_sin_f32($0, $1, $2) },
  "cos": { vm_cos_f32($0, $1, $2) }, "erf": { vm_erf_f32($0, $1, $2) }, "sigmoid": { vm_sigmoid_f32($0, $1, $2) },
  "silu": { vm_silu_f32($0, $1, $2) }, "gelu": { vm_gelu_f32($0, $1, $2) },
  "gelu_tanh": { vm_gelu_tanh_f32($0, $1, $2) },
]

let functionsOfDoubles: [String: @Sendable (Write<Double>, Read<Double>, Int) -> Void] = [
  "exp": { vm_exp_f64($0, $1, $2) }, "expm1": { vm_expm1_f64($0, $1, $2) }, "log": { vm_log_f64($0, $1, $2) },
  "log1p": { vm_log1p_f64($0, $1, $2) }, "tanh": { vm_tanh_f64($0, $1, $2) }, "sin": { vm_sin_f64($0, $1, $2) },
  "cos": { vm_cos_f64($0, $1, $2) }, "erf": { vm_erf_f64($0, $1, $2) }, "sigmoid": { vm_sigmoid_f64($0, $1, $2) },
  "silu": { vm_silu_f64($0, $1, $2) }, "gelu": { vm_gelu_f64($0, $1, $2) },
  "gelu_tanh": { vm_gelu_tanh_f64($0, $1, $2) },
]
