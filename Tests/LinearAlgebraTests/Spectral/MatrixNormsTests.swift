import Foundation
import LinearAlgebra
import TestSupport
import Testing

private func close(_ a: Double, _ b: Double, _ eps: Double, _ times: Double = 20) -> Bool {
  abs(a - b) <= times * eps * max(abs(a), abs(b))
}

@Suite struct MatrixNormsTests {
  @Test("norms follow their definitions in every layout and type")
  func definitions() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let eps = Double(E.ulpOfOne)
      for (m, n) in [(1, 1), (2, 3), (3, 2), (5, 5), (17, 9), (1, 40), (40, 1), (33, 70)] {
        let a = randomMatrix(m, n, of: E.self)
        func modulus(_ i: Int, _ j: Int) -> Double { hypot(Double(a[i, j].real), Double(a[i, j].imaginary)) }
        let columnSums = (0..<n).map { j in (0..<m).reduce(0.0) { $0 + modulus($1, j) } }
        let rowSums = (0..<m).map { i in (0..<n).reduce(0.0) { $0 + modulus(i, $1) } }
        let largest = (0..<n).map { j in (0..<m).map { modulus($0, j) }.max() ?? 0 }.max() ?? 0
        let values = try a.singularValues()
        let σ = (0..<values.count).map { Double(values[$0]) }
        for (name, variant) in layoutVariants(of: a) {
          let comment: Comment = "\(E.self) \(m)×\(n) \(name)"
          #expect(close(Double(try variant.norm(.frobenius)), naiveNorm(a), eps), comment)
          #expect(close(Double(try variant.norm(.one)), columnSums.max() ?? 0, eps), comment)
          #expect(close(Double(try variant.norm(.infinity)), rowSums.max() ?? 0, eps), comment)
          #expect(close(Double(try variant.norm(.max)), largest, eps), comment)
          #expect(close(Double(try variant.norm(.spectral)), σ[0], eps), comment)
          #expect(close(Double(try variant.norm(.nuclear)), σ.reduce(0, +), eps), comment)
          let cubes = pow(σ.reduce(0) { $0 + pow($1, 3) }, 1.0 / 3)
          #expect(close(Double(try variant.norm(.schatten(3))), cubes, eps), comment)
          #expect(close(Double(try variant.norm(.schatten(2))), naiveNorm(a), eps, 60), comment)
          #expect(close(Double(try variant.norm(.schatten(.infinity))), σ[0], eps), comment)
        }
        let reversedRows = Matrix<E>(rows: m, columns: n) { i, j in a[m - 1 - i, j] }
        #expect(close(Double(reversedRows.frobeniusNorm()), naiveNorm(a), eps))
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("norms neither overflow nor underflow where the result does not")
  func extremes() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let eps = Double(E.ulpOfOne)
      let isSingle = E.Real.kind == .float
      for exponent in isSingle ? [-120, -100, -60, 60, 100, 120] : [-1000, -800, -500, 500, 800, 1000] {
        let factor = E.Real(sign: .plus, exponent: E.Real.Exponent(exponent), significand: 1)
        let a = randomMatrix(7, 5, of: E.self)
        let scaled = Matrix<E>(rows: 7, columns: 5) { i, j in a[i, j] * E(factor) }
        for norm in [MatrixNorm.frobenius, .one, .infinity, .max, .spectral, .nuclear, .schatten(3)] {
          let (plain, large) = (Double(try a.norm(norm)), Double(try scaled.norm(norm) / factor))
          #expect(close(plain, large, eps, 100), "\(E.self) \(exponent) \(norm)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("cheap norms propagate NaN and infinity, those by singular values name the element")
  func notFinite() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var a = randomMatrix(5, 4, of: E.self)
      a[3, 2] = E(E.Real.infinity)
      for norm in [MatrixNorm.frobenius, .one, .infinity, .max] { #expect(try a.norm(norm) == .infinity) }
      a[1, 2] = E(E.Real.nan)
      for norm in [MatrixNorm.frobenius, .one, .infinity, .max] { #expect(try a.norm(norm).isNaN, "\(E.self) \(norm)") }
      for norm in [MatrixNorm.spectral, .nuclear, .schatten(1.5)] {
        #expect(throws: LinearAlgebraError.notFinite(at: [1, 2])) { try a.norm(norm) }
      }
    }
    for type in realTypes { try check(type) }
  }

  @Test("norms of nothing are zero")
  func empty() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for shape in [(0, 0), (0, 3), (3, 0)] {
        for norm in [MatrixNorm.frobenius, .one, .infinity, .max, .spectral, .nuclear, .schatten(3)] {
          #expect(try Matrix<E>.zeros(shape.0, shape.1).norm(norm) == 0)
        }
      }
      #expect(Matrix<E>.zeros(3, 3).frobeniusNorm() == 0)
    }
    for type in elementTypes { try check(type) }
  }
}
