/// What there is to know about the backend, as `linalg doctor` prints it.
public struct BackendReport: Sendable, CustomStringConvertible {
  /// The name of each fact and its value, in the order of printing.
  public let lines: [(name: String, value: String)]
  /// Why the self-check failed; nil if it passed.
  public let failure: LinearAlgebraError?

  /// Whether the self-check passed.
  public var isHealthy: Bool { failure == nil }

  /// One line for each fact, values aligned.
  public var description: String {
    let width = lines.reduce(0) { Swift.max($0, $1.name.count) }
    return lines.map { line in
      line.name + String(repeating: " ", count: width - line.name.count + 2) + line.value
    }.joined(separator: "\n")
  }
}

extension Backend {
  /// Version, kernels, threads and limits of the backend, and the result of ``selfCheck()``.
  public static var report: BackendReport {
    let failure: LinearAlgebraError?
    do throws(LinearAlgebraError) {
      try selfCheck()
      failure = nil
    } catch {
      failure = error
    }
    return BackendReport(
      lines: [
        ("OpenBLAS", version),
        ("kernels", coreName),
        ("configuration", configuration),
        ("LAPACK", lapackVersion),
        ("threads", "\(threads) for one large call, \(processors) usable processors"),
        ("callers", "up to \(callerLimit) at once"),
        ("integers", "32 bits: up to \(largestInteger) rows, columns, or numbers of workspace"),
        ("errors", capturesErrors ? "captured" : "not captured: another definition of xerbla_ comes first"),
        ("self-check", failure.map { "failed: \($0)" } ?? "passed"),
      ], failure: failure)
  }
}
