import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

private let sizes = [3, 10, 40]

private let kinds: [MatrixKind] = [
  .zero, .ones, .permutation, .hilbert, .kahan, .gradedRows, .nearSingular, .huge, .tiny, .wilkinson, .frank,
  .repeatedEigenvalues, .lauchli, .mixedScales, .random,
]

/// The unit of errors: n eps |A|.
private func unit<E: Scalar>(_ a: Matrix<E>) -> Double {
  let size = naiveNorm(a) * Double(max(a.rows, a.columns)) * Double(E.ulpOfOne)
  return max(size, Double(E.Real.leastNonzeroMagnitude))
}

/// How the singular or Hermitian eigenvalues of a matrix differ from those that are expected, in units n eps |A|.
private func error<E: Scalar>(_ a: Matrix<E>, _ own: Vector<E.Real>, _ expected: [E.Real]) -> Double {
  largestDifference(own.sorted(by: >), expected.sorted(by: >)) / unit(a)
}

@Suite("Spectra of matrices made from others")
struct MetamorphicSpectrumTests {
  @Test("singular values follow scaling, permutations, transposition, unions and padding")
  func singularValues() throws {
    func check<E: Scalar>(_ kind: MatrixKind, _ n: Int, _: E.Type) throws {
      let a = kind.matrix(n, of: E.self)
      let values = Array(try a.singularValues())
      func follows(_ other: Matrix<E>, _ expected: [E.Real], _ relation: String) throws {
        let found = error(other, try other.singularValues(), expected)
        #expect(found < 10, "\(relation) \(kind) \(n) \(E.self)")
        let beside = error(other, try SVD(other).singularValues, expected)
        #expect(beside < 10, "\(relation) \(kind) \(n) \(E.self)")
      }
      for exponent in [-3, 2] {
        let factor = E.Real(power(2, exponent))
        try follows(timesPowerOfTwo(a, exponent), values.map { $0 * factor }, "2^\(exponent) A")
      }
      try follows(permuted(a, scrambled(n), scrambled(n, seed: 12)), values, "P A Q")
      try follows(naiveOperation(a, .transposed), values, "Aᵀ")
      let b = kind.matrix(n / 2 + 1, of: E.self, seed: 8)
      try follows(blockDiagonal(a, b), values + (try b.singularValues()), "A ⊕ B")
      try follows(blockDiagonal(a, Matrix<E>(rows: 4, columns: 0) { _, _ in 0 }), values, "zero rows")
      try follows(blockDiagonal(a, Matrix<E>(rows: 0, columns: 4) { _, _ in 0 }), values, "zero columns")
    }
    for type in elementTypes {
      for kind in kinds {
        for n in sizes { try check(kind, n, type) }
      }
    }
  }

  @Test("eigenvalues of Hermitian matrices follow scaling, permutations, transposition, unions and padding")
  func hermitianEigenvalues() throws {
    func check<E: Scalar>(_ kind: MatrixKind, _ n: Int, _: E.Type) throws {
      let a = naiveHermitianPart(kind.matrix(n, of: E.self))
      let values = Array(try a.symmetricEigenvalues())
      func follows(_ other: Matrix<E>, _ expected: [E.Real], _ relation: String) throws {
        let found = error(other, try other.symmetricEigenvalues(), expected)
        #expect(found < 10, "\(relation) \(kind) \(n) \(E.self)")
        let beside = error(other, try SymmetricEigen(other).eigenvalues, expected)
        #expect(beside < 10, "\(relation) \(kind) \(n) \(E.self)")
      }
      for exponent in [-3, 2] {
        let factor = E.Real(power(2, exponent))
        try follows(timesPowerOfTwo(a, exponent), values.map { $0 * factor }, "2^\(exponent) A")
      }
      try follows(Matrix(rows: n, columns: n) { i, j in -a[i, j] }, values.map { -$0 }, "-A")
      try follows(permuted(a, scrambled(n), scrambled(n)), values, "P A Pᵀ")
      try follows(naiveOperation(a, .transposed), values, "Aᵀ")
      let b = naiveHermitianPart(kind.matrix(n / 2 + 1, of: E.self, seed: 8))
      try follows(blockDiagonal(a, b), values + (try b.symmetricEigenvalues()), "A ⊕ B")
      let zeros = [E.Real](repeating: 0, count: 4)
      try follows(blockDiagonal(a, Matrix<E>(rows: 4, columns: 4) { _, _ in 0 }), values + zeros, "A ⊕ 0")
    }
    for type in elementTypes {
      for kind in kinds {
        for n in sizes { try check(kind, n, type) }
      }
    }
  }

  @Test(
    "eigenvalues follow scaling, similarity by permutations, transposition and unions, as far as they are determined")
  func eigenvalues() throws {
    func check<E: Scalar>(_ kind: MatrixKind, _ n: Int, _: E.Type) throws {
      let a = kind.matrix(n, of: E.self)
      let eigen = try Eigen(a)
      let values = Array(eigen.eigenvalues)
      let b = kind.matrix(n / 2 + 1, of: E.self, seed: 8)
      let other = try Eigen(b)
      // Bauer and Fike: a change of A moves no eigenvalue by more than its norm times the condition of the vectors,
      // which is 1 for normal matrices, though what is computed for repeated eigenvalues need not be orthogonal.
      func condition(_ v: Matrix<Complex<E.Real>>) throws -> Double {
        let σ = try v.singularValues()
        return Double(σ[0]) / Double(σ[σ.count - 1])
      }
      let isNormal = ![.random, .huge, .tiny].contains(kind)
      let limit = 10 * (isNormal ? 1 : max(try condition(eigen.eigenvectors), try condition(other.eigenvectors)))
      #expect(limit < 1000, "\(kind) \(n) \(E.self) says little")
      func follows(_ other: Matrix<E>, _ expected: [Complex<E.Real>], _ relation: String) throws {
        for own in [try other.eigenvalues(), try Eigen(other).eigenvalues] {
          let found = matchingDistance(Array(own), expected) / unit(other)
          #expect(found < limit, "\(relation) \(kind) \(n) \(E.self)")
        }
      }
      for exponent in [-3, 2] {
        let factor = Complex(E.Real(power(2, exponent)))
        try follows(timesPowerOfTwo(a, exponent), values.map { $0 * factor }, "2^\(exponent) A")
      }
      try follows(permuted(a, scrambled(n), scrambled(n)), values, "P A Pᵀ")
      try follows(naiveOperation(a, .transposed), values, "Aᵀ")
      try follows(blockDiagonal(a, b), values + Array(other.eigenvalues), "A ⊕ B")
    }
    let determined: [MatrixKind] = [
      .zero, .identity, .ones, .permutation, .hilbert, .huge, .tiny, .wilkinson, .minij, .toeplitz,
      .repeatedEigenvalues, .random,
    ]
    for type in elementTypes {
      for kind in determined {
        for n in sizes { try check(kind, n, type) }
      }
    }
  }
}
