import CLAPACKE

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | ssyevd | dsyevd | cheevd         | zheevd          | A = V Λ Vᴴ by divide and conquer |
// | ssyev  | dsyev  | cheev          | zheev           | the same by QR iteration |
// | ssyevr | dsyevr | cheevr         | zheevr          | some eigenvalues and vectors, by robust representations |
// | ssygvd | dsygvd | chegvd         | zhegvd          | A x = λ B x and its like by divide and conquer |
// | ssygv  | dsygv  | chegv          | zhegv           | the same by QR iteration |

extension Scalar {
  static func syevd(
    _ job: Letter, _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ λ: UnsafeMutablePointer<Real>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ rwork: UnsafeMutablePointer<Real>, _ lrwork: Int32, _ iwork: UnsafeMutablePointer<Int32>, _ liwork: Int32
  ) -> Int32 {
    let (job, uplo) = (job.code, triangle.code)
    return switch kind {
    case .float:
      LAPACKE_ssyevd_work(columnMajor, job, uplo, n, s(a), n, s(λ), s(work), lwork, iwork, liwork)
    case .double:
      LAPACKE_dsyevd_work(columnMajor, job, uplo, n, d(a), n, d(λ), d(work), lwork, iwork, liwork)
    case .complexFloat:
      LAPACKE_cheevd_work(columnMajor, job, uplo, n, c(a), n, s(λ), c(work), lwork, s(rwork), lrwork, iwork, liwork)
    case .complexDouble:
      LAPACKE_zheevd_work(columnMajor, job, uplo, n, z(a), n, d(λ), z(work), lwork, d(rwork), lrwork, iwork, liwork)
    }
  }

  static func syev(
    _ job: Letter, _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ λ: UnsafeMutablePointer<Real>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32, _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let (job, uplo) = (job.code, triangle.code)
    return switch kind {
    case .float:
      LAPACKE_ssyev_work(columnMajor, job, uplo, n, s(a), n, s(λ), s(work), lwork)
    case .double:
      LAPACKE_dsyev_work(columnMajor, job, uplo, n, d(a), n, d(λ), d(work), lwork)
    case .complexFloat:
      LAPACKE_cheev_work(columnMajor, job, uplo, n, c(a), n, s(λ), c(work), lwork, s(rwork))
    case .complexDouble:
      LAPACKE_zheev_work(columnMajor, job, uplo, n, z(a), n, d(λ), z(work), lwork, d(rwork))
    }
  }

  /// The eigenvalues of these indices, counted from 1, and how many were found.
  static func syevr(
    _ job: Letter, _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ first: Int32, _ last: Int32,
    _ found: UnsafeMutablePointer<Int32>,
    _ λ: UnsafeMutablePointer<Real>, _ v: UnsafeMutablePointer<Self>, _ support: UnsafeMutablePointer<Int32>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32, _ rwork: UnsafeMutablePointer<Real>, _ lrwork: Int32,
    _ iwork: UnsafeMutablePointer<Int32>, _ liwork: Int32
  ) -> Int32 {
    let byIndex: Letter = "I"
    let (job, range, uplo) = (job.code, byIndex.code, triangle.code)
    return switch kind {
    case .float:
      LAPACKE_ssyevr_work(
        columnMajor, job, range, uplo, n, s(a), n, 0, 0, first, last, 0, found, s(λ), s(v), n, support, s(work), lwork,
        iwork, liwork)
    case .double:
      LAPACKE_dsyevr_work(
        columnMajor, job, range, uplo, n, d(a), n, 0, 0, first, last, 0, found, d(λ), d(v), n, support, d(work), lwork,
        iwork, liwork)
    case .complexFloat:
      LAPACKE_cheevr_work(
        columnMajor, job, range, uplo, n, c(a), n, 0, 0, first, last, 0, found, s(λ), c(v), n, support, c(work), lwork,
        s(rwork), lrwork, iwork, liwork)
    case .complexDouble:
      LAPACKE_zheevr_work(
        columnMajor, job, range, uplo, n, z(a), n, 0, 0, first, last, 0, found, d(λ), z(v), n, support, z(work), lwork,
        d(rwork), lrwork, iwork, liwork)
    }
  }

  static func sygvd(
    _ type: Int32, _ job: Letter, _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>,
    _ b: UnsafeMutablePointer<Self>, _ λ: UnsafeMutablePointer<Real>, _ work: UnsafeMutablePointer<Self>,
    _ lwork: Int32, _ rwork: UnsafeMutablePointer<Real>, _ lrwork: Int32, _ iwork: UnsafeMutablePointer<Int32>,
    _ liwork: Int32
  ) -> Int32 {
    let (job, uplo) = (job.code, triangle.code)
    return switch kind {
    case .float:
      LAPACKE_ssygvd_work(columnMajor, type, job, uplo, n, s(a), n, s(b), n, s(λ), s(work), lwork, iwork, liwork)
    case .double:
      LAPACKE_dsygvd_work(columnMajor, type, job, uplo, n, d(a), n, d(b), n, d(λ), d(work), lwork, iwork, liwork)
    case .complexFloat:
      LAPACKE_chegvd_work(
        columnMajor, type, job, uplo, n, c(a), n, c(b), n, s(λ), c(work), lwork, s(rwork), lrwork, iwork, liwork)
    case .complexDouble:
      LAPACKE_zhegvd_work(
        columnMajor, type, job, uplo, n, z(a), n, z(b), n, d(λ), z(work), lwork, d(rwork), lrwork, iwork, liwork)
    }
  }

  static func sygv(
    _ type: Int32, _ job: Letter, _ triangle: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>,
    _ b: UnsafeMutablePointer<Self>, _ λ: UnsafeMutablePointer<Real>, _ work: UnsafeMutablePointer<Self>,
    _ lwork: Int32, _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let (job, uplo) = (job.code, triangle.code)
    return switch kind {
    case .float:
      LAPACKE_ssygv_work(columnMajor, type, job, uplo, n, s(a), n, s(b), n, s(λ), s(work), lwork)
    case .double:
      LAPACKE_dsygv_work(columnMajor, type, job, uplo, n, d(a), n, d(b), n, d(λ), d(work), lwork)
    case .complexFloat:
      LAPACKE_chegv_work(columnMajor, type, job, uplo, n, c(a), n, c(b), n, s(λ), c(work), lwork, s(rwork))
    case .complexDouble:
      LAPACKE_zhegv_work(columnMajor, type, job, uplo, n, z(a), n, z(b), n, d(λ), z(work), lwork, d(rwork))
    }
  }
}
