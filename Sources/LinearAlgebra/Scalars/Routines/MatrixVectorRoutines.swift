import CBLAS

// | Float | Double | Complex<Float> | Complex<Double> | what |
// |-------|--------|----------------|-----------------|------|
// | sgemv | dgemv  | cgemv          | zgemv           | y ← α op(A) x + β y |
// | sger  | dger   | cgeru          | zgeru           | A ← α x yᵀ + A |
// | sger  | dger   | cgerc          | zgerc           | A ← α x yᴴ + A |
// | strmv | dtrmv  | ctrmv          | ztrmv           | x ← op(T) x |
// | strsv | dtrsv  | ctrsv          | ztrsv           | x ← op(T)⁻¹ x |

extension Scalar {
  static func gemv(
    _ op: CBLAS_TRANSPOSE, _ m: Int32, _ n: Int32, _ alpha: Self, _ a: UnsafePointer<Self>, _ lda: Int32,
    _ x: UnsafePointer<Self>, _ strideX: Int32, _ beta: Self, _ y: UnsafeMutablePointer<Self>, _ strideY: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      withUnsafePointer(to: beta) { β in
        switch kind {
        case .float:
          cblas_sgemv(
            CblasColMajor, op, m, n, s(α).pointee, s(a), lda, s(x), strideX, s(β).pointee, s(y), strideY)
        case .double:
          cblas_dgemv(
            CblasColMajor, op, m, n, d(α).pointee, d(a), lda, d(x), strideX, d(β).pointee, d(y), strideY)
        case .complexFloat: cblas_cgemv(CblasColMajor, op, m, n, α, a, lda, x, strideX, β, y, strideY)
        case .complexDouble: cblas_zgemv(CblasColMajor, op, m, n, α, a, lda, x, strideX, β, y, strideY)
        }
      }
    }
  }

  static func geru(
    _ m: Int32, _ n: Int32, _ alpha: Self, _ x: UnsafePointer<Self>, _ strideX: Int32, _ y: UnsafePointer<Self>,
    _ strideY: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      switch kind {
      case .float: cblas_sger(CblasColMajor, m, n, s(α).pointee, s(x), strideX, s(y), strideY, s(a), lda)
      case .double: cblas_dger(CblasColMajor, m, n, d(α).pointee, d(x), strideX, d(y), strideY, d(a), lda)
      case .complexFloat: cblas_cgeru(CblasColMajor, m, n, α, x, strideX, y, strideY, a, lda)
      case .complexDouble: cblas_zgeru(CblasColMajor, m, n, α, x, strideX, y, strideY, a, lda)
      }
    }
  }

  static func gerc(
    _ m: Int32, _ n: Int32, _ alpha: Self, _ x: UnsafePointer<Self>, _ strideX: Int32, _ y: UnsafePointer<Self>,
    _ strideY: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      switch kind {
      case .float, .double: geru(m, n, alpha, x, strideX, y, strideY, a, lda)
      case .complexFloat: cblas_cgerc(CblasColMajor, m, n, α, x, strideX, y, strideY, a, lda)
      case .complexDouble: cblas_zgerc(CblasColMajor, m, n, α, x, strideX, y, strideY, a, lda)
      }
    }
  }

  static func trmv(
    _ triangle: CBLAS_UPLO, _ op: CBLAS_TRANSPOSE, _ diagonal: CBLAS_DIAG, _ n: Int32, _ a: UnsafePointer<Self>,
    _ lda: Int32, _ x: UnsafeMutablePointer<Self>, _ stride: Int32
  ) {
    switch kind {
    case .float: cblas_strmv(CblasColMajor, triangle, op, diagonal, n, s(a), lda, s(x), stride)
    case .double: cblas_dtrmv(CblasColMajor, triangle, op, diagonal, n, d(a), lda, d(x), stride)
    case .complexFloat: cblas_ctrmv(CblasColMajor, triangle, op, diagonal, n, a, lda, x, stride)
    case .complexDouble: cblas_ztrmv(CblasColMajor, triangle, op, diagonal, n, a, lda, x, stride)
    }
  }

  static func trsv(
    _ triangle: CBLAS_UPLO, _ op: CBLAS_TRANSPOSE, _ diagonal: CBLAS_DIAG, _ n: Int32, _ a: UnsafePointer<Self>,
    _ lda: Int32, _ x: UnsafeMutablePointer<Self>, _ stride: Int32
  ) {
    switch kind {
    case .float: cblas_strsv(CblasColMajor, triangle, op, diagonal, n, s(a), lda, s(x), stride)
    case .double: cblas_dtrsv(CblasColMajor, triangle, op, diagonal, n, d(a), lda, d(x), stride)
    case .complexFloat: cblas_ctrsv(CblasColMajor, triangle, op, diagonal, n, a, lda, x, stride)
    case .complexDouble: cblas_ztrsv(CblasColMajor, triangle, op, diagonal, n, a, lda, x, stride)
    }
  }
}
