import LinearAlgebra
import TestSupport
import Testing

@Suite("Concatenation")
struct MatrixConcatenationTests {
  @Test("matrices stand side by side and one below the other in every layout")
  func sides() throws {
    func check<E: Scalar>(_: E.Type) {
      let (a, b) = (randomMatrix(4, 3, seed: 31, of: E.self), randomMatrix(4, 2, seed: 32, of: E.self))
      for (name, x) in layoutVariants(of: a) {
        for (_, y) in layoutVariants(of: b) {
          let wide = Matrix(horizontally: x, y)
          #expect(wide.shape == (4, 5))
          #expect(matches(wide) { $1 < 3 ? a[$0, $1] : b[$0, $1 - 3] }, "\(E.self) \(name)")
          let tall = Matrix(vertically: x.transposed(), y.transposed())
          #expect(tall == wide.transposed(), "\(E.self) \(name)")
        }
      }
      let none = Matrix<E>(horizontally: [])
      #expect(none.isEmpty && Matrix(vertically: a, .zeros(0, 3)) == a)
    }
    for type in elementTypes { check(type) }
  }

  @Test("blocks, repetition and joined vectors")
  func blocks() {
    let (a, b): (Matrix<Double>, Matrix<Double>) = ([[1, 2], [3, 4]], [[5], [6]])
    let all: Matrix<Double> = [[1, 2, 5], [3, 4, 6], [5, 6, 0]]
    #expect(Matrix(blocks: [[a, b], [b.transposed(), .zeros(1, 1)]]) == all)
    let diagonal: Matrix<Double> = [[1, 2, 0], [3, 4, 0], [0, 0, 5], [0, 0, 6]]
    #expect(Matrix(blockDiagonal: [a, b]) == diagonal)
    let twice: Matrix<Double> = [[5, 5], [6, 6], [5, 5], [6, 6]]
    #expect(b.repeated(2, 2) == twice)
    let (x, y): (Vector<Double>, Vector<Double>) = ([1, 2], [3])
    #expect(Vector(concatenating: x.reversed(), y) == [2, 1, 3] && Vector<Double>(concatenating: []).isEmpty)
  }
}
