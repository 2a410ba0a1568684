import LinearAlgebra
import Synchronization
import TestSupport
import Testing

/// Parts of one computation on several threads must not touch what the others read: seen where threads are held up at any
/// moment, since others keep the processors busy.
@Suite("Busy processors")
struct BusyProcessorsTests {
  private final class Stop: Sendable {
    let isSet = Atomic(false)
  }

  @Test("eigenvectors and singular vectors are the same, to the bit, while other threads keep the processors busy")
  func vectors() async throws {
    let stop = Stop()
    async let burning: Void = onThreads(2 * Backend.processors) { _ in
      while !stop.isSet.load(ordering: .relaxed) {}
    }
    func check() throws {
      let a: Matrix<Double> = randomMatrix(110, 100)
      let gram = a.gram()
      let (eigen, svd) = (try SymmetricEigen(gram), try SVD(a))
      let wrong = try (0..<150).count { _ in
        let (again, twice) = (try SymmetricEigen(gram), try SVD(a))
        return again.eigenvectors != eigen.eigenvectors || twice.u != svd.u || twice.vh != svd.vh
      }
      #expect(wrong == 0)
      #expect(residual(a, Matrix(svd)) < 10 && residual(gram, Matrix(eigen)) < 15)
    }
    let result = Result { try check() }
    stop.isSet.store(true, ordering: .relaxed)
    await burning
    try result.get()
  }
}
