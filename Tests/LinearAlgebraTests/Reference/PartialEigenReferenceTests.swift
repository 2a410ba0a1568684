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

  @Test("those of pairs, by Lanczos and by LOBPCG", arguments: try referenceCases("partialeigen", operation: "pair"))
  func pairs(reference: ReferenceCase) throws {
    func check<E: Scalar>(_ type: E.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.matrix("b"))
      let count = Int(try reference.parameter("count"))
      let largest = try PartialSymmetricEigen(a, metric: b, count: count, .largest)
      try check.expect(largest.eigenvalues, "largest")
      let smallest = try PartialSymmetricEigen(a, metric: b, count: count, .smallest)
      try check.expect(smallest.eigenvalues, "smallest")
      let upper = try PartialSymmetricEigen(lobpcg: a, metric: b, count: count, .largest)
      try check.expect(upper.eigenvalues, "largest")
      let lower = try PartialSymmetricEigen(lobpcg: a, metric: b, count: count, .smallest)
      try check.expect(lower.eigenvalues, "smallest")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
