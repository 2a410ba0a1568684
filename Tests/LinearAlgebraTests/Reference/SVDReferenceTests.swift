import LinearAlgebra
import TestSupport
import Testing

@Suite("SVD against NumPy")
struct SVDReferenceTests {
  @Test(
    "singular values are those of 50 digits, of awkward and rank-deficient matrices too",
    arguments: try referenceCases("svd", operation: "singularValues"))
  func values(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      var check = ReferenceCheck(reference, type)
      check.limit = 20
      let a = try check.matrix("a")
      try check.expect(try SVD(a).singularValues, "singularValues")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
