import CLapackInterposer
import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

/// The farthest that a value is from all expected ones, over the largest of these and eps.
private func distance<R: RealScalar>(_ values: Vector<Complex<R>>, _ expected: Vector<Complex<R>>) -> Double {
  guard values.count == expected.count else { return .infinity }
  let unit = Double(expected.reduce(0) { max($0, $1.length) } * R.ulpOfOne)
  return values.map { value in (expected.map { Double(($0 - value).length) }.min() ?? .infinity) / unit }.max() ?? 0
}

/// The ladders: each routine that fails hands the saved matrix on to the next one.
@Suite("When LAPACK does not converge", .enabled(if: lapack_interposed() != 0))
struct InterposerTests {
  /// The self-check's own calls must not meet the failures that a test asks for.
  init() throws { try Backend.selfCheck() }

  @Test("the interposer stands between LAPACKE and LAPACK, in all element types")
  func isInBetween() throws {
    func check<E: Scalar>(_: E.Type) throws {
      lapack_reset()
      _ = try SVD(randomMatrix(5, 4, of: E.self), vectors: .full)
      #expect(lapack_calls("gesdd") == 1)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("an SVD goes from divide and conquer to the scaled adjoint, then to QR iteration, and is right in each")
  func svd() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(6, 6), (9, 4), (4, 9), (1, 5)] {
        for a in [randomMatrix(m, n, of: E.self), randomMatrix(m, n, of: E.self) * E(E.Real(1e-25 as Double))] {
          for (failures, calls, gesvd) in [(0, 1, 0), (1, 2, 0), (2, 2, 1)] {
            for (vectors, routine) in [(SVD<E>.Vectors.thin, "bdsdc"), (.full, "gesdd")] {
              lapack_reset()
              lapack_fail(routine, Int32(failures), 1)
              let svd = try SVD(a, vectors: vectors)
              #expect(lapack_calls(routine) == calls)
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
      lapack_fail("bdsdc", 2, 1)
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

  @Test("a generalised Schur form that does not converge is tried on a turned pair, then an error")
  func generalizedSchur() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (a, b) = (randomMatrix(6, 6, of: E.self), randomMatrix(6, 6, seed: 8, of: E.self))
      lapack_reset()
      lapack_fail("gges", 1, 2)
      let schur = try GeneralizedSchur(a, b)
      #expect(lapack_calls("gges") == 2)
      #expect(residual(a, schur.matrices().a) < 15 && residual(b, schur.matrices().b) < 15)
      #expect(orthogonalityResidual(schur.q) < 15 && orthogonalityResidual(schur.z) < 15)
      lapack_reset()
      lapack_fail("gges", 2, 2)
      #expect(throws: LinearAlgebraError.notConverged(routine: "gges", info: 2)) { _ = try GeneralizedSchur(a, b) }
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }

  @Test("a symmetric eigenproblem goes from divide and conquer to QR iteration, then fails by name")
  func symmetricEigen() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = Driver<E>("", .symmetric) { _ in [] }.matrix(9)
      for (failures, syev) in [(0, 0), (1, 1)] {
        lapack_reset()
        lapack_fail("stedc", Int32(failures), 4)
        let eigen = try SymmetricEigen(a)
        #expect(lapack_calls("stedc") == 1 && lapack_calls("syev") == syev, "\(E.self)")
        #expect(residual(a, Matrix(eigen)) < 15)
        #expect(orthogonalityResidual(eigen.eigenvectors) < 10)
        lapack_fail("syevd", Int32(failures), 4)
        let values = try a.symmetricEigenvalues()
        #expect(residual(Matrix(columns: [eigen.eigenvalues]), Matrix(columns: [values])) < 10)
      }
      lapack_reset()
      lapack_fail("stedc", 1, 4)
      lapack_fail("syev", 1, 5)
      #expect(throws: LinearAlgebraError.notConverged(routine: "syev", info: 5)) { _ = try SymmetricEigen(a) }
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }

  @Test("some eigenvalues of a symmetric matrix come from divide and conquer where the robust routine fails")
  func someEigenvalues() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = Driver<E>("", .symmetric) { _ in [] }.matrix(12)
      let all = try SymmetricEigen(a)
      for failures in [0, 1] {
        lapack_reset()
        lapack_fail("syevr", Int32(failures), 7)
        let some = try SymmetricEigen(a, .indices(3..<6))
        #expect(lapack_calls("syevr") == 1 && lapack_calls("stedc") == Int32(failures), "\(E.self)")
        let expected = all.eigenvalues[3..<6]
        let values = Vector<E>(count: 3) { E(some.eigenvalues[$0]) }
        #expect(residual(Matrix(columns: [expected]), Matrix(columns: [some.eigenvalues])) < 50)
        #expect(residual(some.eigenvectors.adjoint() * a * some.eigenvectors, .diagonal(values)) < 50)
      }
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }

  @Test("a generalised symmetric eigenproblem has a second routine, too")
  func generalizedSymmetric() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let driver = Driver<E>("", .symmetric) { _ in [] }
      let (a, b) = (driver.matrix(8, seed: 3), driver.matrix(8, seed: 4))
      let expected = try GeneralizedSymmetricEigen(a, b).eigenvalues
      lapack_reset()
      lapack_fail("sygvd", 1, 2)
      let eigen = try GeneralizedSymmetricEigen(a, b)
      #expect(lapack_calls("sygvd") == 1 && lapack_calls("sygv") == 1, "\(E.self)")
      #expect(residual(Matrix(columns: [expected]), Matrix(columns: [eigen.eigenvalues])) < 50)
      lapack_reset()
      lapack_fail("sygvd", 1, 2)
      lapack_fail("sygv", 1, 2)
      #expect(throws: LinearAlgebraError.notConverged(routine: "sygv", info: 2)) {
        _ = try GeneralizedSymmetricEigen(a, b)
      }
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }

  @Test("general eigenproblems are tried without balancing, then fail by name")
  func general() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = Driver<E>("", .square) { _ in [] }.matrix(8)
      let expected = try Eigen(a)
      lapack_reset()
      lapack_fail("geev", 1, 3)
      let eigen = try Eigen(a)
      #expect(lapack_calls("geev") == 1 && lapack_calls("geevx") == 1, "\(E.self)")
      #expect(distance(eigen.eigenvalues, expected.eigenvalues) < 1000, "\(E.self)")
      lapack_reset()
      lapack_fail("geev", 1, 3)
      lapack_fail("geevx", 1, 3)
      #expect(throws: LinearAlgebraError.notConverged(routine: "geev", info: 3)) { _ = try Eigen(a) }
      lapack_reset()
      lapack_fail("geevx", 1, 3)
      #expect(distance(try a.eigenvalues(), expected.eigenvalues) < 1000, "\(E.self)")
      #expect(lapack_calls("geevx") == 1 && lapack_calls("geev") == 1, "\(E.self)")
      lapack_reset()
      lapack_fail("ggev3", 1, 3)
      let pair = try GeneralizedEigen(a, .identity(8))
      #expect(lapack_calls("ggev3") == 1 && lapack_calls("ggev") == 1, "\(E.self)")
      #expect(distance(pair.eigenvalues, expected.eigenvalues) < 1000, "\(E.self)")
      lapack_reset()
      lapack_fail("ggev3", 1, 3)
      lapack_fail("ggev", 1, 3)
      #expect(throws: LinearAlgebraError.notConverged(routine: "ggev", info: 3)) {
        _ = try GeneralizedEigen(a, .identity(8))
      }
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }

  @Test("least squares of minimum norm go from divide and conquer to complete orthogonal factorization")
  func leastSquares() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(9, 4), (4, 9), (6, 6)] {
        let (a, b) = (randomMatrix(m, n, of: E.self), randomMatrix(m, 2, seed: 8, of: E.self))
        lapack_reset()
        let expected = try LeastSquares(a, b, method: .minimumNorm())
        #expect(lapack_calls("gelsd") == 1)
        lapack_fail("gelsd", 1, 1)
        let solution = try LeastSquares(a, b, method: .minimumNorm())
        #expect(lapack_calls("gelsd") == 2 && solution.rank == expected.rank, "\(E.self) \(m)×\(n)")
        let limit = 1000 * Double(E.ulpOfOne) / Double(expected.reciprocalCondition)
        #expect(naiveNorm(solution.solution - expected.solution) <= limit * naiveNorm(expected.solution))
      }
    }
    for type in elementTypes { try check(type) }
    lapack_reset()
  }
}
