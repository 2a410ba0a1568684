import LinearAlgebra

/// The nearest rows of many beside NumPy and PyTorch, which are given unit vectors and keep the scores of all pairs.
enum NeighborBenchmarks {
  private static let (rows, queries, columns, count) = (100_000, 256, 384, 10)

  static func all(_ numpy: NumPy, isWanted: (String) -> Bool, threads: Int) -> [Comparison] {
    guard isWanted("cosine neighbours, beside NumPy, PyTorch") else { return [] }
    return make(numpy, Float.self, "float32", threads) + make(numpy, Double.self, "float64", threads)
  }

  /// Row-major rows and queries.
  static func data<E: RealScalar>(_ type: E.Type) -> (rows: Matrix<E>, queries: Matrix<E>) {
    var generator = RandomGenerator(seed: 12)
    return (
      .normal(columns, rows, using: &generator).transposed(), .normal(columns, queries, using: &generator).transposed()
    )
  }

  private static func make<E: RealScalar>(
    _ numpy: NumPy, _ type: E.Type, _ dtype: String, _ threads: Int
  ) -> [Comparison] {
    let (table, asked) = data(type)
    numpy.execute(
      "rows = numpy.random.default_rng(1).standard_normal((\(rows), \(columns)), dtype='\(dtype)'); "
        + "rows /= numpy.linalg.norm(rows, axis=1, keepdims=True)")
    numpy.execute("asked = rows[:\(queries)].copy()")
    numpy.execute(
      "best = lambda q, r, k: (lambda s: (lambda i: numpy.take_along_axis(i, numpy.argsort("
        + "-numpy.take_along_axis(s, i, 1), 1), 1))(numpy.argpartition(s, -k, 1)[:, -k:]))(q @ r.T)")
    var peers = [("NumPy", "best(asked, rows, \(count))")]
    if numpy.has("torch") {
      numpy.execute("import torch; torch.set_num_threads(\(threads))")
      numpy.execute("trows, tasked = torch.from_numpy(rows), torch.from_numpy(asked)")
      peers.append(("PyTorch", "torch.topk(tasked @ trows.T, \(count))"))
    }
    return peers.map { peer, call in
      Comparison(
        name: "\(count) cosine neighbours, \(queries) of \(rows)×\(columns) \(E.self)", peer: peer, limit: 1,
        theirs: { numpy.time(call, repeats: $0) },
        ours: { repeats in
          for _ in 0..<repeats {
            do { sink(try Neighbors(of: asked, among: table, count: count)) } catch {
              fatalError("neighbours: \(error)")
            }
          }
        })
    }
  }
}
