import CBLAS
import CBackendSupport
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import LinearAlgebra

/// A call that always runs alone.
private let alone = BackendFamily(threadedFrom: 0)
private let aloneOnLargeStack = BackendFamily(threadedFrom: 0, needsLargeStack: true)

@Suite("The gate in front of the backend", .serialized, .timeLimit(.minutes(1)))
struct GateTests {
  @Test("small calls run with one BLAS thread, a large one alone with all of them")
  func threadCounts() async {
    await withThreads(2) {
      #expect(withBackend(operations: 1, family: .lu) { openblas_get_num_threads() } == 1)
      #expect(withBackend(operations: 0, family: alone) { openblas_get_num_threads() } == 2)
      #expect(withBackend(operations: 1, family: .lu) { openblas_get_num_threads() } == 1)
    }
    await withThreads(1) {
      #expect(withBackend(operations: 0, family: alone) { openblas_get_num_threads() } == 1)
    }
  }

  @Test("the wanted number of threads stays between 1 and the limit")
  func threadLimits() async {
    await withThreads(0) { #expect(Backend.threads == 1) }
    await withThreads(Int.max) { #expect(Backend.threads == Backend.callerLimit) }
    await withThreads(Int.min) { #expect(Backend.threads == 1) }
  }

  @Test("a large call never overlaps another call, and no more small ones run than the limit")
  func exclusion() async {
    let readers = Atomic(0)
    let most = Atomic(0)
    let collisions = Atomic(0)
    let calls = Atomic(0)
    await withThreads(2) {
      await onThreads(150) { index in
        for round in 0..<30 {
          if (index + round) % 10 == 0 {
            withBackend(operations: 0, family: alone) {
              if readers.load(ordering: .sequentiallyConsistent) != 0 {
                collisions.add(1, ordering: .sequentiallyConsistent)
              }
              calls.add(1, ordering: .sequentiallyConsistent)
            }
          } else {
            withBackend(operations: 0) {
              let inside = readers.add(1, ordering: .sequentiallyConsistent).newValue
              most.max(inside, ordering: .sequentiallyConsistent)
              calls.add(1, ordering: .sequentiallyConsistent)
              if round % 7 == 0 { sched_yield() }
              readers.subtract(1, ordering: .sequentiallyConsistent)
            }
          }
        }
      }
    }
    #expect(collisions.load(ordering: .relaxed) == 0)
    #expect(most.load(ordering: .relaxed) <= Backend.callerLimit)
    #expect(calls.load(ordering: .relaxed) == 150 * 30)
  }

  @Test("callers beyond the limit wait until others leave")
  func limit() async {
    let inside = Atomic(0)
    let most = Atomic(0)
    await onThreads(Backend.callerLimit + 40, stack: 256 << 10) { _ in
      withBackend(operations: 0) {
        most.max(inside.add(1, ordering: .sequentiallyConsistent).newValue, ordering: .sequentiallyConsistent)
        usleep(20_000)
        inside.subtract(1, ordering: .sequentiallyConsistent)
      }
    }
    #expect(most.load(ordering: .relaxed) <= Backend.callerLimit)
    #expect(most.load(ordering: .relaxed) > 2)
  }

  @Test("neither kind of call starves while the other goes on for ever")
  func fairness() async {
    let small = Atomic(0)
    let large = Atomic(0)
    let end = ContinuousClock.now + .seconds(30)
    await withThreads(2) {
      await onThreads(8) { index in
        // Callers of both kinds go on until both kinds had their share.
        while ContinuousClock.now < end, small.load(ordering: .relaxed) < 50 || large.load(ordering: .relaxed) < 50 {
          if index < 4 {
            withBackend(operations: 0) { _ = small.add(1, ordering: .relaxed) }
          } else {
            withBackend(operations: 0, family: alone) { _ = large.add(1, ordering: .relaxed) }
          }
        }
      }
    }
    #expect(small.load(ordering: .relaxed) >= 50)
    #expect(large.load(ordering: .relaxed) >= 50)
  }

  @Test("threaded LU runs on a large stack wherever it is called from")
  func largeStack() async {
    let size = Atomic(0)
    await withThreads(2) {
      await onThreads(1, stack: 256 << 10) { _ in
        #expect(bs_stack_size() < BackendFamily.largeStack)
        let found = withBackend(operations: 0, family: aloneOnLargeStack) { Int(bs_stack_size()) }
        size.store(found, ordering: .relaxed)
      }
    }
    #expect(size.load(ordering: .relaxed) >= BackendFamily.newStack)
  }

  @Test("an illegal argument that reaches BLAS ends the process with the routine's name and the position")
  func illegalArgument() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var one = 1.0
      withBackend(operations: 0) {
        withUnsafeMutablePointer(to: &one) { p in
          Double.gemm(CblasNoTrans, CblasNoTrans, 1, 1, 1, 1, p, 0, p, 1, 0, p, 1)
        }
      }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("DGEMM"))
    #expect(text.contains("argument 8"))
  }

  @Test("an illegal argument of a threaded call ends the process too")
  func illegalArgumentAlone() async {
    await #expect(processExitsWith: .failure) {
      Backend.threads = 2
      var one = 1.0
      withBackend(operations: 0, family: BackendFamily(threadedFrom: 0)) {
        withUnsafeMutablePointer(to: &one) { p in
          Double.gemm(CblasNoTrans, CblasNoTrans, 1, 1, 1, 1, p, 0, p, 1, 0, p, 1)
        }
      }
    }
  }

  @Test("large results are the same to the bit for the same number of threads")
  func reproducible() async throws {
    let a = randomMatrix(500, 500, of: Double.self)
    for threads in [1, 2] {
      try await withThreads(threads) {
        let (product, lu, svd) = (a * a, try LU(a).solve(a), try SVD(a[..<380, ..<380]))
        #expect(a * a == product)
        #expect(try LU(a).solve(a) == lu)
        #expect(try SVD(a[..<380, ..<380]).u == svd.u)
      }
    }
  }
}
