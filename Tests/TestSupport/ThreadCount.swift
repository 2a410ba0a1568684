import LinearAlgebra

/// Runs `body` with this many threads wanted, which it may change: the number is one for the whole process, so tests that
/// set it take turns.
public func withThreads<Result>(
  _ count: Int, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
) async rethrows -> Result {
  await Turn.shared.begin()
  let before = Backend.threads
  Backend.threads = count
  do {
    let result = try await body()
    Backend.threads = before
    await Turn.shared.end()
    return result
  } catch {
    Backend.threads = before
    await Turn.shared.end()
    throw error
  }
}

private actor Turn {
  static let shared = Turn()
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func begin() async {
    guard isTaken else {
      isTaken = true
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func end() {
    if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
  }
}
