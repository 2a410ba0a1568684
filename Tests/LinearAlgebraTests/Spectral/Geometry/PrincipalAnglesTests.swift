import LinearAlgebra
import TestSupport
import Testing

@Suite("Principal angles")
struct PrincipalAnglesTests {
  @Test("known angles, from 1e-13 to nearly π/2, come out to rounding, and the vectors have them")
  func known() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let isSingle = E.Real.kind == .float
      let angles: [Double] =
        isSingle ? [1e-5, 1e-3, 0.5, 0.785, 0.786, 1.57] : [1e-13, 1e-9, 0.5, 0.785, 0.786, 1.5707963]
      let (n, p) = (20, angles.count)
      let q: Matrix<E> = try QR(randomMatrix(n, 2 * p + 1, seed: 3)).q
      let tilted = Matrix<E>(rows: n, columns: p) { i, j in
        E(E.Real(Double.cos(angles[j]))) * q[i, j] + E(E.Real(Double.sin(angles[j]))) * q[i, p + j]
      }
      // Other bases of the same spaces, the larger one with a dimension more that is orthogonal to the other.
      let (x, y): (Matrix<E>, Matrix<E>) = (randomMatrix(p, p, seed: 4), randomMatrix(p + 1, p + 1, seed: 5))
      let a = naiveProduct(tilted, try QR(x).q)
      let b = naiveProduct(Matrix(horizontally: q[..., 0..<p], q[..., (2 * p)...]), try QR(y).q)
      for (first, second) in [(a, b), (b, a)] {
        let result = try PrincipalAngles(first, second)
        for i in 0..<p {
          #expect(abs(Double(result.values[i]) - angles[i]) < 200 * Double(E.ulpOfOne), "\(E.self) \(angles[i])")
        }
        #expect(orthogonalityResidual(result.first) < 20 && orthogonalityResidual(result.second) < 20)
        let cosines = naiveProduct(naiveAdjoint(result.first), result.second)
        let expected = naiveDiagonal(p, p, Vector(angles.map { E.Real(Double.cos($0)) }), of: E.self)
        #expect(residual(expected, cosines) < 50, "\(E.self)")
        let inFirst = try OrthogonalProjection(ontoColumnsOf: first).apply(to: result.first)
        #expect(residual(result.first, inFirst) < 50)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("distances of subspaces by their definitions")
  func distances() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(9, 3, seed: 6), randomMatrix(9, 3, seed: 7))
      let angles = try PrincipalAngles(a, b)
      let difference =
        try Matrix(OrthogonalProjection(ontoColumnsOf: a)) - Matrix(OrthogonalProjection(ontoColumnsOf: b))
      let tolerance = 100 * Double(E.ulpOfOne)
      #expect(abs(Double(angles.distance() - (try difference.norm(.spectral)))) < tolerance)
      #expect(abs(Double(angles.distance(.chordal)) - naiveNorm(difference) / 2.0.squareRoot()) < tolerance)
      #expect(angles.distance(.geodesic) >= angles.distance(.procrustes))
      #expect(angles.distance(.procrustes) >= angles.distance(.chordal))
      let same = try PrincipalAngles(a, naiveProduct(a, randomMatrix(3, 3, seed: 8)))
      #expect(Double(same.distance(.geodesic)) < 1000 * Double(E.ulpOfOne))
      #expect(try PrincipalAngles(a, a[..., 0..<2]).distance() == 1)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("empty, rank-deficient and whole spaces")
  func edges() throws {
    let a: Matrix<Double> = [[1, 2], [1, 2], [0, 0]]
    let angles = try PrincipalAngles(a, .identity(3))
    #expect(angles.dimensions == (1, 3) && angles.values.count == 1 && angles.values[0] < 1e-15)
    #expect(try PrincipalAngles(a, .zeros(3, 2)).values.isEmpty)
    #expect(try PrincipalAngles(Matrix<Double>.zeros(0, 0), .zeros(0, 2)).distance() == 0)
    #expect(throws: LinearAlgebraError.notFinite(at: [0, 1])) {
      try PrincipalAngles(a, [[1, .nan], [0, 0], [0, 0]] as Matrix<Double>)
    }
  }
}
