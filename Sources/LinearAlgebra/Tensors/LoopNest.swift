/// How several strided operands of one shape are walked at once.
///
/// Axes of length 1 are dropped, the tightest axis of the first operand comes last, and axes that follow each other
/// without a gap in all operands are merged. The two last axes are a plane, which loops over ``Strided`` elements take
/// at once; where another operand is tight along another axis, that is the second one.
struct LoopNest: Sendable {
  /// The last axis and the one before, which may be of length 1.
  let last: LoopAxis
  let beside: LoopAxis
  /// The other axes.
  private let planes: AxisWalk

  /// The length of the last axis.
  var inner: Int { last.length }
  /// The length of the one before.
  var outer: Int { beside.length }

  /// For each operand, its strides along the axes of `shape`.
  /// - Returns: nil where there are no elements.
  init?(_ shape: Axes, _ a: Axes, _ b: Axes, _ c: Axes = Axes(), _ d: Axes = Axes()) {
    guard !shape.contains(0) else { return nil }
    // On the stack: a nest is made for each small operation, too.
    (last, beside, planes) = withUnsafeTemporaryAllocation(of: LoopAxis.self, capacity: shape.count) { axes in
      var count = 0
      for axis in shape.indices where shape[axis] != 1 {
        // A stable insertion sort: ranks are small.
        let new = LoopAxis(length: shape[axis], strides: strides(at: axis, a, b, c, d))
        var place = count
        while place > 0, axes[place - 1].isTighter(than: new) {
          axes.initializeElement(at: place, to: axes[place - 1])
          place -= 1
        }
        axes.initializeElement(at: place, to: new)
        count += 1
      }
      let all = UnsafeMutableBufferPointer(rebasing: axes[..<count])
      return Self.split(UnsafeMutableBufferPointer(rebasing: all[..<Self.merge(all)]))
    }
  }

  /// Makes axes one that follow each other without a gap; returns how many there are then.
  private static func merge(_ axes: UnsafeMutableBufferPointer<LoopAxis>) -> Int {
    var count = 0
    for axis in axes {
      if count > 0, axes[count - 1].isContinued(by: axis) {
        axes[count - 1] = LoopAxis(length: axes[count - 1].length * axis.length, strides: axis.strides)
      } else {
        axes[count] = axis
        count += 1
      }
    }
    return count
  }

  /// The axes of the planes, and the others.
  private static func split(
    _ axes: UnsafeMutableBufferPointer<LoopAxis>
  ) -> (last: LoopAxis, beside: LoopAxis, planes: AxisWalk) {
    let one = LoopAxis(length: 1, strides: .zero)
    guard axes.count > 2 else {
      return (axes.last ?? one, axes.count == 2 ? axes[0] : one, AxisWalk([]))
    }
    let beside = crossingAxis(axes) ?? axes.count - 2
    let others = axes.indices.dropLast().filter { $0 != beside }
    return (axes[axes.count - 1], axes[beside], AxisWalk(others.map { axes[$0] }))
  }

  /// The tightest axis of the first operand whose tightest axis is not the last: the plane should hold both.
  private static func crossingAxis(_ axes: UnsafeMutableBufferPointer<LoopAxis>) -> Int? {
    for operand in 1..<4 {
      var tightest: Int?
      for axis in axes.indices where axes[axis].strides[operand] != 0 {
        let stride = axes[axis].strides[operand].magnitude
        if let tightest, axes[tightest].strides[operand].magnitude < stride { continue }
        tightest = axis
      }
      if let tightest, tightest != axes.count - 1 { return tightest }
    }
    return nil
  }

  /// The number of planes.
  var planeCount: Int { planes.count }

  /// The elements of an operand in the plane that begins at `base`.
  func plane<Element>(_ operand: Int, _ base: UnsafeMutablePointer<Element>) -> Strided<Element> {
    Strided(base, last.strides[operand], beside.strides[operand])
  }

  /// Calls `body` for each plane with the position where it begins in each operand.
  func forEachPlane(_ body: (_ offsets: SIMD4<Int>) -> Void) { planes.forEach(0..<planeCount, body) }

  /// Calls `body` for each plane as `forEachPlane` does, on several threads where planes are many and
  /// small; the loops over large ones are divided themselves.
  /// - Parameter bytes: how many bytes are read and written for one element.
  func shareEachPlane(bytes: Int, _ body: (_ offsets: SIMD4<Int>) -> Void) {
    let size = inner * outer
    if planeCount == 1 || size >= 8 * kernelGrain { return forEachPlane(body) }
    inParallel(planeCount, grain: (kernelGrain + size - 1) / size, bytes: planeCount * size * bytes) {
      forEachPlane($0, body)
    }
  }

  /// Calls `body` for each of these planes, counted in row-major order.
  func forEachPlane(_ range: Range<Int>, _ body: (_ offsets: SIMD4<Int>) -> Void) { planes.forEach(range, body) }
}
