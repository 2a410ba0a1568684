import LinearAlgebra
import TestSupport
import Testing

@Suite("pivoted QR against SciPy")
struct PivotedQRReferenceTests {
  @Test("permutation and |R|", arguments: try referenceCases("qr", operation: "pivotedQR"))
  func factors(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let qr = try PivotedQR(try check.matrix("a"))
      try check.expect(qr.permutation, "permutation")
      try check.expectAbsolute(qr.r, "absoluteR")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("rank and the first column chosen", arguments: try referenceCases("qr", operation: "pivotedQRRank"))
  func rank(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let qr = try PivotedQR(try check.matrix("a"))
      try check.expect(qr.rank, "rank")
      try check.expect(Array(qr.permutation.prefix(1)), "leading")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
