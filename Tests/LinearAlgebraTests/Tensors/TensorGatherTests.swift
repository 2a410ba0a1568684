import LinearAlgebra
import TestSupport
import Testing

@Suite("Indices along axes of tensors")
struct TensorGatherTests {
  @Test("Rows of a table are taken in the shape of the indices")
  func embedding() throws {
    for type in elementTypesBySize { try check(type) }
    func check<E: TensorElement>(_: E.Type) throws {
      let tokens: Tensor<Int64> = [[3, 0, 3], [1, -1, 2]]
      let plain = [[3, 0, 3], [1, 4, 2]]
      for (name, table) in tensorLayouts([5, 7], of: E.self) {
        let taken = try table.taking(tokens)
        #expect(shows(taken, [2, 3, 7], of: table) { [plain[$0[0]][$0[1]], $0[2]] }, "\(name)")
        let columns = try table.taking(tokens.transposed(), axis: -1)
        #expect(
          shows(columns, [5, 3, 2], of: table) { [$0[0], $0[2] == 1 && $0[1] == 1 ? 6 : plain[$0[2]][$0[1]]] },
          "\(name)")
        #expect(try table.taking(Tensor(-1)).elements == table[.at(-1)].elements)
        #expect(try table.taking(Tensor(shape: [0, 2], [])).shape == [0, 2, 7])
      }
      let wide = countingTensor([1, 2, 1, 2, 1, 2, 1, 2, 3], of: E.self)
      #expect(try wide.taking([2, 0], axis: 8).shape == [1, 2, 1, 2, 1, 2, 1, 2, 2])
      #expect(try wide.taking([2, 0], axis: 8)[.ellipsis, .at(0)] == wide[.ellipsis, .at(2)])
    }
  }

  @Test("An index outside the axis is named by the error, and nothing is written")
  func outside() throws {
    let t = countingTensor([2, 3], of: Float.self)
    for (index, axis) in [(3, 1), (-4, 1), (2, 0), (-3, -2)] {
      let error = LinearAlgebraError.indexOutOfRange(index: index, axis: axis & 1, count: axis & 1 == 1 ? 3 : 2)
      let indices = Tensor(shape: [1, 1], CollectionOfOne(Int64(index)))
      #expect(throws: error) { try t.taking(indices, axis: axis) }
      #expect(throws: error) { try t.takingAlongAxis(indices, axis: axis) }
      var u = t
      #expect(throws: error) { try u.scatter(Tensor(0), at: indices, axis: axis) }
      #expect(throws: error) { try u.scatterAdd(Tensor(1), at: indices, axis: axis) }
      #expect(u == t)
    }
    #expect(throws: LinearAlgebraError.indexOutOfRange(index: 0, axis: 0, count: 0)) {
      try Tensor<Float>(shape: [0, 2], []).taking([0])
    }
    #expect("\(LinearAlgebraError.indexOutOfRange(index: 3, axis: 1, count: 3))".contains("index 3 is outside axis 1"))
  }

  @Test("What is taken in sorted order and scattered by it comes back")
  func roundTrip() throws {
    for shape in [[6], [4, 5], [3, 1, 7], [2, 0]] {
      for axis in shape.indices {
        let t = randomTensor(shape, seed: 9, of: Double.self)
        let order = t.argsorted(axis: axis)
        var back = Tensor<Double>(shape: shape, repeating: 0)
        try back.scatter(try t.takingAlongAxis(order, axis: axis), at: order, axis: axis)
        #expect(back == t)
      }
    }
  }

  @Test("Of values for one place the last stays, and all are added")
  func repeatedPlaces() throws {
    let indices: Tensor<Int64> = [[0, 2, 0, -1], [1, 1, 1, 1]]
    var t = Tensor<Int64>(shape: [2, 3], repeating: 0)
    try t.scatter([[1, 2, 3, 4], [5, 6, 7, 8]], at: indices, axis: 1)
    #expect(t == [[3, 0, 4], [0, 8, 0]])
    try t.scatterAdd([[1, 2, 3, 4], [5, 6, 7, 8]], at: indices, axis: 1)
    #expect(t == [[7, 0, 10], [0, 34, 0]])
    let before = t
    try t.scatter(t[.all, 1...2], at: [[0, 1]], axis: 1)
    #expect(t == [[0, 10, 10], [34, 0, 0]], "values from the tensor itself")
    #expect(before == [[7, 0, 10], [0, 34, 0]], "another value with the storage stays")
    var counts = Tensor<Int64>(shape: [4], repeating: 0)
    try counts.scatterAdd(Tensor(1), at: [3, 3, 0, 3], axis: 0)
    #expect(counts == [1, 0, 0, 3])
  }

  @Test("Rows are written by indices that broadcast")
  func rows() throws {
    var t = countingTensor([4, 3], of: Float.self)
    let rows: Tensor<Int64> = [[2], [0]]
    try t.scatter([[0, 0, 0], [7, 8, 9]], at: rows, axis: 0)
    #expect(t == [[7, 8, 9], [4, 5, 6], [0, 0, 0], [10, 11, 12]])
    var view = t.transposed()
    try view.scatterAdd(Tensor(1), at: [[0]], axis: 0)
    #expect(view.transposed() == [[8, 8, 9], [5, 5, 6], [1, 0, 0], [11, 11, 12]])
    #expect(t[0, 0] == 7)
  }
}
