/// Runs `body` for parts of 0 ..< `length` that together are all of it, a part for each thread, which calls the backend
/// with one BLAS thread.
///
/// BLAS's own threads wait for each other at every packed block, and routines of LAPACK at every call of BLAS: small
/// problems do not gain from that, least where the processors share no cache. Where the work falls into independent
/// columns the threads meet only at the end. Where it is divided depends on the length and the number of threads alone,
/// so that results are reproducible to the bit.
/// - Parameter operations: about how many floating-point operations all parts together take, in double precision.
func shareBackend(_ length: Int, operations: Double, _ body: (Range<Int>) -> Void) {
  let threads = operations < sharedFrom ? 1 : Backend.threads
  // Whole register tiles of every kernel.
  let step = ((length + threads - 1) / threads + 15) & ~15
  // From `sharedFrom` on this many bytes are enough for sleeping threads to be woken.
  inParallel((length + step - 1) / step, grain: 1, bytes: Int(2.7 * operations)) { parts in
    for part in parts { body(part * step..<Swift.min(length, (part + 1) * step)) }
  }
}

/// The number of operations from which on several threads with one BLAS thread each gain.
let sharedFrom = 1.5e6
