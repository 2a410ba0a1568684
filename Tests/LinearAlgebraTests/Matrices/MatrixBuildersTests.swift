import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Matrices by formula")
struct MatrixBuildersTests {
  @Test("tridiagonal, Vandermonde, Toeplitz, circulant, Hankel, Hilbert and companion matrices")
  func formulas() throws {
    func check<E: Scalar>(_: E.Type) {
      let tridiagonal: Matrix<E> = [[1, 7, 0], [5, 2, 8], [0, 6, 3]]
      #expect(Matrix<E>.tridiagonal(lower: [5, 6], diagonal: [1, 2, 3], upper: [7, 8]) == tridiagonal)
      let vandermonde: Matrix<E> = [[1, 2, 4], [1, 3, 9]]
      #expect(Matrix<E>.vandermonde([2, 3], columns: 3) == vandermonde)
      let toeplitz: Matrix<E> = [[1, 4, 5], [2, 1, 4]]
      #expect(Matrix<E>.toeplitz(column: [1, 2], row: [9, 4, 5]) == toeplitz)
      let circulant: Matrix<E> = [[1, 3, 2], [2, 1, 3], [3, 2, 1]]
      #expect(Matrix<E>.circulant([1, 2, 3]) == circulant)
      let hankel: Matrix<E> = [[1, 2, 3], [2, 3, 4]]
      #expect(Matrix<E>.hankel(column: [1, 2], row: [9, 3, 4]) == hankel)
      #expect(Matrix<E>.hilbert(3)[1, 2] == E(1 / E.Real(4)))
      let companion: Matrix<E> = [[0, 0, -6], [1, 0, 11], [0, 1, -6]]
      #expect(Matrix<E>.companion([6, -11, 6]) == companion)
      let offset: Matrix<E> = [[0, 1, 0], [0, 0, 2], [0, 0, 0]]
      #expect(Matrix<E>.diagonal([1, 2], offset: 1) == offset)
      let order: Matrix<E> = [[0, 0, 1], [1, 0, 0], [0, 1, 0]]
      #expect(Matrix<E>.permutation([2, 0, 1]) == order)
      let spaced = Vector<E>(count: 5) { E(E.Real($0) / 2) }
      #expect(Vector<E>.linearlySpaced(from: 0, to: 2, count: 5) == spaced)
      #expect(Vector<E>.unit(1, count: 3) == [0, 1, 0])
    }
    for type in elementTypes { check(type) }
  }

  @Test("a Toeplitz matrix from one complex column is Hermitian")
  func hermitian() {
    let a = Matrix<Complex<Double>>.toeplitz([1, Complex(2, 3), Complex(0, 1)])
    #expect(a == a.adjoint() && a[1, 0] == Complex(2, 3))
  }
}
