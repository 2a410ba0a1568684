/// How several strided operands of one shape are walked at once.
///
/// Axes of length 1 are dropped, the tightest axis of the first operand comes last, and axes that follow each other
/// without a gap in all operands are merged. The two last axes are a plane, which loops over ``Strided`` elements take
/// at once; where another operand is tight along another axis, that is the second one.
struct LoopNest {
  /// The length of the last axis.
  let inner: Int
  /// The length of the one before.
  let outer: Int
  /// The other axes.
  private let planes: AxisWalk
  /// For each operand, its strides inside a plane.
  let planeStrides: [(inner: Int, outer: Int)]

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
    let last = lengths.count - 1
    if last > 1, let axis = Self.crossingAxis(lengths, strides), axis < last - 1 {
      lengths.insert(lengths.remove(at: axis), at: last - 1)
      for k in operands.indices { strides[k].insert(strides[k].remove(at: axis), at: last - 1) }
    }
    (inner, outer) = (lengths[last], lengths[last - 1])
    planeStrides = strides.map { ($0[last], $0[last - 1]) }
    planes = AxisWalk(lengths: Axes(lengths.dropLast(2)), strides: strides.map { Axes($0.dropLast(2)) })
  }

  /// The tightest axis of the first operand whose tightest axis is not the last: the plane should hold both.
  private static func crossingAxis(_ lengths: Axes, _ strides: [Axes]) -> Int? {
    for operand in strides.dropFirst() {
      let axes = lengths.indices.filter { operand[$0] != 0 }
      if let axis = axes.min(by: { operand[$0].magnitude <= operand[$1].magnitude }), axis != lengths.count - 1 {
        return axis
      }
    }
    return nil
  }

  /// The number of planes.
  var planeCount: Int { planes.count }

  /// The elements of an operand in the plane that begins at `base`.
  func plane<Element>(_ operand: Int, _ base: UnsafeMutablePointer<Element>) -> Strided<Element> {
    Strided(base, planeStrides[operand].inner, planeStrides[operand].outer)
  }

  /// Calls `body` for each plane with the position where it begins in each operand.
  func forEachPlane(_ body: (_ offsets: [Int]) -> Void) { planes.forEach(0..<planeCount, body) }

  /// Calls `body` for each plane as `forEachPlane` does, on several threads where planes are many and
  /// small; the loops over large ones are divided themselves.
  /// - Parameter bytes: how many bytes are read and written for one element.
  func shareEachPlane(bytes: Int, _ body: (_ offsets: [Int]) -> Void) {
    let size = inner * outer
    if planeCount == 1 || size >= 8 * kernelGrain { return forEachPlane(body) }
    inParallel(planeCount, grain: (kernelGrain + size - 1) / size, bytes: planeCount * size * bytes) {
      forEachPlane($0, body)
    }
  }

  /// Calls `body` for each of these planes, counted in row-major order.
  func forEachPlane(_ range: Range<Int>, _ body: (_ offsets: [Int]) -> Void) { planes.forEach(range, body) }
}
