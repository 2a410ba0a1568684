import LinearAlgebra
import TestSupport
import Testing

@Suite struct SubspacesTests {
  @Test("bases of column, row and null space are orthonormal, complete and belong to the matrix")
  func bases() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n, r) in [(1, 1, 1), (4, 4, 2), (3, 9, 2), (9, 3, 2), (3, 9, 3), (9, 3, 3), (6, 6, 6)] {
        let a = naiveProduct(randomMatrix(m, r, seed: 3, of: E.self), randomMatrix(r, n, seed: 4, of: E.self))
        for (_, variant) in layoutVariants(of: a) {
          #expect(try variant.rank() == r)
          let (range, row, null) = (try variant.columnSpace(), try variant.rowSpace(), try variant.nullSpace())
          #expect(range.shape == (m, r) && row.shape == (n, r) && null.shape == (n, n - r))
          for basis in [range, row, null] { #expect(orthogonalityResidual(basis) < 10) }
          #expect(naiveNorm(naiveProduct(a, null)) <= 10 * Double(max(m, n)) * Double(E.ulpOfOne) * naiveNorm(a))
          #expect(residual(a, naiveProduct(range, naiveProduct(naiveAdjoint(range), a))) < 10)
          #expect(residual(a, naiveProduct(naiveProduct(a, row), naiveAdjoint(row))) < 10)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("zero and empty matrices have rank zero and everything in their null space")
  func degenerate() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 0), (0, 3), (3, 0), (2, 4)] {
        let a = Matrix<E>.zeros(m, n)
        #expect(try a.rank() == 0)
        #expect(try a.columnSpace().shape == (m, 0))
        let null = try a.nullSpace()
        #expect(null.shape == (n, n) && orthogonalityResidual(null) < 10)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a tolerance is absolute")
  func tolerance() throws {
    let a = Matrix<Double>.diagonal([1, 0.5, 1e-5])
    #expect(try a.rank(tolerance: 0.7) == 1)
    #expect(try a.rank(tolerance: 1e-4) == 2)
    #expect(try a.rank() == 3)
    #expect(try a.nullSpace(tolerance: 1e-4).columns == 1)
  }
}
