import LinearAlgebra
import TestSupport
import Testing

@Suite("Linear operators")
struct LinearOperatorTests {
  @Test("the products of matrices, low-rank and Kronecker products are those of the matrix that they stand for")
  func products() throws {
    func check<E: Scalar>(_: E.Type) throws {
      func check(_ a: some LinearOperator<E>, _ dense: Matrix<E>) throws {
        #expect(a.rows == dense.rows && a.columns == dense.columns)
        for count in [0, 1, 3] {
          let (x, y): (Matrix<E>, Matrix<E>) = (randomMatrix(a.columns, count), randomMatrix(a.rows, count, seed: 3))
          #expect(residual(naiveProduct(dense, x), try a.product(x)) < 10)
          #expect(residual(naiveProduct(naiveAdjoint(dense), y), try a.adjointProduct(y)) < 10)
        }
      }
      let a: Matrix<E> = randomMatrix(6, 4)
      for (_, variant) in layoutVariants(of: a) { try check(variant, a) }
      let lowRank = LowRank<E>(left: randomMatrix(7, 2), right: randomMatrix(2, 5, seed: 8))
      try check(lowRank, naiveProduct(lowRank.left, lowRank.right))
      let product = KroneckerProduct<E>(randomMatrix(3, 2), randomMatrix(2, 4, seed: 5))
      try check(product, Matrix(rows: 6, columns: 8) { product[$0, $1] })
    }
    for type in elementTypes { try check(type) }
  }
}
