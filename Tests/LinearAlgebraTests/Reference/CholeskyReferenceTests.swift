import LinearAlgebra
import TestSupport
import Testing

@Suite("Cholesky and LDL against NumPy and SciPy")
struct CholeskyReferenceTests {
  @Test(
    "Cholesky: factor, solution, log-determinant and inverse",
    arguments: try referenceCases("cholesky", operation: "cholesky"))
  func cholesky(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let cholesky = try Cholesky(try check.matrix("a"))
      try check.expect(cholesky.lower, "lower")
      try check.expect(try cholesky.solve(try check.matrix("b")), "solution")
      try check.expect(cholesky.logDeterminant().logMagnitude, "logDeterminant")
      try check.expect(try cholesky.inverse(), "inverse")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "the leading minor that is not positive is named",
    arguments: try referenceCases("cholesky", operation: "notPositiveDefinite"))
  func notPositiveDefinite(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      let minor = Int(try reference.number("leadingMinor"))
      #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: minor)) { try Cholesky(a) }
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "pivoted Cholesky: rank, order and factor", arguments: try referenceCases("cholesky", operation: "pivotedCholesky"))
  func pivoted(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let cholesky = try PivotedCholesky(try check.matrix("a"))
      try check.expect(cholesky.rank, "rank")
      try check.expect(cholesky.permutation, "permutation")
      try check.expect(cholesky.lower[..., 0..<cholesky.rank].adjoint(), "upper")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("LDL: inertia, solution and determinant", arguments: try referenceCases("ldl", operation: "ldl"))
  func ldl(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      let ldl = try LDL(a)
      let inertia = ldl.inertia
      try check.expect([inertia.positive, inertia.negative, inertia.zero], "inertia")
      try check.expect(try ldl.solve(try check.matrix("b")), "solution")
      try check.ofDeterminant(order: a.rows).expect(ldl.determinant(), "determinant")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
