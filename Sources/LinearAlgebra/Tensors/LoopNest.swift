/// How several strided operands of one shape are walked at once.
///
/// Axes of length 1 are dropped, the tightest axis of the first operand comes last, and axes that follow each other
/// without a gap in all operands are merged. The two last axes are a plane, which loops over ``Strided`` elements take
/// at once.
struct LoopNest {
  /// The length of the last axis.
  let inner: Int
  /// The length of the one before.
  let outer: Int
  /// The lengths of the others.
  private let lengths: Axes
  /// For each operand, its strides along all axes, those of the plane last.
  private let strides: [Axes]

  /// - Parameter operands: for each operand, its strides along the axes of `shape`.
  /// - Returns: nil where there are no elements.
  init?(_ shape: Axes, _ operands: [Axes]) {
    guard !shape.contains(0) else { return nil }
    var lengths = Axes()
    var strides = operands.map { _ in Axes() }
    for axis in Layout.nesting(of: operands[0], shape) where shape[axis] != 1 {
      let last = lengths.count - 1
      let follows = last >= 0 && operands.indices.allSatisfy { strides[$0][last] == operands[$0][axis] * shape[axis] }
      if follows {
        lengths[last] *= shape[axis]
        for k in operands.indices { strides[k][last] = operands[k][axis] }
      } else {
        lengths.append(shape[axis])
        for k in operands.indices { strides[k].append(operands[k][axis]) }
      }
    }
    while lengths.count < 2 {
      lengths.insert(1, at: 0)
      for k in operands.indices { strides[k].insert(0, at: 0) }
    }
    inner = lengths.remove(at: lengths.count - 1)
    outer = lengths.remove(at: lengths.count - 1)
    self.lengths = lengths
    self.strides = strides
  }

  /// The number of planes.
  var planes: Int { lengths.reduce(1, *) }

  /// The elements of an operand in the plane that begins at `base`.
  func plane<Element>(_ operand: Int, _ base: UnsafeMutablePointer<Element>) -> Strided<Element> {
    Strided(base, strides[operand][lengths.count + 1], strides[operand][lengths.count])
  }

  /// Calls `body` for each plane with the position where it begins in each operand.
  func forEachPlane(_ body: (_ offsets: [Int]) -> Void) {
    var offsets = [Int](repeating: 0, count: strides.count)
    var index = Axes(repeating: 0, count: lengths.count)
    while true {
      body(offsets)
      var axis = lengths.count - 1
      while axis >= 0 {
        index[axis] += 1
        for k in offsets.indices { offsets[k] += strides[k][axis] }
        if index[axis] < lengths[axis] { break }
        for k in offsets.indices { offsets[k] -= strides[k][axis] * lengths[axis] }
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
