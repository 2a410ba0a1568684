import LinearAlgebra
import TestSupport
import Testing

@Suite("Slices of tensors")
struct TensorSlicesTests {
  @Test("Ranges, indices, new axes and an ellipsis")
  func slices() {
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for (name, t) in tensorLayouts([3, 4, 2, 5], of: E.self) {
        #expect(shows(t[1..<3], [2, 4, 2, 5], of: t) { [$0[0] + 1, $0[1], $0[2], $0[3]] }, "\(name)")
        #expect(shows(t[.at(-1), 1...2, .all, ..<2], [2, 2, 2], of: t) { [2, $0[0] + 1, $0[1], $0[2]] }, "\(name)")
        #expect(shows(t[.ellipsis, .at(3)], [3, 4, 2], of: t) { $0 + [3] }, "\(name)")
        #expect(shows(t[.at(0), .ellipsis, (-2)...], [4, 2, 2], of: t) { [0, $0[0], $0[1], $0[2] + 3] }, "\(name)")
        #expect(shows(t[...1, .ellipsis, ..<(-1)], [2, 4, 2, 4], of: t) { $0 }, "\(name)")
        #expect(
          shows(t[.newAxis, .ellipsis, .newAxis, .at(1)], [1, 3, 4, 2, 1], of: t) { Array($0[1...3]) + [1] }, "\(name)")
        #expect(shows(t[.at(1), .at(2), .at(0), .at(4)], [], of: t) { _ in [1, 2, 0, 4] }, "\(name)")
        #expect(t[.all, 2..<2].shape == [3, 0, 2, 5])
        #expect(t[3...].isEmpty)
        #expect(t[.ellipsis].strides == t.strides)
        #expect(t[.at(0)].storage === t.storage)
        #expect(t[slicing: [.at(0), .all]].elements == t[.at(0)].elements)
      }
    }
  }

  /// A case for each kind of steps: the slice and the indices that it takes of an axis of length 7.
  static let stepCases: [(AxisSlice, [Int])] = [
    (.stride(by: 2), [0, 2, 4, 6]), (.stride(by: -1), [6, 5, 4, 3, 2, 1, 0]), (.stride(by: -3), [6, 3, 0]),
    (.stride(from: 1, by: 3), [1, 4]), (.stride(from: -2, by: -2), [5, 3, 1]),
    (.stride(from: 1, to: 5, by: 2), [1, 3]),
    (.stride(from: 1, through: 5, by: 2), [1, 3, 5]), (.stride(from: 5, to: 0, by: -2), [5, 3, 1]),
    (.stride(from: -1, through: 0, by: -2), [6, 4, 2, 0]), (.stride(from: 0, through: -1, by: 6), [0, 6]),
    (.stride(from: 0, to: 7, by: 3), [0, 3, 6]), (.stride(from: 4, to: 4, by: 1), []),
    (.stride(from: 5, to: 2, by: 1), []), (.stride(from: 2, through: 5, by: -1), []), (.stride(by: 100), [0]),
    (.stride(from: 7, by: 1), []),
  ]

  @Test("Steps, also backwards", arguments: stepCases)
  func stepsAlongAnAxis(_ slice: AxisSlice, _ taken: [Int]) {
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for (name, t) in tensorLayouts([2, 7], of: E.self) {
        #expect(shows(t[.all, slice], [2, taken.count], of: t) { [$0[0], taken[$0[1]]] }, "\(name)")
      }
    }
  }

  @Test("Steps along an axis of no length take nothing")
  func emptySteps() {
    let t = countingTensor([0, 2], of: Float.self)
    #expect(t[.stride(by: -1)].shape == [0, 2])
    #expect(t[.stride(by: 2), .at(1)].shape == [0])
    #expect(t[.all, .stride(by: -1)].shape == [0, 2])
  }

  @Test("Assigning copies in, with broadcasting, and leaves other values alone")
  func assigning() {
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for (name, t) in tensorLayouts([3, 4], of: E.self) {
        var u = t
        u[1...2, .stride(by: -2)] = Tensor(shape: [2, 1], [element(101), element(102)])
        for index in indices(of: [3, 4]) {
          let isWritten = index[0] >= 1 && index[1] % 2 == 1
          let expected: E = isWritten ? element(100 + index[0]) : t[at: index]
          #expect(u[at: index] == expected, "\(name)")
        }
        #expect(t.elements == countingTensor([3, 4], of: E.self).elements, "\(name)")
        u[.ellipsis] = Tensor(element(7))
        #expect(u.elements == [E](repeating: element(7), count: 12))
        u[.at(0)] = countingTensor([4])
        #expect(u[.at(0)].elements == countingTensor([4], of: E.self).elements)
        u[..<0] = Tensor(element(9))
        #expect(u[.at(1)].elements == [E](repeating: element(7), count: 4))
      }
    }
  }

  @Test("Parts of a tensor move over each other")
  func overlapping() {
    var t = countingTensor([6], of: Double.self)
    t[1...] = t[..<5]
    #expect(t.elements == [1, 1, 2, 3, 4, 5])
    t[.all] = t.flipped()
    #expect(t.elements == [5, 4, 3, 2, 1, 1])
    var m = countingTensor([3, 3], of: Float.self)
    m[.ellipsis] = m.transposed()
    #expect(m.elements == [1, 4, 7, 2, 5, 8, 3, 6, 9])
  }
}
