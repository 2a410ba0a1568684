import ComplexModule
import LinearAlgebra
import Synchronization
import TestSupport
import Testing

private func isFinite<E: Scalar>(_ a: Matrix<E>) -> Bool {
  (0..<a.columns).allSatisfy { j in (0..<a.rows).allSatisfy { i in a[i, j].isFinite } }
}

/// What must hold for every way into LAPACK.
@Suite("Every driver", .timeLimit(.minutes(2)))
struct EveryDriverTests {
  @Test("refuses NaN and infinity anywhere and says where the first one is, instead of hanging")
  func notFinite() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let bad = [
        E(real: .nan, imaginary: 0), E(real: .infinity, imaginary: 0), E(real: -.infinity, imaginary: 0),
        E(real: E.isComplex ? 0 : .nan, imaginary: .nan), E(real: E.isComplex ? 0 : .infinity, imaginary: .infinity),
      ]
      for driver in Driver<E>.all {
        for n in [1, 9] {
          let fine = driver.matrix(n)
          let (m, n) = (fine.rows, fine.columns)
          for (i, j) in [(0, 0), (m - 1, n - 1), (m / 2, n / 2), (m - 1, 0)] {
            for (index, number) in bad.enumerated() {
              var a = fine
              a[i, j] = number
              if driver.shape == .symmetric { a[j, i] = number.conjugate }
              for (layout, a) in index == 0 ? layoutVariants(of: a) : [("column-major", a)] {
                #expect(throws: LinearAlgebraError.notFinite(at: [i, j]), "\(driver.name) \(layout) \(n) \(E.self)") {
                  _ = try driver.run(a)
                }
              }
            }
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("takes every layout to the same result, and leaves its input as it was")
  func layouts() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for driver in Driver<E>.all {
        let a = driver.matrix(13)
        let expected = try driver.run(a)
        for (layout, b) in layoutVariants(of: a) {
          #expect(try driver.run(b) == expected, "\(driver.name) \(layout) \(E.self)")
          #expect(b == a, "\(driver.name) \(layout) \(E.self)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("has a result for empty matrices")
  func empty() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for driver in Driver<E>.all {
        for (m, n) in [(0, 0), (5, 0), (0, 5)] where m == n || driver.shape == .any || driver.shape == .tall && m > n {
          for part in try driver.run(.zeros(m, n)) {
            let isZero = part == .zeros(part.rows, part.columns)
            #expect(isZero || orthogonalityResidual(part) == 0, "\(driver.name) \(m)×\(n)")
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("gives finite numbers or an error for every kind of awkward matrix")
  func awkward() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for driver in Driver<E>.all {
        for kind in MatrixKind.allCases {
          for n in [1, 2, 10] {
            var a = kind.matrix(n, of: E.self)
            if driver.shape == .symmetric {
              a = Matrix(rows: n, columns: n) { [a] i, j in
                i == j ? E(a[i, i].real) : i > j ? a[i, j] : a[j, i].conjugate
              }
            }
            do {
              for part in try driver.run(a) {
                #expect(isFinite(part), "\(driver.name) \(kind) \(n) \(E.self)")
              }
            } catch let error as LinearAlgebraError {
              if case .notConverged = error { Issue.record("\(driver.name) \(kind) \(n) \(E.self): \(error)") }
            }
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("needs no more than 256 KiB of stack")
  func smallStack() async {
    func check<E: Scalar>(_: E.Type) async {
      for driver in Driver<E>.all {
        let failures = Mutex<[String]>([])
        await onThreads(1, stack: 256 << 10) { _ in
          for n in [5, 100] {
            do {
              _ = try driver.run(driver.matrix(n))
            } catch {
              failures.withLock { $0.append("\(driver.name) \(n) \(E.self): \(error)") }
            }
          }
        }
        #expect(failures.withLock { $0 } == [])
      }
    }
    for type in elementTypes { await check(type) }
  }

  @Test("gives many callers at once what it gives one, to the bit")
  func concurrency() async throws {
    func check<E: Scalar>(_: E.Type) async throws {
      for driver in Driver<E>.all {
        let a = driver.matrix(40)
        let expected = try driver.run(a)
        let wrong = Atomic(0)
        await onThreads(12) { _ in
          for _ in 0..<2 where (try? driver.run(a)) != expected { wrong.add(1, ordering: .relaxed) }
        }
        #expect(wrong.load(ordering: .relaxed) == 0, "\(driver.name) \(E.self)")
      }
    }
    for type in elementTypes { try await check(type) }
  }
}
