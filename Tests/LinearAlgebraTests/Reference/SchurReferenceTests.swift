import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Schur and Hessenberg forms against SciPy")
struct SchurReferenceTests {
  @Test(
    "eigenvalues, counts after ordering, departure from normality",
    arguments: try referenceCases("schur", operation: "schur"))
  func schur(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      let schur = try Schur(a)
      try check.expectInAnyOrder(schur.eigenvalues, "eigenvalues")
      try check.expect(try Schur(a, selecting: { $0.real < 0 }).selectedCount, "negativeCount")
      try check.expect(try Schur(a, selecting: { $0.length < 1 }).selectedCount, "insideUnitCircleCount")
      guard a.rows > 1 else { return }
      let squares = parts(schur.eigenvalues).map { $0.real * $0.real + $0.imaginary * $0.imaginary }.reduce(0, +)
      let departure = (naiveNorm(schur.t) * naiveNorm(schur.t) - squares).squareRoot()
      try check.expect(departure, "departureFromNormality")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("Hessenberg form up to signs", arguments: try referenceCases("schur", operation: "hessenberg"))
  func hessenberg(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expectAbsolute(try Hessenberg(try check.matrix("a")).h, "absolute")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
