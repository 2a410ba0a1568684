import LinearAlgebra
import TestSupport
import Testing

@Suite("systems by structure against NumPy")
struct SystemReferenceTests {
  @Test(
    "solutions where the structure is found from the matrix", arguments: try referenceCases("solve", operation: "solve")
  )
  func solve(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expect(try check.matrix("a").solve(try check.matrix("b")), "x")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("inverse, determinant and its logarithm", arguments: try referenceCases("inverse", operation: "inverse"))
  func inverse(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      try check.expect(try a.inverse(), "inverse")
      try check.ofDeterminant(order: a.rows).expect(try a.determinant(), "determinant")
      try check.expect(try a.logDeterminant().logMagnitude, "logAbsoluteDeterminant")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
