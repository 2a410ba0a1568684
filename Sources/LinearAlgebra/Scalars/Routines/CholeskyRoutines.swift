import CLAPACKE

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | spotrf | dpotrf | cpotrf         | zpotrf          | A = L Lᴴ |
// | spotrs | dpotrs | cpotrs         | zpotrs          | A X = B from the factor |
// | spotri | dpotri | cpotri         | zpotri          | A⁻¹ from the factor |
// | spocon | dpocon | cpocon         | zpocon          | 1/(‖A‖ ‖A⁻¹‖) estimated from the factor |
// | sporfs | dporfs | cporfs         | zporfs          | X refined, with error bounds |
// | spstrf | dpstrf | cpstrf         | zpstrf          | Pᵀ A P = L Lᴴ with diagonal pivoting |

extension Scalar {
  static func potrf(_ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32) -> Int32 {
    let triangle = triangle.code
    return switch kind {
    case .float: LAPACKE_spotrf_work(columnMajor, triangle, n, s(a), lda)
    case .double: LAPACKE_dpotrf_work(columnMajor, triangle, n, d(a), lda)
    case .complexFloat: LAPACKE_cpotrf_work(columnMajor, triangle, n, c(a), lda)
    case .complexDouble: LAPACKE_zpotrf_work(columnMajor, triangle, n, z(a), lda)
    }
  }

  static func potrs(
    _ triangle: Letter, _ n: Int32, _ count: Int32, _ a: UnsafePointer<Self>, _ lda: Int32,
    _ b: UnsafeMutablePointer<Self>, _ ldb: Int32
  ) -> Int32 {
    let triangle = triangle.code
    return switch kind {
    case .float: LAPACKE_spotrs_work(columnMajor, triangle, n, count, s(a), lda, s(b), ldb)
    case .double: LAPACKE_dpotrs_work(columnMajor, triangle, n, count, d(a), lda, d(b), ldb)
    case .complexFloat: LAPACKE_cpotrs_work(columnMajor, triangle, n, count, c(a), lda, c(b), ldb)
    case .complexDouble: LAPACKE_zpotrs_work(columnMajor, triangle, n, count, z(a), lda, z(b), ldb)
    }
  }

  static func potri(_ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32) -> Int32 {
    let triangle = triangle.code
    return switch kind {
    case .float: LAPACKE_spotri_work(columnMajor, triangle, n, s(a), lda)
    case .double: LAPACKE_dpotri_work(columnMajor, triangle, n, d(a), lda)
    case .complexFloat: LAPACKE_cpotri_work(columnMajor, triangle, n, c(a), lda)
    case .complexDouble: LAPACKE_zpotri_work(columnMajor, triangle, n, z(a), lda)
    }
  }

  /// `work` holds 3n numbers; of the others the real routines take n integers, the complex ones n real numbers.
  static func pocon(
    _ triangle: Letter, _ n: Int32, _ a: UnsafePointer<Self>, _ lda: Int32, _ norm: Real,
    _ rcond: UnsafeMutablePointer<Real>, _ work: UnsafeMutablePointer<Self>, _ rwork: UnsafeMutablePointer<Real>,
    _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    let triangle = triangle.code
    return switch kind {
    case .float: LAPACKE_spocon_work(columnMajor, triangle, n, s(a), lda, Float(norm), s(rcond), s(work), iwork)
    case .double: LAPACKE_dpocon_work(columnMajor, triangle, n, d(a), lda, Double(norm), d(rcond), d(work), iwork)
    case .complexFloat:
      LAPACKE_cpocon_work(columnMajor, triangle, n, c(a), lda, Float(norm), s(rcond), c(work), s(rwork))
    case .complexDouble:
      LAPACKE_zpocon_work(columnMajor, triangle, n, z(a), lda, Double(norm), d(rcond), z(work), d(rwork))
    }
  }

  /// `work` holds 3n numbers; of the others the real routines take n integers, the complex ones n real numbers.
  static func porfs(
    _ triangle: Letter, _ n: Int32, _ count: Int32, _ a: UnsafePointer<Self>, _ lda: Int32,
    _ factors: UnsafePointer<Self>, _ ldf: Int32, _ b: UnsafePointer<Self>, _ ldb: Int32,
    _ x: UnsafeMutablePointer<Self>, _ ldx: Int32, _ forward: UnsafeMutablePointer<Real>,
    _ backward: UnsafeMutablePointer<Real>, _ work: UnsafeMutablePointer<Self>, _ rwork: UnsafeMutablePointer<Real>,
    _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    let triangle = triangle.code
    return switch kind {
    case .float:
      LAPACKE_sporfs_work(
        columnMajor, triangle, n, count, s(a), lda, s(factors), ldf, s(b), ldb, s(x), ldx, s(forward), s(backward),
        s(work), iwork)
    case .double:
      LAPACKE_dporfs_work(
        columnMajor, triangle, n, count, d(a), lda, d(factors), ldf, d(b), ldb, d(x), ldx, d(forward), d(backward),
        d(work), iwork)
    case .complexFloat:
      LAPACKE_cporfs_work(
        columnMajor, triangle, n, count, c(a), lda, c(factors), ldf, c(b), ldb, c(x), ldx, s(forward), s(backward),
        c(work), s(rwork))
    case .complexDouble:
      LAPACKE_zporfs_work(
        columnMajor, triangle, n, count, z(a), lda, z(factors), ldf, z(b), ldb, z(x), ldx, d(forward), d(backward),
        z(work), d(rwork))
    }
  }

  /// `work` holds 2n real numbers; a negative tolerance means n·eps·max aᵢᵢ.
  static func pstrf(
    _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ pivots: UnsafeMutablePointer<Int32>, _ rank: UnsafeMutablePointer<Int32>, _ tolerance: Real,
    _ work: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let triangle = triangle.code
    return switch kind {
    case .float: LAPACKE_spstrf_work(columnMajor, triangle, n, s(a), lda, pivots, rank, Float(tolerance), s(work))
    case .double: LAPACKE_dpstrf_work(columnMajor, triangle, n, d(a), lda, pivots, rank, Double(tolerance), d(work))
    case .complexFloat:
      LAPACKE_cpstrf_work(columnMajor, triangle, n, c(a), lda, pivots, rank, Float(tolerance), s(work))
    case .complexDouble:
      LAPACKE_zpstrf_work(columnMajor, triangle, n, z(a), lda, pivots, rank, Double(tolerance), d(work))
    }
  }
}
