/// A rectangle of elements at regular distances, as loops see it: element (i, j) is `base[i * inner + j * outer]`.
///
/// Vectors, matrices and slices of tensors all look like this, so that elementwise loops are written once.
struct Strided<Element> {
  let base: UnsafeMutablePointer<Element>
  var inner: Int
  var outer: Int

  init(_ base: UnsafeMutablePointer<Element>, _ inner: Int, _ outer: Int) {
    self.base = base
    self.inner = inner
    self.outer = outer
  }

  init(_ base: UnsafePointer<Element>, _ inner: Int, _ outer: Int) {
    self.init(UnsafeMutablePointer(mutating: base), inner, outer)
  }

  func from(_ i: Int, _ j: Int) -> Strided { Strided(base + i * inner + j * outer, inner, outer) }

  var swapped: Strided { Strided(base, outer, inner) }

  /// Whether both begin at one place.
  func isSame<Other>(_ other: Strided<Other>) -> Bool { Int(bitPattern: base) == Int(bitPattern: other.base) }
}

/// The extent of a loop: `outer` runs of `inner` elements.
struct StridedExtent {
  var inner: Int
  var outer: Int

  /// Whether walking along the other axis makes longer or tighter runs in the target.
  func shouldSwap(_ target: Strided<some Any>) -> Bool {
    if inner <= 1 || outer <= 1 { return inner < outer }
    return target.outer.magnitude < target.inner.magnitude
  }

  /// Whether all elements of an operand are a single run.
  func isOneRun(_ operand: Strided<some Any>) -> Bool { outer <= 1 || operand.outer == inner * operand.inner }
}

/// The number of elements in a tile that is packed for a kernel: small enough for the first cache.
private let tileCapacity = 1024
private let tileWidth = 64

extension StridedExtent {
  /// Calls `body` with the corner and size of each tile.
  func forEachTile(_ body: (_ i: Int, _ j: Int, _ extent: StridedExtent) -> Void) {
    let width = outer == 1 ? tileCapacity : tileWidth
    let height = Swift.max(1, tileCapacity / Swift.min(width, Swift.max(inner, 1)))
    for j in Swift.stride(from: 0, to: outer, by: height) {
      for i in Swift.stride(from: 0, to: inner, by: width) {
        body(i, j, StridedExtent(inner: Swift.min(width, inner - i), outer: Swift.min(height, outer - j)))
      }
    }
  }
}

extension StridedExtent {
  /// Calls `body` with the beginning (i, j) and the length of each run, on several threads where that pays; a single run
  /// is divided for them.
  /// - Parameter bytes: how many bytes are read and written for one element.
  func forEachRun(bytes: Int, _ body: (_ i: Int, _ j: Int, _ count: Int) -> Void) {
    forEachPart(bytes: bytes) { i, runs in
      for j in runs { body(i.lowerBound, j, i.count) }
    }
  }

  /// Calls `body` with parts that together are all, on several threads where that pays: ranges of runs, or a range of a
  /// single run.
  func forEachPart(bytes: Int, _ body: (_ i: Range<Int>, _ runs: Range<Int>) -> Void) {
    if outer == 1 {
      inParallel(inner, grain: kernelGrain, bytes: inner * bytes) { body($0, 0..<1) }
    } else {
      inParallel(outer, grain: (kernelGrain + inner - 1) / inner, bytes: inner * outer * bytes) { body(0..<inner, $0) }
    }
  }
}

extension Strided {
  /// The elements of a tile in contiguous runs, packed into `scratch` where they are not.
  /// - Parameter repeating: Whether elements at distance 0 are written one after the other, too.
  func packed(
    _ i: Int, _ j: Int, _ extent: StridedExtent, _ scratch: UnsafeMutablePointer<Element>, repeating: Bool = false
  ) -> Strided {
    let corner = from(i, j)
    guard inner != 1, inner != 0 || repeating else { return corner }
    let target = Strided(scratch, 1, extent.inner)
    copyPlane(target, corner, extent.inner, extent.outer)
    return target
  }

  /// Writes the contiguous runs of `source` to these elements.
  func scatter(_ source: Strided, _ extent: StridedExtent) {
    for j in 0..<extent.outer {
      let (from, to) = (source.base + j * source.outer, base + j * outer)
      for i in 0..<extent.inner { to[i * inner] = from[i] }
    }
  }
}

/// target(i, j) = kernel(x(i, j)) for a kernel that works on contiguous runs.
///
/// The target may be x itself, but may not overlap it otherwise. Several threads may call the kernel at once.
func elementwiseLoop<Target, X>(
  rows: Int, columns: Int, _ target: Strided<Target>, _ x: Strided<X>,
  _ kernel: (_ target: UnsafeMutablePointer<Target>, _ x: UnsafePointer<X>, _ count: Int) -> Void
) {
  guard rows > 0, columns > 0 else { return }
  var (target, x, extent) = (target, x, StridedExtent(inner: rows, outer: columns))
  if extent.shouldSwap(target) {
    (target, x, extent) = (target.swapped, x.swapped, StridedExtent(inner: columns, outer: rows))
  }
  if extent.isOneRun(target), extent.isOneRun(x) {
    extent = StridedExtent(inner: extent.inner * extent.outer, outer: 1)
  }
  if target.inner == 1, x.inner == 1 {
    let bytes = MemoryLayout<Target>.stride + MemoryLayout<X>.stride
    extent.writeEachRun(target, isInPlace: target.isSame(x), bytes: bytes) { target, i, j, count in
      kernel(target, x.base + (i + j * x.outer), count)
    }
    return
  }
  withScratch(X.self, tileCapacity) { xScratch in
    withScratch(Target.self, tileCapacity) { scratch in
      extent.forEachTile { i, j, tile in
        let source = x.packed(i, j, tile, xScratch, repeating: true)
        let result = target.inner == 1 ? target.from(i, j) : Strided(scratch, 1, tile.inner)
        for k in 0..<tile.outer { kernel(result.base + k * result.outer, source.base + k * source.outer, tile.inner) }
        if target.inner != 1 { target.from(i, j).scatter(result, tile) }
      }
    }
  }
}

/// target(i, j) = x(i, j) ∘ y(i, j).
///
/// The target may be x or y itself, but may not overlap them otherwise. A distance of 0 in x or y broadcasts.
func elementwiseLoop<Element: Scalar>(
  _ operation: ElementwiseOperation, rows: Int, columns: Int, _ target: Strided<Element>, _ x: Strided<Element>,
  _ y: Strided<Element>
) {
  elementwiseLoop(rows: rows, columns: columns, target, x, y) { target, x, xStep, y, yStep, count in
    Element.combineRun(operation, target, x, xStep, y, yStep, count)
  }
}

/// A kernel of two operands on contiguous runs; an operand whose step is 0, not 1, is one element there.
typealias PairKernel<Target, X, Y> = (
  _ target: UnsafeMutablePointer<Target>, _ x: UnsafePointer<X>, _ xStep: Int, _ y: UnsafePointer<Y>, _ yStep: Int,
  _ count: Int
) -> Void

/// target(i, j) = kernel(x(i, j), y(i, j)) for a kernel that works on contiguous runs.
///
/// The target may be x or y itself, but may not overlap them otherwise. A distance of 0 in x or y broadcasts.
/// Several threads may call the kernel at once.
func elementwiseLoop<Target, X, Y>(
  rows: Int, columns: Int, _ target: Strided<Target>, _ x: Strided<X>, _ y: Strided<Y>,
  _ kernel: PairKernel<Target, X, Y>
) {
  guard rows > 0, columns > 0 else { return }
  var (target, x, y, extent) = (target, x, y, StridedExtent(inner: rows, outer: columns))
  if extent.shouldSwap(target) {
    (target, x, y) = (target.swapped, x.swapped, y.swapped)
    extent = StridedExtent(inner: columns, outer: rows)
  }
  if extent.isOneRun(target), extent.isOneRun(x), extent.isOneRun(y) {
    extent = StridedExtent(inner: extent.inner * extent.outer, outer: 1)
  }
  if target.inner == 1, x.inner == 1 || x.inner == 0, y.inner == 1 || y.inner == 0 {
    let bytes = MemoryLayout<Target>.stride + MemoryLayout<X>.stride + MemoryLayout<Y>.stride
    let isInPlace = target.isSame(x) || target.isSame(y)
    extent.writeEachRun(target, isInPlace: isInPlace, bytes: bytes) { target, i, j, count in
      kernel(
        target, x.base + (i * x.inner + j * x.outer), x.inner, y.base + (i * y.inner + j * y.outer), y.inner, count)
    }
    return
  }
  withScratch(X.self, tileCapacity) { xScratch in
    withScratch(Y.self, tileCapacity) { yScratch in
      withScratch(Target.self, tileCapacity) { scratch in
        extent.forEachTile { i, j, tile in
          let left = x.packed(i, j, tile, xScratch)
          let right = y.packed(i, j, tile, yScratch)
          let result = target.inner == 1 ? target.from(i, j) : Strided(scratch, 1, tile.inner)
          for k in 0..<tile.outer {
            kernel(
              result.base + k * result.outer, left.base + k * left.outer, left.inner, right.base + k * right.outer,
              right.inner, tile.inner)
          }
          if target.inner != 1 { target.from(i, j).scatter(result, tile) }
        }
      }
    }
  }
}
