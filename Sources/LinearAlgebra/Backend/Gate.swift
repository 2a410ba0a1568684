import CBackendSupport

/// Runs one call of BLAS or LAPACK; every call of the backend goes through here, and never one inside another.
///
/// With more than one BLAS thread, calls from several threads run up to 600 times slower than one after the other, and
/// some race. So calls below the family's size run with one BLAS thread on their caller's thread, up to 64 at once; a
/// larger call waits until it is alone and then uses ``Backend/threads``. While it runs, the others wait. Which of the
/// two a call is depends on its size alone, so that results are reproducible to the bit.
///
/// - Parameters:
///   - operations: about how many floating-point operations the call takes.
///   - family: what kind of call it is, which decides from how many operations on threads pay.
@inlinable
func withBackend<Result>(
  operations: Double, family: BackendFamily = .other, _ call: () -> Result
) -> Result {
  guard operations < family.threadedFrom else { return withBackendThreads(family, call) }
  enterBackend()
  let result = call()
  leaveBackend()
  return result
}

@usableFromInline
func enterBackend() {
  assert(bs_is_in_flight() == 0, "a call of the backend inside another one waits for itself")
  bs_enter()
}

@usableFromInline
func leaveBackend() {
  let position = bs_leave()
  if position != 0 { trapOnReport(position) }
}

/// Runs a call alone, with as many BLAS threads as ``Backend/threads`` says.
@usableFromInline
func withBackendThreads<Result>(_ family: BackendFamily, _ call: () -> Result) -> Result {
  guard bs_threads() > 1 else {
    enterBackend()
    let result = call()
    leaveBackend()
    return result
  }
  assert(bs_is_in_flight() == 0, "a call of the backend inside another one waits for itself")
  _ = bs_enter_alone()
  defer { bs_leave_alone() }
  guard family.needsLargeStack, bs_stack_size() < BackendFamily.largeStack else { return reporting(call) }
  if let result = onThread(stack: BackendFamily.newStack, { reporting(call) }) { return result }
  bs_use_one_thread()
  return reporting(call)
}

/// Runs a call and traps on what xerbla was told meanwhile on this thread.
private func reporting<Result>(_ call: () -> Result) -> Result {
  bs_begin()
  let result = call()
  let position = bs_end()
  if position != 0 { trapOnReport(position) }
  return result
}

/// Runs `body` on a new thread with a stack of this size and waits for it; nil where there is no such thread.
private func onThread<Result>(stack size: Int, _ body: () -> Result) -> Result? {
  var result: Result?
  withoutActuallyEscaping({ result = body() }) { body in
    let task = StackTask(body: body)
    withExtendedLifetime(task) {
      _ = bs_run_on_stack(size, StackTask.run, Unmanaged.passUnretained(task).toOpaque())
    }
  }
  return result
}

private final class StackTask {
  private let body: () -> Void

  init(body: @escaping () -> Void) { self.body = body }

  static let run: @convention(c) (UnsafeMutableRawPointer?) -> Void = { context in
    guard let context else { return }
    Unmanaged<StackTask>.fromOpaque(context).takeUnretainedValue().body()
  }
}

/// Ends the process: an illegal argument that reached the backend is a defect of this library, and BLAS has done
/// nothing, so that what stands in the result is not one.
func trapOnReport(_ position: Int32) -> Never {
  var name = [CChar](repeating: 0, count: 32)
  bs_reported_name(&name)
  let routine = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  fatalError(
    position < 0
      ? "\(routine) failed with code \(position)"
      : "argument \(position) of \(routine) is illegal: a defect of LinearAlgebra, please report it")
}
