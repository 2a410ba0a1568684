import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("A few eigenpairs of A x = λ B x")
struct GeneralizedPartialEigenTests {
  private func metric<E: Scalar>(_ n: Int) -> Matrix<E> { hermitian((0..<n).map { 1 + Double($0 % 5) }, seed: 9) }

  @Test("symmetric pairs, every target")
  func symmetric() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 2, 5, 10, 60] {
        let (a, b): (Matrix<E>, Matrix<E>) = (hermitian((0..<n).map { Double($0) - 7 }), metric(n))
        let all = Array(try GeneralizedSymmetricEigen(a, b).eigenvalues)
        let targets: [(SymmetricEigenTarget<E.Real>, (E.Real) -> E.Real)] = [
          (.largest, { -$0 }), (.smallest, { $0 }), (.nearest(0.77), { ($0 - 0.77).magnitude }),
        ]
        for (target, key) in targets {
          let expected = Array(all.sorted { key($0) < key($1) }.prefix(3))
          for (layout, variant) in n == 10 ? layoutVariants(of: a) : [("", a)] {
            let eigen = try PartialSymmetricEigen(variant, metric: b, count: 3, target)
            let comment: Comment = "\(E.self) \(n) \(target) \(layout) \(eigen.report)"
            let limit = 1000 * Double(E.ulpOfOne) * (naiveNorm(a) + 1)
            #expect(largestDifference(Array(eigen.eigenvalues), expected) < limit, comment)
            #expect(Double(eigen.report.largestResidual) < limit && eigen.report.isConverged, comment)
            let gram = naiveProduct(naiveAdjoint(eigen.eigenvectors), naiveProduct(b, eigen.eigenvectors))
            #expect(residual(Matrix.identity(gram.rows), gram) < 100, comment)
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("general pairs, with real and complex shifts")
  func general() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 3, 10, 50] {
        let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(n, n), metric(n))
        let all = try GeneralizedEigen(a, b).eigenvalues
        let targets: [(EigenTarget<E.Real>, (Complex<E.Real>) -> E.Real)] = [
          (.largestModulus, { -$0.length }), (.largestReal, { -$0.real }),
          (.nearest(Complex(0.3, 0)), { ($0 - Complex(0.3, 0)).length }),
          (.nearest(Complex(0.1, 0.9)), { ($0 - Complex(0.1, 0.9)).length }),
        ]
        for (target, key) in targets {
          let eigen = try PartialEigen(a, metric: b, count: 2, target)
          let expected = Array(all.map(key).sorted().prefix(2))
          let comment: Comment = "\(E.self) \(n) \(target) \(eigen.report)"
          let limit = 3000 * Double(E.ulpOfOne) * naiveNorm(a)
          #expect(largestDifference(Array(eigen.eigenvalues.map(key)), expected) < limit, comment)
          #expect(Double(eigen.report.largestResidual) < limit && eigen.report.isConverged, comment)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("scales of both matrices, a singular A at shift 0, and what is not definite or not finite")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (a, b): (Matrix<E>, Matrix<E>) = (hermitian((0..<30).map { Double($0) }), metric(30))
      let plain = try PartialSymmetricEigen(a, metric: b, count: 2)
      let exponent = E.Real.kind == .float ? 50 : 400
      let scaled = try PartialSymmetricEigen(
        timesPowerOfTwo(a, exponent), metric: timesPowerOfTwo(b, exponent), count: 2)
      let limit = 3000 * Double(E.ulpOfOne) * 30
      #expect(largestDifference(Array(scaled.eigenvalues), Array(plain.eigenvalues)) < limit)
      #expect(scaled.report.isConverged)
      // Residuals are those of the vectors that are returned, whatever the scales of the two matrices are.
      for (ofA, ofB) in [(0, exponent), (exponent, -exponent), (-exponent, 0)] {
        let (p, q) = (timesPowerOfTwo(a, ofA), timesPowerOfTwo(b, ofB))
        let other = try PartialSymmetricEigen(p, metric: q, count: 2)
        let general = try PartialEigen(p, metric: q, count: 2)
        // By powers of two everything is the same to the bit.
        let unit = E.Real(sign: .plus, exponent: E.Real.Exponent(ofB / 2 - ofA), significand: 1)
        let size = E.Real(sign: .plus, exponent: E.Real.Exponent(-ofA), significand: 1)
        #expect((other.report.largestResidual * unit) / plain.report.norm < 100 * E.ulpOfOne, "\(E.self) \(ofA) \(ofB)")
        #expect((other.report.norm * size / plain.report.norm - 1).magnitude < 0.01, "\(E.self) \(ofA) \(ofB)")
        let vector = other.eigenvectors[column: 0]
        let difference = p * vector - q * vector * E(other.eigenvalues[0])
        #expect((difference.euclideanNorm() - other.report.residuals[0]) * unit < 100 * E.ulpOfOne * plain.report.norm)
        #expect(general.report.largestResidual * size < 300 * E.ulpOfOne * plain.report.norm, "\(E.self) \(ofA) \(ofB)")
        #expect((general.report.norm * size / plain.report.norm - 1).magnitude < 0.01, "\(E.self) \(ofA) \(ofB)")
      }
      // ‖A‖ + |λ| ‖B‖: 5 and 5/2 times 2.
      let (five, two): (Matrix<E>, Matrix<E>) = (.diagonal([1, 2, 3, 4, 5]), .identity(5) * 2)
      let norms = [
        try PartialSymmetricEigen(five, metric: two, count: 2).report.norm,
        try PartialEigen(five, metric: two, count: 2).report.norm,
      ]
      #expect(norms.allSatisfy { ($0 - 10).magnitude < 0.001 }, "\(E.self) \(norms)")
      let singular = try PartialSymmetricEigen(a, metric: b, count: 3, .nearest(0))
      let all = try GeneralizedSymmetricEigen(a, b).eigenvalues
      #expect(largestDifference(Array(singular.eigenvalues), Array(all[0..<3])) < limit && singular.report.isConverged)
      let general = try PartialEigen(a, metric: b, count: 3, .nearest(0))
      #expect(largestDifference(general.eigenvalues.map(\.real), Array(all[0..<3])) < limit)
      #expect(throws: LinearAlgebraError.self) {
        try PartialSymmetricEigen(a, metric: a - Matrix.identity(30), count: 2)
      }
      var broken = a
      broken[1, 1] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [1, 1])) {
        try PartialSymmetricEigen(broken, metric: b, count: 2)
      }
      #expect(throws: LinearAlgebraError.notFinite(at: [1, 1])) { try PartialEigen(b, metric: broken, count: 2) }
      #expect(try PartialSymmetricEigen(a, metric: b, count: 0).eigenvalues.isEmpty)
    }
    for type in elementTypes { try check(type) }
  }
}
