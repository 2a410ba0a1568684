import CBLAS

// | Float | Double | Complex<Float> | Complex<Double> | what |
// |-------|--------|----------------|-----------------|------|
// | sdot  | ddot   | cdotu          | zdotu           | Σ xᵢ yᵢ |
// | sdot  | ddot   | cdotc          | zdotc           | Σ x̄ᵢ yᵢ |
// | saxpy | daxpy  | caxpy          | zaxpy           | y ← α x + y |
// | snrm2 | dnrm2  | scnrm2         | dznrm2          | √Σ|xᵢ|² |
//
// Complex dot products take contiguous vectors only: with others some kernels read far outside.

extension Scalar {
  static func dotu(
    _ n: Int32, _ x: UnsafePointer<Self>, _ strideX: Int32, _ y: UnsafePointer<Self>, _ strideY: Int32
  ) -> Self {
    switch kind {
    case .float: return Self(converting: cblas_sdot(n, s(x), strideX, s(y), strideY))
    case .double: return Self(converting: cblas_ddot(n, d(x), strideX, d(y), strideY))
    case .complexFloat:
      let sum = cblas_cdotu(n, x, strideX, y, strideY)
      return Self(real: Real(sum.real), imaginary: Real(sum.imag))
    case .complexDouble:
      let sum = cblas_zdotu(n, x, strideX, y, strideY)
      return Self(real: Real(sum.real), imaginary: Real(sum.imag))
    }
  }

  static func dotc(
    _ n: Int32, _ x: UnsafePointer<Self>, _ strideX: Int32, _ y: UnsafePointer<Self>, _ strideY: Int32
  ) -> Self {
    switch kind {
    case .float, .double: return dotu(n, x, strideX, y, strideY)
    case .complexFloat:
      let sum = cblas_cdotc(n, x, strideX, y, strideY)
      return Self(real: Real(sum.real), imaginary: Real(sum.imag))
    case .complexDouble:
      let sum = cblas_zdotc(n, x, strideX, y, strideY)
      return Self(real: Real(sum.real), imaginary: Real(sum.imag))
    }
  }

  static func axpy(
    _ n: Int32, _ alpha: Self, _ x: UnsafePointer<Self>, _ strideX: Int32, _ y: UnsafeMutablePointer<Self>,
    _ strideY: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      switch kind {
      case .float: cblas_saxpy(n, s(α).pointee, s(x), strideX, s(y), strideY)
      case .double: cblas_daxpy(n, d(α).pointee, d(x), strideX, d(y), strideY)
      case .complexFloat: cblas_caxpy(n, α, x, strideX, y, strideY)
      case .complexDouble: cblas_zaxpy(n, α, x, strideX, y, strideY)
      }
    }
  }

  static func nrm2(_ n: Int32, _ x: UnsafePointer<Self>, _ stride: Int32) -> Real {
    switch kind {
    case .float: Real(cblas_snrm2(n, s(x), stride))
    case .double: Real(cblas_dnrm2(n, d(x), stride))
    case .complexFloat: Real(cblas_scnrm2(n, x, stride))
    case .complexDouble: Real(cblas_dznrm2(n, x, stride))
    }
  }
}
