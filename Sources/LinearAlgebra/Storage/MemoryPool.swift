/// The process's pool of freed buffers, from which the next large vectors and matrices are made.
public enum MemoryPool {
  /// The number of bytes that the pool keeps at this moment.
  public static var keptBytes: Int { BufferPool.shared.keptBytes }

  /// The most that the pool keeps, in bytes; more is given back to the system.
  public static var limit: Int { BufferPool.limit }

  /// Gives all kept buffers back to the system. Vectors and matrices in use are not touched.
  public static func trim() { BufferPool.shared.clear() }

  /// Asks before each large block, and ends the program where one cannot be had: as this says instead of by a trap.
  package static func watch(_ watch: MemoryWatch) { BufferPool.shared.watch.withLock { $0 = watch } }
}

/// What a program says about memory.
package struct MemoryWatch: Sendable {
  /// Whether blocks of so many bytes together can be held.
  let allows: @Sendable (Int) -> Bool
  /// Ends the program, which needs a block of so many bytes that cannot be had.
  let end: @Sendable (Int) -> Never

  package init(allows: @escaping @Sendable (Int) -> Bool, end: @escaping @Sendable (Int) -> Never) {
    (self.allows, self.end) = (allows, end)
  }
}
