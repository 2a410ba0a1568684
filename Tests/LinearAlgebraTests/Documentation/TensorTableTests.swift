import LinearAlgebra
import Testing

/// Each Swift expression of the table about tensors in NumPyToSwift.md, as it stands there.
@Suite("The table from NumPy to Swift: tensors")
struct TensorTableTests {
  private let t = Tensor<Double>(shape: [2, 3, 4], (0..<24).map { Double($0) - 11 })
  private let u = Tensor<Double>(shape: [2, 3, 4], (0..<24).map { Double($0 % 5) })

  @Test("what makes tensors, and parts of them")
  func parts() {
    do {
      let u: Tensor<Float> = [[1, 2], [3, 4]]
      #expect(u[1, 0] == 3)
    }
    #expect(Tensor<Float16>(converting: t)[0, 0, 1] == -10)
    #expect(t[1, 2, 0] == 9)
    #expect(t[.at(1)].shape == [3, 4] && t[.ellipsis, .at(-1)].elements == [-8, -4, 0, 4, 8, 12])
    #expect(t[.all, 1..<3].shape == [2, 2, 4] && t[.all, .stride(by: -1)][0, 0, 0] == -3)
    #expect(t[.all, .newAxis].shape == [2, 1, 3, 4] && t.unsqueezed(1).shape == [2, 1, 3, 4])
    #expect(t.permuted(2, 0, 1).shape == [4, 2, 3] && t.transposed().shape == [4, 3, 2])
    #expect(t.reshaped(2, -1).shape == [2, 12] && t.flattened().shape == [24])
    #expect(concatenate([t, t], axis: 1).shape == [2, 6, 4] && stack([t, t]).shape == [2, 2, 3, 4])
  }

  @Test("arithmetic, products and selection")
  func arithmetic() throws {
    #expect((t + u)[0, 0, 3] == -5 && (t .* u)[0, 0, 3] == -24)
    let v = u.transposed(-1, -2)
    #expect(matmul(t, v).shape == [2, 3, 3])
    #expect(try einsum("ijk,ilk->ijl", t, u) == matmul(t, v))
    let w = u.permuted(2, 0, 1)
    #expect(tensordot(t, w, axes: 1).shape == [2, 3, 2, 3])
    let m = t .> 0
    #expect(m.trueCount() == 12 && select(m, t, u).minimum() == 0)
    #expect(t.elements(where: m).shape == [12])
  }

  @Test("reductions, order and functions")
  func reductions() throws {
    #expect(t.sum(over: 0, 2, keepingAxes: true).shape == [1, 3, 1])
    #expect(t.argmax(over: -1).elements == [3, 3, 3, 3, 3, 3] && t.cumulativeSum(along: 1)[0, 1, 0] == -18)
    #expect(t.sorted() == t && t.argsorted()[0, 0, 2] == 2)
    let i: Tensor<Int64> = [2, 0]
    #expect(try t.taking(i, axis: 1)[0, 0, 0] == -3)
    #expect(t.topK(2).values[0, 0, 0] == -8)
    #expect((t.softmax().sum(over: -1) - 1).norm() < 1e-15 && t.layerNorm().mean().magnitude < 1e-15)
    #expect(t.map(.tanh)[1, 0, 0] > 0.76 && t.map(.gelu)[0, 2, 3] == 0)
  }
}
