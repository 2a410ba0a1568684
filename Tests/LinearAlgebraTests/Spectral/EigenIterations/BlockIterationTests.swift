import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Subspace iteration and the QR iteration")
struct BlockIterationTests {
  @Test("subspace iteration finds the invariant subspace of the largest moduli, at the rate of the next")
  func subspace() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = hermitian([16, -12, 8, 2, 1, 0.5, -0.25])
      let space = try SubspaceIteration(a, count: 3)
      #expect(space.record.isConverged && orthogonalityResidual(space.basis) < 20)
      for (value, expected) in zip(space.eigenvalues, [16, -12, 8] as [E.Real]) {
        #expect((value - Complex(expected)).length < 500 * E.ulpOfOne)
      }
      #expect(residual(naiveProduct(a, space.basis), naiveProduct(space.basis, space.projection)) < 50)
      let residuals = space.record.residuals
      #expect((residuals[4] / residuals[3] - 0.25).magnitude < 0.02, "\(residuals)")
      #expect(try SubspaceIteration(OnlyProducts(a), count: 3).basis == space.basis)
      let turn: Matrix<E> = [[0, -3, 0], [3, 0, 1], [0, 0, 1]]
      let pair = try SubspaceIteration(turn, count: 2)
      #expect(pair.record.isConverged && (pair.eigenvalues[0].length - 3).magnitude < 100 * E.ulpOfOne)
      #expect(try SubspaceIteration(a, count: 0).basis.shape == (7, 0))
      #expect(try SubspaceIteration(Matrix<E>.zeros(0, 0), count: 0).eigenvalues.isEmpty)
      #expect(try !SubspaceIteration(a, count: 2, maximumSteps: 3).record.isConverged)
      var broken = a
      broken[0, 0] = E(.nan)
      #expect(throws: LinearAlgebraError.self) { try SubspaceIteration(broken, count: 2) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the QR iteration gives the Schur form, in few steps with Wilkinson's shifts")
  func schur() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [0, 1, 2, 3, 5, 10] {
        let a: Matrix<E> = randomMatrix(n, n, seed: 4)
        let qr = try QRIteration(a)
        #expect(qr.isConverged && qr.steps <= 6 * n, "\(E.self) \(n) \(qr.steps)")
        let complex = Matrix<Complex<E.Real>>(converting: a)
        #expect(residual(complex, naiveProduct(naiveProduct(qr.q, qr.t), naiveAdjoint(qr.q))) < 50)
        #expect(orthogonalityResidual(qr.q) < 50)
        for j in 0..<n { for i in j + 1..<max(n, j + 1) { #expect(qr.t[i, j] == 0) } }
        let expected = try a.eigenvalues()
        #expect(matchingDistance(Array(qr.eigenvalues), Array(expected)) < 3000 * Double(E.ulpOfOne))
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("permutations, on which Wilkinson's shifts alone never move, have their roots of 1")
  func permutations() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [3, 4, 5, 8] {
        let cyclic = Matrix<E>(rows: n, columns: n) { i, j in (i + 1) % n == j ? 1 : 0 }
        let qr = try QRIteration(cyclic)
        #expect(qr.isConverged && qr.steps < 50, "\(E.self) \(n) \(qr.steps)")
        let roots = (0..<n).map { Complex(length: E.Real(1), phase: 2 * .pi * E.Real($0) / E.Real(n)) }
        #expect(matchingDistance(Array(qr.eigenvalues), roots) < 1000 * Double(E.ulpOfOne))
        #expect(try !QRIteration(cyclic, shift: .rayleigh, maximumSteps: 50).isConverged)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("without shifts the diagonal comes in order of moduli, slowly, and a conjugate pair never parts")
  func shifts() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = hermitian([8, -4, 2, 1])
      let plain = try QRIteration(a, shift: .none)
      let rayleigh = try QRIteration(a, shift: .rayleigh)
      let wilkinson = try QRIteration(a, shift: .wilkinson)
      #expect(plain.isConverged && rayleigh.isConverged && wilkinson.isConverged)
      #expect(wilkinson.steps < plain.steps && rayleigh.steps < plain.steps)
      for (value, expected) in zip(plain.eigenvalues, [8, -4, 2, 1] as [E.Real]) {
        #expect((value - Complex(expected)).length < 500 * E.ulpOfOne)
      }
      #expect(plain.steps == plain.subdiagonals.count)
      let turn: Matrix<E> = [[0, -1, 0], [1, 0, 0], [0, 0, 5]]
      #expect(try !QRIteration(turn, shift: .none, maximumSteps: 60).isConverged)
      #expect(try QRIteration(turn).isConverged)
      let exponent = E.Real.kind == .float ? 100 : 900
      let large = try QRIteration(timesPowerOfTwo(a, exponent))
      #expect(large.isConverged && large.t[0, 0].isFinite && large.steps == wilkinson.steps)
      let beyond = Matrix<E>.ones(3, 3) * E(E.Real.greatestFiniteMagnitude)
      #expect(throws: LinearAlgebraError.overflow(routine: "QRIteration")) { try QRIteration(beyond) }
      let factor = E.Real(sign: .plus, exponent: E.Real.Exponent(exponent), significand: 1)
      #expect((large.subdiagonals[0] / factor / wilkinson.subdiagonals[0] - 1).magnitude < 0.01, "\(E.self)")
      var broken = a
      broken[0, 2] = E(.infinity)
      #expect(throws: LinearAlgebraError.notFinite(at: [0, 2])) { try QRIteration(broken) }
    }
    for type in elementTypes { try check(type) }
  }
}
