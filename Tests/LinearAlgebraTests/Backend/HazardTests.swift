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
}
