import CBaseline
import LinearAlgebra

/// Factorizations beside the same routines of LAPACK called from C with a workspace of its own: all checks on our side,
/// none on the other, and both keep their input.
enum FactorizationBenchmarks {
  static var all: [Comparison] {
    var all: [Comparison] = []
    for n in [64, 256, 1024] {
      all.append(make("LU", "dgetrf", CB_LU, n, limit(n)) { sink(try LU($0)) })
      all.append(make("Cholesky", "dpotrf", CB_CHOLESKY, n, limit(n)) { sink(try Cholesky($0)) })
      all.append(make("QR", "dgeqrt", CB_QR, n, limit(n)) { sink(try QR($0)) })
    }
    for n in [64, 256, 512] {
      all.append(make("SVD", "dgesdd", CB_SVD, n, limit(n)) { sink(try SVD($0)) })
      all.append(make("SymmetricEigen", "dsyevd", CB_SYMMETRIC_EIGEN, n, 1.10) { sink(try SymmetricEigen($0)) })
    }
    for n in [64, 256] { all.append(make("Eigen", "dgeev", CB_EIGEN, n, 1.10) { sink(try Eigen($0)) }) }
    for n in [64, 256, 512] { all.append(single(n)) }
    return all
  }

  private static func limit(_ n: Int) -> Double { n < 256 ? 1.15 : 1.03 }

  /// A symmetric positive definite matrix, which every routine accepts.
  private static func matrix<E: Scalar>(_ n: Int) -> Matrix<E> {
    let a = uniform(n, n, seed: 3) as Matrix<E>
    return a + a.transposed() + E(E.Real(4 * n)) * .identity(n)
  }

  private static func make(
    _ name: String, _ routine: String, _ kind: cb_kind, _ n: Int, _ limit: Double,
    _ ours: @escaping (Matrix<Double>) throws -> Void
  ) -> Comparison {
    let a: Matrix<Double> = matrix(n)
    // Lives as long as the process.
    let problem = a.withUnsafeBufferPointer { cb_make(kind, 0, Int32(n), Int32(n), copy($0)) }
    return Comparison(
      name: "\(name), Double \(n)×\(n)", peer: routine, limit: limit,
      theirs: { repeats in
        cb_run(problem, repeats)
        return nil
      },
      ours: { repeats in
        do { for _ in 0..<repeats { try ours(a) } } catch { fatalError("\(name): \(error)") }
      })
  }

  private static func single(_ n: Int) -> Comparison {
    let a: Matrix<Float> = matrix(n)
    let problem = a.withUnsafeBufferPointer { cb_make(CB_SVD, 1, Int32(n), Int32(n), copy($0)) }
    return Comparison(
      name: "SVD, Float \(n)×\(n)", peer: "sgesdd", limit: limit(n),
      theirs: { repeats in
        cb_run(problem, repeats)
        return nil
      },
      ours: { repeats in
        do { for _ in 0..<repeats { sink(try SVD(a)) } } catch { fatalError("SVD: \(error)") }
      })
  }

  /// A copy for the C side that is never freed.
  private static func copy<E>(_ elements: UnsafeBufferPointer<E>) -> UnsafePointer<E> {
    let copy = UnsafeMutableBufferPointer<E>.allocate(capacity: elements.count)
    _ = copy.initialize(from: elements)
    return UnsafePointer(copy.baseAddress ?? UnsafeMutablePointer<E>.allocate(capacity: 1))
  }
}
