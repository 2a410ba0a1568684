import CVectorMath

// | Float | Double | Complex<Float> | Complex<Double> | what |
// |-------|--------|----------------|-----------------|------|
// | vm_abs_f32 | …f64 | …c32 | …c64 | yᵢ ← |xᵢ| |

extension Scalar {
  /// yᵢ ← |xᵢ| for contiguous vectors.
  static func moduli(_ x: UnsafePointer<Self>, to y: UnsafeMutablePointer<Real>, _ count: Int) {
    switch kind {
    case .float: vm_abs_f32(s(y), s(x), count)
    case .double: vm_abs_f64(d(y), d(x), count)
    case .complexFloat: vm_abs_c32(s(y), x, count)
    case .complexDouble: vm_abs_c64(d(y), x, count)
    }
  }
}
