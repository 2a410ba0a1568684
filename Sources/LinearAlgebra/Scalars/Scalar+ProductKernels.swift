public import CVectorMath

// | Float | Double | Complex<Float> | Complex<Double> | what |
// |-------|--------|----------------|-----------------|------|
// | vm_gemm_small_f32 | …f64 | …c32 | …c64 | C ← α A B + β C with any strides, nothing packed |
// | vm_multiply_vs_f32 | …f64 | …c32 | …c64 | y ← α x |
// | vm_axpy_f32 | …f64 | …c32 | …c64 | z ← α x + y |
// | vm_abs_sum_f32 | …f64 | …c32 | …c64 | Σ|xᵢ| |

extension Scalar {
  @inlinable @inline(__always)
  static func smallGemm(
    _ m: Int, _ n: Int, _ k: Int, _ alpha: Self, _ a: UnsafePointer<Self>, _ rowStrideA: Int, _ columnStrideA: Int,
    _ conjugatingA: Bool, _ b: UnsafePointer<Self>, _ rowStrideB: Int, _ columnStrideB: Int, _ conjugatingB: Bool,
    _ beta: Self, _ c: UnsafeMutablePointer<Self>, _ rowStrideC: Int, _ columnStrideC: Int
  ) {
    withUnsafePointer(to: alpha) { α in
      withUnsafePointer(to: beta) { β in
        switch kind {
        case .float:
          vm_gemm_small_f32(
            m, n, k, s(α).pointee, s(a), rowStrideA, columnStrideA, s(b), rowStrideB, columnStrideB, s(β).pointee,
            s(c), rowStrideC, columnStrideC)
        case .double:
          vm_gemm_small_f64(
            m, n, k, d(α).pointee, d(a), rowStrideA, columnStrideA, d(b), rowStrideB, columnStrideB, d(β).pointee,
            d(c), rowStrideC, columnStrideC)
        case .complexFloat:
          vm_gemm_small_c32(
            m, n, k, α, a, rowStrideA, columnStrideA, b, rowStrideB, columnStrideB, β, c, rowStrideC, columnStrideC,
            conjugatingA ? 1 : 0, conjugatingB ? 1 : 0)
        case .complexDouble:
          vm_gemm_small_c64(
            m, n, k, α, a, rowStrideA, columnStrideA, b, rowStrideB, columnStrideB, β, c, rowStrideC, columnStrideC,
            conjugatingA ? 1 : 0, conjugatingB ? 1 : 0)
        }
      }
    }
  }

  /// y ← α x for contiguous vectors, which may be the same.
  static func scale(
    _ alpha: Self, _ x: UnsafePointer<Self>, to y: UnsafeMutablePointer<Self>, _ count: Int
  ) {
    withUnsafePointer(to: alpha) { α in
      switch kind {
      case .float: vm_multiply_vs_f32(s(y), s(x), s(α).pointee, count)
      case .double: vm_multiply_vs_f64(d(y), d(x), d(α).pointee, count)
      case .complexFloat:
        if alpha.imaginary == 0 {
          vm_multiply_vs_f32(s(y), s(x), s(α).pointee, 2 * count)
        } else {
          vm_multiply_vs_c32(y, x, α, count)
        }
      case .complexDouble:
        if alpha.imaginary == 0 {
          vm_multiply_vs_f64(d(y), d(x), d(α).pointee, 2 * count)
        } else {
          vm_multiply_vs_c64(y, x, α, count)
        }
      }
    }
  }

  /// y ← α x + y for contiguous vectors.
  static func addScaled(
    _ alpha: Self, _ x: UnsafePointer<Self>, to y: UnsafeMutablePointer<Self>, _ count: Int
  ) {
    withUnsafePointer(to: alpha) { α in
      switch kind {
      case .float: vm_axpy_f32(s(y), s(α).pointee, s(x), s(y), count)
      case .double: vm_axpy_f64(d(y), d(α).pointee, d(x), d(y), count)
      case .complexFloat: vm_axpy_c32(y, α, x, y, count)
      case .complexDouble: vm_axpy_c64(y, α, x, y, count)
      }
    }
  }

  /// Σ|xᵢ| of a contiguous vector, of moduli for complex elements.
  static func absoluteSum(_ x: UnsafePointer<Self>, _ count: Int) -> Real {
    switch kind {
    case .float: Real(vm_abs_sum_f32(s(x), count))
    case .double: Real(vm_abs_sum_f64(d(x), count))
    case .complexFloat: Real(vm_abs_sum_c32(x, count))
    case .complexDouble: Real(vm_abs_sum_c64(x, count))
    }
  }

  /// Σ|re| + |im| of a contiguous vector.
  static func partsSum(_ x: UnsafePointer<Self>, _ count: Int) -> Real {
    switch kind {
    case .float, .double: absoluteSum(x, count)
    case .complexFloat: Real(vm_abs_sum_f32(s(x), 2 * count))
    case .complexDouble: Real(vm_abs_sum_f64(d(x), 2 * count))
    }
  }
}
