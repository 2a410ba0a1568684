import LinearAlgebra
import TestSupport
import Testing

@Suite("Power, inverse and Rayleigh quotient iteration")
struct VectorIterationTests {
  @Test("the power iteration finds the eigenvalue of largest modulus at the rate of the next one")
  func power() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = hermitian([-8, 1, 2, 3, 4])
      let power = try PowerIteration(a)
      #expect((power.eigenvalue - -8).modulus < 200 * E.ulpOfOne)
      #expect(power.record.isConverged)
      #expect(eigenResidual(a, [power.eigenvalue], power.eigenvector.asColumn) < 20)
      #expect(rowsFollowSignRule(naiveAdjoint(power.eigenvector.asColumn)))
      let residuals = power.record.residuals
      try #require(residuals.count > 10)
      #expect((residuals[9] / residuals[8] - 0.5).magnitude < 0.05, "\(residuals)")
      #expect(try PowerIteration(OnlyProducts(a)).eigenvector == power.eigenvector)
      #expect(power.record.steps == residuals.count && power.record.seed == 0)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a complex pair of a real matrix, and opposite eigenvalues, are reported as not converged")
  func noDominantEigenvalue() throws {
    let turn: Matrix = [[0, -1], [1, 0]]
    let mirror: Matrix = [[1, 0], [0, -1]]
    for a in [turn, mirror] {
      let power = try PowerIteration(a, maximumSteps: 50)
      #expect(!power.record.isConverged && power.record.steps == 50)
    }
  }

  @Test("inverse iteration finds the eigenvalue nearest to the shift, which may be one")
  func inverse() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = hermitian([1, 2, 3.5, 5, 9])
      for (shift, expected) in [(0.5, 1), (2.2, 2), (3.5, 3.5), (6.9, 5), (100, 9)] {
        let inverse = try InverseIteration(a, shift: E(E.Real(shift)), maximumSteps: 1000)
        #expect((inverse.eigenvalue - E(E.Real(expected))).modulus < 500 * E.ulpOfOne, "\(E.self) \(shift)")
        #expect(inverse.record.isConverged, "\(E.self) \(shift)")
        #expect(eigenResidual(a, [inverse.eigenvalue], inverse.eigenvector.asColumn) < 20)
      }
      let exact = try InverseIteration(Matrix<E>.diagonal([1, 2, 3]), shift: 2)
      #expect((exact.eigenvalue - 2).modulus < 100 * E.ulpOfOne && exact.record.steps <= 3)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the Rayleigh quotient iteration converges cubically, and for general matrices too")
  func rayleigh() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = hermitian((0..<30).map { Double($0) })
      let all = try SymmetricEigen(a)
      let start = all.eigenvectors[column: 11] + randomVector(30) * E(0.05)
      let quotient = try RayleighQuotientIteration(a, start: start)
      #expect((quotient.eigenvalue - 11).modulus < 2000 * E.ulpOfOne && quotient.record.isConverged)
      #expect(quotient.record.steps <= 5)
      #expect(eigenResidual(a, [quotient.eigenvalue], quotient.eigenvector.asColumn) < 20)
      var general = a
      general[0, 29] += E(0.5)
      let other = try RayleighQuotientIteration(general, start: start, shift: 11)
      #expect(other.record.isConverged)
      #expect(eigenResidual(general, [other.eigenvalue], other.eigenvector.asColumn) < 20)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("1×1, zero, tiny and huge matrices, and inputs that are not finite")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let one: Matrix<E> = [[-3]]
      #expect((try PowerIteration(one).eigenvalue - -3).modulus < 10 * E.ulpOfOne)
      #expect((try InverseIteration(one, shift: 1).eigenvalue - -3).modulus < 10 * E.ulpOfOne)
      #expect((try RayleighQuotientIteration(one).eigenvalue - -3).modulus < 10 * E.ulpOfOne)
      let zero = Matrix<E>.zeros(4, 4)
      #expect(try PowerIteration(zero).eigenvalue == 0 && PowerIteration(zero).record.isConverged)
      #expect(try InverseIteration(zero).record.isConverged)
      let plain: Matrix<E> = hermitian([1, 2, 8])
      let length = try InverseIteration(plain).record.residuals[0]
      for exponent in E.Real.kind == .float ? [-124, -60, 60, 120] : [-1018, -500, 500, 1010] {
        let a = timesPowerOfTwo(plain, exponent)
        let factor = E.Real(sign: .plus, exponent: E.Real.Exponent(-exponent), significand: 1)
        let (power, inverse) = (try PowerIteration(a), try InverseIteration(a))
        let quotient = try RayleighQuotientIteration(a)
        #expect((power.eigenvalue * E(factor) - 8).modulus < 200 * E.ulpOfOne)
        #expect((inverse.eigenvalue * E(factor) - 1).modulus < 200 * E.ulpOfOne)
        #expect((inverse.record.residuals[0] * factor / length - 1).magnitude < 0.01, "\(E.self) \(exponent)")
        #expect(eigenResidual(a, [quotient.eigenvalue], quotient.eigenvector.asColumn) < 20, "\(E.self) \(exponent)")
        let given = try RayleighQuotientIteration(a, shift: power.eigenvalue)
        #expect((given.eigenvalue * E(factor) - 8).modulus < 200 * E.ulpOfOne && given.record.residuals[0] >= 0)
        let second = try InverseIteration(a, shift: E(E.Real(2.2) / factor))
        #expect((second.eigenvalue * E(factor) - 2).modulus < 200 * E.ulpOfOne && second.record.isConverged)
        #expect(power.record.isConverged && inverse.record.isConverged && quotient.record.isConverged)
      }
      var broken = Matrix<E>.identity(3)
      broken[0, 1] = E(.nan)
      #expect(throws: LinearAlgebraError.self) { try PowerIteration(broken) }
      #expect(throws: LinearAlgebraError.notFinite(at: [0, 1])) { try InverseIteration(broken) }
      #expect(throws: LinearAlgebraError.notFinite(at: [0, 1])) { try RayleighQuotientIteration(broken) }
    }
    for type in elementTypes { try check(type) }
  }
}
