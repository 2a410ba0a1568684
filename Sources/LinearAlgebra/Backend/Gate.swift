/// Runs one call of BLAS or LAPACK; every call of the backend goes through here, and never one inside another.
///
/// - Parameter operations: about how many floating-point operations the call takes, which decides its threads.
@inlinable
func withBackend<Result>(operations: Double, _ call: () -> Result) -> Result {
  call()
}
