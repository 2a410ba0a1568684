import LinearAlgebra
import TestSupport
import Testing

@Suite("geometry against SciPy")
struct GeometryReferenceTests {
  @Test("distances of all pairs as cdist has them", arguments: try referenceCases("geometry", operation: "distances"))
  func distances(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.matrix("b"))
      try check.expect(try a.distances(to: b), "euclidean")
      try check.expect(try a.distances(to: b, .squaredEuclidean), "squaredEuclidean")
      try check.expect(try a.distances(to: b, .cosine), "cosine")
      try check.expect(try a.cosineSimilarities(to: b), "cosineSimilarity")
      guard reference.outputs["mahalanobis"] != nil else { return }
      let covariance = try Cholesky(try check.matrix("covariance"))
      try check.expect(try a.distances(to: b, .mahalanobis(covariance)), "mahalanobis")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "nearest rows as a sort of all distances has them", arguments: try referenceCases("geometry", operation: "nearest"))
  func nearest(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.matrix("b"))
      for (key, similarity) in [("euclidean", Similarity.euclidean), ("cosine", .cosine)] {
        let found = try Neighbors(of: a, among: b, count: b.rows, by: similarity)
        try check.expect(found.indices.elements.map { Int($0) }, key)
      }
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("angles between subspaces", arguments: try referenceCases("geometry", operation: "angles"))
  func angles(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let angles = try PrincipalAngles(try check.matrix("a"), try check.matrix("b"))
      try check.expect(angles.values, "angles")
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test(
    "orthogonal motions, scales, rotations and disparities",
    arguments: try referenceCases("geometry", operation: "procrustes"))
  func procrustes(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let check = ReferenceCheck(reference, type)
      let (a, b) = (try check.matrix("a"), try check.matrix("b"))
      let fit = try Procrustes(moving: a, onto: b, allowing: [.reflection, .scaling])
      try check.expect(fit.rotation, "rotation")
      try check.expect(fit.scale, "scale")
      try check.expect(try Procrustes(moving: a, onto: b).rotation, "rotation")
      guard reference.outputs["disparity"] != nil else { return }
      let full = try Procrustes(moving: a, onto: b, allowing: [.reflection, .scaling, .translation])
      try check.expect(full.disparity, "disparity")
      guard reference.outputs["kabsch"] != nil else { return }
      try check.expect(try Procrustes(moving: a, onto: b, allowing: []).rotation, "kabsch")
    }
    for type in reference.elementTypes { try check(type) }
  }
}
