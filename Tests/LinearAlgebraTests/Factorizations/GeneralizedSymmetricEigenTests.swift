import LinearAlgebra
import TestSupport
import Testing

private func pair<E: Scalar>(_ n: Int, of type: E.Type) -> (a: Matrix<E>, b: Matrix<E>) {
  let s = randomMatrix(n, n, seed: 32, of: type)
  var b = naiveHermitianPart(naiveProduct(naiveAdjoint(s), s))
  for i in 0..<n { b[i, i] += E(E.Real(n)) }
  return (naiveHermitianPart(randomMatrix(n, n, seed: 31, of: type)), b)
}

private func scaled<E: Scalar>(_ a: Matrix<E>, _ values: Vector<E.Real>) -> Matrix<E> {
  Matrix(rows: a.rows, columns: a.columns) { i, j in a[i, j] * E(values[j]) }
}

@Suite struct GeneralizedSymmetricEigenTests {
  @Test("each problem's equation holds, and the vectors are orthonormal with respect to B")
  func equations() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 2, 3, 5, 10, 30] {
        let (a, b) = pair(n, of: E.self)
        for ((_, va), (name, vb)) in zip(layoutVariants(of: a), layoutVariants(of: b)) {
          for problem in GeneralizedProblem.allCases {
            let eigen = try GeneralizedSymmetricEigen(va, vb, problem)
            let (v, λ) = (eigen.eigenvectors, eigen.eigenvalues)
            let comment: Comment = "\(E.self) \(n) \(name) \(problem)"
            let (left, right): (Matrix<E>, Matrix<E>) =
              switch problem {
              case .ratio: (naiveProduct(a, v), scaled(naiveProduct(b, v), λ))
              case .product: (naiveProduct(a, naiveProduct(b, v)), scaled(v, λ))
              case .reversedProduct: (naiveProduct(b, naiveProduct(a, v)), scaled(v, λ))
              }
            let size = naiveNorm(a) * naiveNorm(v) * (problem == .ratio ? 1 : naiveNorm(b))
            let distance = naiveNorm(Matrix<E>(rows: n, columns: n) { i, j in left[i, j] - right[i, j] })
            #expect(distance <= 60 * Double(n) * Double(E.ulpOfOne) * size, comment)
            if problem != .reversedProduct {
              let gram = naiveProduct(naiveAdjoint(v), naiveProduct(b, v))
              #expect(residual(Matrix<E>.identity(n), gram) < 60, comment)
            }
            #expect((0..<n).allSatisfy { $0 == 0 || λ[$0 - 1] <= λ[$0] })
            #expect(rowsFollowSignRule(v.transposed()))
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("extreme scales of both matrices scale the results")
  func scales() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (a, b) = pair(5, of: E.self)
      let expected = try GeneralizedSymmetricEigen(a, b)
      let e = E.Real.kind == .float ? 90 : 700
      let small = E(E.Real(sign: .plus, exponent: E.Real.Exponent(-e), significand: 1))
      let eigen = try GeneralizedSymmetricEigen(a * small, b * small)
      #expect(residual(expected.eigenvalues.asColumn, eigen.eigenvalues.asColumn) < 30)
      let root = E(E.Real(sign: .plus, exponent: E.Real.Exponent(-e / 2), significand: 1))
      #expect(residual(expected.eigenvectors, eigen.eigenvectors * root) < 1000)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a B that is not positive definite is named by its leading minor")
  func notPositiveDefinite() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = Matrix<E>.identity(3)
      let b = Matrix<E>.diagonal([1, -1, 1])
      #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) { try GeneralizedSymmetricEigen(a, b) }
      var bad = a
      bad[2, 0] = E(E.Real.infinity)
      #expect(throws: LinearAlgebraError.notFinite(at: [2, 0])) { try GeneralizedSymmetricEigen(a, bad) }
      #expect(throws: LinearAlgebraError.notFinite(at: [2, 0])) { try GeneralizedSymmetricEigen(bad, a) }
      let empty = try GeneralizedSymmetricEigen(Matrix<E>.zeros(0, 0), Matrix<E>.zeros(0, 0))
      #expect(empty.eigenvalues.isEmpty)
    }
    for type in elementTypes { try check(type) }
  }
}
