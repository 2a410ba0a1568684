// What the threads of one pass over elements share. A closure that captures the closure of the caller alone, and gets
// all else through this, is compiled into the loop; one that captures more calls it for each element.

/// A pass of `map`: the loop and where its operands lie.
@usableFromInline
struct MapPass<X, Target> {
  @usableFromInline let loop: RunLoop
  @usableFromInline let target: UnsafeMutablePointer<Target>
  @usableFromInline let x: UnsafePointer<X>

  @inlinable
  init(_ loop: RunLoop, _ target: UnsafeMutablePointer<Target>, _ x: UnsafePointer<X>) {
    self.loop = loop
    self.target = target
    self.x = x
  }

  /// Runs the loop on several threads.
  @inlinable @inline(__always)
  func run(_ transform: @Sendable (X) -> Target) {
    let count = loop.count * loop.runs
    let bytes = count * (MemoryLayout<X>.stride + MemoryLayout<Target>.stride)
    withUnsafePointer(to: self) { pass in
      inParallel(count, grain: elementGrain, bytes: bytes, pass) { context, range in
        let pass = context.assumingMemoryBound(to: MapPass<X, Target>.self).pointee
        pass.loop.map(range, pass.target, pass.x, transform)
      }
    }
  }
}

/// A pass of `zip`: the loop and where its operands lie.
@usableFromInline
struct ZipPass<X, Y, Target> {
  @usableFromInline let loop: RunLoop
  @usableFromInline let target: UnsafeMutablePointer<Target>
  @usableFromInline let x: UnsafePointer<X>
  @usableFromInline let y: UnsafePointer<Y>

  @inlinable
  init(_ loop: RunLoop, _ target: UnsafeMutablePointer<Target>, _ x: UnsafePointer<X>, _ y: UnsafePointer<Y>) {
    self.loop = loop
    self.target = target
    self.x = x
    self.y = y
  }

  /// Runs the loop on several threads.
  @inlinable @inline(__always)
  func run(_ transform: @Sendable (X, Y) -> Target) {
    let count = loop.count * loop.runs
    let bytes = count * (MemoryLayout<X>.stride + MemoryLayout<Y>.stride + MemoryLayout<Target>.stride)
    withUnsafePointer(to: self) { pass in
      inParallel(count, grain: elementGrain, bytes: bytes, pass) { context, range in
        let pass = context.assumingMemoryBound(to: ZipPass<X, Y, Target>.self).pointee
        pass.loop.zip(range, pass.target, pass.x, pass.y, transform)
      }
    }
  }
}
