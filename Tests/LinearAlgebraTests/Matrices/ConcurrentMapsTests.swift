import Foundation
import LinearAlgebra
import Synchronization
import TestSupport
import Testing

private struct Stop: Error, Equatable { let value: Double }

private final class Witness: Sendable {
  let threads = Mutex<Set<ObjectIdentifier>>([])
}

@Suite("Concurrent maps", .serialized)
struct ConcurrentMapsTests {
  /// Counts on both sides of where loops may be divided.
  private let counts = [0, 1, 2, 3, 5, 10, 1023, 1024, 2047, 2048, 2049, 4099, 16_384, 20_003]

  @Test("concurrent maps are equal to the serial ones to the bit, on one thread and on several")
  func vectors() async {
    await withThreads(1) {
      func check<E: Scalar>(_: E.Type) {
        for n in counts {
          let x = Vector(randomMatrix(n, 1, seed: 91, of: E.self))
          let y = Vector(randomMatrix(n, 1, seed: 92, of: E.self))
          let (mapped, paired) = (x.map { $0 * $0 + 1 }, x.zip(y) { $0 * $1 + $0 - $1 })
          for threads in [1, 2, 5] {
            Backend.threads = threads
            let label = "\(E.self) \(n) elements, \(threads) threads"
            #expect(x.concurrentMap { $0 * $0 + 1 } == mapped, "\(label)")
            #expect(x.concurrentZip(y) { $0 * $1 + $0 - $1 } == paired, "\(label)")
            #expect(x.concurrentMap { $0.modulus } == x.map { $0.modulus }, "\(label)")
          }
        }
      }
      for type in elementTypes { check(type) }
    }
  }

  @Test("concurrent maps keep places in every layout")
  func layouts() async {
    await withThreads(1) {
      func check<E: Scalar>(_: E.Type) {
        for (m, n) in [(0, 3), (3, 0), (1, 5), (5, 1), (1, 3000), (70, 90), (3, 1500), (1500, 3)] {
          let (a, b) = (randomMatrix(m, n, seed: 93, of: E.self), randomMatrix(m, n, seed: 94, of: E.self))
          for (name, x) in layoutVariants(of: a) {
            for (other, y) in layoutVariants(of: b) {
              Backend.threads = 2
              let label = "\(E.self) \(m)×\(n) \(name), \(other)"
              #expect(x.concurrentZip(y) { $0 - $1 } == a.zip(b) { $0 - $1 }, "\(label)")
              #expect(x.zip(y) { $0 - $1 } == a.zip(b) { $0 - $1 }, "\(label)")
            }
            #expect(x.concurrentMap { $0 + 1 } == a.map { $0 + 1 }, "\(E.self) \(m)×\(n) \(name)")
          }
        }
      }
      for type in elementTypes { check(type) }
    }
  }

  @Test("closures that capture values, and that map concurrently themselves, give the same")
  func nested() async {
    await withThreads(1) {
      Backend.threads = 3
      let factor = Double(counts.count)
      let x = Vector<Double>(count: 5000) { Double($0) }
      #expect(x.concurrentMap { $0 * factor } == x * factor)
      let rows = Vector<Double>(count: 4096) { Double($0 % 7) }
      let sums = rows.concurrentMap { value in x.concurrentMap { $0 * value }.sum() }
      #expect(sums == rows.map { $0 * x.sum() })
    }
  }

  @Test("a long loop is shared by several threads where they are wanted, and by no more")
  func sharing() async {
    // In a process of its own, where no other test shares a loop or sets the number of threads.
    await #expect(processExitsWith: .success) {
      let x = Vector<Double>(count: 16_384) { Double($0) }
      for threads in [1, 2] {
        Backend.threads = threads
        let witness = Witness()
        let result = x.concurrentMap { value in
          if Int(value) % 1024 == 0 {
            witness.threads.withLock { _ = $0.insert(ObjectIdentifier(Thread.current)) }
            Thread.sleep(forTimeInterval: 0.01)
          }
          return value + 1
        }
        #expect(result == x + 1)
        #expect(witness.threads.withLock { $0.count } == threads)
      }
    }
  }

  @Test("threads that map at once each get their own result")
  func callers() async {
    await onThreads(4) { index in
      let x = Vector<Double>(count: 20_000) { Double($0 + index) }
      for _ in 0..<20 {
        #expect(x.concurrentMap { $0 + 1 } == x + 1)
      }
    }
  }

  @Test("built-in operations are the same to the bit on one thread and on several")
  func operators() async {
    await withThreads(1) {
      func check<E: Scalar>(_: E.Type) {
        let a = randomMatrix(200, 150, seed: 95, of: E.self)
        for (name, x) in layoutVariants(of: a) {
          let y = x.reversedRows()
          Backend.threads = 1
          let (serial, functions) = ((x .* y + x - y) / 2, x.map(.exp))
          Backend.threads = 2
          #expect((x .* y + x - y) / 2 == serial, "\(E.self) \(name)")
          #expect(x.map(.exp) == functions, "\(E.self) \(name)")
        }
      }
      for type in elementTypes { check(type) }
    }
  }

  @Test("an error that a closure throws ends the map at once, in its own type")
  func errors() {
    let a = Matrix<Double>(rows: 4, columns: 5) { Double($0 + 4 * $1) }
    for (name, x) in layoutVariants(of: a) {
      var calls = 0
      #expect(throws: Stop(value: 6), "\(name)") {
        try x.map { (value: Double) throws(Stop) -> Double in
          calls += 1
          if value == 6 { throw Stop(value: value) }
          return value
        }
      }
      #expect(calls > 0 && calls < 20, "\(name)")
      calls = 0
      #expect(throws: Stop(value: 0), "\(name)") {
        try x.zip(a) { (left: Double, right: Double) throws -> Double in
          calls += 1
          throw Stop(value: left - right)
        }
      }
      #expect(calls == 1, "\(name)")
    }
  }
}
