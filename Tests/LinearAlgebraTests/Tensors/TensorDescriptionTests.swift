import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Printing of tensors")
struct TensorDescriptionTests {
  @Test("Brackets for each axis, columns aligned")
  func small() {
    #expect(Tensor<Float>(2.5).description == "2.5")
    #expect(countingTensor([3], of: Int64.self).description == "[1  2  3]")
    let matrix: Tensor<Double> = [[1, 0.5], [100, 3.14159265]]
    #expect(matrix.description == "[[  1  0.5    ]\n [100  3.14159]]")
    let cube = """
      [[[ 1   2]
        [ 3   4]
        [ 5   6]]

       [[ 7   8]
        [ 9  10]
        [11  12]]]
      """
    #expect(countingTensor([2, 3, 2], of: Float.self).description == cube)
    #expect(countingTensor([2, 3, 2], of: BFloat16.self).description == cube)
    #expect(Tensor<Float>(shape: [2, 0], []).description == "[] (2, 0)")
    let flags: Tensor<Bool> = [true, false]
    #expect(flags.description == "[true  false]")
    #expect(Tensor(Complex<Float>(1, -2)).description == "1-2i")
    #expect(countingTensor([1, 1, 1, 1, 1], of: Int8.self).description == "[[[[[1]]]]]")
  }

  @Test("Large tensors show their edges and their shape")
  func large() {
    #expect(Tensor<Int32>(0..<2000).description == "[0  1  2  …  1997  1998  1999]\n(2000)")
    let wide = Tensor<Int64>(0..<50).reshaped(2, 25)
    #expect(wide.description == "[[ 0   1   2  …  22  23  24]\n [25  26  27  …  47  48  49]]\n(2, 25)")
    let block = Tensor<Int64>(0..<1200).reshaped(12, 10, 10)
    let lines = block.description.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "[[[   0     1     2  …     7     8     9]")
    #expect(lines.last == "(12, 10, 10)")
    #expect(lines.count == 6 * 7 + 1 + 6 + 1, "blocks, the gap, blank lines, the shape")
    #expect(lines.contains("  ⋮"))
    #expect(lines.contains(" ⋮"))
  }

  @Test("The debug description has the type and the layout")
  func debug() {
    let t = countingTensor([2, 2], of: Float.self).transposed()
    #expect(t.debugDescription == "Tensor<Float> (2, 2), strides (1, 2)\n[[1  3]\n [2  4]]")
  }
}
