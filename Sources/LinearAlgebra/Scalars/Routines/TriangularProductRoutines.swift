import CBLAS

// | Float | Double | Complex<Float> | Complex<Double> | what |
// |-------|--------|----------------|-----------------|------|
// | strmm | dtrmm  | ctrmm          | ztrmm           | B ← α op(T) B or α B op(T) |
// | strsm | dtrsm  | ctrsm          | ztrsm           | B ← α op(T)⁻¹ B or α B op(T)⁻¹ |

extension Scalar {
  static func trmm(
    _ side: CBLAS_SIDE, _ triangle: CBLAS_UPLO, _ op: CBLAS_TRANSPOSE, _ diagonal: CBLAS_DIAG, _ m: Int32, _ n: Int32,
    _ alpha: Self, _ a: UnsafePointer<Self>, _ lda: Int32, _ b: UnsafeMutablePointer<Self>, _ ldb: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      switch kind {
      case .float:
        cblas_strmm(CblasColMajor, side, triangle, op, diagonal, m, n, s(α).pointee, s(a), lda, s(b), ldb)
      case .double:
        cblas_dtrmm(CblasColMajor, side, triangle, op, diagonal, m, n, d(α).pointee, d(a), lda, d(b), ldb)
      case .complexFloat: cblas_ctrmm(CblasColMajor, side, triangle, op, diagonal, m, n, α, a, lda, b, ldb)
      case .complexDouble: cblas_ztrmm(CblasColMajor, side, triangle, op, diagonal, m, n, α, a, lda, b, ldb)
      }
    }
  }

  static func trsm(
    _ side: CBLAS_SIDE, _ triangle: CBLAS_UPLO, _ op: CBLAS_TRANSPOSE, _ diagonal: CBLAS_DIAG, _ m: Int32, _ n: Int32,
    _ alpha: Self, _ a: UnsafePointer<Self>, _ lda: Int32, _ b: UnsafeMutablePointer<Self>, _ ldb: Int32
  ) {
    withUnsafePointer(to: alpha) { α in
      switch kind {
      case .float:
        cblas_strsm(CblasColMajor, side, triangle, op, diagonal, m, n, s(α).pointee, s(a), lda, s(b), ldb)
      case .double:
        cblas_dtrsm(CblasColMajor, side, triangle, op, diagonal, m, n, d(α).pointee, d(a), lda, d(b), ldb)
      case .complexFloat: cblas_ctrsm(CblasColMajor, side, triangle, op, diagonal, m, n, α, a, lda, b, ldb)
      case .complexDouble: cblas_ztrsm(CblasColMajor, side, triangle, op, diagonal, m, n, α, a, lda, b, ldb)
      }
    }
  }
}
