import LinearAlgebra
import TestSupport
import Testing

@Suite("Reshaping of tensors")
struct TensorReshapeTests {
  /// Pairs of shapes with as many elements.
  static let pairs: [([Int], [Int])] = [
    ([], []), ([], [1, 1]), ([1], []), ([6], [2, 3]), ([2, 3], [6]), ([2, 3], [3, 2]), ([2, 3, 4], [6, 4]),
    ([2, 3, 4], [2, 12]), ([2, 3, 4], [4, 3, 2]), ([2, 12], [2, 3, 4]), ([24], [2, 3, 4]), ([0, 3], [3, 0, 2]),
    ([1, 6, 1], [2, 1, 3]), ([2, 1, 2, 1, 2, 1, 2, 1, 3], [4, 12]), ([4, 12], [2, 1, 2, 1, 2, 1, 2, 1, 3]),
  ]

  @Test("Reshaping keeps the row-major order, and the way back too", arguments: pairs)
  func roundTrips(_ from: [Int], _ to: [Int]) {
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for (name, t) in tensorLayouts(from, of: E.self) {
        let reshaped = t.reshaped(to)
        #expect(reshaped.shape == to)
        #expect(reshaped.elements == t.elements, "\(name)")
        #expect(reshaped.reshaped(from).elements == t.elements, "\(name)")
        if let view = t.viewReshaped(to) {
          #expect(view.storage === t.storage)
          #expect(view.elements == t.elements, "\(name)")
          #expect(reshaped.storage === t.storage, "a view where one exists")
        } else {
          #expect(!t.isContiguous)
          #expect(reshaped.storage !== t.storage)
        }
        #expect(t.flattened().elements == t.elements)
        #expect(t.flattened().rank == 1)
        for axis in to.indices where !to.contains(0) {
          var open = to
          open[axis] = -1
          #expect(t.reshaped(open).shape == to)
        }
      }
    }
  }

  @Test("Reshaping copies only where strides cannot say it, as in NumPy")
  func views() {
    let t = countingTensor([2, 3, 4], of: Float.self)
    #expect(t.permuted(2, 0, 1).viewReshaped(4, 6)?.strides == [1, 4])
    #expect(t.permuted(2, 0, 1).viewReshaped(24) == nil)
    #expect(t.permuted(1, 0, 2).viewReshaped(6, 4) == nil)
    #expect(t.permuted(1, 0, 2).viewReshaped(3, 2, 2, 2)?.strides == [4, 12, 2, 1])
    #expect(t[.all, .all, ..<2].viewReshaped(6, 2)?.strides == [4, 1])
    #expect(t[.all, ..<2].viewReshaped(4, 4) == nil)
    #expect(t.flipped().viewReshaped(24)?.strides == [-1])
    #expect(t[.at(0)].broadcast(to: [5, 3, 4]).viewReshaped(5, 12)?.strides == [0, 1])
    #expect(t[.at(0), .at(0), .at(0)].broadcast(to: [5, 3]).viewReshaped(15)?.strides == [0])
    #expect(t[.at(0)].broadcast(to: [5, 3, 4]).viewReshaped(60) == nil)
    #expect(t[.all, .all, .stride(by: 2)].viewReshaped(12)?.strides == [2])
  }

  @Test("Heads are split by a reshape and a permutation")
  func headSplit() {
    let x = countingTensor([2, 3, 8], of: Double.self)
    let heads = x.reshaped(2, 3, 4, -1).permuted(0, 2, 1, 3)
    #expect(shows(heads, [2, 4, 3, 2], of: x) { [$0[0], $0[2], $0[1] * 2 + $0[3]] })
    #expect(heads.storage === x.storage)
    let merged = heads.permuted(0, 2, 1, 3).viewReshaped(2, 3, 8)
    #expect(merged?.elements == x.elements)
  }

  @Test("Flattening a range of axes")
  func flattening() {
    let t = countingTensor([2, 3, 4, 5], of: Float.self)
    #expect(t.flattened(from: 1).shape == [2, 60])
    #expect(t.flattened(from: 1, through: 2).shape == [2, 12, 5])
    #expect(t.flattened(through: -2).shape == [24, 5])
    #expect(Tensor<Float>(3).flattened().shape == [1])
    #expect(countingTensor([0, 3], of: Float.self).flattened().shape == [0])
  }
}
