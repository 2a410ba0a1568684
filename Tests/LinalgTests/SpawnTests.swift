import Foundation
import LinearAlgebra
import Synchronization
import Testing

/// A child of fork() hangs in BLAS where its parent was in it: programs are spawned instead.
@Suite("Processes", .timeLimit(.minutes(2)))
struct SpawnTests {
  @Test("a program that is spawned while BLAS runs on all threads finds a sound backend")
  func spawnedMeanwhile() throws {
    let isDone = Atomic(false)
    let calls = Atomic(0)
    let a = Matrix<Double>.ones(700, 700)
    let busy = Thread {
      while !isDone.load(ordering: .relaxed) {
        _ = a * a
        calls.add(1, ordering: .relaxed)
      }
    }
    busy.start()
    // A process that ends while a thread is in BLAS can wait for ever for BLAS's threads.
    defer {
      isDone.store(true, ordering: .relaxed)
      while !busy.isFinished { usleep(1000) }
    }
    while calls.load(ordering: .relaxed) == 0 { usleep(1000) }
    for _ in 0..<2 {
      let before = calls.load(ordering: .relaxed)
      let result = try linalg(["doctor"])
      #expect(result.status == 0 && result.output.contains("self-check     passed"), "\(result)")
      #expect(calls.load(ordering: .relaxed) > before)
    }
  }
}
