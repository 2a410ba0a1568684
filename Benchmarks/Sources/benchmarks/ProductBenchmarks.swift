import CBaseline
import ComplexModule
import LinearAlgebra

/// Products beside the same calls of CBLAS.
enum ProductBenchmarks {
  private static let noTranspose: Int32 = 111
  private static let transpose: Int32 = 112

  static var all: [Comparison] {
    var all: [Comparison] = []
    for n in [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024] { all.append(double(n)) }
    for n in [2, 4, 64, 1024] { all.append(single(n)) }
    for n in [4, 64] { all.append(complex(n)) }
    return all + [transposed(256), sliced(256), row(4096), column(4096)]
  }

  /// What is asked for: 5 ns at the smallest sizes, 2 % from 64 on, nothing between.
  private static func limit(_ n: Int) -> Double? { n <= 16 || n >= 64 ? 1.02 : nil }

  /// Our product of two matrices, and CBLAS on the same numbers, both into memory that is there.
  private static func comparison<E: Scalar>(
    _ name: String, _ peer: String, limit: Double?, slack: Double = 0, _ a: Matrix<E>, _ b: Matrix<E>,
    theirs:
      @escaping (_ repeats: Int, _ a: UnsafePointer<E>, _ b: UnsafePointer<E>, _ c: UnsafeMutablePointer<E>) -> Void,
    ours: @escaping (_ repeats: Int, _ a: Matrix<E>, _ b: Matrix<E>, _ c: inout Matrix<E>) -> Void
  ) -> Comparison {
    var c = Matrix<E>.zeros(a.rows, b.columns)
    let target = UnsafeMutablePointer<E>.allocate(capacity: a.rows * b.columns + 16)
    return Comparison(
      name: name, peer: peer, limit: limit, slack: slack,
      theirs: { repeats in
        a.withUnsafeBufferPointer { pa in
          b.withUnsafeBufferPointer { pb in
            if let pa = pa.baseAddress, let pb = pb.baseAddress { theirs(repeats, pa, pb, target) }
          }
        }
        return nil
      },
      ours: { repeats in
        ours(repeats, a, b, &c)
        sink(c)
      })
  }

  private static func double(_ n: Int) -> Comparison {
    let size = Int32(n)
    return comparison(
      "product into:, Double \(n)×\(n)", "cblas_dgemm", limit: limit(n), slack: n <= 16 ? 5 : 0,
      uniform(n, n, seed: 1) as Matrix<Double>, uniform(n, n, seed: 2)
    ) {
      cb_dgemm($0, size, size, size, noTranspose, size, $1, noTranspose, size, $2, $3)
    } ours: { repeats, a, b, c in
      for _ in 0..<repeats { multiply(a, b, into: &c) }
    }
  }

  private static func single(_ n: Int) -> Comparison {
    let size = Int32(n)
    return comparison(
      "product into:, Float \(n)×\(n)", "cblas_sgemm", limit: limit(n), slack: n <= 16 ? 5 : 0,
      uniform(n, n, seed: 1) as Matrix<Float>, uniform(n, n, seed: 2)
    ) {
      cb_sgemm($0, size, size, size, $1, $2, $3)
    } ours: { repeats, a, b, c in
      for _ in 0..<repeats { multiply(a, b, into: &c) }
    }
  }

  private static func complex(_ n: Int) -> Comparison {
    let size = Int32(n)
    return comparison(
      "product into:, Complex<Double> \(n)×\(n)", "cblas_zgemm", limit: limit(n), slack: n <= 16 ? 5 : 0,
      uniform(n, n, seed: 1) as Matrix<Complex<Double>>, uniform(n, n, seed: 2)
    ) {
      cb_zgemm($0, size, $1, $2, $3)
    } ours: { repeats, a, b, c in
      for _ in 0..<repeats { multiply(a, b, into: &c) }
    }
  }

  private static func transposed(_ n: Int) -> Comparison {
    let size = Int32(n)
    return comparison(
      "Aᵀ Bᵀ into:, Double \(n)×\(n)", "cblas_dgemm, transposed", limit: 1.02,
      uniform(n, n, seed: 1) as Matrix<Double>, uniform(n, n, seed: 2)
    ) {
      cb_dgemm($0, size, size, size, transpose, size, $1, transpose, size, $2, $3)
    } ours: { repeats, a, b, c in
      for _ in 0..<repeats { multiply(a.transposed(), b.transposed(), into: &c) }
    }
  }

  private static func sliced(_ n: Int) -> Comparison {
    let size = Int32(n)
    let large: Matrix<Double> = uniform(2 * n, 2 * n, seed: 1)
    var c = Matrix<Double>.zeros(n, n)
    let target = UnsafeMutablePointer<Double>.allocate(capacity: n * n)
    return Comparison(
      name: "product of slices into:, Double \(n)×\(n)", peer: "cblas_dgemm, lda 2n", limit: 1.02,
      theirs: { repeats in
        large.withUnsafeBufferPointer { p in
          guard let base = p.baseAddress else { return }
          cb_dgemm(
            repeats, size, size, size, noTranspose, 2 * size, base + n, noTranspose, 2 * size, base + 2 * n * n, target)
        }
        return nil
      },
      ours: { repeats in
        for _ in 0..<repeats { multiply(large[n..<2 * n, 0..<n], large[0..<n, n..<2 * n], into: &c) }
        sink(c)
      })
  }

  private static func row(_ n: Int) -> Comparison {
    let size = Int32(n)
    return comparison(
      "1×\(n) by \(n)×\(n), Double", "cblas_dgemm", limit: 0.5, uniform(1, n, seed: 1) as Matrix<Double>,
      uniform(n, n, seed: 2)
    ) {
      cb_dgemm($0, 1, size, size, noTranspose, 1, $1, noTranspose, size, $2, $3)
    } ours: { repeats, a, b, c in
      for _ in 0..<repeats { multiply(a, b, into: &c) }
    }
  }

  private static func column(_ n: Int) -> Comparison {
    let size = Int32(n)
    return comparison(
      "\(n)×\(n) by \(n)×1, Double", "cblas_dgemv", limit: 1.02, uniform(n, n, seed: 1) as Matrix<Double>,
      uniform(n, 1, seed: 2)
    ) {
      cb_dgemv($0, size, size, $1, $2, $3)
    } ours: { repeats, a, b, c in
      for _ in 0..<repeats { multiply(a, b, into: &c) }
    }
  }
}
