// The loops behind map and zip of all collections of elements. They are compiled where the closure is: inlined into the
// caller, over bare pointers and without inner closures, or else the compiler neither specialises nor vectorises them.

/// target[i] = transform(x[i * step]) for a run of elements.
@inlinable @inline(__always)
func mapRun<X, Target, Failure: Error>(
  _ count: Int, _ target: UnsafeMutablePointer<Target>, _ x: UnsafePointer<X>, _ step: Int,
  _ transform: (X) throws(Failure) -> Target
) throws(Failure) {
  var i = 0
  // Apart, so that the first is vectorised.
  if step == 1 {
    while i < count {
      target[i] = try transform(x[i])
      i &+= 1
    }
  } else {
    while i < count {
      target[i] = try transform(x[i &* step])
      i &+= 1
    }
  }
}

/// target[i] = transform(x[i * xStep], y[i * yStep]) for a run of elements; a step of 0 repeats one element.
@inlinable @inline(__always)
func zipRun<X, Y, Target, Failure: Error>(
  _ count: Int, _ target: UnsafeMutablePointer<Target>, _ x: UnsafePointer<X>, _ xStep: Int, _ y: UnsafePointer<Y>,
  _ yStep: Int, _ transform: (X, Y) throws(Failure) -> Target
) throws(Failure) {
  var i = 0
  if xStep == 1, yStep == 1 {
    while i < count {
      target[i] = try transform(x[i], y[i])
      i &+= 1
    }
  } else {
    while i < count {
      target[i] = try transform(x[i &* xStep], y[i &* yStep])
      i &+= 1
    }
  }
}

/// How a loop walks over a rectangle to write a new one without gaps: `runs` runs of `count` elements.
///
/// In an operand the elements of a run are `step` apart, and the runs `next`.
@usableFromInline
struct RunLoop {
  @usableFromInline var count: Int
  @usableFromInline var runs: Int
  @usableFromInline var x: (step: Int, next: Int)
  @usableFromInline var y: (step: Int, next: Int)

  init(count: Int, runs: Int, x: (step: Int, next: Int), y: (step: Int, next: Int)) {
    (self.count, self.runs, self.x, self.y) = (count, runs, x, y)
  }

  /// - Parameter rowMajor: whether the new rectangle lies row after row.
  @usableFromInline
  init(
    rows: Int, columns: Int, rowMajor: Bool, x: (rowStride: Int, columnStride: Int),
    y: (rowStride: Int, columnStride: Int)
  ) {
    if rowMajor || rows == 1 {
      (count, runs) = (columns, rows)
      self.x = (x.columnStride, x.rowStride)
      self.y = (y.columnStride, y.rowStride)
    } else {
      (count, runs) = (rows, columns)
      self.x = (x.rowStride, x.columnStride)
      self.y = (y.rowStride, y.columnStride)
    }
    if runs == 1 || self.x.next == count * self.x.step && self.y.next == count * self.y.step {
      (count, runs) = (count * runs, 1)
    }
  }
}

extension RunLoop {
  /// target[k] = transform(x) for the elements whose places in the new rectangle are in this range.
  @inlinable @inline(__always)
  func map<X, Target, Failure: Error>(
    _ range: Range<Int>, _ target: UnsafeMutablePointer<Target>, _ x: UnsafePointer<X>,
    _ transform: (X) throws(Failure) -> Target
  ) throws(Failure) {
    guard !range.isEmpty else { return }
    var place = range.lowerBound
    var (run, i) = runs == 1 ? (0, place) : place.quotientAndRemainder(dividingBy: count)
    while place < range.upperBound {
      let n = Swift.min(count &- i, range.upperBound &- place)
      try mapRun(n, target + place, x + (run &* self.x.next &+ i &* self.x.step), self.x.step, transform)
      (place, run, i) = (place &+ n, run &+ 1, 0)
    }
  }

  /// target[k] = transform(x, y) for the elements whose places in the new rectangle are in this range.
  @inlinable @inline(__always)
  func zip<X, Y, Target, Failure: Error>(
    _ range: Range<Int>, _ target: UnsafeMutablePointer<Target>, _ x: UnsafePointer<X>, _ y: UnsafePointer<Y>,
    _ transform: (X, Y) throws(Failure) -> Target
  ) throws(Failure) {
    guard !range.isEmpty else { return }
    var place = range.lowerBound
    var (run, i) = runs == 1 ? (0, place) : place.quotientAndRemainder(dividingBy: count)
    while place < range.upperBound {
      let n = Swift.min(count &- i, range.upperBound &- place)
      try zipRun(
        n, target + place, x + (run &* self.x.next &+ i &* self.x.step), self.x.step,
        y + (run &* self.y.next &+ i &* self.y.step), self.y.step, transform)
      (place, run, i) = (place &+ n, run &+ 1, 0)
    }
  }
}
