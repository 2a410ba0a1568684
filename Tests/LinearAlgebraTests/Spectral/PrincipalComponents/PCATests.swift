import LinearAlgebra
import TestSupport
import Testing

@Suite("PCA")
struct PCATests {
  /// Samples with clear variances, far from the origin.
  private func samples<E: Scalar>(_ n: Int, _ p: Int) -> Matrix<E> {
    var generator = RandomGenerator(seed: 3)
    let values = Vector<E.Real>(count: min(n, p)) { E.Real(power(0.7, $0)) }
    let spread = Matrix<E>.withSingularValues(values, rows: n, columns: p, using: &generator)
    return spread + Vector(count: p) { E(E.Real($0 + 1) / 4) }
  }

  private func naiveCentered<E: Scalar>(_ a: Matrix<E>) -> Matrix<E> {
    let mean = (0..<a.columns).map { j in
      (0..<a.rows).reduce(E.zero) { $0 + a[$1, j] } * E(1 / E.Real(a.rows))
    }
    return Matrix(rows: a.rows, columns: a.columns) { a[$0, $1] - mean[$1] }
  }

  private let shapes = [(2, 1), (2, 3), (3, 2), (5, 5), (10, 4), (4, 10), (60, 6), (150, 12), (12, 150)]

  @Test("components are orthonormal, diagonalise the covariance and give the samples back, in every layout")
  func properties() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (n, p) in shapes {
        for (layout, a) in layoutVariants(of: samples(n, p) as Matrix<E>) {
          let centered = naiveCentered(copied(a))
          for solver in [PCASolver.full, .covariance, .automatic] {
            let pca = try PCA(a, solver: solver)
            let label: Comment = "\(E.self) \(n)×\(p) \(layout) \(solver)"
            #expect(orthogonalityResidual(naiveAdjoint(pca.components)) < 20, label)
            #expect(rowsFollowSignRule(pca.components), label)
            let scores = pca.scores(a)
            #expect(residual(centered, naiveProduct(scores, pca.components)) < 50, label)
            #expect(residual(copied(a), pca.reconstruct(scores)) < 50, label)
            #expect(pca.noiseVariance == 0 && pca.sampleCount == n, label)
            let accuracy = solver == .full ? 30 * E.ulpOfOne : (50 * E.ulpOfOne).squareRoot()
            for (i, σ) in pca.singularValues.enumerated() {
              #expect((scores[column: i].euclideanNorm() - σ).magnitude <= accuracy * pca.singularValues[0], label)
            }
            #expect((pca.explainedVarianceRatio.sum() - 1).magnitude < 20 * E.ulpOfOne, label)
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("every solver finds the leading components")
  func solvers() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (n, p) in [(60, 20), (20, 60)] {
        let a: Matrix<E> = samples(n, p)
        let exact = try PCA(a, components: .count(4), solver: .full)
        for solver in [PCASolver.covariance, .randomized(), .lanczos, .blockKrylov] {
          let pca = try PCA(a, components: .count(4), solver: solver, seed: 5)
          let tolerance: E.Real = solver == .blockKrylov ? 1e-2 : 1e-3
          let difference = (pca.components - exact.components).frobeniusNorm()
          #expect(difference < tolerance, "\(E.self) \(n)×\(p) \(solver): \(difference)")
          #expect((pca.noiseVariance - exact.noiseVariance).magnitude < 1e-3 * exact.noiseVariance, "\(solver)")
          #expect((pca.explainedVarianceRatio - exact.explainedVarianceRatio).euclideanNorm() < 1e-4)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the solver is chosen as scikit-learn chooses")
  func choice() throws {
    func solver(_ n: Int, _ p: Int, _ components: PCAComponents<Double>) throws -> PCASolver {
      try PCA(randomMatrix(n, p) as Matrix<Double>, components: components).solver
    }
    #expect(try solver(50, 5, .all) == .covariance)
    #expect(try solver(49, 5, .count(1)) == .full)
    #expect(try solver(501, 60, .count(47)) == .randomized())
    #expect(try solver(501, 60, .count(48)) == .full)
    #expect(try solver(501, 60, .variance(0.5)) == .full)
    #expect(try solver(501, 60, .all) == .full)
    #expect(try solver(30, 501, .count(3)) == .randomized())
  }

  @Test("whitened scores have covariance one, and reconstruct")
  func whitening() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = samples(40, 5)
      let pca = try PCA(a, scores: .whitened)
      let scores = pca.scores(a)
      let gram = naiveProduct(naiveAdjoint(scores), scores) / E(39)
      #expect((gram - .identity(5)).frobeniusNorm() < 1000 * E.ulpOfOne)
      #expect(residual(a, pca.reconstruct(scores)) < 50)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("covariance and precision are inverses, and equal the samples' where nothing is left out")
  func model() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = samples(40, 5)
      let centered = naiveCentered(a)
      let expected = naiveProduct(naiveAdjoint(centered), centered) / E(39)
      #expect(residual(expected, try PCA(a).covariance()) < 50)
      for k in 0...5 {
        let pca = try PCA(a, components: .count(k))
        let product = naiveProduct(pca.covariance(), try pca.precision())
        #expect((product - .identity(5)).frobeniusNorm() < 5000 * E.ulpOfOne, "\(E.self) \(k)")
        let likelihood = try pca.meanLogLikelihood(a)
        // The density of a normal distribution, written out.
        let factor: E.Real = E.isComplex ? 1 : 0.5
        let determinant = try SymmetricEigen(pca.covariance()).eigenvalues.map { E.Real.log($0) }.sum()
        let distance = naiveProduct(naiveProduct(centered, try pca.precision()), naiveAdjoint(centered)).trace().real
        let constant = E.Real.log(E.isComplex ? .pi : 2 * .pi) * 5
        let direct = -factor * (constant + determinant + distance / 40)
        #expect((likelihood - direct).magnitude < 3000 * E.ulpOfOne, "\(E.self) \(k) \(likelihood) \(direct)")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("constant columns explain nothing, and equal samples have no variance")
  func constants() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var a: Matrix<E> = samples(40, 4)
      a[..., 2] = Vector(repeating: 7, count: 40)
      for solver in [PCASolver.full, .covariance] {
        let pca = try PCA(a, solver: solver)
        #expect(pca.explainedVariance[3] < 10 * E.ulpOfOne * pca.explainedVariance[0])
        #expect(pca.components[0..<3, 2].euclideanNorm() < 100 * E.ulpOfOne)
        #expect(throws: LinearAlgebraError.rankDeficient(rank: 3)) { try pca.precision() }
        #expect(throws: LinearAlgebraError.rankDeficient(rank: 3)) { try pca.logLikelihoods(a) }
      }
      let equal = Matrix<E>(rows: 5, columns: 3, repeating: 2)
      let none = try PCA(equal)
      #expect(none.explainedVariance == .zeros(3) && none.explainedVarianceRatio == .zeros(3))
      #expect(none.mean == Vector(repeating: 2, count: 3))
      #expect(throws: LinearAlgebraError.self) { try PCA(equal, components: .variance(0.5)) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("too few samples, too many components and what is not finite give errors that say so")
  func errors() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (n, p) in [(0, 0), (0, 3), (3, 0), (1, 1), (1, 4)] {
        #expect(throws: LinearAlgebraError.self, "\(n)×\(p)") { try PCA(Matrix<E>.ones(n, p)) }
        #expect(throws: LinearAlgebraError.self) { try PCA(RowStream(Matrix<E>.ones(n, p), blockRows: 2)) }
      }
      let a: Matrix<E> = samples(20, 4)
      #expect(throws: LinearAlgebraError.undefined("a matrix of shape 20×4 has 4 principal components, not 5")) {
        try PCA(a, components: .count(5))
      }
      #expect(throws: LinearAlgebraError.self) { try PCA(a, components: .mle, solver: .randomized()) }
      #expect(throws: LinearAlgebraError.self) { try PCA(a, components: .variance(0.5), solver: .lanczos) }
      #expect(throws: LinearAlgebraError.self) { try PCA(a.transposed(), components: .mle) }
      var broken = copied(a)
      broken[17, 2] = E(.nan)
      for solver in [PCASolver.full, .covariance, .randomized(), .lanczos, .incremental()] {
        #expect(throws: LinearAlgebraError.notFinite(at: [17, 2]), "\(solver)") {
          try PCA(broken, components: .count(2), solver: solver)
        }
      }
      guard E.isComplex else { return }
      #expect(throws: LinearAlgebraError.self) { try PCA(a, components: .mle) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("samples near the ends of the range have the same components")
  func scales() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = samples(40, 4)
      for solver in [PCASolver.full, .covariance, .lanczos] {
        let expected = try PCA(a, components: .count(2), solver: solver)
        for exponent in E.Real.kind == .float ? [50, -60] : [450, -520] {
          let pca = try PCA(timesPowerOfTwo(a, exponent), components: .count(2), solver: solver)
          #expect((pca.components - expected.components).frobeniusNorm() < 200 * E.ulpOfOne, "\(E.self) \(solver)")
          let ratio = pca.explainedVarianceRatio[0] / expected.explainedVarianceRatio[0]
          #expect((ratio - 1).magnitude < 1e-3, "\(E.self) \(solver) \(exponent) \(ratio)")
        }
        #expect(throws: LinearAlgebraError.overflow(routine: "PCA")) {
          try PCA(timesPowerOfTwo(a, E.Real.kind == .float ? 120 : 1000), solver: solver == .lanczos ? .full : solver)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("variances below the range have shares of the total, and whitened scores")
  func underflow() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = samples(40, 4)
      let tiny = timesPowerOfTwo(a, E.Real.kind == .float ? -90 : -600)
      let expected = try PCA(a, components: .count(3), solver: .full, scores: .whitened)
      let scores = expected.scores(a)
      let solvers: [PCASolver] = [
        .full, .covariance, .lanczos, .incremental(batchRows: 40), .randomized(powerIterations: 20),
      ]
      for solver in solvers {
        let pca = try PCA(tiny, components: .count(3), solver: solver, scores: .whitened)
        #expect(pca.explainedVariance == .zeros(3), "\(E.self) \(solver)")
        let difference = (pca.explainedVarianceRatio - expected.explainedVarianceRatio).euclideanNorm()
        #expect(difference < 1000 * E.ulpOfOne, "\(E.self) \(solver) \(difference)")
        let whitened = (pca.scores(tiny) - scores).frobeniusNorm() / scores.frobeniusNorm()
        #expect(whitened < 1e4 * E.ulpOfOne, "\(E.self) \(solver) \(whitened)")
      }
      let stream = RowStream(tiny, blockRows: 7)
      for solver in [PCASolver.covariance, .randomized(powerIterations: 20)] {
        let pca = try PCA(stream, components: .count(3), solver: solver)
        let difference = (pca.explainedVarianceRatio - expected.explainedVarianceRatio).euclideanNorm()
        #expect(difference < 1000 * E.ulpOfOne, "\(E.self) \(solver) \(difference)")
      }
      #expect(
        try PCA(tiny, components: .variance(0.5)).componentCount == PCA(a, components: .variance(0.5)).componentCount)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("many blocks of contiguous rows, far from zero, have the variances that double precision finds")
  func contiguousBlocks() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      var generator = RandomGenerator(seed: 21)
      let rows = (Matrix<E>.normal(300, 1000, using: &generator) + Vector(repeating: 10_000, count: 1000)).transposed()
      let expected = try PCA(Matrix<Double>(Tensor<Double>(converting: Tensor(rows))), solver: .full)
      let found = try PCA(rows, solver: .covariance)
      // Means are rounded by 10⁴ eps; what joins blocks is a tenth of the deviations.
      let limit = 1000 * Double(E.ulpOfOne) * expected.explainedVariance[0]
      for (x, y) in zip(found.explainedVariance, expected.explainedVariance) {
        #expect((Double(x) - y).magnitude < limit, "\(E.self)")
      }
    }
    try check(Float.self)
    try check(Double.self)
  }

  @Test("the result does not depend on the number of threads")
  func threads() async throws {
    let a: Matrix<Double> = samples(20_000, 30)
    let one = try await withThreads(1) { try PCA(a) }
    let two = try await withThreads(2) { try PCA(a) }
    #expect(one.components == two.components && one.mean == two.mean)
  }
}
