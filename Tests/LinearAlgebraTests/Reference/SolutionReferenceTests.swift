import LinearAlgebra
import TestSupport
import Testing

@Suite("linear systems and least squares by factorizations against NumPy")
struct SolutionReferenceTests {
  @Test(
    "systems of every structure by LU, QR, and Cholesky where definite",
    arguments: try referenceCases("solve", operation: "solve"))
  func systems(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.matrix("b"))
      try check.expect(try LU(a).solve(b), "x")
      try check.expect(try QR(a).solve(b), "x")
      guard try reference.word("structure") == "positiveDefinite" else { return }
      try check.expect(try Cholesky(a).solve(b), "x")
      try check.expect(try LDL(a).solve(b), "x")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("least squares of full rank by QR", arguments: try referenceCases("leastsquares", operation: "leastSquares"))
  func leastSquares(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.matrix("b"))
      guard a.rows >= a.columns else { return }
      try check.expect(try QR(a).solve(b), "x")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("A X B = C by two factorizations", arguments: try referenceCases("products", operation: "axb"))
  func sandwich(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b, c) = (try check.matrix("a"), try check.matrix("b"), try check.matrix("c"))
      let inner = try LU(a).solve(c)
      try check.expect(try LU(b).solve(inner.transposed(), .transposed).transposed(), "x")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("eigenvalues of general matrices by the Schur form", arguments: try referenceCases("eigen", operation: "eigen"))
  func eigenvalues(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expectInAnyOrder(try Schur(try check.matrix("a")).eigenvalues, "eigenvalues")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
