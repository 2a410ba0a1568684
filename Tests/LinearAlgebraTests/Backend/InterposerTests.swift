import CLapackInterposer
import LinearAlgebra
import TestSupport
import Testing

@Suite("What happens when LAPACK does not converge", .enabled(if: lapack_interposed() != 0))
struct InterposerTests {
  @Test("the interposer stands between LAPACKE and LAPACK, in all element types")
  func isInBetween() throws {
    func check<E: Scalar>(_: E.Type) throws {
      lapack_reset()
      _ = try SVD(randomMatrix(5, 4, of: E.self))
      #expect(lapack_calls("gesdd") == 1)
    }
    for type in elementTypes { try check(type) }
  }
}
