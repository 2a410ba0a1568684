import LinearAlgebra
import TestSupport
import Testing

@Suite("Joining and splitting of tensors")
struct TensorJoiningTests {
  static let shapes: [[Int]] = [[4], [2, 3], [2, 0, 3], [2, 3, 4], [1, 2, 2, 3], [2, 1, 2, 1, 2, 1, 2, 1, 3]]

  @Test("Parts at any positions join to the whole", arguments: shapes)
  func splitAndConcatenate(_ shape: [Int]) {
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for (name, t) in tensorLayouts(shape, of: E.self) {
        for axis in -shape.count..<shape.count {
          let length = t.size(axis)
          for positions in [[], [0], [length], [length / 2], [length / 2, length / 2], [0, length / 3, length]] {
            let parts = t.split(at: positions, axis: axis)
            #expect(parts.count == positions.count + 1)
            #expect(parts.allSatisfy { $0.storage === t.storage })
            #expect(concatenate(parts, axis: axis) == t, "\(name)")
          }
          #expect(t.split(into: 1, axis: axis)[0] == t)
          #expect(t.split(into: max(1, length), axis: axis).allSatisfy { $0.size(axis) <= 1 })
          let lines = t.unstacked(axis: axis)
          #expect(lines.count == length)
          guard length > 0 else { continue }
          #expect(stack(lines, axis: axis) == t, "\(name)")
          #expect(lines[length - 1] == t.movedAxis(from: axis, to: 0)[.at(-1)])
        }
      }
    }
  }

  @Test("Tensors of different lengths and layouts are concatenated")
  func concatenation() {
    let (a, b) = (countingTensor([2, 3], of: Int64.self), countingTensor([1, 3], of: Int64.self))
    #expect(concatenate([a, b]) == [[1, 2, 3], [4, 5, 6], [1, 2, 3]])
    #expect(
      concatenate([a.transposed(), a.flipped().transposed()], axis: 1) == [[1, 4, 6, 3], [2, 5, 5, 2], [3, 6, 4, 1]])
    #expect(concatenate([b.broadcast(to: [2, 3]), a], axis: -1) == [[1, 2, 3, 1, 2, 3], [1, 2, 3, 4, 5, 6]])
    #expect(concatenate([a, Tensor(shape: [0, 3], [])]) == a)
    #expect(stack([Tensor<Int64>(1), Tensor<Int64>(2)]) == [1, 2])
    #expect(stack([a, a], axis: -1).shape == [2, 3, 2])
    #expect(stack([a, a], axis: 0).unstacked() == [a, a])
  }

  @Test("Equal parts are views in order")
  func equalParts() {
    let t = countingTensor([2, 6], of: Float.self)
    let parts = t.split(into: 3, axis: 1)
    #expect(parts.map(\.elements) == [[1, 2, 7, 8], [3, 4, 9, 10], [5, 6, 11, 12]])
  }

  @Test("Padding with an element, along one axis too")
  func constants() {
    let t: Tensor<Int32> = [[1, 2], [3, 4]]
    #expect(t.padded(axis: -1, before: 1, with: .constant(9)) == [[9, 1, 2], [9, 3, 4]])
    #expect(t.padded(axis: 0, after: 1) == [[1, 2], [3, 4], [0, 0]])
    #expect(Tensor<Int32>(shape: [0], []).padded(axis: 0, before: 2, with: .constant(5)) == [5, 5])
    #expect(Tensor<Int32>(5).padded([], with: .edge) == Tensor(5))
  }

  @Test("Nothing is repeated, tiled or rolled")
  func nothing() {
    let t: Tensor<Float> = [[1, 2], [3, 4]]
    #expect(t.repeated(0, axis: 0).shape == [0, 2])
    #expect(t.tiled(0, 2).shape == [0, 4])
    #expect(Tensor<Float>(shape: [0, 2], []).rolled(3, axis: 0).shape == [0, 2])
    #expect(t.rolled(4, axis: 1) == t)
    #expect(Tensor<Float>(3).tiled(2) == [3, 3])
  }
}
