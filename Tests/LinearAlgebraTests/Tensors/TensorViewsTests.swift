import LinearAlgebra
import TestSupport
import Testing

@Suite("Views of tensors")
struct TensorViewsTests {
  static let shapes: [[Int]] = [
    [], [5], [0], [2, 3], [3, 0], [1, 4], [2, 3, 4], [2, 1, 3], [0, 2, 3], [2, 3, 1, 2], [2, 1, 2, 3, 2],
    [1, 2, 1, 2, 1, 2, 1, 2, 3],
  ]

  @Test("Permutations name the axes, and their inverse brings them back", arguments: shapes)
  func permutations(_ shape: [Int]) {
    var generator = RandomGenerator(seed: 5)
    let order = generator.permutation(shape.count)
    let inverse = order.indices.map { k in order.firstIndex(of: k) ?? -1 }
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for (name, t) in tensorLayouts(shape, of: E.self) {
        let view = t.permuted(order)
        #expect(shows(view, order.map { shape[$0] }, of: t) { index in inverse.map { index[$0] } }, "\(name)")
        #expect(view.storage === t.storage)
        #expect(view.permuted(inverse).strides == t.strides)
        #expect(view.permuted(inverse).elements == t.elements)
        #expect(t.permuted(order.map { $0 - shape.count }).elements == view.elements)
        #expect(shows(t.transposed(), shape.reversed(), of: t) { $0.reversed() }, "\(name)")
        guard shape.count > 1 else { continue }
        var swapped = shape
        swapped.swapAt(0, shape.count - 1)
        let exchanged = t.transposed(0, -1)
        #expect(
          shows(exchanged, swapped, of: t) { index in
            var index = index
            index.swapAt(0, index.count - 1)
            return index
          }, "\(name)")
        #expect(
          shows(t.movedAxis(from: 0, to: -1), Array(shape[1...]) + [shape[0]], of: t) { [$0.last ?? 0] + $0.dropLast() }
        )
        #expect(t.movedAxis(from: 0, to: -1).movedAxis(from: -1, to: 0).elements == t.elements)
      }
    }
  }

  @Test("Axes of length 1 come and go", arguments: shapes)
  func squeezing(_ shape: [Int]) {
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for (name, t) in tensorLayouts(shape, of: E.self) {
        let squeezed = t.squeezed()
        #expect(squeezed.shape == shape.filter { $0 != 1 })
        #expect(squeezed.elements == t.elements)
        for axis in -shape.count - 1...shape.count {
          let grown = t.unsqueezed(axis)
          let place = axis < 0 ? axis + shape.count + 1 : axis
          #expect(grown.shape == Array(shape[..<place] + [1] + shape[place...]))
          #expect(grown.elements == t.elements, "\(name)")
          #expect(grown.storage === t.storage)
          #expect(grown.squeezed(axis).strides == t.strides)
        }
      }
    }
  }

  @Test("Broadcasting repeats along axes of length 1 and missing leading ones")
  func broadcasting() {
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for (name, t) in tensorLayouts([3, 1, 2], of: E.self) {
        let view = t.broadcast(to: [2, 3, 4, 2])
        #expect(shows(view, [2, 3, 4, 2], of: t) { [$0[1], 0, $0[3]] }, "\(name)")
        #expect(view.storage === t.storage)
        #expect(t.broadcast(to: [3, 0, 2]).elements.isEmpty)
      }
    }
    var row: Tensor<Int64> = [1, 2]
    row = row.broadcast(to: [3, 2])
    row[1, 0] = 7
    #expect(row.elements == [1, 2, 7, 2, 1, 2], "an element that stood for several is written alone")
  }

  @Test("Diagonals of two axes stand at the end")
  func diagonals() {
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for (name, t) in tensorLayouts([3, 2, 4], of: E.self) {
        for offset in -4...5 {
          let length = max(0, offset >= 0 ? min(3, 4 - offset) : min(3 + offset, 4))
          let view = t.diagonal(offset: offset, axis1: 0, axis2: -1)
          #expect(
            shows(view, [2, length], of: t) { [$0[1] + max(0, -offset), $0[0], $0[1] + max(0, offset)] }, "\(name)")
          let mirrored = t.diagonal(offset: -offset, axis1: 2, axis2: 0)
          #expect(mirrored.elements == view.elements, "\(name)")
        }
      }
    }
    #expect(countingTensor([3, 3], of: Double.self).diagonal().elements == [1, 5, 9])
    #expect(countingTensor([0, 3], of: Double.self).diagonal(offset: 1).shape == [0])
  }

  @Test("Sliding windows overlap, and writing one of them leaves the others")
  func windows() {
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for (name, t) in tensorLayouts([2, 7, 2], of: E.self) {
        for (size, step) in [(1, 1), (3, 1), (3, 2), (7, 1), (2, 3)] {
          let count = (7 - size) / step + 1
          let view = t.slidingWindows(size, axis: -2, step: step)
          #expect(shows(view, [2, count, 2, size], of: t) { [$0[0], $0[1] * step + $0[3], $0[2]] }, "\(name)")
        }
      }
    }
    var windows = countingTensor([5], of: Double.self).slidingWindows(3, axis: 0)
    windows[0, 2] = 9
    #expect(windows.elements == [1, 2, 9, 2, 3, 4, 3, 4, 5])
  }

  @Test("Flipping reverses the named axes, or all", arguments: shapes)
  func flips(_ shape: [Int]) {
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for (name, t) in tensorLayouts(shape, of: E.self) {
        #expect(t.flipped().elements == t.elements.reversed(), "\(name)")
        for axis in shape.indices {
          let view = t.flipped(axis)
          #expect(
            shows(view, shape, of: t) { index in
              var index = index
              index[axis] = shape[axis] - 1 - index[axis]
              return index
            }, "\(name)")
          #expect(view.flipped(axis - shape.count).strides == t.strides)
          #expect(view.flipped(axis).elements == t.elements)
        }
      }
    }
  }

  @Test("Writing to a view leaves its source")
  func writingToViews() {
    let source = countingTensor([2, 3], of: Float.self)
    var view = source.transposed()
    view[2, 1] = 0
    #expect(source.elements == [1, 2, 3, 4, 5, 6])
    #expect(view.elements == [1, 4, 2, 5, 3, 0])
  }
}
