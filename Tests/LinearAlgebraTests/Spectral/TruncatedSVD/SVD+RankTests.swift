import LinearAlgebra
import TestSupport
import Testing

/// The adjoint of a matrix, which can do nothing but multiply.
private struct AdjointProducts<Element: Scalar>: LinearOperator {
  let matrix: Matrix<Element>
  var rows: Int { matrix.columns }
  var columns: Int { matrix.rows }
  func product(_ x: Matrix<Element>) -> Matrix<Element> { multiply(matrix, x, left: .adjoint) }
  func adjointProduct(_ y: Matrix<Element>) -> Matrix<Element> { matrix * y }
}

@Suite("Truncated SVD")
struct SVDRankTests {
  private let methods: [SVDMethod] = [
    .automatic, .full, .gram, .randomized(powerIterations: 6), .blockKrylov(), .blockKrylov(blockSize: 1), .lanczos,
  ]

  /// Singular values that fall by a factor, in a random matrix of this shape.
  private func decaying<E: Scalar>(_ m: Int, _ n: Int, by factor: Double, seed: UInt64 = 5) -> Matrix<E> {
    var generator = RandomGenerator(seed: seed)
    let values = Vector<E.Real>(count: min(m, n)) { E.Real(power(1 / factor, -$0)) }
    return .withSingularValues(values, rows: m, columns: n, using: &generator)
  }

  @Test("every method finds the leading triplets of matrices whose singular values fall, in every layout")
  func methodsAgree() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n, k) in [(40, 25, 5), (25, 40, 5), (30, 30, 1), (150, 20, 4), (12, 10, 7)] {
        let a: Matrix<E> = decaying(m, n, by: 0.6)
        let exact = try SVD(a)
        for method in methods {
          let svd = try SVD(a, rank: k, method: method, accuracy: E.ulpOfOne, seed: 3)
          #expect(svd.u.shape == (m, k) && svd.vh.shape == (k, n) && svd.singularValues.count == k)
          #expect(orthogonalityResidual(svd.u) < 20, "\(E.self) \(method) \(m)×\(n)")
          #expect(orthogonalityResidual(svd.vh.adjoint()) < 20)
          #expect(rowsFollowSignRule(svd.vh))
          let distance = largestDifference(Array(svd.singularValues), Array(exact.singularValues[0..<k]))
          #expect(distance < 50 * Double(E.ulpOfOne) * Double(exact.singularValues[0]), "\(E.self) \(method) \(m)×\(n)")
          let error = naiveNorm(a - Matrix(svd))
          let optimum = Double(exact.truncationError(rank: k).frobenius)
          #expect(error < optimum * (1 + 1e-10) + 100 * Double(E.ulpOfOne), "\(E.self) \(method) \(m)×\(n)")
        }
      }
      let a: Matrix<E> = decaying(30, 17, by: 0.5)
      for method in methods {
        let expected = Matrix(try SVD(a, rank: 3, method: method, seed: 9))
        for (name, variant) in layoutVariants(of: a) {
          let svd = try SVD(variant, rank: 3, method: method, seed: 9)
          #expect(residual(expected, Matrix(svd)) < 50, "\(E.self) \(method) \(name)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the report tells the error and the residuals that are there")
  func reports() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let noise: Matrix<E> = randomMatrix(60, 45)
      let unit = 200 * Double(E.ulpOfOne) * naiveNorm(noise)
      for a in [noise, noise.transposed()] {
        for method in methods {
          let svd = try SVD(a, rank: 6, method: method, accuracy: 0.01, seed: 2)
          guard let report = svd.report else {
            Issue.record("\(method) has no report")
            continue
          }
          let error = naiveNorm(a - Matrix(svd))
          #expect((Double(report.frobeniusError) - error).magnitude < 1e-3 * error, "\(E.self) \(method)")
          let sigma: Matrix<E> = naiveDiagonal(6, 6, svd.singularValues)
          let right = naiveProduct(a, svd.v) - naiveProduct(svd.u, sigma)
          let left = naiveProduct(naiveAdjoint(a), svd.u) - naiveProduct(svd.v, sigma)
          for i in 0..<6 {
            let (expectedRight, expectedLeft) = (right[column: i].euclideanNorm(), left[column: i].euclideanNorm())
            #expect(Double((report.rightResiduals[i] - expectedRight).magnitude) < unit, "\(E.self) \(method)")
            #expect(Double((report.leftResiduals[i] - expectedLeft).magnitude) < unit, "\(E.self) \(method)")
          }
          #expect(report.seed == 2 && report.isConverged && report.method != .automatic, "\(E.self) \(method)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("block Krylov and Lanczos are within the asked accuracy of the optimum where singular values hardly fall")
  func slowDecay() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = randomMatrix(150, 120)
      let optimum = Double(try SVD(a).truncationError(rank: 10).frobenius)
      for seed in 0..<10 as Range<UInt64> {
        for accuracy in [1e-2, 1e-3, 1e-4] as [E.Real] {
          let svd = try SVD(a, rank: 10, method: .blockKrylov(), accuracy: accuracy, seed: seed)
          let ratio = naiveNorm(a - Matrix(svd)) / optimum
          #expect(ratio <= 1 + Double(accuracy), "\(E.self) \(seed)")
        }
        let svd = try SVD(a, rank: 10, method: .lanczos, accuracy: 1e-3, seed: seed)
        #expect(naiveNorm(a - Matrix(svd)) / optimum < 1 + 1e-5)
        #expect((svd.report?.largestResidual ?? .infinity) <= 1e-3 * svd.singularValues[0])
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("block Krylov keeps to the asked accuracy with 99 of 100 seeds, whatever the decay")
  func hundredSeeds() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      var generator = RandomGenerator(seed: 6)
      let slow = Vector<E.Real>(count: 120) { 1 / E.Real($0 + 1).squareRoot() }
      let fast = Vector<E.Real>(count: 120) { 1 / E.Real($0 + 1) }
      for (name, a) in [
        ("normal", randomMatrix(160, 120) as Matrix<E>),
        ("slow", .withSingularValues(slow, rows: 120, columns: 160, using: &generator)),
        ("fast", .withSingularValues(fast, rows: 120, columns: 160, using: &generator).transposed()),
      ] {
        let (all, rank) = (try a.singularValues(), 12)
        let optimum = Double(all[rank...].euclideanNorm())
        for accuracy in [1e-2, 1e-3] {
          let misses = try (0..<100).count { seed in
            let svd = try SVD(a, rank: rank, method: .blockKrylov(), accuracy: E.Real(accuracy), seed: UInt64(seed))
            return Double((a - Matrix(svd)).frobeniusNorm()) > (1 + accuracy) * optimum
          }
          #expect(misses <= 1, "\(E.self) \(name) \(accuracy)")
        }
      }
    }
    try check(Float.self)
    try check(Double.self)
  }

  @Test("block Krylov comes within 1.0014 of the optimum of rank 64 on the spectrum of a layer of MiniLM")
  func modelWeights() throws {
    let values = Vector<Float>(try dataset("minilm_intermediate_values")[column: 0].map { Float($0) })
    let optimum = Double(values[64...].euclideanNorm())
    #expect((Double(values.euclideanNorm()) - 49.4518937).magnitude < 1e-5)
    var generator = RandomGenerator(seed: 8)
    let a: Matrix<Float> = .withSingularValues(values, rows: 1536, columns: 384, using: &generator)
    for method in [.automatic, .blockKrylov(), .blockKrylov(blockSize: 16)] as [SVDMethod] {
      let error = Double((a - Matrix(try SVD(a, rank: 64, method: method))).frobeniusNorm())
      #expect(error < 1.0014 * optimum, "\(method)")
    }
  }

  @Test("repeated and clustered singular values do not hide from narrow blocks, in matrices and operators")
  func hiddenValues() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      var generator = RandomGenerator(seed: 7)
      let steps = Vector<E.Real>(count: 150) { [10, 5, 2.5, 1.2, 0.6][$0 / 30] }
      let close = Vector<E.Real>(count: 150) { $0 < 40 ? 10 - E.Real($0) / 1000 : 1 - E.Real($0 - 40) / 200 }
      let hidden = Vector<E.Real>(count: 150) { $0 < 20 ? 10 : 8 * E.Real(power(0.97, $0 - 20)) }
      for (name, values) in [("steps", steps), ("close", close), ("hidden", hidden)] {
        let a: Matrix<E> = .withSingularValues(values, rows: 160, columns: 150, using: &generator)
        for rank in [1, 5, 16, 32] {
          let optimum = Double(values[rank...].euclideanNorm())
          for accuracy in [1e-2, 1e-3] {
            let misses = try (0..<10).count { seed in
              let (accuracy, seed) = (E.Real(accuracy), UInt64(seed))
              let parts = [
                try SVD(a, rank: rank, method: .blockKrylov(blockSize: 4), accuracy: accuracy, seed: seed),
                try SVD(a.adjoint(), rank: rank, accuracy: accuracy, seed: seed),
                try SVD(AdjointProducts(matrix: a), rank: rank, accuracy: accuracy, seed: seed),
                try SVD(a, rank: rank, method: .lanczos, accuracy: accuracy / 100, seed: seed),
              ]
              return zip(parts, [a, a.adjoint(), a.adjoint(), a]).contains { svd, a in
                let error = Double((a - Matrix(svd)).frobeniusNorm())
                return svd.report?.isConverged != true || error > (1 + Double(accuracy)) * optimum
              }
            }
            #expect(misses == 0, "\(E.self) \(name) \(rank) \(accuracy)")
          }
        }
      }
    }
    try check(Float.self)
    try check(Double.self)
  }

  @Test("Double is as accurate as Double where the space comes from single precision")
  func singlePrecision() throws {
    let noise: Matrix<Double> = randomMatrix(300, 200)
    let scales = Vector<Double>(count: 200) { $0 < 10 ? 50 / Double(1 + $0) : 1 }
    let graded = noise * .diagonal(scales)
    let cases: [(scale: Double, a: Matrix<Double>)] = [
      (1, noise), (1, noise.transposed()), (1, graded), (1e-30, noise * 1e-30), (1e200, noise * 1e200),
    ]
    for (scale, a) in cases {
      let svd = try SVD(a, rank: 10, accuracy: 0.01)
      #expect(orthogonalityResidual(svd.u) < 20 && orthogonalityResidual(svd.vh.adjoint()) < 20)
      let unit = 100 * Double.ulpOfOne * naiveNorm(a / scale)
      let sigma: Matrix<Double> = naiveDiagonal(10, 10, svd.singularValues / scale)
      let (right, left) = ((a / scale) * svd.v - svd.u * sigma, (a / scale).adjoint() * svd.u - svd.v * sigma)
      let report = try #require(svd.report)
      // Residuals come from single precision.
      let rounding = 1e-6 * svd.singularValues[0] / scale
      for i in 0..<10 {
        let (first, second) = (right[column: i].euclideanNorm(), left[column: i].euclideanNorm())
        #expect((first - report.rightResiduals[i] / scale).magnitude < 1e-3 * first + rounding)
        #expect((second - report.leftResiduals[i] / scale).magnitude < 1e-3 * second + rounding)
        #expect(min(first, second) < unit)
      }
    }
    // The tail is below the rounding of single precision, and counts.
    var generator = RandomGenerator(seed: 8)
    let tail = Vector(count: 200) { $0 < 20 ? 1 / Double(1 + $0) : 1e-4 / Double($0) }
    let a = Matrix<Double>.withSingularValues(tail, rows: 300, columns: 200, using: &generator)
    for rank in [10, 30] {
      let optimum = tail[rank...].euclideanNorm()
      let error = naiveNorm(a - Matrix(try SVD(a, rank: rank, accuracy: 1e-3)))
      #expect(error < optimum * 1.001 + 1e-14, "\(rank): \(error) against \(optimum)")
    }
  }

  @Test("what is left out counts where its square is near the rounding of that of the matrix")
  func smallTail() throws {
    func check<E: RealScalar>(_: E.Type, falling factor: Double) throws {
      var generator = RandomGenerator(seed: 9)
      let values = Vector<E.Real>(count: 150) { E.Real(power(factor, $0)) }
      let a: Matrix<E> = .withSingularValues(values, rows: 160, columns: 150, using: &generator)
      let optimum = Double(values[64...].euclideanNorm())
      for seed in 0..<10 as Range<UInt64> {
        let svd = try SVD(AdjointProducts(matrix: a), rank: 64, accuracy: 1e-3, seed: seed)
        #expect(Double((a.adjoint() - Matrix(svd)).frobeniusNorm()) <= 1.001 * optimum, "\(E.self) \(seed)")
        #expect(svd.report?.isConverged == true)
      }
    }
    try check(Float.self, falling: 0.9)
    try check(Double.self, falling: 0.78)
  }

  @Test("the same seed gives the same bits, another one does not")
  func seeds() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = randomMatrix(50, 40)
      for method in [.randomized(), .blockKrylov(), .lanczos] as [SVDMethod] {
        let (one, again) = (
          try SVD(a, rank: 3, method: method, accuracy: 0.1, seed: 1),
          try SVD(a, rank: 3, method: method, accuracy: 0.1, seed: 1)
        )
        #expect(one.u == again.u && one.vh == again.vh && one.report == again.report)
        let other = try SVD(a, rank: 3, method: method, accuracy: 0.1, seed: 2)
        #expect(one.u != other.u)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("empty and zero matrices, ranks of zero and beyond the shape, and ranks that the matrix does not have")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for method in methods {
        for (m, n) in [(0, 0), (0, 3), (3, 0), (1, 1), (1, 4), (4, 1), (2, 3), (3, 3), (5, 2)] {
          let a: Matrix<E> = randomMatrix(m, n)
          for rank in [0, 1, 2, 3, 9] {
            let svd = try SVD(a, rank: rank, method: method)
            let k = min(rank, m, n)
            #expect(svd.u.shape == (m, k) && svd.vh.shape == (k, n), "\(E.self) \(method) \(m)×\(n)")
            let error = try #require(svd.report).frobeniusError
            #expect((Double(error) - naiveNorm(a - Matrix(svd))).magnitude < 100 * Double(E.ulpOfOne))
            if k == min(m, n) { #expect(residual(a, Matrix(svd)) < 30, "\(E.self) \(method) \(m)×\(n)") }
          }
        }
        let zero = Matrix<E>.zeros(30, 20)
        let nothing = try SVD(zero, rank: 4, method: method)
        #expect(nothing.singularValues.allSatisfy { $0 == 0 }, "\(E.self) \(method)")
        #expect(orthogonalityResidual(nothing.u) < 10 && orthogonalityResidual(nothing.v) < 10, "\(E.self) \(method)")
        let thin = naiveProduct(randomMatrix(40, 3) as Matrix<E>, randomMatrix(3, 30, seed: 8))
        let svd = try SVD(thin, rank: 6, method: method)
        #expect(residual(thin, Matrix(svd)) < 30, "\(E.self) \(method)")
        #expect(orthogonalityResidual(svd.u) < 20 && orthogonalityResidual(svd.v) < 20, "\(E.self) \(method)")
        let equal = try SVD(Matrix<E>.identity(30, 20), rank: 5, method: method)
        #expect(largestDifference(Array(equal.singularValues), [1, 1, 1, 1, 1]) < 30 * Double(E.ulpOfOne))
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("NaN and infinity are named by their place, huge and tiny matrices are scaled")
  func range() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = decaying(24, 18, by: 0.5)
      for method in methods {
        for bad in [E.Real.nan, .infinity] {
          var broken = a
          broken[5, 2] = E(bad)
          #expect(throws: LinearAlgebraError.notFinite(at: [5, 2])) { try SVD(broken, rank: 2, method: method) }
        }
        let expected = try SVD(a, rank: 3, method: method)
        let large: E.Real = E.Real.kind == .float ? 0x1p122 : 0x1p1018
        for scale in [large, 1 / large] {
          let svd = try SVD(a * E(scale), rank: 3, method: method)
          #expect(residual(Matrix(expected), Matrix(svd) * E(1 / scale)) < 100, "\(E.self) \(method) \(scale)")
          let error = try #require(svd.report).frobeniusError / scale
          #expect((error - (try #require(expected.report).frobeniusError)).magnitude < 1e-2 * error)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }
}
