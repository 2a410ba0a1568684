import LinearAlgebra
import TestSupport
import Testing

@Suite("principal components against scikit-learn")
struct ComponentsReferenceTests {
  private func expect(
    _ actual: [Parts], _ reference: ReferenceCase, _ key: String, _ tolerance: Double = 1e-10,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let ratio = try reference.errorRatio(of: actual, from: key, epsilon: tolerance / reference.condition)
    #expect(ratio <= 1, "\(key) of \(reference.name)", sourceLocation: location)
  }

  private func expect(
    _ pca: PCA<Double>, _ reference: ReferenceCase, rows: Int, _ tolerance: Double = 1e-10,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    try expect(parts(pca.mean), reference, "mean", 1e-13, location)
    try expect(parts(pca.components[0..<rows, ...]), reference, "components", tolerance, location)
    try expect(parts(pca.explainedVariance), reference, "explainedVariance", tolerance, location)
    try expect(parts(pca.explainedVarianceRatio), reference, "ratio", tolerance, location)
    try expect(parts(pca.singularValues), reference, "singularValues", tolerance, location)
    try expect(parts(pca.noiseVariance), reference, "noiseVariance", tolerance, location)
  }

  @Test("all components and their signs, ranks by share and by Minka", arguments: try cases("full"))
  func full(reference: ReferenceCase) throws {
    let samples = try dataset(try reference.word("dataset"))
    let pca = try PCA(samples, solver: .full)
    let rows = try reference.output("components").shape[0]
    try expect(pca, reference, rows: rows)
    for share in [0.5, 0.9, 0.95, 0.99, 0.999] {
      let count = try PCA(samples, components: .variance(share)).componentCount
      #expect(Double(count) == (try reference.number("count\(share)")))
    }
    let rank = try PCA(samples, components: .mle, solver: .full).componentCount
    #expect(Double(rank) == (try reference.number("countMLE")))
    let automatic = try PCA(samples)
    #expect(automatic.solver == .covariance)
    try expect(parts(automatic.explainedVariance), reference, "explainedVariance")
  }

  @Test("scores, whitening, reconstruction, likelihood and covariance", arguments: try cases("leading"))
  func leading(reference: ReferenceCase) throws {
    let samples = try dataset(try reference.word("dataset"))
    let count = Int(try reference.parameter("count"))
    for solver in [PCASolver.full, .covariance, .lanczos] {
      let pca = try PCA(samples, components: .count(count), solver: solver)
      try expect(pca, reference, rows: count)
      let few = samples[0..<12, ...]
      let scores = pca.scores(few)
      try expect(parts(scores), reference, "scores")
      try expect(parts(pca.reconstruct(scores)), reference, "reconstructed")
      let white = try PCA(samples, components: .count(count), solver: solver, scores: .whitened)
      try expect(parts(white.scores(few)), reference, "whitened")
      try expect(parts(white.reconstruct(white.scores(few))), reference, "reconstructed")
      try expect(parts(pca.logLikelihoods(few)), reference, "logLikelihoods")
      try expect(parts(pca.meanLogLikelihood(samples)), reference, "meanLogLikelihood")
      guard reference.outputs["covariance"] != nil else { continue }
      try expect(parts(pca.covariance()), reference, "covariance")
      try expect(parts(white.covariance()), reference, "covariance")
      try expect(parts(pca.precision()), reference, "precision")
    }
  }

  @Test("batch after batch", arguments: try cases("incremental"))
  func incremental(reference: ReferenceCase) throws {
    let samples = try dataset(try reference.word("dataset"))
    let (count, batch) = (Int(try reference.parameter("count")), Int(try reference.parameter("batch")))
    let pca = try PCA(samples, components: .count(count), solver: .incremental(batchRows: batch))
    try expect(pca, reference, rows: count)
    let streamed = try PCA(
      RowStream(samples, blockRows: batch), components: .count(count), solver: .incremental())
    #expect(streamed.components == pca.components)
  }
}

private func cases(_ operation: String) throws -> [ReferenceCase] {
  try referenceCases("components", operation: operation)
}
