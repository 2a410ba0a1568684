import CLAPACKE

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | sgees  | dgees  | cgees          | zgees           | A = Q T Qᴴ, unordered |
// | strsen | dtrsen | ctrsen         | ztrsen          | moves selected eigenvalues of T to the front |
// | sgges  | dgges  | cgges          | zgges           | A = Q S Zᴴ, B = Q T Zᴴ, unordered |
// | stgsen | dtgsen | ctgsen         | ztgsen          | moves selected eigenvalues of S - λ T to the front |

extension Scalar {
  /// The eigenvalues take 2n reals: n real and n imaginary parts for real types, n pairs for complex ones.
  static func gees(
    _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32, _ eigenvalues: UnsafeMutablePointer<Real>,
    _ q: UnsafeMutablePointer<Self>, _ ldq: Int32, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let (vectors, unsorted): (Letter, Letter) = ("V", "N")
    let (v, u) = (vectors.code, unsorted.code)
    let (λ, λi) = (eigenvalues, eigenvalues + Int(n))
    var selected: Int32 = 0
    return switch kind {
    case .float:
      LAPACKE_sgees_work(
        columnMajor, v, u, nil, n, s(a), lda, &selected, s(λ), s(λi), s(q), ldq, s(work), lwork, nil)
    case .double:
      LAPACKE_dgees_work(
        columnMajor, v, u, nil, n, d(a), lda, &selected, d(λ), d(λi), d(q), ldq, d(work), lwork, nil)
    case .complexFloat:
      LAPACKE_cgees_work(
        columnMajor, v, u, nil, n, c(a), lda, &selected, c(λ), c(q), ldq, c(work), lwork, s(rwork), nil)
    case .complexDouble:
      LAPACKE_zgees_work(
        columnMajor, v, u, nil, n, z(a), lda, &selected, z(λ), z(q), ldq, z(work), lwork, d(rwork), nil)
    }
  }

  /// `conditions` takes the condition of the mean of the selected eigenvalues and that of their subspace.
  static func trsen(
    _ job: Letter, _ select: UnsafePointer<Int32>, _ n: Int32, _ t: UnsafeMutablePointer<Self>, _ ldt: Int32,
    _ q: UnsafeMutablePointer<Self>, _ ldq: Int32, _ eigenvalues: UnsafeMutablePointer<Real>,
    _ selected: UnsafeMutablePointer<Int32>, _ conditions: UnsafeMutablePointer<Real>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32, _ iwork: UnsafeMutablePointer<Int32>, _ liwork: Int32
  ) -> Int32 {
    let vectors: Letter = "V"
    let (job, v) = (job.code, vectors.code)
    let (λ, λi) = (eigenvalues, eigenvalues + Int(n))
    let (mean, subspace) = (conditions, conditions + 1)
    return switch kind {
    case .float:
      LAPACKE_strsen_work(
        columnMajor, job, v, select, n, s(t), ldt, s(q), ldq, s(λ), s(λi), selected, s(mean), s(subspace), s(work),
        lwork, iwork, liwork)
    case .double:
      LAPACKE_dtrsen_work(
        columnMajor, job, v, select, n, d(t), ldt, d(q), ldq, d(λ), d(λi), selected, d(mean), d(subspace), d(work),
        lwork, iwork, liwork)
    case .complexFloat:
      LAPACKE_ctrsen_work(
        columnMajor, job, v, select, n, c(t), ldt, c(q), ldq, c(λ), selected, s(mean), s(subspace), c(work), lwork)
    case .complexDouble:
      LAPACKE_ztrsen_work(
        columnMajor, job, v, select, n, z(t), ldt, z(q), ldq, z(λ), selected, d(mean), d(subspace), z(work), lwork)
    }
  }

  /// `alpha` and `beta` take 2n reals: separate parts for real types (`beta` its first n), pairs for complex ones.
  static func gges(
    _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32, _ b: UnsafeMutablePointer<Self>, _ ldb: Int32,
    _ alpha: UnsafeMutablePointer<Real>, _ beta: UnsafeMutablePointer<Real>,
    _ q: UnsafeMutablePointer<Self>, _ ldq: Int32, _ zed: UnsafeMutablePointer<Self>, _ ldz: Int32,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32, _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let (vectors, unsorted): (Letter, Letter) = ("V", "N")
    let (v, u) = (vectors.code, unsorted.code)
    let αi = alpha + Int(n)
    var selected: Int32 = 0
    return switch kind {
    case .float:
      LAPACKE_sgges_work(
        columnMajor, v, v, u, nil, n, s(a), lda, s(b), ldb, &selected, s(alpha), s(αi), s(beta), s(q), ldq, s(zed), ldz,
        s(work), lwork, nil)
    case .double:
      LAPACKE_dgges_work(
        columnMajor, v, v, u, nil, n, d(a), lda, d(b), ldb, &selected, d(alpha), d(αi), d(beta), d(q), ldq, d(zed), ldz,
        d(work), lwork, nil)
    case .complexFloat:
      LAPACKE_cgges_work(
        columnMajor, v, v, u, nil, n, c(a), lda, c(b), ldb, &selected, c(alpha), c(beta), c(q), ldq, c(zed), ldz,
        c(work), lwork, s(rwork), nil)
    case .complexDouble:
      LAPACKE_zgges_work(
        columnMajor, v, v, u, nil, n, z(a), lda, z(b), ldb, &selected, z(alpha), z(beta), z(q), ldq, z(zed), ldz,
        z(work), lwork, d(rwork), nil)
    }
  }

  /// Reorders without condition estimates; `alpha` and `beta` as in `gges`, `estimates` takes four reals.
  static func tgsen(
    _ select: UnsafePointer<Int32>, _ n: Int32, _ a: UnsafeMutablePointer<Self>, _ lda: Int32,
    _ b: UnsafeMutablePointer<Self>, _ ldb: Int32, _ alpha: UnsafeMutablePointer<Real>,
    _ beta: UnsafeMutablePointer<Real>, _ q: UnsafeMutablePointer<Self>, _ ldq: Int32,
    _ zed: UnsafeMutablePointer<Self>, _ ldz: Int32, _ selected: UnsafeMutablePointer<Int32>,
    _ estimates: UnsafeMutablePointer<Real>, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ iwork: UnsafeMutablePointer<Int32>, _ liwork: Int32
  ) -> Int32 {
    let αi = alpha + Int(n)
    let (left, right, distances) = (estimates, estimates + 1, estimates + 2)
    return switch kind {
    case .float:
      LAPACKE_stgsen_work(
        columnMajor, 0, 1, 1, select, n, s(a), lda, s(b), ldb, s(alpha), s(αi), s(beta), s(q), ldq, s(zed), ldz,
        selected, s(left), s(right), s(distances), s(work), lwork, iwork, liwork)
    case .double:
      LAPACKE_dtgsen_work(
        columnMajor, 0, 1, 1, select, n, d(a), lda, d(b), ldb, d(alpha), d(αi), d(beta), d(q), ldq, d(zed), ldz,
        selected, d(left), d(right), d(distances), d(work), lwork, iwork, liwork)
    case .complexFloat:
      LAPACKE_ctgsen_work(
        columnMajor, 0, 1, 1, select, n, c(a), lda, c(b), ldb, c(alpha), c(beta), c(q), ldq, c(zed), ldz,
        selected, s(left), s(right), s(distances), c(work), lwork, iwork, liwork)
    case .complexDouble:
      LAPACKE_ztgsen_work(
        columnMajor, 0, 1, 1, select, n, z(a), lda, z(b), ldb, z(alpha), z(beta), z(q), ldq, z(zed), ldz,
        selected, d(left), d(right), d(distances), z(work), lwork, iwork, liwork)
    }
  }
}
