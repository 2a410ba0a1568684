import LinearAlgebra
import TestSupport
import Testing

@Suite("products against NumPy")
struct ProductReferenceTests {
  @Test("matrix products, transposed on either side", arguments: try referenceCases("products", operation: "gemm"))
  func products(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = transformed(try check.matrix("a"), try reference.word("left"))
      let b = transformed(try check.matrix("b"), try reference.word("right"))
      try check.expect(a * b, "product")
    }
    for type in reference.elementTypes { try check(type) }
  }
}

/// The matrix, its transpose or its adjoint, as a case of the reference names it.
func transformed<Element: Scalar>(_ a: Matrix<Element>, _ transform: String) -> Matrix<Element> {
  switch transform {
  case "transpose": a.transposed()
  case "adjoint": a.adjoint()
  default: a
  }
}
