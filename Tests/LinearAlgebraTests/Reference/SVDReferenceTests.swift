import LinearAlgebra
import TestSupport
import Testing

@Suite("SVD against NumPy")
struct SVDReferenceTests {
  @Test(
    "singular values and vectors are NumPy's under the sign rule",
    arguments: try referenceCases("svd", operation: "svd"))
  func vectors(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      for algorithm in [SVD<Element>.Algorithm.divideAndConquer, .qrIteration, .jacobi] {
        let svd = try SVD(a, algorithm: algorithm)
        try check.expect(svd.singularValues, "singularValues")
        try check.expect(svd.u, "u")
        try check.expect(svd.vh, "vh")
      }
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "singular values are those of 50 digits, of awkward and rank-deficient matrices too",
    arguments: try referenceCases("svd", operation: "singularValues"))
  func values(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let a = try check.matrix("a")
      for algorithm in [SVD<Element>.Algorithm.divideAndConquer, .qrIteration, .jacobi] {
        try check.expect(try SVD(a, algorithm: algorithm).singularValues, "singularValues")
        try check.expect(try a.singularValues(algorithm: algorithm), "singularValues")
      }
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "Jacobi finds small singular values of graded rows to high relative accuracy",
    arguments: try referenceCases("svd", operation: "relativeSingularValues"))
  func relative(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let values = parts(try SVD(try check.matrix("a"), algorithm: .jacobi).singularValues)
      let expected = try reference.output("singularValues").parts
      #expect(values.count == expected.count)
      for (value, exact) in zip(values, expected) {
        #expect(abs(value.real - exact.real) <= check.limit * reference.condition * check.epsilon * exact.real)
      }
    }
    for type in reference.elementTypes { try check(type) }
  }
}
