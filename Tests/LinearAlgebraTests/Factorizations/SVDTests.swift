import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

private let shapes = [
  (50, 20), (20, 50), (33, 16),
  (1, 1), (2, 2), (3, 3), (5, 5), (10, 10), (3, 7), (7, 3), (1, 6), (6, 1), (31, 17), (17, 31), (40, 9), (9, 40),
]

/// The worst of residual, orthogonality of U and of V, in LAPACK's units.
private func worst<E: Scalar>(_ svd: SVD<E>, _ a: Matrix<E>) -> Double {
  let middle = naiveDiagonal(svd.u.columns, svd.vh.rows, svd.singularValues, of: E.self)
  let again = naiveProduct(naiveProduct(svd.u, middle), svd.vh)
  return max(residual(a, again), orthogonalityResidual(svd.u), orthogonalityResidual(naiveAdjoint(svd.vh)))
}

private func isDescending<R: RealScalar>(_ values: Vector<R>) -> Bool {
  (0..<values.count).allSatisfy { values[$0] >= 0 && ($0 == 0 || values[$0] <= values[$0 - 1]) }
}

@Suite struct SVDTests {
  @Test("thin and full decompositions of every shape, type and layout give the matrix back")
  func shapesAndLayouts() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in shapes {
        let a = randomMatrix(m, n, seed: UInt64(m * 100 + n), of: E.self)
        for (name, variant) in layoutVariants(of: a) {
          for vectors in [SVD<E>.Vectors.thin, .full] {
            let svd = try SVD(variant, vectors: vectors)
            #expect(svd.u.columns == (vectors == .full ? m : min(m, n)))
            #expect(svd.vh.rows == (vectors == .full ? n : min(m, n)))
            #expect(worst(svd, a) < 10, "\(E.self) \(m)×\(n) \(name) \(vectors)")
            #expect(isDescending(svd.singularValues))
            #expect(rowsFollowSignRule(svd.vh))
            #expect(residual(a, Matrix(svd)) < 10)
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("extra vectors of the full form follow the sign rule")
  func signRuleOfExtraVectors() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let tall = try SVD(randomMatrix(9, 4, of: E.self), vectors: .full)
      #expect(rowsFollowSignRule(tall.u[..., 4..<9].transposed()))
      let wide = try SVD(randomMatrix(4, 9, of: E.self), vectors: .full)
      #expect(rowsFollowSignRule(wide.vh))
    }
    for type in elementTypes { try check(type) }
  }

  @Test("signs do not depend on the signs of the input's vectors")
  func signsAreFixed() throws {
    let u: Matrix<Double> = [[0.6, -0.8], [0.8, 0.6]]
    let v: Matrix<Double> = [[0, 1], [-1, 0]]
    let svd = try SVD(u * Matrix.diagonal([3, 1]) * v)
    let expected: Matrix<Double> = [[0, 1], [1, 0]]
    #expect(residual(expected, svd.vh) < 4)
  }

  @Test("values alone agree with those beside vectors")
  func valuesOnly() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in shapes {
        let a = randomMatrix(m, n, seed: 5, of: E.self)
        let expected = try SVD(a).singularValues
        for algorithm in [SVD<E>.Algorithm.divideAndConquer, .qrIteration, .jacobi] {
          let values = try a.singularValues(algorithm: algorithm)
          #expect(residual(expected.asColumn, values.asColumn) < 10, "\(E.self) \(m)×\(n) \(algorithm)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the Jacobi algorithm gives tiny singular values of graded matrices to high relative accuracy")
  func relativeAccuracy() throws {
    func check<E: Scalar>(_: E.Type) throws {
      // A = B D with a well-conditioned B: the singular values of A are determined to relative accuracy by its entries.
      let n = 6
      let step = E.Real.kind == .float ? 4 : 20
      let b = randomMatrix(n, n, seed: 11, of: E.self)
      let tiny = Matrix<E>(rows: n, columns: n) { i, j in
        (b[i, j] + (i == j ? 3 : 0)) * E(E.Real(sign: .plus, exponent: E.Real.Exponent(-step * j), significand: 1))
      }
      let values = try SVD(tiny, algorithm: .jacobi).singularValues
      let wide = Matrix<Complex<Double>>(rows: n, columns: n) { i, j in Complex<Double>(converting: tiny[i, j]) }
      let reference = try wide.singularValues(algorithm: .jacobi)
      let inverseProduct = (0..<n).reduce(0.0) { $0 + Double.log(Double(values[$1])) }
      let logDeterminant = naiveLogDeterminant(wide)
      #expect(abs(inverseProduct - logDeterminant) < (200 + 4 * abs(logDeterminant)) * Double(E.ulpOfOne))
      for i in 0..<n {
        #expect(abs(Double(values[i]) / reference[i] - 1) < 50 * Double(E.ulpOfOne))
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("extreme scales neither overflow nor vanish")
  func extremeScales() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = randomMatrix(8, 5, of: E.self)
      let expected = try a.singularValues()
      for exponent in [-100, -60, 60, 100] {
        let factor = E.Real(sign: .plus, exponent: E.Real.Exponent(exponent), significand: 1)
        let scaled = Matrix<E>(rows: 8, columns: 5) { i, j in a[i, j] * E(factor) }
        let values = try SVD(scaled).singularValues
        for i in 0..<5 { #expect(abs(Double(values[i] / factor / expected[i]) - 1) < 200 * Double(E.ulpOfOne)) }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("subnormal matrices keep an absolute error of a few of the smallest numbers")
  func subnormal() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = MatrixKind.subnormal.matrix(6, of: E.self)
      let again = Matrix(try SVD(a))
      let error = Double(E.Real.leastNonzeroMagnitude) * 6 * 4
      for j in 0..<6 {
        for i in 0..<6 { #expect(Double((a[i, j] - again[i, j]).modulus) <= error) }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("an empty matrix has identities as full vectors and nothing as thin ones")
  func empty() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 0), (0, 4), (4, 0)] {
        let a = Matrix<E>.zeros(m, n)
        let thin = try SVD(a)
        #expect(thin.u.shape == (m, 0) && thin.vh.shape == (0, n) && thin.singularValues.isEmpty)
        #expect(Matrix(thin).shape == (m, n))
        let full = try SVD(a, vectors: .full)
        #expect(residual(.identity(m), full.u) == 0 && residual(.identity(n), full.vh) == 0)
        #expect(try a.singularValues().isEmpty)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("an element that is not finite is named, and nothing hangs")
  func notFinite() {
    func check<E: Scalar>(_: E.Type) {
      for bad in [E.Real.infinity, -E.Real.infinity, E.Real.nan] {
        var a = randomMatrix(4, 3, of: E.self)
        a[2, 1] = E(bad)
        #expect(throws: LinearAlgebraError.notFinite(at: [2, 1])) { try SVD(a) }
        #expect(throws: LinearAlgebraError.notFinite(at: [2, 1])) { try SVD(a, algorithm: .jacobi) }
        #expect(throws: LinearAlgebraError.notFinite(at: [2, 1])) { try a.singularValues() }
        var wide = randomMatrix(20, 50, of: E.self)
        wide[3, 41] = E(bad)
        #expect(throws: LinearAlgebraError.notFinite(at: [3, 41])) { try SVD(wide) }
        #expect(throws: LinearAlgebraError.notFinite(at: [41, 3])) { try SVD(wide.transposed()) }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("a singular value beyond the range is an overflow")
  func overflow() {
    func check<E: Scalar>(_: E.Type) {
      let a = Matrix<E>(rows: 4, columns: 4, repeating: E(E.Real.greatestFiniteMagnitude / 2))
      #expect(throws: LinearAlgebraError.self) { try SVD(a) }
    }
    for type in elementTypes { check(type) }
  }

  @Test("the caller's matrix is left as it was")
  func inputIsKept() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = randomMatrix(6, 6, of: E.self)
      let copy = Matrix<E>(rows: 6, columns: 6) { i, j in a[i, j] }
      _ = try SVD(a)
      _ = try SVD(a, algorithm: .jacobi)
      #expect(residual(copy, a) == 0)
    }
    for type in elementTypes { try check(type) }
  }
}

/// log |det A| by elimination with complete pivoting, which keeps graded columns accurate.
private func naiveLogDeterminant(_ a: Matrix<Complex<Double>>) -> Double {
  var (a, sum) = (a, 0.0)
  let n = a.rows
  for k in 0..<n {
    let column = (k..<n).max { i, j in a[i, k].length < a[j, k].length } ?? k
    for j in 0..<n {
      let swapped = a[k, j]
      a[k, j] = a[column, j]
      a[column, j] = swapped
    }
    sum += Double.log(a[k, k].length)
    for i in k + 1..<n {
      let factor = a[i, k] / a[k, k]
      for j in k..<n { a[i, j] -= factor * a[k, j] }
    }
  }
  return sum
}
