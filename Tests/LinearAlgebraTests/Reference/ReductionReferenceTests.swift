import LinearAlgebra
import TestSupport
import Testing

@Suite("reductions and concatenation against NumPy")
struct ReductionReferenceTests {
  @Test(
    "sums, means and traces, by row, by column and whole",
    arguments: try referenceCases("elementwise", operation: "reductions"))
  func sums(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      try check.expect(a.sum(), "sum")
      try check.expect(a.sum(by: .row), "sumByRow")
      try check.expect(a.sum(by: .column), "sumByColumn")
      guard !a.isEmpty else { return }
      try check.expect(a.mean(), "mean")
      try check.expect(a.mean(by: .row), "meanByRow")
      try check.expect(a.mean(by: .column), "meanByColumn")
      if a.isSquare { try check.expect(a.trace(), "trace") }
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "smallest and largest elements, by row, by column and whole",
    arguments: try referenceCases("elementwise", operation: "reductions"))
  func extremes(reference: ReferenceCase) throws {
    func check<Element: RealScalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      guard !a.isEmpty else { return }
      try check.expect(a.minimum(), "minimum")
      try check.expect(a.minimum(by: .row), "minimumByRow")
      try check.expect(a.minimum(by: .column), "minimumByColumn")
      try check.expect(a.maximum(), "maximum")
      try check.expect(a.maximum(by: .row), "maximumByRow")
      try check.expect(a.maximum(by: .column), "maximumByColumn")
    }
    for type in reference.realElementTypes { try check(type) }
  }

  @Test(
    "matrices beside and above each other", arguments: try referenceCases("elementwise", operation: "rearrangements"))
  func concatenation(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.matrix("b"))
      try check.expect(Matrix(vertically: a, b), "stackedRows")
      try check.expect(Matrix(horizontally: a, b), "stackedColumns")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
