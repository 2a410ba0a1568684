import LinearAlgebra
import TestSupport
import Testing

@Suite("Nearest rows")
struct NeighborsTests {
  @Test("those of a plain sort of all scores, of every type, layout and measure")
  func plain() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, q, d) in [(1, 1, 1), (2, 3, 0), (5, 2, 3), (40, 7, 10), (300, 5, 33)] {
        let rows: Matrix<E> = randomMatrix(m, d, seed: 3)
        let queries: Matrix<E> = randomMatrix(q, d, seed: 4)
        for similarity in [Similarity.dot, .cosine, .euclidean] {
          for (name, layout) in layoutVariants(of: rows) {
            for k in [0, 1, min(10, m), m] {
              let found = try Neighbors(of: queries, among: layout, count: k, by: similarity)
              #expect(found.scores.shape == (q, k) && found.indices.shape == [q, k])
              expectBest(found, queries, rows, "\(E.self) \(m)×\(d) \(name) \(similarity) \(k)")
            }
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("of equal rows the lowest index comes first, wherever they are")
  func ties() throws {
    func check<E: Scalar>(_: E.Type) throws {
      // So many that there are several blocks, the last of them short.
      let (m, d) = (5003, 37)
      let few: Matrix<E> = randomMatrix(7, d, seed: 5)
      let rows = Matrix<E>(rows: m, columns: d) { i, j in few[i % 7, j] }
      let queries: Matrix<E> = randomMatrix(3, d, seed: 6)
      for similarity in [Similarity.dot, .cosine, .euclidean] {
        let found = try Neighbors(of: queries, among: rows, count: 12, by: similarity)
        for i in 0..<3 {
          let indices = (0..<12).map { found.indices[i, $0] }
          #expect(indices == (0..<12).map { indices[0] + 7 * $0 } && indices[0] < 7, "\(E.self) \(similarity)")
        }
      }
      let zeros = try Neighbors(of: Matrix<E>.zeros(2, d), among: rows, count: 4, by: .cosine)
      #expect(zeros.indices.elements == [0, 1, 2, 3, 0, 1, 2, 3] && zeros.scores == .zeros(2, 4))
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a matrix, a stream and any number of threads give the same bits")
  func reproducible() async throws {
    func check<E: Scalar>(_: E.Type) async throws {
      let rows: Matrix<E> = randomMatrix(6000, 24, seed: 7)
      let queries: Matrix<E> = randomMatrix(300, 24, seed: 8)
      for similarity in [Similarity.dot, .cosine, .euclidean] {
        let first = try await withThreads(1) { try Neighbors(of: queries, among: rows, count: 5, by: similarity) }
        let second = try await withThreads(2) { try Neighbors(of: queries, among: rows, count: 5, by: similarity) }
        let stream = RowStream(rows, blockRows: 777)
        let third = try Neighbors(of: queries, among: stream, count: 5, by: similarity)
        for other in [second, third] {
          #expect(other.indices == first.indices && other.scores == first.scores, "\(E.self) \(similarity)")
        }
      }
    }
    for type in elementTypes { try await check(type) }
  }

  @Test("near duplicates far from the origin are told apart")
  func farAway() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      // Rows that differ in the last bits of their elements: products of them are equal to rounding.
      let step = E.ulpOfOne * 1024
      let rows = Matrix<E>(rows: 200, columns: 16) { i, j in 1000 + step * E((i * 7 + j * 3) % 31) }
      for i in [0, 57, 199] {
        let found = try Neighbors(of: rows[i..<i + 1, ...], among: rows, count: 31, by: .euclidean)
        #expect(found.scores[0, 0] == 0 && found.indices[0, 0] == Int64(i % 31))
        expectBest(found, rows[i..<i + 1, ...], rows, "\(E.self)")
      }
    }
    for type in realTypes { try check(type) }
  }

  @Test("numbers near the ends of the range")
  func range() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let rows: Matrix<E> = randomMatrix(50, 6, seed: 9)
      let queries: Matrix<E> = randomMatrix(4, 6, seed: 10)
      let large: E.Real = E.Real.kind == .float ? 0x1p125 : 0x1p1021
      for scale in [large, 1 / large] {
        for similarity in [Similarity.cosine, .euclidean] {
          let plain = try Neighbors(of: queries, among: rows, count: 5, by: similarity)
          let scaled = try Neighbors(of: queries * E(scale), among: rows * E(scale), count: 5, by: similarity)
          #expect(scaled.indices == plain.indices, "\(E.self) \(scale) \(similarity)")
          let factor = similarity == .cosine ? 1 : scale
          #expect(residual(plain.scores, scaled.scores * (1 / factor)) < 1e4, "\(E.self) \(scale) \(similarity)")
        }
      }
      #expect(throws: LinearAlgebraError.overflow(routine: "Neighbors")) {
        try Neighbors(of: queries * E(large), among: rows * E(large), count: 1, by: .dot)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("what is not finite is named by its place")
  func notFinite() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var rows: Matrix<E> = randomMatrix(3000, 5, seed: 11)
      let queries: Matrix<E> = randomMatrix(2, 5, seed: 12)
      rows[2345, 3] = E(.nan)
      for similarity in [Similarity.dot, .cosine, .euclidean] {
        #expect(throws: LinearAlgebraError.notFinite(at: [2345, 3])) {
          try Neighbors(of: queries, among: rows, count: 2, by: similarity)
        }
        #expect(throws: LinearAlgebraError.notFinite(at: [2345, 3])) {
          try Neighbors(of: queries, among: RowStream(rows, blockRows: 100), count: 2, by: similarity)
        }
        #expect(throws: LinearAlgebraError.notFinite(at: [45, 3])) {
          try Neighbors(of: rows[2300..<2400, ...], among: queries, count: 2, by: similarity)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("rows in half precision")
  func halves() throws {
    func check<Half: TensorElement>(_: Half.Type) throws {
      let rows = Tensor<Half>(converting: Tensor(randomMatrix(100, 8, seed: 13) as Matrix<Float>))
      let queries = rows[10..<15]
      let found = try Neighbors(of: queries, among: rows, count: 3, by: .euclidean)
      let wide = Matrix(Tensor<Float>(converting: rows))
      let expected = try Neighbors(of: wide[10..<15, ...], among: wide, count: 3, by: .euclidean)
      #expect(found.indices == expected.indices && found.scores == expected.scores)
      #expect((0..<5).allSatisfy { found.indices[$0, 0] == Int64(10 + $0) })
    }
    try check(BFloat16.self)
    #if !(os(macOS) && arch(x86_64))
      try check(Float16.self)
    #endif
  }
}

/// Expects the scores of a loop over all pairs, and indices that have them, in order.
private func expectBest<E: Scalar>(
  _ found: Neighbors<E.Real>, _ queries: Matrix<E>, _ rows: Matrix<E>, _ comment: Comment,
  _ location: SourceLocation = #_sourceLocation
) {
  for i in 0..<queries.rows {
    let all = (0..<rows.rows).map { plainScore(queries, i, rows, $0, found.similarity) }
    let order = all.indices.sorted { all[$0] > all[$1] || all[$0] == all[$1] && $0 < $1 }
    var last = Double.infinity
    for (place, expected) in order.prefix(found.scores.columns).enumerated() {
      let index = Int(found.indices[i, place])
      let sign = found.similarity == .euclidean ? -1.0 : 1
      let score = sign * Double(found.scores[i, place])
      let tolerance = 40 * Double(E.ulpOfOne) * max(1, all[expected].magnitude)
      #expect(abs(all[index] - all[expected]) <= tolerance, comment, sourceLocation: location)
      #expect(abs(score - all[expected]) <= tolerance && score <= last, comment, sourceLocation: location)
      last = score
    }
  }
}

/// The score of a pair in double precision, greater for nearer ones.
private func plainScore<E: Scalar>(
  _ a: Matrix<E>, _ i: Int, _ b: Matrix<E>, _ j: Int, _ similarity: Similarity
) -> Double {
  var (dot, aa, bb, difference) = (0.0, 0.0, 0.0, 0.0)
  for k in 0..<a.columns {
    let x = (Double(a[i, k].real), Double(a[i, k].imaginary))
    let y = (Double(b[j, k].real), Double(b[j, k].imaginary))
    dot += x.0 * y.0 + x.1 * y.1
    aa += x.0 * x.0 + x.1 * x.1
    bb += y.0 * y.0 + y.1 * y.1
    difference += (x.0 - y.0) * (x.0 - y.0) + (x.1 - y.1) * (x.1 - y.1)
  }
  return switch similarity {
  case .dot: dot
  case .cosine: aa * bb == 0 ? 0 : dot / (aa * bb).squareRoot()
  case .euclidean: -difference.squareRoot()
  }
}
