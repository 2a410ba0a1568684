import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Tensors")
struct TensorTests {
  @Test("Nested literals give the shape and the elements in row-major order")
  func literals() {
    let t: Tensor<Float> = [[1, 2, 3], [4, 5, 6]]
    #expect(t.shape == [2, 3])
    #expect(t.strides == [3, 1])
    #expect(t.elements == [1, 2, 3, 4, 5, 6])
    let flags: Tensor<Bool> = [true, false]
    #expect(flags.elements == [true, false])
    let cube: Tensor<Int32> = [[[1], [2]], [[3], [4]], [[5], [6]]]
    #expect(cube.shape == [3, 2, 1])
    #expect(cube[2, 1, 0] == 6)
    let empty: Tensor<Double> = [[], []]
    #expect(empty.shape == [2, 0])
    #expect(empty.isEmpty)
    let halves: Tensor<BFloat16> = [1, 1.5]
    #expect(halves[1] == 1.5)
  }

  @Test("A tensor without axes holds one element")
  func rankZero() {
    var t = Tensor<Double>(7)
    #expect(t.rank == 0)
    #expect(t.count == 1)
    #expect(t.item == 7)
    t[] = 8
    #expect(t[] == 8)
  }

  @Test("Vectors and matrices are tensors in the same memory, and back")
  func conversions() {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let a = randomMatrix(3, 4, seed: 1) as Matrix<E>
      let t = Tensor(a)
      #expect(t.shape == [3, 4])
      #expect(t.strides == [1, 3])
      #expect(t[2, 1] == a[2, 1])
      #expect(Matrix(t) == a)
      let row = Tensor(a[row: 1])
      #expect(row.strides == [3])
      #expect(Vector(row) == a[row: 1])
      #expect(t.elements == (0..<12).map { a[$0 / 4, $0 % 4] })
    }
  }

  @Test("Writing copies when the storage is shared")
  func copyOnWrite() {
    let a: Tensor<Double> = [[1, 2], [3, 4]]
    var b = a
    b[0, 1] = 9
    #expect(a.elements == [1, 2, 3, 4])
    #expect(b.elements == [1, 9, 3, 4])
  }

  @Test("More than eight axes have their place")
  func manyAxes() {
    let shape = [1, 2, 1, 2, 1, 2, 1, 2, 1, 3]
    let t = Tensor<Int64>(shape: shape, (0..<48).map(Int64.init))
    #expect(t.shape == shape)
    #expect(t[0, 1, 0, 1, 0, 1, 0, 1, 0, 2] == 47)
    #expect(t.isContiguous)
  }
}
