import LinearAlgebra
import TestSupport
import Testing

@Suite("matrix functions against SciPy and 50 digits")
struct FunctionReferenceTests {
  @Test("exponential", arguments: try referenceCases("functions", operation: "expm"))
  func exponential(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      try check.expect(try check.matrix("a").exponential(), "result")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
