import LinearAlgebra
import TestSupport
import Testing

@Suite("LU against SciPy")
struct LUReferenceTests {
  @Test("factors, permutation, determinant and solutions", arguments: try referenceCases("lu", operation: "lu"))
  func lu(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      let lu = try LU(a)
      try check.expect(lu.lower, "lower")
      try check.expect(lu.upper, "upper")
      try check.expect(lu.permutation, "permutation")
      guard a.isSquare else { return }
      let b = try check.matrix("b")
      try check.ofDeterminant(order: a.rows).expect(lu.determinant(), "determinant")
      try check.expect(try lu.solve(b), "solution")
      try check.expect(try lu.solve(b, .adjoint), "adjointSolution")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "inverse, determinant, and its logarithm with sign", arguments: try referenceCases("inverse", operation: "inverse"))
  func inverse(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      let lu = try LU(a)
      try check.expect(try lu.inverse(), "inverse")
      try check.ofDeterminant(order: a.rows).expect(lu.determinant(), "determinant")
      try check.expect(lu.logDeterminant().sign, "sign")
      try check.expect(lu.logDeterminant().logMagnitude, "logAbsoluteDeterminant")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "log-determinant beyond the range of the type",
    arguments: try referenceCases("inverse", operation: "logDeterminant"))
  func logDeterminant(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let logarithm = try LU(try check.matrix("a")).logDeterminant()
      try check.expect(logarithm.sign, "sign")
      try check.expect(logarithm.logMagnitude, "logAbsoluteDeterminant")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("determinant of singular matrices", arguments: try referenceCases("inverse", operation: "determinant"))
  func singular(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expect(try LU(try check.matrix("a")).determinant(), "determinant")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
