import CLAPACKE

// | Float     | Double    | Complex<Float> | Complex<Double> | what |
// |-----------|-----------|----------------|-----------------|------|
// | ssytrf_rk | dsytrf_rk | chetrf_rk      | zhetrf_rk       | P A Pᵀ = L D Lᴴ, bounded Bunch-Kaufman pivoting |
// | ssytrs_3  | dsytrs_3  | chetrs_3       | zhetrs_3        | A X = B from the factors |
// | ssytri_3  | dsytri_3  | chetri_3       | zhetri_3        | A⁻¹ from the factors |
// | ssycon_3  | dsycon_3  | checon_3       | zhecon_3        | 1/(‖A‖ ‖A⁻¹‖) estimated from the factors |

extension Scalar {
  static func hetrfRK(
    _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32, _ e: UnsafeMutablePointer<Self>,
    _ pivots: UnsafeMutablePointer<Int32>, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32
  ) -> Int32 {
    let triangle = triangle.code
    return switch kind {
    case .float: LAPACKE_ssytrf_rk_work(columnMajor, triangle, n, s(a), lda, s(e), pivots, s(work), lwork)
    case .double: LAPACKE_dsytrf_rk_work(columnMajor, triangle, n, d(a), lda, d(e), pivots, d(work), lwork)
    case .complexFloat: LAPACKE_chetrf_rk_work(columnMajor, triangle, n, c(a), lda, c(e), pivots, c(work), lwork)
    case .complexDouble: LAPACKE_zhetrf_rk_work(columnMajor, triangle, n, z(a), lda, z(e), pivots, z(work), lwork)
    }
  }

  static func hetrs3(
    _ triangle: Letter, _ n: Int32, _ count: Int32, _ a: UnsafePointer<Self>, _ lda: Int32, _ e: UnsafePointer<Self>,
    _ pivots: UnsafePointer<Int32>, _ b: UnsafeMutablePointer<Self>, _ ldb: Int32
  ) -> Int32 {
    let triangle = triangle.code
    return switch kind {
    case .float: LAPACKE_ssytrs_3_work(columnMajor, triangle, n, count, s(a), lda, s(e), pivots, s(b), ldb)
    case .double: LAPACKE_dsytrs_3_work(columnMajor, triangle, n, count, d(a), lda, d(e), pivots, d(b), ldb)
    case .complexFloat: LAPACKE_chetrs_3_work(columnMajor, triangle, n, count, c(a), lda, c(e), pivots, c(b), ldb)
    case .complexDouble: LAPACKE_zhetrs_3_work(columnMajor, triangle, n, count, z(a), lda, z(e), pivots, z(b), ldb)
    }
  }

  static func hetri3(
    _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32, _ e: UnsafePointer<Self>,
    _ pivots: UnsafePointer<Int32>, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32
  ) -> Int32 {
    let triangle = triangle.code
    return switch kind {
    case .float: LAPACKE_ssytri_3_work(columnMajor, triangle, n, s(a), lda, s(e), pivots, s(work), lwork)
    case .double: LAPACKE_dsytri_3_work(columnMajor, triangle, n, d(a), lda, d(e), pivots, d(work), lwork)
    case .complexFloat: LAPACKE_chetri_3_work(columnMajor, triangle, n, c(a), lda, c(e), pivots, c(work), lwork)
    case .complexDouble: LAPACKE_zhetri_3_work(columnMajor, triangle, n, z(a), lda, z(e), pivots, z(work), lwork)
    }
  }

  /// `work` holds 2n numbers, `iwork` n integers for real elements.
  static func hecon3(
    _ triangle: Letter, _ n: Int32, _ a: UnsafePointer<Self>, _ lda: Int32, _ e: UnsafePointer<Self>,
    _ pivots: UnsafePointer<Int32>, _ norm: Real, _ rcond: UnsafeMutablePointer<Real>,
    _ work: UnsafeMutablePointer<Self>, _ iwork: UnsafeMutablePointer<Int32>
  ) -> Int32 {
    let triangle = triangle.code
    return switch kind {
    case .float:
      LAPACKE_ssycon_3_work(
        columnMajor, triangle, n, s(a), lda, s(e), pivots, Float(norm), s(rcond), s(work), iwork)
    case .double:
      LAPACKE_dsycon_3_work(
        columnMajor, triangle, n, d(a), lda, d(e), pivots, Double(norm), d(rcond), d(work), iwork)
    case .complexFloat:
      LAPACKE_checon_3_work(columnMajor, triangle, n, c(a), lda, c(e), pivots, Float(norm), s(rcond), c(work))
    case .complexDouble:
      LAPACKE_zhecon_3_work(columnMajor, triangle, n, z(a), lda, z(e), pivots, Double(norm), d(rcond), z(work))
    }
  }
}
