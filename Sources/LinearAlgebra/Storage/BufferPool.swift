import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Freed blocks kept for the next temporary: without them the C library hands each large block back to the
/// kernel, and the page faults of the next one cost more than the arithmetic on it.
struct BufferPool: ~Copyable, Sendable {
  /// The process's pool.
  static let shared = BufferPool()

  /// The most that is kept, in bytes.
  static let limit = 256 << 20
  private static let pageSize = 4 << 10
  private static let hugePageSize = 2 << 20
  /// From this capacity on the last part of a block has small pages: a block is seldom a whole number of huge ones, and up to
  /// 2 MiB would be taken for nothing. Smaller blocks come from the heap, where the next one would keep them.
  private static let smallPagesFrom = 32 << 20
  /// How much further into its first page each new block begins. Operands that all begin at the same place of a page meet
  /// in the same places of the first cache, and a pass over them takes 3 to 4 % longer.
  private static let shiftStep = 1280

  private struct State: ~Copyable {
    var blocks: [Int: [UInt]] = [:]
    var total = 0
    /// The capacity of all blocks, in use and kept.
    var taken = 0
    var shift = 0
  }

  private let state = Mutex(State())
  /// What a program says about memory; nil where it has nothing to say.
  let watch = Mutex<MemoryWatch?>(nil)
  /// From this capacity on the watch is asked.
  private static let watchedFrom = 16 << 20

  /// The capacity of the size class that holds this many bytes: four classes for each power of two.
  static func capacity(for bytes: Int) -> Int {
    let bytes = Swift.max(bytes, pageSize)
    let step = Swift.max(1 << (Int.bitWidth - 1 - bytes.leadingZeroBitCount - 2), pageSize)
    return (bytes + step - 1) / step * step
  }

  /// A block of at least this many bytes, aligned to 64 bytes or more, and its capacity.
  func take(_ bytes: Int) -> (UnsafeMutableRawPointer, capacity: Int) {
    let capacity = Self.capacity(for: bytes)
    let (kept, shift): (UInt, Int) = state.withLock { state in
      if let address = state.blocks[capacity]?.popLast() {
        state.total -= capacity
        return (address, 0)
      }
      state.taken += capacity
      state.shift = (state.shift + Self.shiftStep) % Self.pageSize
      return (0, state.shift)
    }
    if let block = UnsafeMutableRawPointer(bitPattern: kept) { return (block, capacity) }
    if capacity >= Self.watchedFrom { askWatch(about: bytes) }
    return (Self.allocate(bytes, capacity, shift: shift), capacity)
  }

  /// Takes back a block that `take` gave.
  func give(_ block: UnsafeMutableRawPointer, capacity: Int) {
    guard capacity <= Self.limit else {
      state.withLock { $0.taken -= capacity }
      return Self.release([UInt(bitPattern: block)])
    }
    let surplus = state.withLock { state in
      let surplus = state.total + capacity > Self.limit ? Self.empty(&state) : []
      state.blocks[capacity, default: []].append(UInt(bitPattern: block))
      state.total += capacity
      return surplus
    }
    Self.release(surplus)
  }

  /// Gives all kept blocks back to the system.
  func clear() {
    Self.release(state.withLock { Self.empty(&$0) })
  }

  /// The number of bytes kept at this moment.
  var keptBytes: Int { state.withLock { $0.total } }

  private static func empty(_ state: inout State) -> [UInt] {
    let all = state.blocks.values.flatMap { $0 }
    state.blocks = [:]
    state.taken -= state.total
    state.total = 0
    return all
  }

  private static func release(_ blocks: [UInt]) {
    for block in blocks { free(UnsafeMutableRawPointer(bitPattern: block / UInt(pageSize) * UInt(pageSize))) }
  }

  /// Ends the program where so many bytes more cannot be had, before the system does it.
  private func askWatch(about bytes: Int) {
    guard let watch = watch.withLock({ $0 }), !watch.allows(state.withLock { $0.taken }) else { return }
    clear()
    if !watch.allows(state.withLock { $0.taken }) { watch.end(bytes) }
  }

  /// Ends the program: a block of so many bytes cannot be had.
  private static func exhausted(_ bytes: Int) -> Never {
    if let watch = shared.watch.withLock({ $0 }) { watch.end(bytes) }
    fatalError("out of memory: \(bytes) bytes cannot be allocated")
  }

  private static func allocate(_ bytes: Int, _ capacity: Int, shift: Int) -> UnsafeMutableRawPointer {
    let (isHuge, size) = (capacity >= 2 * hugePageSize, capacity + pageSize)
    var block: UnsafeMutableRawPointer?
    let failure = posix_memalign(&block, isHuge ? hugePageSize : pageSize, size)
    guard failure == 0, let block else { exhausted(bytes) }
    #if os(Linux)
      if isHuge { madvise(block, size, MADV_HUGEPAGE) }
      // The huge page within which the bytes end would be used up to its own end.
      if capacity >= smallPagesFrom {
        let end = (shift + bytes) / hugePageSize * hugePageSize
        madvise(block + end, Swift.min(hugePageSize, size - end), MADV_NOHUGEPAGE)
      }
    #endif
    return block + shift
  }
}
