import LinearAlgebra
import TestSupport
import Testing

@Suite("elementwise operations against NumPy")
struct ElementwiseReferenceTests {
  @Test("operators, with scalars and with a row", arguments: try referenceCases("elementwise", operation: "operators"))
  func operators(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b, row) = (try check.matrix("a"), try check.matrix("b"), try check.vector("row"))
      let scalar = Element(1.5)
      try check.expect(a + b, "sum")
      try check.expect(a - b, "difference")
      try check.expect(a .* b, "product")
      try check.expect(a ./ b, "quotient")
      try check.expect(-a, "negative")
      try check.expect(a + scalar, "plusScalar")
      try check.expect(a * scalar, "timesScalar")
      try check.expect(a + row, "plusRow")
      try check.expect(a .* row, "timesRow")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("views and copies in another order", arguments: try referenceCases("elementwise", operation: "rearrangements"))
  func rearrangements(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      try check.expect(a.transposed(), "transposed")
      try check.expect(a.adjoint(), "adjoint")
      try check.expect(a.conjugated(), "conjugate")
      try check.expect(a.reversedRows(), "reversedRows")
      try check.expect(a.reversedColumns(), "reversedColumns")
      try check.expect(a.diagonal, "diagonal")
      try check.expect(a.everyRow(2), "everySecondRow")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
