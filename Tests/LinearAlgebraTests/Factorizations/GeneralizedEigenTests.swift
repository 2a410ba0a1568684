import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

private func asComplex<E: Scalar>(_ a: Matrix<E>) -> Matrix<Complex<E.Real>> {
  Matrix(rows: a.rows, columns: a.columns) { i, j in Complex(a[i, j].real, a[i, j].imaginary) }
}

/// The largest ‖β A v - α B v‖ over (|β| ‖A‖ + |α| ‖B‖) n eps.
private func worst<E: Scalar>(
  _ a: Matrix<E>, _ b: Matrix<E>, _ v: Matrix<Complex<E.Real>>, _ alpha: Vector<Complex<E.Real>>,
  _ beta: Vector<Complex<E.Real>>
) -> Double {
  let (av, bv) = (naiveProduct(asComplex(a), v), naiveProduct(asComplex(b), v))
  let unit = Double(max(a.rows, 1)) * Double(E.ulpOfOne)
  return (0..<a.rows).map { j in
    let column = Matrix<Complex<E.Real>>(rows: a.rows, columns: 1) { i, _ in beta[j] * av[i, j] - alpha[j] * bv[i, j] }
    let size = Double(beta[j].length) * naiveNorm(a) + Double(alpha[j].length) * naiveNorm(b)
    return naiveNorm(column) / (size * unit)
  }.max() ?? 0
}

@Suite struct GeneralizedEigenTests {
  @Test("right and left vectors satisfy their equations in every order, type and layout")
  func equations() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 2, 3, 5, 10, 30] {
        let (a, b) = (randomMatrix(n, n, seed: 41, of: E.self), randomMatrix(n, n, seed: 42, of: E.self))
        for ((_, va), (name, vb)) in zip(layoutVariants(of: a), layoutVariants(of: b)) {
          let eigen = try GeneralizedEigen(va, vb, vectors: .leftAndRight)
          let beta = Vector<Complex<E.Real>>(count: n) { Complex(eigen.beta[$0].real, eigen.beta[$0].imaginary) }
          #expect(worst(a, b, eigen.eigenvectors, eigen.alpha, beta) < 30, "\(E.self) \(n) \(name)")
          let left = try #require(eigen.leftEigenvectors)
          let conjugates = Vector<Complex<E.Real>>(count: n) { eigen.alpha[$0].conjugate }
          let betas = Vector<Complex<E.Real>>(count: n) { beta[$0].conjugate }
          #expect(worst(naiveAdjoint(a), naiveAdjoint(b), left, conjugates, betas) < 30, "\(E.self) \(n) \(name)")
          #expect(abs(naiveNorm(eigen.eigenvectors[column: 0].asColumn) - 1) < 20 * Double(E.ulpOfOne))
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("with B = 1 the eigenvalues are those of A, with a singular B one is infinite")
  func specialPairs() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = randomMatrix(4, 4, seed: 43, of: E.self)
      let (values, expected) = (try GeneralizedEigen(a, .identity(4)).eigenvalues, try a.eigenvalues())
      for value in values {
        #expect((expected.map { Double(($0 - value).length) }.min() ?? 1) < 1000 * Double(E.ulpOfOne))
      }
      let singular = try GeneralizedEigen(Matrix<E>.identity(3), .diagonal([1, 0, 2])).eigenvalues
      #expect(singular.filter { !$0.isFinite }.count == 1)
      let finite = singular.filter(\.isFinite).map { Double($0.real) }.sorted()
      let tolerance = 10 * Double(E.ulpOfOne)
      #expect(abs(finite[0] - 0.5) < tolerance && abs(finite[1] - 1) < tolerance)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("empty pairs have no eigenvalues, and what is not finite is named")
  func degenerate() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let empty = try GeneralizedEigen(Matrix<E>.zeros(0, 0), .zeros(0, 0))
      #expect(empty.eigenvalues.isEmpty && empty.eigenvectors.shape == (0, 0))
      var bad = Matrix<E>.identity(2)
      bad[1, 0] = E(E.Real.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [1, 0])) { try GeneralizedEigen(bad, .identity(2)) }
      #expect(throws: LinearAlgebraError.notFinite(at: [1, 0])) { try GeneralizedEigen(.identity(2), bad) }
    }
    for type in elementTypes { try check(type) }
  }
}
