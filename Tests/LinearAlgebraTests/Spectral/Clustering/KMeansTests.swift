import LinearAlgebra
import TestSupport
import Testing

@Suite("k-means")
struct KMeansTests {
  @Test("finds clusters that are far apart, wherever they lie, in every layout")
  func separated() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      for (k, d) in [(1, 1), (2, 3), (7, 2), (10, 20)] {
        let noise: Matrix<E> = randomMatrix(k * 40, d, seed: 3)
        for offset in [E(0), 1000] {
          let points = Matrix<E>(rows: k * 40, columns: d) { i, j in
            offset + E(i % k) * (j == 0 ? 20 : j == 1 ? 7 : 0) + noise[i, j]
          }
          for (name, layout) in layoutVariants(of: points) {
            let found = try KMeans(layout, clusters: k, seed: 1)
            let names = found.labels[..<k]
            #expect(Set(names).count == k, "\(E.self) \(k) \(d) \(name)")
            #expect(found.labels.indices.allSatisfy { found.labels[$0] == names[$0 % k] })
            #expect(found.isConverged && found.centers.shape == (k, d))
            #expect(try found.labels(of: layout) == found.labels)
          }
        }
      }
    }
    for type in realTypes { try check(type) }
  }

  @Test("starts that are far apart find most of many clusters at once")
  func starts() throws {
    let noise: Matrix<Double> = randomMatrix(400, 2, seed: 8)
    let points = Matrix<Double>(rows: 400, columns: 2) { i, j in
      Double(j == 0 ? i % 20 % 5 : i % 20 / 5) * 8 + noise[i, j]
    }
    let best = try KMeans(points, clusters: 20, restarts: 30).inertia
    let found = try (0..<20).count { try KMeans(points, clusters: 20, restarts: 1, seed: $0).inertia < 1.01 * best }
    // Random starts without a choice among candidates find them in one case of twenty.
    #expect(found >= 12, "\(found)")
  }

  @Test("centers are the means of their points, labels the nearest centers, the inertia their squared distances")
  func fixedPoint() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      let points: Matrix<E> = randomMatrix(2500, 5, seed: 4)
      let found = try KMeans(points, clusters: 6, restarts: 2, tolerance: 0, seed: 5)
      #expect(found.isConverged && found.iterations < 300)
      let distances = try points.distances(to: found.centers)
      var inertia = 0.0
      for i in 0..<points.rows {
        let nearest = (0..<6).map { distances[i, $0] }.min() ?? 0
        #expect(distances[i, found.labels[i]] <= nearest * (1 + 10 * E.ulpOfOne))
        inertia += Double(nearest) * Double(nearest)
      }
      #expect(abs(found.inertia / inertia - 1) < 100 * Double(E.ulpOfOne))
      for cluster in 0..<6 {
        let members = points.selecting(rows: found.labels.indices.filter { found.labels[$0] == cluster })
        #expect(residual(members.mean(by: .column).asRow, found.centers[cluster..<cluster + 1, ...]) < 100)
      }
      let again = try KMeans(points, clusters: 6, restarts: 2, tolerance: 0, seed: 5)
      #expect(again.labels == found.labels && again.centers == found.centers)
      #expect(try KMeans(points, from: found.centers).labels == found.labels)
    }
    for type in realTypes { try check(type) }
  }

  @Test("points near the ends of the range, or near to each other, have the clusters of the same points elsewhere")
  func scales() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      let points: Matrix<E> = randomMatrix(300, 3, seed: 6)
      let starts = points[0..<5, ...]
      let expected = try KMeans(points, from: starts)
      for exponent in E.kind == .float ? [125, -100, -120] : [500, -500, -1000] {
        let found = try KMeans(timesPowerOfTwo(points, exponent), from: timesPowerOfTwo(copied(starts), exponent))
        #expect(found.labels == expected.labels && found.iterations == expected.iterations, "\(E.self) \(exponent)")
        #expect(residual(timesPowerOfTwo(expected.centers, exponent), found.centers) < 50, "\(E.self) \(exponent)")
        let inertia = Double(sign: .plus, exponent: -2 * exponent, significand: found.inertia)
        #expect(found.inertia == 0 || abs(inertia / expected.inertia - 1) < 1e-5, "\(E.self) \(exponent)")
        #expect(try found.labels(of: timesPowerOfTwo(points, exponent)) == found.labels)
      }
      // One coordinate that is the same for all hides how near the points are to each other.
      let hidden = Matrix(horizontally: Matrix<E>.ones(300, 1), timesPowerOfTwo(points, E.kind == .float ? -100 : -700))
      let found = try KMeans(hidden, from: hidden[0..<5, ...])
      #expect(found.labels == expected.labels, "\(E.self)")
    }
    for type in realTypes { try check(type) }
    #expect(throws: LinearAlgebraError.overflow(routine: "KMeans")) {
      try KMeans([[1e300], [-1e300], [0.5e300]] as Matrix<Double>, clusters: 1)
    }
  }

  @Test("outliers, and centers far from what is asked about, take no digits from the other points")
  func outliers() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      let far: E = E.kind == .float ? 1e7 : 1e15
      let points = Matrix<E>(rows: 8, columns: 1) { i, _ in i < 6 ? E(i / 3) + E(i % 3) / 64 : far + E(i - 6) }
      let found = try KMeans(points, clusters: 3, seed: 1)
      #expect(Set(found.labels[0..<3]).count == 1 && Set(found.labels[3..<6]).count == 1, "\(found.labels)")
      #expect(found.labels[6] == found.labels[7] && Set(found.labels).count == 3, "\(found.labels)")
      #expect(found.centers[found.labels[0], 0] == E(1) / 64 && found.centers[found.labels[3], 0] == E(65) / 64)
      let pair = try KMeans([[0], [1]] as Matrix<E>, from: [[0], [1]])
      #expect(try pair.labels(of: [[0.125], [0.875], [0.25], [0.75], [far]])[..<4] == [0, 1, 0, 1])
    }
    for type in realTypes { try check(type) }
  }

  @Test("the center of many points in single precision is their mean")
  func many() throws {
    let points = Matrix<Float>(rows: 200_000, columns: 1) { i, _ in i % 2 == 0 ? 0.1 : -0.3 }
    let found = try KMeans(points, from: [[0.1], [-0.3]])
    #expect(residual([[0.1], [-0.3]] as Matrix<Float>, found.centers) < 10, "\(found.centers)")
  }

  @Test("as many clusters as points, equal points, and a center that loses all points")
  func edges() throws {
    let points: Matrix<Double> = [[0, 0], [1, 0], [0, 1], [5, 5]]
    #expect(try KMeans(points, clusters: 4).inertia == 0)
    #expect(Set(try KMeans(points, clusters: 4).labels).count == 4)
    let equal = try KMeans(Matrix<Float>.ones(5, 3), clusters: 2)
    #expect(equal.inertia == 0)
    let lonely = try KMeans(points, from: [[0, 0], [100, 100]])
    #expect(Set(lonely.labels).count == 2)
    // The farthest point is alone in its cluster and stays: the center without points takes the next one.
    let line: Matrix<Double> = [[0], [1], [2], [100]]
    let step = try KMeans(line, from: [[120], [1], [-1000]], maxIterations: 1)
    #expect(step.centers == [[100], [1.5], [0]] && step.labels == [2, 1, 1, 0], "\(step)")
    #expect(throws: LinearAlgebraError.notFinite(at: [0, 1])) {
      try KMeans(Matrix<Double>.ones(2, 2), from: [[0, .infinity]])
    }
    #expect(throws: LinearAlgebraError.notFinite(at: [1, 0])) {
      try KMeans([[0], [.nan]] as Matrix<Double>, clusters: 1)
    }
  }
}
