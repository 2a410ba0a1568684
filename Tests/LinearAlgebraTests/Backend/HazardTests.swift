import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

/// Traps of the backend that would give wrong numbers silently.
@Suite("Hazards of BLAS and LAPACK")
struct HazardTests {
  @Test("systems near both ends of the range are solved, where LAPACK alone gives NaN")
  func scale() throws {
    let swap: Matrix<Double> = [[0, 1], [1, 0]]
    let right: Vector<Double> = [2, 3]
    let x = try LU(swap * 1e-300 * 1e-9).solve(right * 1e-300 * 1e-9)
    #expect((x[0] - 3).magnitude < 1e-14 && (x[1] - 2).magnitude < 1e-14)
    func check<E: Scalar>(_: E.Type) throws {
      let largest = Double(E.Real.greatestFiniteMagnitude).exponent,
        least = Double(E.Real.leastNonzeroMagnitude).exponent
      let a = Driver<E>("", .symmetric) { _ in [] }.matrix(6)
      let expected = try LU(a).solve(a[..., ..<2])
      for exponent in [Int(largest) - 6, Int(least) + 30] {
        let factor = E(E.Real(sign: .plus, exponent: E.Real.Exponent(exponent), significand: 1))
        let scaled = a * factor
        #expect(try residual(expected, LU(scaled).solve(scaled[..., ..<2])) < 100, "LU 2^\(exponent) \(E.self)")
        #expect(try residual(expected, QR(scaled).solve(scaled[..., ..<2])) < 100, "QR 2^\(exponent) \(E.self)")
        #expect(try residual(expected, LDL(scaled).solve(scaled[..., ..<2])) < 100, "LDL 2^\(exponent) \(E.self)")
        #expect(
          try residual(expected, Cholesky(scaled).solve(scaled[..., ..<2])) < 100, "Cholesky 2^\(exponent) \(E.self)")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("products over an empty dimension are zero, whatever was there before")
  func emptyProducts() {
    func check<E: Scalar>(_: E.Type) {
      let nan = E(real: .nan, imaginary: .nan)
      for (m, n) in [(1, 1), (1, 5), (5, 1), (3, 4), (20, 30)] {
        #expect(Matrix<E>.zeros(m, 0) * .zeros(0, n) == .zeros(m, n))
        var c = Matrix<E>(rows: m, columns: n, repeating: nan)
        multiply(.zeros(m, 0), .zeros(0, n), into: &c)
        #expect(c == .zeros(m, n))
        #expect(Matrix<E>.zeros(m, 0) * Vector<E>.zeros(0) == .zeros(m))
      }
      #expect(Vector<E>.zeros(0).dot(.zeros(0)) == 0)
      #expect(Vector<E>.zeros(0).norm() == 0)
    }
    for type in elementTypes { check(type) }
  }

  @Test("NaN and infinity come out of products where IEEE arithmetic has them, also against zeros")
  func propagation() {
    func check<E: Scalar>(_: E.Type) {
      for (m, n, k) in [(1, 1, 1), (1, 7, 5), (7, 1, 5), (5, 6, 1), (4, 4, 4), (17, 18, 19), (40, 33, 50)] {
        for number in [E.Real.nan, .infinity] {
          for position in [0, k - 1] {
            var a = randomMatrix(m, k, of: E.self)
            a[m - 1, position] = E(number)
            for b in [Matrix<E>.zeros(k, n), randomMatrix(k, n, of: E.self)] {
              let (product, expected) = (a * b, naiveProduct(a, b))
              let isSame = (0..<n).allSatisfy { j in
                (0..<m).allSatisfy { i in product[i, j].isFinite == expected[i, j].isFinite }
              }
              #expect(isSame, "\(E.self) \(m)×\(k)×\(n) \(number) at \(position)")
            }
          }
        }
      }
      let x = Vector<E>(repeating: E(E.Real.nan), count: 9)
      #expect((0..<9).allSatisfy { !(x * E.zero)[$0].isFinite && !x.scaled(by: 0)[$0].isFinite })
    }
    for type in elementTypes { check(type) }
  }

  @Test("the 1-norm is right at every length")
  func oneNorm() {
    func check<E: Scalar>(_: E.Type) {
      for n in 0...40 {
        let x = randomVector(n, of: E.self)
        let expected = x.reduce(into: 0) { $0 += Double($1.modulus) }
        #expect((Double(x.norm(.one)) - expected).magnitude <= 64 * Double(E.ulpOfOne) * expected, "\(n) \(E.self)")
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("a norm neither overflows nor underflows before its value does")
  func norms() {
    func check<E: Scalar>(_: E.Type) {
      let (large, small) = (E.Real.greatestFiniteMagnitude / 4, E.Real.leastNormalMagnitude * 4)
      for size in [large, small] {
        for n in [1, 2, 3, 9] {
          let x = Vector<E>(repeating: E(size), count: n)
          let expected = size * E.Real(n).squareRoot()
          #expect((x.norm() - expected).magnitude <= 8 * E.Real.ulpOfOne * expected, "\(n) \(size)")
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("a matrix that is not symmetric is refused by routines that read one triangle, unless it is named")
  func triangles() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var a = Driver<E>("", .symmetric) { _ in [] }.matrix(5)
      let expected = try Cholesky(a).solve(a)
      a[3, 1] += 1
      let expectedError = #expect(throws: LinearAlgebraError.self) { _ = try Cholesky(a) }
      #expect([.notSymmetric(row: 3, column: 1), .notSymmetric(row: 1, column: 3)].contains(expectedError))
      #expect(throws: LinearAlgebraError.self) { _ = try LDL(a) }
      #expect(throws: LinearAlgebraError.self) { _ = try PivotedCholesky(a) }
      var symmetric = a
      symmetric[3, 1] -= 1
      #expect(try residual(expected, Cholesky(a, triangle: .upper).solve(symmetric)) < 50)
      #expect(try residual(expected, LDL(a, triangle: .upper).solve(symmetric)) < 50)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("eigenvectors of badly scaled matrices are right, with and without balancing")
  func badlyScaledEigenproblems() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for kind in [MatrixKind.gradedRows, .graded, .mixedScales, .huge, .tiny, .frank, .grcar] {
        for n in [2, 10, 30] {
          let a = kind.matrix(n, of: E.self)
          let eigen = try Eigen(a)
          let unit = E(E.Real(sign: .plus, exponent: E.Real.Exponent(-exponent(a)), significand: 1))
          let scale = Complex(unit.real)
          let wide = Matrix<Complex<E.Real>>(rows: n, columns: n) { i, j in
            Complex(a[i, j].real, a[i, j].imaginary) * scale
          }
          let images = naiveProduct(wide, eigen.eigenvectors)
          let multiples = Matrix(rows: n, columns: n) { i, j in
            eigen.eigenvectors[i, j] * (eigen.eigenvalues[j] * scale)
          }
          let limit = 30 * naiveNorm(wide) * Double(n) * Double(E.ulpOfOne)
          let distance = (0..<n).map { j in naiveNorm((images - multiples)[..., j...j]) }.max() ?? 0
          #expect(distance <= limit, "\(kind) \(n) \(E.self)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  /// The exponent of the largest part.
  private func exponent<E: Scalar>(_ a: Matrix<E>) -> Int {
    var largest = 0.0
    for j in 0..<a.columns {
      for i in 0..<a.rows {
        largest = max(largest, Double(a[i, j].real.magnitude), Double(a[i, j].imaginary.magnitude))
      }
    }
    return largest > 0 ? Int(largest.exponent) : 0
  }

  @Test("some eigenvectors are orthogonal where the robust routine alone loses that")
  func orthogonality() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for kind in [MatrixKind.lauchli, .repeatedEigenvalues, .identity, .ones, .minij] {
        let a = kind.matrix(20, of: E.self)
        let gram = naiveProduct(naiveAdjoint(a), a)
        let eigen = try SymmetricEigen(gram, .indices(2..<9), triangle: .lower)
        #expect(eigen.eigenvalues.count == 7)
        #expect(orthogonalityResidual(eigen.eigenvectors) < 10, "\(kind) \(E.self)")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("an exactly dependent column does not blow up the solution of least squares")
  func dependentColumns() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let independent = randomMatrix(20, 4, of: E.self)
      let a = Matrix(horizontally: [independent, independent[..., 1..<2]])
      let b = randomVector(20, of: E.self)
      let bound = 100 * b.norm()
      #expect(try SVD(a).solve(b).norm() < bound)
      #expect(try PivotedQR(a).solve(b).norm() < bound)
      #expect(try Vector(a.pseudoinverse() * b.asColumn).norm() < bound)
      #expect(try a.rank() == 4 && PivotedQR(a).rank == 4)
      #expect(throws: LinearAlgebraError.rankDeficient(rank: 4)) { _ = try QR(a).solve(b) }
    }
    for type in elementTypes { try check(type) }
  }
}
