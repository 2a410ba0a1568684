import LinearAlgebra
import TestSupport
import Testing

@Suite("Orthogonal projection")
struct OrthogonalProjectionTests {
  @Test("P is Hermitian and idempotent, keeps the columns, and its complement is orthogonal to them")
  func properties() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for (m, n) in [(0, 0), (3, 0), (1, 1), (5, 2), (3, 5), (10, 4)] {
        for (name, a) in layoutVariants(of: randomMatrix(m, n, seed: 131, of: Element.self)) {
          let projection = try OrthogonalProjection(ontoColumnsOf: a)
          #expect(projection.rank == min(m, n))
          let p = Matrix(projection)
          #expect(p == naiveAdjoint(p), "\(Element.self) \(m)×\(n) \(name)")
          #expect(residual(p, naiveProduct(p, p)) < 10)
          #expect(residual(a, projection.apply(to: a)) < 10)
          let x: Matrix<Element> = randomMatrix(m, 3, seed: 132)
          let (inside, outside) = (projection.apply(to: x), projection.complement(of: x))
          #expect(residual(x, Matrix<Element>(rows: m, columns: 3) { inside[$0, $1] + outside[$0, $1] }) < 10)
          #expect(naiveNorm(naiveProduct(naiveAdjoint(a), outside)) < 100 * Double(Element.ulpOfOne))
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("A rank-deficient matrix gives the projection onto fewer dimensions, and vectors are projected")
  func rank() throws {
    let a: Matrix<Double> = [[1, 2], [1, 2], [0, 0]]
    let projection = try OrthogonalProjection(ontoColumnsOf: a)
    #expect(projection.rank == 1)
    let x: Vector<Double> = [2, 0, 5]
    let (near, rest) = (projection.apply(to: x), projection.complement(of: x))
    for (i, (inside, outside)) in [(1.0, 1.0), (1, -1), (0, 5)].enumerated() {
      #expect(abs(near[i] - inside) < 1e-15 && abs(rest[i] - outside) < 1e-15)
    }
    #expect(try OrthogonalProjection(ontoColumnsOf: Matrix<Double>.zeros(3, 2)).rank == 0)
    #expect(try OrthogonalProjection(ontoColumnsOf: a, tolerance: 4).rank == 0)
  }

  @Test("A basis must be orthonormal")
  func basis() throws {
    let unit: Matrix<Double> = [[0.6], [0.8]]
    #expect(abs(try OrthogonalProjection(orthonormalBasis: unit).apply(to: [1, 0])[1] - 0.48) < 1e-15)
    #expect(throws: LinearAlgebraError.self) {
      try OrthogonalProjection(orthonormalBasis: [[1], [1]] as Matrix<Double>)
    }
    #expect(throws: LinearAlgebraError.notFinite(at: [0, 0])) {
      try OrthogonalProjection(orthonormalBasis: [[.nan], [1]] as Matrix<Double>)
    }
  }
}
