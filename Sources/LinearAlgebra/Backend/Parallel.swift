import CBackendSupport

/// Runs `body` for ranges that together are `0..<count`, on up to ``Backend/threads`` threads.
///
/// Which ranges there are depends on the load of the machine: the result must not. A sum is to be taken over blocks of a
/// fixed size, which are the items, and the sums of the blocks added in order. One thread does it all where that takes
/// less than about 15 µs, while another loop is shared, and for a loop inside another. Never called inside `withBackend`.
/// - Parameters:
///   - grain: the number of items that are not divided: for elements a multiple of 64 bytes.
///   - bytes: how many bytes all items together read and write. Where that is little or not known the first grain is
///     measured.
func inParallel(_ count: Int, grain: Int, bytes: Int = 0, _ body: (Range<Int>) -> Void) {
  guard count >= 2 * grain else {
    if count > 0 { body(0..<count) }
    return
  }
  withUnsafePointer(to: ()) { nothing in
    inParallel(count, grain: grain, bytes: bytes, nothing) { _, range in body(range) }
  }
}

/// Runs `body` with this context for ranges that together are `0..<count`, on the same terms.
@usableFromInline
func inParallel(
  _ count: Int, grain: Int, bytes: Int, _ context: UnsafeRawPointer,
  _ body: (_ context: UnsafeRawPointer, _ range: Range<Int>) -> Void
) {
  guard count >= 2 * grain else {
    if count > 0 { body(context, 0..<count) }
    return
  }
  assert(bs_is_in_flight() == 0, "a loop is shared inside a call of the backend, which user code must not be in")
  withoutActuallyEscaping(body) { body in
    var loop = SharedLoop(context: context, body: body)
    withUnsafeMutablePointer(to: &loop) { bs_share(count, grain, bytes, SharedLoop.run, $0) }
  }
}

private struct SharedLoop {
  let context: UnsafeRawPointer
  let body: (UnsafeRawPointer, Range<Int>) -> Void

  static let run: @convention(c) (UnsafeMutableRawPointer?, Int, Int) -> Void = { pointer, from, to in
    guard let loop = pointer?.assumingMemoryBound(to: SharedLoop.self).pointee else { return }
    loop.body(loop.context, from..<to)
  }
}

/// How many elements a thread does at least whose time each is not known.
@inlinable var elementGrain: Int { 1024 }

/// How many elements a thread does at least in a loop over kernels, which take little time for each.
var kernelGrain: Int { 8192 }
