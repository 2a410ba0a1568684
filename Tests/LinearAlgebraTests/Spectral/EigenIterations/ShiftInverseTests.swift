import LinearAlgebra
import TestSupport
import Testing

@Suite("Shift and invert")
struct ShiftInverseTests {
  @Test("the products are solutions with A - σ B and its adjoint, for every layout")
  func products() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 2, 3, 10, 40] {
        let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(n, n), randomMatrix(n, n, seed: 7))
        let σ = E(real: 0.5, imaginary: 0.25)
        let (plain, pair) = (a - Matrix.identity(n) * σ, a - b * σ)
        let x: Matrix<E> = randomMatrix(n, 3, seed: 9)
        for (layout, variant) in layoutVariants(of: a) {
          let inverse = try ShiftInverse(variant, shift: σ)
          #expect(solutionResidual(plain, try inverse.product(x), x) < 30, "\(E.self) \(n) \(layout)")
          #expect(solutionResidual(naiveAdjoint(plain), try inverse.adjointProduct(x), x) < 30)
          let other = try ShiftInverse(variant, metric: b, shift: σ)
          #expect(solutionResidual(pair, try other.product(x), x) < 30, "\(E.self) \(n) \(layout)")
          #expect(inverse.rows == n && inverse.columns == n && inverse.shift == σ)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the eigenvalue nearest to a shift by the power iteration, and several by Arnoldi")
  func nearest() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = hermitian((0..<40).map { Double($0) })
      let inverse = try ShiftInverse(a, shift: E(7.25))
      let power = try PowerIteration(inverse)
      let error: E.Real = 1 / power.eigenvalue.real + 0.25
      #expect(error.magnitude < 5000 * E.ulpOfOne)
      #expect(power.record.isConverged)
      let several = try PartialEigen(inverse: inverse, of: a, shift: E(7.25), count: 3)
      let expected: [E.Real] = [7, 8, 6]
      #expect(largestDifference(several.eigenvalues.map(\.real), expected) < 1e4 * Double(E.ulpOfOne))
      #expect(several.report.isConverged)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a singular matrix has an inverse a rounding error aside, and what is not finite is refused")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = Matrix<E>.diagonal([1, 2, 3])
      let inverse = try ShiftInverse(a, shift: 2)
      let x = try inverse.product(Matrix<E>.ones(3, 1))
      #expect(x[1, 0].modulus > 0.001 / E.ulpOfOne && x[1, 0].isFinite)
      // What is a rounding error depends on the size of the matrix.
      let far = try ShiftInverse(timesPowerOfTwo(a, 40), shift: E(0x1p41)).product(Matrix<E>.ones(3, 1))[1, 0]
      #expect(far.modulus * 0x1p40 > 0.001 / E.ulpOfOne && far.isFinite)
      #expect(try ShiftInverse(Matrix<E>.zeros(2, 2), shift: 0).product(.ones(2, 1))[0, 0].isFinite)
      #expect(try ShiftInverse(Matrix<E>.zeros(0, 0), shift: 1).rows == 0)
      var broken = a
      broken[2, 0] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [2, 0])) { try ShiftInverse(broken, shift: 1) }
    }
    for type in elementTypes { try check(type) }
  }
}
