import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("recovery of low rank against NumPy")
struct RecoveryReferenceTests {
  @Test("completions", arguments: try referenceCases("recovery", operation: "completion"))
  func completion(reference: ReferenceCase) throws {
    if reference.isComplex {
      try check(reference, try ReferenceCheck(reference, Complex<Double>.self).matrix("x"))
    } else if reference.inputs.isEmpty {
      try check(reference, try dataset("digits")[0..<100, ...])
    } else {
      try check(reference, try ReferenceCheck(reference, Double.self).matrix("x"))
    }
  }

  private func check<E: Scalar>(_ reference: ReferenceCase, _ x: Matrix<E>) throws where E.Real == Double {
    let check = ReferenceCheck(reference, E.self)
    let mask = congruentialMask(x.rows, x.columns)
    let holed = Matrix<E>(rows: x.rows, columns: x.columns) { mask[$0, $1] ? x[$0, $1] : E(.nan) }
    let largest = try MatrixCompletion.largestLambda(holed)
    try check.expect(largest, "largest")
    let λ = try reference.number("largest") * reference.parameter("share")
    for completion in [
      try MatrixCompletion(x, observed: mask, lambda: λ, tolerance: 1e-12),
      try MatrixCompletion(holed, lambda: λ, tolerance: 1e-12),
    ] {
      #expect(completion.isConverged)
      let objective = try reference.number("objective")
      #expect(abs(completion.certificate.objective - objective) <= 1e-11 * objective)
      try check.expect(completion.singularValues, "singularValues")
      try check.expect(completion.nuclearNorm, "nuclearNorm")
      if reference.outputs["matrix"] != nil { try check.expect(completion.matrix, "matrix") }
    }
  }

  @Test("low rank plus sparse", arguments: try referenceCases("recovery", operation: "robust"))
  func robust(reference: ReferenceCase) throws {
    func check<E: Scalar>(_ type: E.Type) throws {
      let check = ReferenceCheck(reference, type)
      let parts = try RobustPCA(try check.matrix("x"), tolerance: 1e-12)
      try check.expect(parts.lowRank, "lowRank")
      try check.expect(parts.sparse, "sparse")
      try check.expect(parts.rank, "rank")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "the optimum for faces of which half is known, published with this library's reference figures",
    .enabled("fetch_faces.py has not fetched them") { faces() != nil })
  func faceCompletion() throws {
    let x = try #require(faces())
    let mask = congruentialMask(100, 625)
    let holed = Matrix<Double>(rows: 100, columns: 625) { mask[$0, $1] ? x[$0, $1] : .nan }
    let largest = try MatrixCompletion.largestLambda(holed)
    #expect(abs(largest - 59.8782348) < 1e-7)
    let completion = try MatrixCompletion(x, observed: mask, lambda: 0.05 * largest, tolerance: 1e-11)
    #expect(completion.observedCount == 31_397)
    #expect(completion.isConverged && completion.rank == 16)
    #expect(abs(completion.certificate.objective - 697.131817038) < 1e-8)
    #expect(abs(completion.nuclearNorm - 155.759494) < 1e-5)
    #expect(completion.certificate.dualNorm < 1 + 1e-9 && completion.certificate.alignmentError < 1e-9)
    #expect(completion.iterations < 100)
  }
}
