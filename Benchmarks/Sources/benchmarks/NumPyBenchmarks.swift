import LinearAlgebra

/// Chains of elementwise operations and decompositions beside NumPy, in one run, by turns.
enum NumPyBenchmarks {
  static func all(_ numpy: NumPy, threads: Int) -> [Comparison] {
    chains(numpy, threads: threads) + [norm(numpy), svd(numpy), kroneckerProduct(numpy)]
  }

  /// The chain by operators, which is a pass for each, and in one pass on one thread and on all.
  private static func chains(_ numpy: NumPy, threads: Int) -> [Comparison] {
    let n = 1_000_000
    let a = Vector(uniform(n, 1, seed: 5) as Matrix<Float>)
    let b = Vector(uniform(n, 1, seed: 6) as Matrix<Float>)
    numpy.execute("a = numpy.random.rand(\(n)).astype('f'); b = numpy.random.rand(\(n)).astype('f')")
    func comparison(_ name: String, limit: Double?, _ ours: @escaping () -> Vector<Float>) -> Comparison {
      Comparison(
        name: name, peer: "NumPy a * b + a - b", limit: limit,
        theirs: { numpy.time("a * b + a - b", repeats: $0) },
        ours: { repeats in for _ in 0..<repeats { sink(ours()) } })
    }
    return [
      comparison("a .* b + a - b, 1 M Float", limit: 1) { a .* b + a - b },
      comparison("the same by zip", limit: nil) { a.zip(b) { $0 * $1 + $0 - $1 } },
      comparison("the same by concurrentZip", limit: threads > 1 ? 0.2 : nil) {
        a.concurrentZip(b) { $0 * $1 + $0 - $1 }
      },
      Comparison(
        name: "six operations by concurrentZip, 1 M Float", peer: "NumPy", limit: threads > 1 ? 0.2 : nil,
        theirs: { numpy.time("(a * b + a - b) * a - b * a", repeats: $0) },
        ours: { repeats in
          for _ in 0..<repeats { sink(a.concurrentZip(b) { ($0 * $1 + $0 - $1) * $0 - $1 * $0 }) }
        }),
    ]
  }

  private static func norm(_ numpy: NumPy) -> Comparison {
    let a = uniform(1000, 1000, seed: 5) as Matrix<Double>
    numpy.execute("n = numpy.random.rand(1000, 1000)")
    return Comparison(
      name: "column sums, Double 1000×1000", peer: "NumPy", limit: 1,
      theirs: { numpy.time("n.sum(axis=0)", repeats: $0) },
      ours: { repeats in for _ in 0..<repeats { sink(a.sum(by: .column)) } })
  }

  private static func svd(_ numpy: NumPy) -> Comparison {
    let a = uniform(512, 384, seed: 5) as Matrix<Float>
    numpy.execute("s = numpy.random.rand(512, 384).astype('f')")
    return Comparison(
      name: "SVD, Float 512×384", peer: "NumPy", limit: 1,
      theirs: { numpy.time("numpy.linalg.svd(s, full_matrices=False)", repeats: $0) },
      ours: { repeats in
        do { for _ in 0..<repeats { sink(try SVD(a)) } } catch { fatalError("SVD: \(error)") }
      })
  }

  private static func kroneckerProduct(_ numpy: NumPy) -> Comparison {
    let a = uniform(64, 64, seed: 5) as Matrix<Double>
    numpy.execute("k = numpy.random.rand(64, 64)")
    return Comparison(
      name: "Kronecker product, Double 64⊗64", peer: "NumPy", limit: 1,
      theirs: { numpy.time("numpy.kron(k, k)", repeats: $0) },
      ours: { repeats in for _ in 0..<repeats { sink(kronecker(a, a)) } })
  }
}
