import LinearAlgebra
import TestSupport
import Testing

@Suite("clusters against scikit-learn")
struct ClusterReferenceTests {
  @Test(
    "spectral clusters of its examples, up to the order of labels",
    arguments: try referenceCases("clusters", operation: "spectral"))
  func spectral(reference: ReferenceCase) throws {
    func check<Real: RealScalar>(_: Real.Type) throws {
      let points: Matrix<Real> = try reference.matrix("points")
      let k = Int(try reference.parameter("clusters"))
      let neighbors = try SpectralClustering(points, clusters: k, affinity: .nearestNeighbors(10))
      #expect(try isSamePartition(neighbors.labels, reference.output("neighbors").data), "\(Real.self)")
      guard reference.outputs["rbf"] != nil else { return }
      let rbf = try SpectralClustering(points, clusters: k, affinity: .rbf(gamma: 8))
      #expect(try isSamePartition(rbf.labels, reference.output("rbf").data), "\(Real.self)")
      let weights = try Affinity<Real>.rbf(gamma: 8).weights(of: points)
      let given = try SpectralClustering(weights: weights, clusters: k)
      #expect(try isSamePartition(given.labels, reference.output("given").data), "\(Real.self)")
    }
    for type in realTypes { try check(type) }
  }

  @Test("means of its examples", arguments: try referenceCases("clusters", operation: "means"))
  func means(reference: ReferenceCase) throws {
    func check<Real: RealScalar>(_ type: Real.Type) throws {
      let points: Matrix<Real> = try reference.matrix("points")
      let found = try KMeans(points, clusters: Int(try reference.parameter("clusters")), tolerance: 0)
      #expect(try isSamePartition(found.labels, reference.output("labels").data), "\(Real.self)")
      #expect(found.isConverged)
      try ReferenceCheck(reference, type).expect(Real(found.inertia), "inertia")
    }
    for type in realTypes { try check(type) }
  }
}

/// Whether two lists of labels are the same up to the order of the labels.
private func isSamePartition(_ labels: [Int], _ expected: [Double]) -> Bool {
  var (there, back) = ([Int: Int](), [Int: Int]())
  guard labels.count == expected.count else { return false }
  for (label, other) in zip(labels, expected.map { Int($0) }) {
    if there[label, default: other] != other || back[other, default: label] != label { return false }
    (there[label], back[other]) = (other, label)
  }
  return true
}
