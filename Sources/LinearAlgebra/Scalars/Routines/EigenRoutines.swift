import CLAPACKE

// | Float  | Double | Complex<Float> | Complex<Double> | what |
// |--------|--------|----------------|-----------------|------|
// | sgeev  | dgeev  | cgeev          | zgeev           | A V = V Λ, after balancing |
// | sgeevx | dgeevx | cgeevx         | zgeevx          | the same, with or without balancing |
// | sggev3 | dggev3 | cggev3         | zggev3          | β A v = α B v, blocked |
// | sggev  | dggev  | cggev          | zggev           | the same, unblocked |
//
// Eigenvalues take 2n reals: n real and n imaginary parts for real types, n pairs for complex ones.

extension Scalar {
  static func geev(
    _ left: Letter, _ right: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>,
    _ eigenvalues: UnsafeMutablePointer<Real>, _ vl: UnsafeMutablePointer<Self>, _ ldvl: Int32,
    _ vr: UnsafeMutablePointer<Self>, _ ldvr: Int32, _ work: UnsafeMutablePointer<Self>, _ lwork: Int32,
    _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let (left, right) = (left.code, right.code)
    let (λ, λi) = (eigenvalues, eigenvalues + Int(n))
    return switch kind {
    case .float:
      LAPACKE_sgeev_work(columnMajor, left, right, n, s(a), n, s(λ), s(λi), s(vl), ldvl, s(vr), ldvr, s(work), lwork)
    case .double:
      LAPACKE_dgeev_work(columnMajor, left, right, n, d(a), n, d(λ), d(λi), d(vl), ldvl, d(vr), ldvr, d(work), lwork)
    case .complexFloat:
      LAPACKE_cgeev_work(columnMajor, left, right, n, c(a), n, c(λ), c(vl), ldvl, c(vr), ldvr, c(work), lwork, s(rwork))
    case .complexDouble:
      LAPACKE_zgeev_work(columnMajor, left, right, n, z(a), n, z(λ), z(vl), ldvl, z(vr), ldvr, z(work), lwork, d(rwork))
    }
  }

  /// Writes the range that balancing left, counted from 1, and the n factors (or, outside the range, permutations).
  static func geevx(
    _ balancing: Letter, _ left: Letter, _ right: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>,
    _ eigenvalues: UnsafeMutablePointer<Real>,
    _ vl: UnsafeMutablePointer<Self>, _ ldvl: Int32, _ vr: UnsafeMutablePointer<Self>, _ ldvr: Int32,
    _ low: UnsafeMutablePointer<Int32>, _ high: UnsafeMutablePointer<Int32>, _ scale: UnsafeMutablePointer<Real>,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32, _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let none: Letter = "N"
    let (balancing, left, right, sense) = (balancing.code, left.code, right.code, none.code)
    let (λ, λi) = (eigenvalues, eigenvalues + Int(n))
    var (norm, conditions, integers) = (Real.zero, Real.zero, Int32.zero)
    return withUnsafeMutablePointer(to: &norm) { norm in
      withUnsafeMutablePointer(to: &conditions) { unused in
        switch kind {
        case .float:
          LAPACKE_sgeevx_work(
            columnMajor, balancing, left, right, sense, n, s(a), n, s(λ), s(λi), s(vl), ldvl, s(vr), ldvr, low, high,
            s(scale), s(norm), s(unused), s(unused), s(work), lwork, &integers)
        case .double:
          LAPACKE_dgeevx_work(
            columnMajor, balancing, left, right, sense, n, d(a), n, d(λ), d(λi), d(vl), ldvl, d(vr), ldvr, low, high,
            d(scale), d(norm), d(unused), d(unused), d(work), lwork, &integers)
        case .complexFloat:
          LAPACKE_cgeevx_work(
            columnMajor, balancing, left, right, sense, n, c(a), n, c(λ), c(vl), ldvl, c(vr), ldvr, low, high, s(scale),
            s(norm), s(unused), s(unused), c(work), lwork, s(rwork))
        case .complexDouble:
          LAPACKE_zgeevx_work(
            columnMajor, balancing, left, right, sense, n, z(a), n, z(λ), z(vl), ldvl, z(vr), ldvr, low, high, d(scale),
            d(norm), d(unused), d(unused), z(work), lwork, d(rwork))
        }
      }
    }
  }

  /// `ggev3`, or `ggev` where it is not `blocked`.
  static func ggev(
    blocked: Bool, _ left: Letter, _ right: Letter, _ n: Int32, _ a: UnsafeMutablePointer<Self>,
    _ b: UnsafeMutablePointer<Self>,
    _ alpha: UnsafeMutablePointer<Real>, _ beta: UnsafeMutablePointer<Self>,
    _ vl: UnsafeMutablePointer<Self>, _ ldvl: Int32, _ vr: UnsafeMutablePointer<Self>, _ ldvr: Int32,
    _ work: UnsafeMutablePointer<Self>, _ lwork: Int32, _ rwork: UnsafeMutablePointer<Real>
  ) -> Int32 {
    let (left, right) = (left.code, right.code)
    let (α, αi) = (alpha, alpha + Int(n))
    return switch kind {
    case .float:
      (blocked ? LAPACKE_sggev3_work : LAPACKE_sggev_work)(
        columnMajor, left, right, n, s(a), n, s(b), n, s(α), s(αi), s(beta), s(vl), ldvl, s(vr), ldvr, s(work), lwork)
    case .double:
      (blocked ? LAPACKE_dggev3_work : LAPACKE_dggev_work)(
        columnMajor, left, right, n, d(a), n, d(b), n, d(α), d(αi), d(beta), d(vl), ldvl, d(vr), ldvr, d(work), lwork)
    case .complexFloat:
      (blocked ? LAPACKE_cggev3_work : LAPACKE_cggev_work)(
        columnMajor, left, right, n, c(a), n, c(b), n, c(α), c(beta), c(vl), ldvl, c(vr), ldvr, c(work), lwork, s(rwork)
      )
    case .complexDouble:
      (blocked ? LAPACKE_zggev3_work : LAPACKE_zggev_work)(
        columnMajor, left, right, n, z(a), n, z(b), n, z(α), z(beta), z(vl), ldvl, z(vr), ldvr, z(work), lwork, d(rwork)
      )
    }
  }
}
