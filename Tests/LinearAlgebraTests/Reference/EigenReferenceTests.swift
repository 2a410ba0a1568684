import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("eigenvalues and eigenvectors against NumPy, SciPy and 50 digits")
struct EigenReferenceTests {
  @Test(
    "eigenvalues of general matrices, with and without vectors",
    arguments: try referenceCases("eigen", operation: "eigen"))
  func general(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      try check.expectInAnyOrder(try Eigen(a).eigenvalues, "eigenvalues")
      try check.expectInAnyOrder(try Eigen(a, vectors: .leftAndRight).eigenvalues, "eigenvalues")
      try check.expectInAnyOrder(try a.eigenvalues(), "eigenvalues")
      try check.expectInAnyOrder(try Schur(a).eigenvalues, "eigenvalues")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("eigenvalues of pairs", arguments: try referenceCases("eigen", operation: "generalizedEigen"))
  func generalized(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.matrix("b"))
      try check.expectInAnyOrder(try GeneralizedEigen(a, b).eigenvalues, "eigenvalues")
      try check.expectInAnyOrder(try GeneralizedEigen(a, b, vectors: .leftAndRight).eigenvalues, "eigenvalues")
      try check.expectInAnyOrder(try GeneralizedSchur(a, b).eigenvalues, "eigenvalues")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "eigenpairs of Hermitian matrices, from either triangle",
    arguments: try referenceCases("symmetriceigen", operation: "symmetricEigen"))
  func symmetric(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      for triangle in [nil, Triangle.lower, .upper] {
        let eigen = try SymmetricEigen(a, triangle: triangle)
        try check.expect(eigen.eigenvalues, "eigenvalues")
        try check.expect(eigen.eigenvectors, "eigenvectors")
        try check.expect(try a.symmetricEigenvalues(triangle: triangle), "eigenvalues")
      }
      let byRange = try SymmetricEigen(a, .indices(0..<a.rows))
      try check.expect(byRange.eigenvalues, "eigenvalues")
      try check.expect(byRange.eigenvectors, "eigenvectors")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "eigenvalues of Hermitian matrices of known kinds, multiple ones too",
    arguments: try referenceCases("symmetriceigen", operation: "symmetricEigenvalues"))
  func symmetricEigenvalues(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      try check.expect(try a.symmetricEigenvalues(), "eigenvalues")
      try check.expect(try SymmetricEigen(a).eigenvalues, "eigenvalues")
      try check.expect(try SymmetricEigen(a, .indices(0..<a.rows)).eigenvalues, "eigenvalues")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "eigenvalues of Hermitian pairs",
    arguments: try referenceCases("symmetriceigen", operation: "generalizedSymmetricEigen"))
  func symmetricPairs(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.matrix("b"))
      for triangle in [nil, Triangle.lower, .upper] {
        try check.expect(try GeneralizedSymmetricEigen(a, b, triangle: triangle).eigenvalues, "eigenvalues")
      }
      try check.expectInAnyOrder(try GeneralizedEigen(a, b).eigenvalues, "eigenvalues")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "coefficients of the characteristic polynomial are those of exact arithmetic",
    arguments: try referenceCases("polynomials", operation: "characteristicPolynomial"))
  func characteristicPolynomial(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expect(try check.matrix("a").characteristicPolynomial(), "coefficients")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
