import LinearAlgebra
import TestSupport
import Testing

@Suite("a few eigenvalues against SciPy's eigsh, eigs and lobpcg")
struct PartialEigenReferenceTests {
  @Test("symmetric ones", arguments: try referenceCases("partialeigen", operation: "symmetric"))
  func symmetric(reference: ReferenceCase) throws {
    func check<E: Scalar>(_ type: E.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, count) = (try check.matrix("a"), Int(try reference.parameter("count")))
      let shift = E.Real(try reference.parameter("shift"))
      let targets: [(String, SymmetricEigenTarget<E.Real>)] = [
        ("largest", .largest), ("smallest", .smallest), ("largestMagnitude", .largestMagnitude),
        ("nearest", .nearest(shift)),
      ]
      for (name, target) in targets {
        let eigen = try PartialSymmetricEigen(a, count: count, target)
        try check.expect(eigen.eigenvalues, name)
        #expect(eigen.report.isConverged)
      }
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("general ones, by what they are sorted by", arguments: try referenceCases("partialeigen", operation: "general"))
  func general(reference: ReferenceCase) throws {
    func check<E: Scalar>(_ type: E.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, count) = (try check.matrix("a"), Int(try reference.parameter("count")))
      let modulus = try PartialEigen(a, count: count, .largestModulus)
      try check.expect(modulus.eigenvalues.map { -$0.length }, "largestModulus")
      try check.expect(try PartialEigen(a, count: count, .largestReal).eigenvalues.map { -$0.real }, "largestReal")
      try check.expect(try PartialEigen(a, count: count, .smallestReal).eigenvalues.map { $0.real }, "smallestReal")
      #expect(modulus.report.isConverged)
    }
    for type in reference.elementTypes { try check(type) }
  }
}
