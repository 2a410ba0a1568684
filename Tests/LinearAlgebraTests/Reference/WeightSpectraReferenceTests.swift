import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("spectra of weights against NumPy, SciPy and powerlaw")
struct WeightSpectraReferenceTests {
  @Test("bulk, spikes and tail", arguments: try referenceCases("weightspectra", operation: "report"))
  func report(reference: ReferenceCase) throws {
    if reference.parameters["dataset"] != nil {
      try check(reference, try dataset(try reference.word("dataset")))
    } else if reference.isComplex {
      try check(reference, try ReferenceCheck(reference, Complex<Double>.self).matrix("a"))
    } else {
      try check(reference, try ReferenceCheck(reference, Double.self).matrix("a"))
    }
  }

  private func check<E: Scalar>(_ reference: ReferenceCase, _ a: Matrix<E>) throws where E.Real == Double {
    let check = ReferenceCheck(reference, Double.self)
    for (name, method) in [("median", BulkVariance.median), ("bulkMean", .bulkMean), ("entries", .entries)] {
      for view in [a, a.adjoint()] {
        let report = try SpectrumReport(view, variance: method)
        try check.expect(Vector(report.eigenvalues), "eigenvalues")
        let bulk = try #require(report.bulk)
        try check.expect(bulk.law.variance, "\(name).variance")
        try check.expect(bulk.law.lowerEdge, "\(name).lower")
        try check.expect(bulk.law.upperEdge, "\(name).upper")
        try check.expect(bulk.threshold, "\(name).threshold")
        try check.expect(bulk.spikeCount, "\(name).spikes")
        try check.expect(bulk.distance, "\(name).distance")
        try check.expect(Vector(report.eigenvalues.map { bulk.law.density(at: $0) }), "\(name).densities")
        let tail = try #require(report.tail)
        try check.expect(tail.exponent, "alpha")
        try check.expect(tail.standardError, "standardError")
        try check.expect(tail.minimum, "minimum")
        try check.expect(tail.tailCount, "tailCount")
        try check.expect(tail.distance, "tailDistance")
      }
    }
  }
}
