import ComplexModule
import TestSupport
import Testing

@testable import LinearAlgebra

@Suite struct VectorProductsTests {
  static let counts = [0, 1, 2, 3, 5, 8, 10, 17, 100, 1001]

  /// The vector contiguous, with a step, reversed and out of a row.
  static func variants<E: Scalar>(_ x: Vector<E>) -> [Vector<E>] {
    let n = x.count
    let rows = Matrix<E>(rows: 3, columns: n) { i, j in i == 1 ? x[j] : E(real: .nan, imaginary: .nan) }
    let reversed = Vector(count: n) { x[n - 1 - $0] }
    let backwards = Vector<E>(
      storage: reversed.storage, offset: Swift.max(n - 1, 0), count: n, stride: -1)
    return [x, rows[row: 1], backwards]
  }

  @Test("dot products equal the definition for every stride, with and without conjugation", arguments: counts)
  func dots(n: Int) {
    func check<E: Scalar>(_: E.Type) {
      let (x0, y0): (Vector<E>, Vector<E>) = (randomVector(n), randomVector(n, seed: 8))
      let plain = naiveProduct(x0.asRow, y0.asColumn)[0, 0]
      let conjugated = naiveProduct(naiveAdjoint(x0.asColumn), y0.asColumn)[0, 0]
      let limit =
        4 * Double(E.ulpOfOne) * Double(Swift.max(n, 1)).squareRoot() * naiveNorm(x0.asRow) * naiveNorm(y0.asRow)
      for x in Self.variants(x0) {
        for y in Self.variants(y0) {
          #expect(Double((x.dot(y) - plain).modulus) <= limit)
          #expect(Double((x.conjugatedDot(y) - conjugated).modulus) <= limit)
          #expect(Double((x.dot(y, conjugating: true, limit: 3) - conjugated).modulus) <= limit)
        }
      }
      #expect(x0.conjugatedDot(x0).imaginary == 0)
    }
    for type in elementTypes { check(type) }
  }

  @Test("a multiple is added for every stride, and the other vector stays", arguments: counts)
  func additions(n: Int) {
    func check<E: Scalar>(_: E.Type) {
      let (x0, y0): (Vector<E>, Vector<E>) = (randomVector(n), randomVector(n, seed: 8))
      let alpha = E(real: 0.75, imaginary: -2)
      let expected = Matrix(rows: n, columns: 1) { i, _ in x0[i] + alpha * y0[i] }
      for x in Self.variants(x0) {
        for y in Self.variants(y0) {
          var sum = x
          sum.add(y, scaledBy: alpha)
          #expect(residual(expected, sum.asColumn) < 10)
          #expect(residual(x0.asColumn, x.asColumn) == 0)
          sum = x
          sum.makeUnique()
          sum.add(y, alpha, limit: 3)
          #expect(residual(expected, sum.asColumn) < 10)
        }
      }
      var own = Matrix<E>(rows: n, columns: 3, repeating: 5).transposed()[row: 1]
      own.add(y0, alpha, limit: 4)
      for i in 0..<n { #expect((own[i] - 5 - alpha * y0[i]).modulus <= 20 * E.ulpOfOne) }
      var doubled = x0
      doubled.add(doubled)
      for i in 0..<n { #expect(doubled[i] == x0[i] + x0[i]) }
    }
    for type in elementTypes { check(type) }
  }

  @Test("scaling multiplies every element and keeps NaN when the factor is zero", arguments: counts)
  func scaling(n: Int) {
    func check<E: Scalar>(_: E.Type) {
      let x0: Vector<E> = randomVector(n)
      for alpha in [E(real: -1.5, imaginary: 0), E(real: 0.5, imaginary: 2), 0] {
        let expected = Matrix(rows: n, columns: 1) { i, _ in alpha * x0[i] }
        for x in Self.variants(x0) {
          #expect(residual(expected, x.scaled(by: alpha).asColumn) < 4)
          var copy = x
          copy.scale(by: alpha)
          #expect(residual(expected, copy.asColumn) < 4)
        }
      }
      var poison = Vector(repeating: E(real: .nan, imaginary: .nan), count: n)
      poison.scale(by: 0)
      var zeros = Vector<E>.zeros(n)
      zeros.add(Vector(repeating: E(real: .nan, imaginary: .nan), count: n), scaledBy: 0)
      var backwards = Self.variants(Vector<E>.zeros(n))[2]
      backwards.add(poison, scaledBy: 0)
      for i in 0..<n { #expect(!poison[i].isFinite && !zeros[i].isFinite && !backwards[i].isFinite) }
    }
    for type in elementTypes { check(type) }
  }

  @Test("norms, sums and the largest equal the definition", arguments: counts) func sizes(n: Int) {
    func check<E: Scalar>(_: E.Type) {
      let x0: Vector<E> = randomVector(n)
      var (moduli, parts) = (0.0, 0.0)
      for i in 0..<n {
        moduli += Double(x0[i].modulus)
        parts += Double(x0[i].real.magnitude + x0[i].imaginary.magnitude)
      }
      let tolerance = 8 * Double(E.ulpOfOne)
      for x in Self.variants(x0) {
        #expect(abs(Double(x.euclideanNorm()) - naiveNorm(x0.asRow)) <= tolerance * naiveNorm(x0.asRow))
        #expect(abs(Double(x.euclideanNorm(limit: 3)) - naiveNorm(x0.asRow)) <= tolerance * naiveNorm(x0.asRow))
        #expect(abs(Double(x.absoluteSum()) - moduli) <= tolerance * moduli)
        #expect(abs(Double(x.partsSum()) - parts) <= tolerance * parts)
        #expect(x.indexOfLargest() == (0..<n).first { i in (0..<n).allSatisfy { x0[$0].modulus <= x0[i].modulus } })
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("norms neither overflow nor underflow, infinity has infinite norm, NaN is largest") func extremes() {
    func check<E: Scalar>(_: E.Type) {
      let (large, small) = (E.Real.greatestFiniteMagnitude / 4, E.Real.leastNormalMagnitude)
      let huge = Vector<E>(repeating: E(large), count: 4)
      #expect((huge.euclideanNorm() / large - 2).magnitude <= 4 * E.ulpOfOne)
      let tiny = Vector<E>(repeating: E(small), count: 4)
      #expect((tiny.euclideanNorm() / small - 2).magnitude <= 4 * E.ulpOfOne)
      for n in [1, 2, 9, 40] {
        var x = Vector<E>(repeating: 1, count: n)
        x[n / 2] = E(E.Real.infinity)
        #expect(x.euclideanNorm() == .infinity)
        #expect(x.absoluteSum() == .infinity)
        #expect(x.indexOfLargest() == n / 2)
        x[n - 1] = E(E.Real.nan)
        #expect(x.euclideanNorm().isNaN)
        #expect(x.indexOfLargest() == n - 1)
      }
      let diagonal = Vector<E>([E(real: 3, imaginary: 3), E(real: 5, imaginary: 0)])
      #expect(diagonal.indexOfLargest() == 1)
    }
    for type in elementTypes { check(type) }
  }

  @Test(
    "outer products, plain and conjugated, also of long vectors", arguments: [(0, 3), (3, 0), (1, 1), (4, 3), (40, 30)])
  func outers(m: Int, n: Int) {
    func check<E: Scalar>(_: E.Type) {
      for x in Self.variants(randomVector(m, of: E.self)) {
        for y in Self.variants(randomVector(n, seed: 5, of: E.self)) {
          let a: Matrix<E> = randomMatrix(m, n, seed: 6)
          let alpha = E(real: 0.5, imaginary: -2)
          for target in layoutVariants(of: a) {
            for conjugating in [false, true] {
              var sum = target.matrix
              sum.addOuter(x, y, scaledBy: alpha, conjugating: conjugating)
              let expected = Matrix<E>(rows: m, columns: n) { (i: Int, j: Int) -> E in
                a[i, j] + alpha * x[i] * (conjugating ? y[j].conjugate : y[j])
              }
              #expect(residual(expected, sum) < 4)
            }
          }
          #expect(residual(Matrix(rows: m, columns: n) { i, j in x[i] * y[j] }, x.outer(y)) < 4)
          #expect(
            residual(Matrix(rows: m, columns: n) { i, j in x[i] * y[j].conjugate }, x.outer(y, conjugating: true)) < 4)
        }
      }
    }
    for type in elementTypes { check(type) }
  }
}
