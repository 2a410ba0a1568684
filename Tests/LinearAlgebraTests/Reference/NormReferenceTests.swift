import LinearAlgebra
import TestSupport
import Testing

@Suite("matrix norms against NumPy")
struct NormReferenceTests {
  @Test("matrix norms by name", arguments: try referenceCases("norms", operation: "matrixNorms"))
  func norms(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      let norms: [(String, MatrixNorm)] = [
        ("frobenius", .frobenius), ("spectral", .spectral), ("nuclear", .nuclear), ("schatten3", .schatten(3)),
        ("schatten1.5", .schatten(1.5)), ("one", .one), ("infinity", .infinity), ("max", .max),
      ]
      for (key, norm) in norms where reference.outputs[key] != nil { try check.expect(try a.norm(norm), key) }
    }
    for type in reference.elementTypes { try check(type) }
  }
}
