/// Where the elements of a tensor are: the length of each axis and the distance between its elements.
///
/// A stride is 0 where an axis is broadcast and negative where it is reversed.
package struct Layout: Sendable {
  package var shape: Axes
  package var strides: Axes

  package init(shape: Axes, strides: Axes) {
    self.shape = shape
    self.strides = strides
  }

  /// Row-major, without gaps.
  package init(rowMajor shape: Axes) {
    self.init(shape: shape, strides: shape)
    var step = 1
    for axis in shape.indices.reversed() {
      strides[axis] = step
      step *= Swift.max(shape[axis], 1)
    }
  }

  /// Without gaps, its axes nested as those of `other`, the tightest inside (NumPy's order "K").
  package init(_ shape: Axes, nestedAs other: Axes) {
    guard Self.isDescending(other, shape) else {
      self.init(shape: shape, strides: shape)
      var step = 1
      for axis in Self.nesting(of: other, shape).reversed() {
        strides[axis] = step
        step *= Swift.max(shape[axis], 1)
      }
      return
    }
    self.init(rowMajor: shape)
  }

  package var rank: Int { shape.count }

  /// The number of elements.
  package var count: Int { shape.reduce(1, *) }

  /// Whether the elements lie one after the other in row-major order.
  package var isContiguous: Bool {
    var step = 1
    for axis in shape.indices.reversed() where shape[axis] != 1 {
      if strides[axis] != step { return shape.contains(0) }
      step *= shape[axis]
    }
    return true
  }

  /// The axes from the widest stride to the tightest.
  static func nesting(of strides: Axes, _ shape: Axes) -> [Int] {
    // A stable insertion sort: ranks are small.
    var order: [Int] = []
    for axis in shape.indices {
      var place = order.count
      while place > 0, shape[axis] > 1, isTighter(order[place - 1], axis, strides, shape) { place -= 1 }
      order.insert(axis, at: place)
    }
    return order
  }

  private static func isTighter(_ a: Int, _ b: Int, _ strides: Axes, _ shape: Axes) -> Bool {
    shape[a] > 1 && strides[a] != 0 && strides[a].magnitude < strides[b].magnitude
  }

  private static func isDescending(_ strides: Axes, _ shape: Axes) -> Bool {
    var last = Int.max
    for axis in shape.indices where shape[axis] > 1 && strides[axis] != 0 {
      if strides[axis].magnitude > last { return false }
      last = Int(strides[axis].magnitude)
    }
    return true
  }
}

extension Layout {
  /// The shape to which all of these broadcast, compared from the last axis: equal, or one of them 1; nil if none.
  package static func broadcastShape(_ a: Axes, _ b: Axes) -> Axes? {
    if a == b { return a }
    var shape = a.count >= b.count ? a : b
    for distance in 1...Swift.max(1, shape.count) {
      guard distance <= a.count, distance <= b.count else { break }
      let (m, n) = (a[a.count - distance], b[b.count - distance])
      guard m == n || m == 1 || n == 1 else { return nil }
      shape[shape.count - distance] = m == 1 ? n : m
    }
    return shape
  }

  /// The strides with which these elements fill `target`; nil where they do not broadcast to it.
  package func strides(broadcastTo target: Axes) -> Axes? {
    if shape == target { return strides }
    guard shape.count <= target.count else { return nil }
    var result = Axes(repeating: 0, count: target.count)
    let lead = target.count - shape.count
    for axis in shape.indices {
      if shape[axis] == target[lead + axis] {
        result[lead + axis] = strides[axis]
      } else if shape[axis] != 1 {
        return nil
      }
    }
    return result
  }

  /// The axis, counted from the end where it is negative.
  package func axis(_ axis: Int) -> Int {
    precondition(axis >= -rank && axis < rank, "there is no axis \(axis) in a tensor of shape \(shape)")
    return axis < 0 ? axis + rank : axis
  }
}
