import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("What a matrix is")
struct MatrixPredicatesTests {
  @Test("Orthogonal matrices and orthonormal columns are recognised in all element types and layouts")
  func orthogonality() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 5, 10] {
        let q = try Schur(randomMatrix(n, n, seed: 141, of: Element.self)).q
        for (name, a) in layoutVariants(of: q) {
          #expect(a.isOrthogonal(), "\(Element.self) \(n) \(name)")
          #expect(a.departureFromOrthonormality() <= 10 * Element.Real(max(n, 1)) * Element.ulpOfOne)
        }
        guard n > 1 else { continue }
        #expect(q[..., 1...].hasOrthonormalColumns() && !q[..., 1...].isOrthogonal())
        #expect(!q[1..., ...].hasOrthonormalColumns())
        var off = q
        off[0, 0] += Element(0.01)
        #expect(!off.isOrthogonal() && off.isOrthogonal(tolerance: 1))
      }
    }
    for type in elementTypes { try run(type) }
    let doubled: Matrix<Double> = [[2, 0], [0, 1]]
    #expect(doubled.departureFromOrthonormality() == 3)
  }

  @Test("Symmetric and Hermitian are told apart, to the bit or within a tolerance")
  func symmetry() {
    let i = Complex<Double>.i
    let hermitian: Matrix<Complex<Double>> = [[1, 2 + i], [2 - i, 3]]
    let symmetric: Matrix<Complex<Double>> = [[i, 2 + i], [2 + i, 3]]
    #expect(hermitian.isHermitian() && !hermitian.isSymmetric())
    #expect(symmetric.isSymmetric() && !symmetric.isHermitian())
    let near: Matrix<Double> = [[1, 2], [2 + 1e-12, 3]]
    #expect(!near.isSymmetric() && near.isSymmetric(tolerance: 1e-12) && !near.isHermitian(tolerance: 1e-13))
    #expect(!Matrix<Double>.zeros(2, 3).isSymmetric() && Matrix<Float>.zeros(0, 0).isHermitian())
    let nan: Matrix<Double> = [[.nan]]
    #expect(!nan.isSymmetric() && !nan.isHermitian(tolerance: 1))
  }

  @Test("Positive definite matrices have a Cholesky factor")
  func definiteness() {
    let positive: Matrix<Double> = [[2, 1], [1, 2]]
    let indefinite: Matrix<Double> = [[1, 2], [2, 1]]
    let unsymmetric: Matrix<Double> = [[2, 1], [0, 2]]
    #expect(positive.isPositiveDefinite() && !indefinite.isPositiveDefinite())
    #expect(!unsymmetric.isPositiveDefinite() && !Matrix<Double>.ones(2, 3).isPositiveDefinite())
  }
}
