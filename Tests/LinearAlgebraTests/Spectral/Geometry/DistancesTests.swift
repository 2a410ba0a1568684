import LinearAlgebra
import TestSupport
import Testing

@Suite("Distances")
struct DistancesTests {
  @Test("of all pairs of rows as of each pair of vectors, of every type, layout and metric")
  func pairs() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n, d) in [(0, 0, 0), (0, 3, 2), (3, 0, 2), (2, 3, 0), (1, 1, 1), (2, 3, 5), (10, 4, 3), (20, 30, 17)] {
        let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(m, d, seed: 3), randomMatrix(n, d, seed: 4))
        let half: Matrix<E> = randomMatrix(d, d, seed: 5)
        let covariance = try Cholesky(naiveHermitianPart(naiveProduct(half, naiveAdjoint(half))) + .identity(d))
        for metric in [.euclidean, .squaredEuclidean, .cosine, .mahalanobis(covariance)] as [DistanceMetric<E>] {
          for (name, layout) in layoutVariants(of: a) {
            let distances = try layout.distances(to: b, metric)
            let expected = try Matrix<E.Real>(rows: m, columns: n) { i, j in
              try a[row: i].distance(to: b[row: j], metric)
            }
            #expect(residual(expected, distances) < 20, "\(E.self) \(m) \(n) \(d) \(name) \(metric)")
          }
        }
        let cosines = try a.cosineSimilarities(to: b)
        let expected = try Matrix<E.Real>(rows: m, columns: n) { i, j in try a[row: i].cosineSimilarity(to: b[row: j]) }
        #expect(residual(expected, cosines) < 20)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("near duplicates far from the origin keep the bound of the relative error, and equal rows have distance 0")
  func nearDuplicates() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      let (n, d) = (60, 20)
      for offset in [E(0), 1e3, 1e5] {
        let step = E.ulpOfOne * Swift.max(offset, 1)
        // Differences of a few last places, sums of them at all scales up to 1.
        let a = Matrix<E>(rows: n, columns: d) { i, j in
          offset + E(sign: .plus, exponent: E.Exponent(i / 3), significand: step) * E((i * 5 + j * 3) % 7)
        }
        let distances = try a.distances(to: a)
        let squares = try a.distances(to: a, .squaredEuclidean)
        let bound = 8 * Double(d + 8) * Double(E.ulpOfOne)
        var worst = 0.0
        for i in 0..<n {
          #expect(distances[i, i] == 0 && squares[i, i] == 0)
          for j in 0..<n where j != i {
            let exact = (0..<d).reduce(0.0) {
              let difference = Double(a[i, $1]) - Double(a[j, $1])
              return $0 + difference * difference
            }
            guard exact > 0 else {
              #expect(distances[i, j] == 0)
              continue
            }
            worst = max(worst, abs(Double(distances[i, j]) / exact.squareRoot() - 1))
            worst = max(worst, abs(Double(squares[i, j]) / exact - 1) / 2)
          }
        }
        #expect(worst < bound, "\(E.self) \(offset)")
      }
    }
    for type in realTypes { try check(type) }
  }

  @Test("the plain formula loses what this one keeps")
  func plainFormula() throws {
    let a: Matrix<Float> = [[10_000, 10_000.125], [10_000, 10_000.25]]
    let square = a[row: 0].dot(a[row: 0]) + a[row: 1].dot(a[row: 1]) - 2 * a[row: 0].dot(a[row: 1])
    #expect(square != 0.015625)
    #expect(try a.distances(to: a)[0, 1] == 0.125)
  }

  @Test("cosine distances of nearly parallel rows are accurate, and zero rows are as far as orthogonal ones")
  func cosine() throws {
    for exponent in 1...7 {
      let angle = Double(sign: .plus, exponent: -4 * exponent, significand: 1)
      let a: Matrix<Double> = [[1, 0], [3, 0]]
      let b: Matrix<Double> = [[.cos(angle), .sin(angle)], [0, 0], [-2, 0]]
      let expected = 2 * Double.sin(angle / 2) * Double.sin(angle / 2)
      let distances = try a.distances(to: b, .cosine)
      for i in 0..<2 {
        #expect(
          abs(distances[i, 0] - expected) < 1e-15 * angle && distances[i, 1] == 1 && abs(distances[i, 2] - 2) < 1e-15)
        #expect(abs(try a[row: i].distance(to: b[row: 0], .cosine) - expected) < 1e-15 * angle)
      }
    }
    for scale in [1e-200, 1e-100, 1e100, 1e200] {
      let a: Matrix<Double> = [[1, 1e-6]]
      let (u, v): (Matrix<Double>, Matrix<Double>) = (a * scale, [[2 * scale, 0]])
      for distance in [try u.distances(to: v, .cosine)[0, 0], try u[row: 0].distance(to: v[row: 0], .cosine)] {
        #expect(abs(distance / 0.5e-12 - 1) < 1e-11, "\(scale)")
      }
    }
    let zero = Vector<Float>.zeros(3)
    #expect(try zero.distance(to: zero, .cosine) == 1 && zero.cosineSimilarity(to: [1, 2, 3]) == 0)
  }

  @Test("near rows among others that are far larger keep their distances")
  func mixedScales() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      let (large, small): (E, E) = E.kind == .float ? (0x1p100, 0x1p-100) : (0x1p1000, 0x1p-1000)
      let a: Matrix<E> = [[large, 0], [-large, 0], [0, 0], [0, small], [3 * small, 0], [0, 0]]
      let distances = try a.distances(to: a)
      for i in 0..<6 {
        for j in 0..<6 {
          let expected = Double(try a[row: i].distance(to: a[row: j]))
          #expect(abs(Double(distances[i, j]) - expected) <= 40 * Double(E.ulpOfOne) * expected, "\(E.self) \(i) \(j)")
        }
      }
      #expect(distances[2, 5] == 0 && distances[2, 3] == small)
      let nearest = try Neighbors(of: a[3..<4, ...], among: a, count: 4, by: .euclidean)
      #expect(nearest.indices.elements == [3, 2, 5, 4])
    }
    for type in realTypes { try check(type) }
  }

  @Test("numbers near the ends of the range, and what is not finite")
  func range() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(7, 5, seed: 6), randomMatrix(4, 5, seed: 7))
      let large: E.Real = E.Real.kind == .float ? 0x1p120 : 0x1p1018
      let covariance = try Cholesky(Matrix<E>.diagonal([1, 2, 3, 4, 5]))
      for scale in [large, 1 / large] {
        let (x, y) = (a * E(scale), b * E(scale))
        #expect(residual(try a.distances(to: b) * scale, try x.distances(to: y)) < 20)
        #expect(residual(try a.distances(to: b, .cosine), try x.distances(to: y, .cosine)) < 20)
        let expected = try a.distances(to: b, .mahalanobis(covariance)) * scale
        #expect(residual(expected, try x.distances(to: y, .mahalanobis(covariance))) < 20)
        for i in 0..<7 {
          let (u, v) = (x[row: i], y[row: 0])
          #expect(abs(Double(try u.distance(to: v) / expectedDistance(a, b, i) / scale) - 1) < 1e-5)
          let distance = try u.distance(to: v, .mahalanobis(covariance))
          #expect(abs(Double(distance / expected[i, 0]) - 1) < 1e-5)
        }
      }
      let routine = LinearAlgebraError.overflow(routine: "distances")
      #expect(throws: routine) { try (a * E(large)).distances(to: b * E(large), .squaredEuclidean) }
      var broken = a
      broken[3, 2] = E(.infinity)
      #expect(throws: LinearAlgebraError.notFinite(at: [3, 2])) { try broken.distances(to: b) }
      #expect(throws: LinearAlgebraError.notFinite(at: [3, 2])) { try b.cosineSimilarities(to: broken) }
      #expect(throws: LinearAlgebraError.notFinite(at: [2])) { try broken[row: 3].distance(to: a[row: 0]) }
    }
    for type in elementTypes { try check(type) }
  }
}

private func expectedDistance<E: Scalar>(_ a: Matrix<E>, _ b: Matrix<E>, _ i: Int) -> E.Real {
  E.Real(naiveNorm(Matrix<E>(rows: 1, columns: a.columns) { _, j in a[i, j] - b[0, j] }))
}
