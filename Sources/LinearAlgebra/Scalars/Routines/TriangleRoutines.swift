import CLAPACKE

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | slacpy | dlacpy | clacpy         | zlacpy          | B ← a triangle of A, or all of it |
// | slaset | dlaset | claset         | zlaset          | A ← α off the diagonal, β on it |
// | slaswp | dlaswp | claswp         | zlaswp          | A ← A with rows exchanged |
// | strtrs | dtrtrs | ctrtrs         | ztrtrs          | op(A) X = B, A triangular |
// | strtri | dtrtri | ctrtri         | ztrtri          | A⁻¹, A triangular |
// | strcon | dtrcon | ctrcon         | ztrcon          | 1/(‖A‖ ‖A⁻¹‖) estimated, A triangular |

extension Scalar {
  static func lacpy(
    _ part: Letter, _ m: Int32, _ n: Int32, _ a: UnsafePointer<Self>, _ lda: Int32,
    _ b: UnsafeMutablePointer<Self>, _ ldb: Int32
  ) {
    let part = part.code
    switch kind {
    case .float: _ = LAPACKE_slacpy_work(columnMajor, part, m, n, s(a), lda, s(b), ldb)
    case .double: _ = LAPACKE_dlacpy_work(columnMajor, part, m, n, d(a), lda, d(b), ldb)
    case .complexFloat: _ = LAPACKE_clacpy_work(columnMajor, part, m, n, c(a), lda, c(b), ldb)
    case .complexDouble: _ = LAPACKE_zlacpy_work(columnMajor, part, m, n, z(a), lda, z(b), ldb)
    }
  }

  static func laset(
    _ part: Letter, _ m: Int32, _ n: Int32, _ off: Self, _ on: Self, _ a: UnsafeMutablePointer<Self>, _ lda: Int32
  ) {
    let part = part.code
    withUnsafePointer(to: off) { α in
      withUnsafePointer(to: on) { β in
        switch kind {
        case .float: _ = LAPACKE_slaset_work(columnMajor, part, m, n, s(α).pointee, s(β).pointee, s(a), lda)
        case .double: _ = LAPACKE_dlaset_work(columnMajor, part, m, n, d(α).pointee, d(β).pointee, d(a), lda)
        case .complexFloat: _ = LAPACKE_claset_work(columnMajor, part, m, n, c(α).pointee, c(β).pointee, c(a), lda)
        case .complexDouble: _ = LAPACKE_zlaset_work(columnMajor, part, m, n, z(α).pointee, z(β).pointee, z(a), lda)
        }
      }
    }
  }

  static func laswp(
    _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32, _ first: Int32, _ last: Int32,
    _ pivots: UnsafePointer<Int32>, _ step: Int32
  ) {
    switch kind {
    case .float: _ = LAPACKE_slaswp_work(columnMajor, n, s(a), lda, first, last, pivots, step)
    case .double: _ = LAPACKE_dlaswp_work(columnMajor, n, d(a), lda, first, last, pivots, step)
    case .complexFloat: _ = LAPACKE_claswp_work(columnMajor, n, c(a), lda, first, last, pivots, step)
    case .complexDouble: _ = LAPACKE_zlaswp_work(columnMajor, n, z(a), lda, first, last, pivots, step)
    }
  }

  static func trtrs(
    _ triangle: Letter, _ operation: Letter, _ diagonal: Letter, _ n: Int32, _ count: Int32,
    _ a: UnsafePointer<Self>, _ lda: Int32, _ b: UnsafeMutablePointer<Self>, _ ldb: Int32
  ) -> Int32 {
    let (triangle, operation, diagonal) = (triangle.code, operation.code, diagonal.code)
    return switch kind {
    case .float: LAPACKE_strtrs_work(columnMajor, triangle, operation, diagonal, n, count, s(a), lda, s(b), ldb)
    case .double: LAPACKE_dtrtrs_work(columnMajor, triangle, operation, diagonal, n, count, d(a), lda, d(b), ldb)
    case .complexFloat:
      LAPACKE_ctrtrs_work(columnMajor, triangle, operation, diagonal, n, count, c(a), lda, c(b), ldb)
    case .complexDouble:
      LAPACKE_ztrtrs_work(columnMajor, triangle, operation, diagonal, n, count, z(a), lda, z(b), ldb)
    }
  }

  static func trtri(
    _ triangle: Letter, _ diagonal: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32
  ) -> Int32 {
    let (triangle, diagonal) = (triangle.code, diagonal.code)
    return switch kind {
    case .float: LAPACKE_strtri_work(columnMajor, triangle, diagonal, n, s(a), lda)
    case .double: LAPACKE_dtrtri_work(columnMajor, triangle, diagonal, n, d(a), lda)
    case .complexFloat: LAPACKE_ctrtri_work(columnMajor, triangle, diagonal, n, c(a), lda)
    case .complexDouble: LAPACKE_ztrtri_work(columnMajor, triangle, diagonal, n, z(a), lda)
    }
  }

  /// `work` holds 3n numbers; of the others the real routines take n integers, the complex ones n real numbers.
  static func trcon(
    _ norm: Letter, _ triangle: Letter, _ diagonal: Letter, _ n: Int32, _ a: UnsafePointer<Self>, _ lda: Int32,
    _ rcond: UnsafeMutablePointer<Real>, _ work: UnsafeMutablePointer<Self>, _ rwork: UnsafeMutablePointer<Real>,
    _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    let (norm, triangle, diagonal) = (norm.code, triangle.code, diagonal.code)
    return switch kind {
    case .float: LAPACKE_strcon_work(columnMajor, norm, triangle, diagonal, n, s(a), lda, s(rcond), s(work), iwork)
    case .double: LAPACKE_dtrcon_work(columnMajor, norm, triangle, diagonal, n, d(a), lda, d(rcond), d(work), iwork)
    case .complexFloat:
      LAPACKE_ctrcon_work(columnMajor, norm, triangle, diagonal, n, c(a), lda, s(rcond), c(work), s(rwork))
    case .complexDouble:
      LAPACKE_ztrcon_work(columnMajor, norm, triangle, diagonal, n, z(a), lda, d(rcond), z(work), d(rwork))
    }
  }
}
