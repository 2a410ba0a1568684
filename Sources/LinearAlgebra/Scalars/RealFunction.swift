import CVectorMath

/// A function that `map` applies to each element, as in `a.map(.gelu)`; defined for real elements only.
///
/// All are vectorised; NaN stays NaN.
public enum RealFunction: Sendable, Hashable {
  /// The error function 2/√π ∫₀ˣ exp(-t²) dt
  case erf
  /// 1 / (1 + e⁻ˣ), within 4 ulp, small values of large negative arguments too
  case sigmoid
  /// x / (1 + e⁻ˣ), within 4 ulp
  case silu
  /// x Φ(x) with the distribution function Φ of the normal distribution, within 4 ulp
  case gelu
  /// The approximation x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))) of ``gelu``, with an absolute error of
  /// ε max(1, |x|)
  case geluTanh
  /// max(x, 0)
  case relu
}

extension RealScalar {
  /// target[i] = function(x[i]); the target may be x itself.
  static func apply(
    _ function: RealFunction, _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ n: Int
  ) {
    if kind == .float { singleKernel(function)(s(target), s(x), n) } else { doubleKernel(function)(d(target), d(x), n) }
  }
}

private func singleKernel(_ function: RealFunction) -> FunctionKernel<Float> {
  switch function {
  case .erf: vm_erf_f32
  case .sigmoid: vm_sigmoid_f32
  case .silu: vm_silu_f32
  case .gelu: vm_gelu_f32
  case .geluTanh: vm_gelu_tanh_f32
  case .relu: vm_relu_f32
  }
}

private func doubleKernel(_ function: RealFunction) -> FunctionKernel<Double> {
  switch function {
  case .erf: vm_erf_f64
  case .sigmoid: vm_sigmoid_f64
  case .silu: vm_silu_f64
  case .gelu: vm_gelu_f64
  case .geluTanh: vm_gelu_tanh_f64
  case .relu: vm_relu_f64
  }
}

extension Matrix where Element: RealScalar {
  /// The matrix whose elements are `function` of these.
  public consuming func map(_ function: RealFunction) -> Matrix {
    Matrix.elementwise(self) { Element.apply(function, $0, $1, $2) }
  }
}

extension Vector where Element: RealScalar {
  /// The vector whose elements are `function` of these.
  public consuming func map(_ function: RealFunction) -> Vector {
    Vector(Matrix.elementwise(intoColumn()) { Element.apply(function, $0, $1, $2) })
  }
}
