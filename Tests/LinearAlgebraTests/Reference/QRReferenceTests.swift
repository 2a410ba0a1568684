import LinearAlgebra
import TestSupport
import Testing

@Suite("QR against NumPy")
struct QRReferenceTests {
  @Test("|R| of the thin QR", arguments: try referenceCases("qr", operation: "qr"))
  func qr(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expectAbsolute(try QR(try check.matrix("a")).r, "absoluteR")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
