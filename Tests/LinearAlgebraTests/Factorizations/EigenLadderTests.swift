import CLapackInterposer
import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("When LAPACK's eigenvalue routines do not converge", .enabled(if: lapack_interposed() != 0))
struct EigenLadderTests {
  @Test("symmetric eigenvalues go on from divide and conquer to QR iteration, and are right there")
  func symmetric() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = naiveHermitianPart(randomMatrix(7, 7, of: E.self))
      for failures in [Int32(0), 1] {
        lapack_reset()
        lapack_fail("syevd", failures, 2)
        let eigen = try SymmetricEigen(a)
        #expect(lapack_calls("syevd") == 1 && lapack_calls("syev") == Int32(failures))
        #expect(residual(a, Matrix(eigen)) < 15 && orthogonalityResidual(eigen.eigenvectors) < 15)
        lapack_reset()
        lapack_fail("syevd", failures, 2)
        let values = try a.symmetricEigenvalues()
        #expect(residual(eigen.eigenvalues.asColumn, values.asColumn) < 15)
      }
      lapack_reset()
      lapack_fail("syevd", 1, 1)
      lapack_fail("syev", 1, 4)
      #expect(throws: LinearAlgebraError.notConverged(routine: "syev", info: 4)) { try SymmetricEigen(a) }
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }

  @Test("a range that syevr does not give is taken from the whole decomposition")
  func range() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = naiveHermitianPart(randomMatrix(8, 8, of: E.self))
      let expected = try SymmetricEigen(a)
      lapack_reset()
      lapack_fail("syevr", 1, 1)
      let part = try SymmetricEigen(a, .indices(2..<5))
      #expect(lapack_calls("syevr") == 1 && lapack_calls("syevd") == 1)
      #expect(residual(expected.eigenvectors[..., 2..<5], part.eigenvectors) < 15)
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }

  @Test("general eigenvalues go on without balancing, and fail where that does, too")
  func general() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = randomMatrix(6, 6, of: E.self)
      let expected = try Eigen(a).eigenvalues
      lapack_reset()
      lapack_fail("geev", 1, 3)
      let eigen = try Eigen(a)
      #expect(lapack_calls("geev") == 1 && lapack_calls("geevx") == 1)
      for value in eigen.eigenvalues {
        #expect((expected.map { Double(($0 - value).length) }.min() ?? 1) < 1000 * Double(E.ulpOfOne))
      }
      lapack_reset()
      lapack_fail("geev", 1, 3)
      lapack_fail("geevx", 1, 3)
      #expect(throws: LinearAlgebraError.notConverged(routine: "geev", info: 3)) { try Eigen(a) }
      lapack_reset()
      lapack_fail("geevx", 1, 3)
      #expect(try a.eigenvalues().count == 6)
      #expect(lapack_calls("geev") == 1)
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }
}
