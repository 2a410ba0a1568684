import LinearAlgebra
import TestSupport
import Testing

@Suite("linear systems by factorizations against NumPy")
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
}
