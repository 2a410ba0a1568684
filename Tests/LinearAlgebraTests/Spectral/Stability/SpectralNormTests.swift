import LinearAlgebra
import TestSupport
import Testing

@Suite("Spectral norms between bounds")
struct SpectralNormTests {
  @Test("the bounds enclose the largest singular value, near each other, for every shape and layout")
  func matrices() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(1, 1), (1, 5), (5, 1), (2, 3), (10, 10), (40, 25), (25, 40), (90, 90)] {
        let a: Matrix<E> = randomMatrix(m, n)
        let σ = try a.norm(.spectral)
        for (layout, variant) in m == 10 ? layoutVariants(of: a) : [("", a)] {
          let norm = try SpectralNorm(variant)
          let comment: Comment = "\(E.self) \(m)×\(n) \(layout) \(norm)"
          #expect((norm.value - σ).magnitude <= 20 * E.ulpOfOne * E.Real(max(m, n)) * σ, comment)
          #expect(norm.lower <= σ && norm.upper >= σ, comment)
          #expect(norm.upper <= σ * 1.0001 && norm.isConverged, comment)
          #expect(norm.certificate != .probable(failure: 1e-10), comment)
          let difference = a * norm.rightVector - norm.leftVector * E(norm.value)
          #expect(difference.euclideanNorm() <= 100 * E.ulpOfOne.squareRoot() * σ, comment)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("awkward kinds of matrices, at any scale")
  func kinds() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for kind in MatrixKind.normalRange {
        let a: Matrix<E> = kind.matrix(20)
        let (σ, norm) = (try a.norm(.spectral), try SpectralNorm(a))
        #expect(norm.lower <= σ * (1 + 100 * E.ulpOfOne) && norm.upper >= σ * (1 - 100 * E.ulpOfOne), "\(kind) \(norm)")
        #expect((norm.value - σ).magnitude <= 500 * E.ulpOfOne * σ, "\(E.self) \(kind) \(norm) \(σ)")
        #expect(norm.upper <= 1.01 * σ, "\(E.self) \(kind) \(norm) \(σ)")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the bounds of operators hold and come nearer with more steps")
  func operators() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = randomMatrix(150, 120)
      let σ = try a.norm(.spectral)
      var last = E.Real.infinity
      for steps in [10, 20, 40] {
        let norm = try SpectralNorm(OnlyProducts(a), failureProbability: 1e-6, accuracy: 1e-30, maximumSteps: steps)
        #expect(norm.certificate == .probable(failure: 1e-6) && norm.steps == steps && !norm.isConverged)
        #expect(norm.lower <= σ && norm.upper >= σ && norm.upper < last, "\(E.self) \(norm)")
        last = norm.upper
        // The theorem solved for ε, n = 120.
        let root = Double.log(1.648 * 120.0.squareRoot() / 1e-6) / Double(2 * steps - 1)
        let ratio = Double(norm.upper / norm.value) * (1 - root * root).squareRoot()
        #expect(abs(ratio - 1) < 1e-3, "\(E.self) \(steps) \(ratio)")
      }
      #expect(last < 1.2 * σ)
      for (m, n) in [(5, 300), (300, 5)] {
        let thin: Matrix<E> = randomMatrix(m, n)
        let (norm, exact) = (try SpectralNorm(OnlyProducts(thin)), try thin.norm(.spectral))
        #expect(norm.upper >= exact && norm.upper < exact * (1 + 100 * E.ulpOfOne), "\(E.self) \(m)×\(n) \(norm)")
      }
      let product = try SpectralNorm(KroneckerProduct(a[0..<9, 0..<7], a[9..<16, 0..<8]))
      let expected = try a[0..<9, 0..<7].norm(.spectral) * a[9..<16, 0..<8].norm(.spectral)
      #expect((product.value - expected).magnitude < 1000 * E.ulpOfOne * expected)
      #expect(product.upper >= expected && product.lower <= expected)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a value that is too small is not certified: the proof fails for any bound below the norm")
  func proofIsNeeded() throws {
    var a = Matrix<Double>.identity(60)
    a[59, 59] = 1.5
    let norm = try SpectralNorm(a, accuracy: 10, maximumSteps: 1)
    #expect(norm.value < 1.4)
    #expect(norm.upper >= 1.5)
  }

  @Test("empty and zero matrices, and inputs that are not finite")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 0), (0, 3), (3, 0)] {
        let norm = try SpectralNorm(Matrix<E>.zeros(m, n))
        #expect(norm.value == 0 && norm.lower == 0 && norm.upper == 0)
      }
      let zero = try SpectralNorm(Matrix<E>.zeros(7, 5))
      #expect(zero.value == 0 && zero.upper == 0 && zero.isConverged)
      var broken: Matrix<E> = randomMatrix(4, 4)
      broken[1, 2] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [1, 2])) { try SpectralNorm(broken) }
      #expect(throws: LinearAlgebraError.self) { try SpectralNorm(OnlyProducts(broken)) }
    }
    for type in elementTypes { try check(type) }
  }
}
