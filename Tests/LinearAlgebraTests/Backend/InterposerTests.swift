import CLapackInterposer
import LinearAlgebra
import TestSupport
import Testing

/// The ladders: each routine that fails hands the saved matrix on to the next one.
@Suite("When LAPACK does not converge", .enabled(if: lapack_interposed() != 0))
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

  @Test("an SVD goes from divide and conquer to the scaled adjoint, then to QR iteration, and is right in each")
  func svd() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(6, 6), (9, 4), (4, 9), (1, 5)] {
        for a in [randomMatrix(m, n, of: E.self), randomMatrix(m, n, of: E.self) * E(E.Real(1e-25 as Double))] {
          for (failures, gesdd, gesvd) in [(0, 1, 0), (1, 2, 0), (2, 2, 1)] {
            for vectors in [SVD<E>.Vectors.thin, .full] {
              lapack_reset()
              lapack_fail("gesdd", Int32(failures), 1)
              let svd = try SVD(a, vectors: vectors)
              #expect(lapack_calls("gesdd") == gesdd)
              #expect(lapack_calls("gesvd") == gesvd)
              #expect(residual(a, Matrix(svd)) < 10, "\(E.self) \(m)×\(n) \(failures)")
              #expect(orthogonalityResidual(svd.u) < 10)
              #expect(orthogonalityResidual(svd.vh.adjoint()) < 10)
            }
            lapack_reset()
            lapack_fail("gesdd", Int32(failures), 1)
            let values = try a.singularValues()
            #expect(lapack_calls("gesvd") == gesvd)
            let expected = try SVD(a).singularValues
            #expect(residual(Matrix(columns: [expected]), Matrix(columns: [values])) < 10)
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }

  @Test("an SVD that converges in no routine is an error that names the last one")
  func svdFails() throws {
    func check<E: Scalar>(_: E.Type) throws {
      lapack_reset()
      lapack_fail("gesdd", 2, 1)
      lapack_fail("gesvd", 1, 3)
      #expect(throws: LinearAlgebraError.notConverged(routine: "gesvd", info: 3)) {
        _ = try SVD(randomMatrix(7, 5, of: E.self))
      }
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }

  @Test("a Schur form that does not converge is an error")
  func schurFails() throws {
    func check<E: Scalar>(_: E.Type) throws {
      lapack_reset()
      lapack_fail("gees", 1, 2)
      #expect(throws: LinearAlgebraError.notConverged(routine: "gees", info: 2)) {
        _ = try Schur(randomMatrix(5, 5, of: E.self))
      }
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }
}
