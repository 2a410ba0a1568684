/// The process's pool of freed buffers, from which the next large vectors and matrices are made.
public enum MemoryPool {
  /// The number of bytes that the pool keeps at this moment.
  public static var keptBytes: Int { BufferPool.shared.keptBytes }

  /// The most that the pool keeps, in bytes; more is given back to the system.
  public static var limit: Int { BufferPool.limit }

  /// Gives all kept buffers back to the system. Vectors and matrices in use are not touched.
  public static func trim() { BufferPool.shared.clear() }
}
