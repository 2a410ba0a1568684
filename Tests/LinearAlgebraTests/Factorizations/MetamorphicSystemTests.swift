import LinearAlgebra
import RealModule
import TestSupport
import Testing

private let sizes = [3, 10, 40]

private let kinds: [MatrixKind] = [
  .identity, .permutation, .hilbert, .kahan, .triangular, .huge, .tiny, .wilkinson, .jordan, .minij, .toeplitz,
  .repeatedEigenvalues, .lauchli, .mixedScales, .random,
]

/// The condition number in the 2-norm.
private func condition<E: Scalar>(_ a: Matrix<E>) throws -> Double {
  let σ = try a.singularValues()
  return σ[σ.count - 1] == 0 ? .infinity : Double(σ[0]) / Double(σ[σ.count - 1])
}

/// The relative change that rounding errors of 10 n eps |A| may bring about, if it is small enough to say something.
private func limit<E: Scalar>(_ a: Matrix<E>, _ b: Matrix<E>) throws -> Double? {
  let change = 10 * Double(a.rows + b.rows) * Double(E.ulpOfOne) * max(try condition(a), try condition(b))
  return change < 0.05 ? change : nil
}

private func relativeDifference<E: Scalar>(_ a: Matrix<E>, _ b: Matrix<E>) -> Double {
  naiveNorm(a - b) / naiveNorm(b)
}

/// How two determinants differ relatively, the rounding of their logarithms apart.
private func difference<E: Scalar>(_ a: LogDeterminant<E>, sign: E, logMagnitude: Double) -> Double {
  let rounding = 4 * Double(E.ulpOfOne) * logMagnitude.magnitude
  return max(
    Double((a.sign - sign).modulus), max(0, (Double(a.logMagnitude) - logMagnitude).magnitude - rounding))
}

@Suite("Linear systems made from others")
struct MetamorphicSystemTests {
  /// Runs a check over kinds and sizes whose condition lets it say something, which most of them must.
  private func forEachMatrix(
    _ check: (_ kind: MatrixKind, _ n: Int, _ type: any Scalar.Type) throws -> Bool
  ) rethrows {
    for type in elementTypes {
      var checked = 0
      for kind in kinds {
        for n in sizes where try check(kind, n, type) { checked += 1 }
      }
      #expect(checked >= 25, "\(type) \(checked)")
    }
  }

  @Test("determinants of LU follow scaling, permutations, transposition and unions")
  func determinants() throws {
    func check<E: Scalar>(_ kind: MatrixKind, _ n: Int, _: E.Type) throws -> Bool {
      let (a, b) = (kind.matrix(n, of: E.self), kind.matrix(n / 2 + 1, of: E.self, seed: 8))
      guard let limit = try limit(a, b) else { return false }
      let name: Comment = "\(kind) \(n) \(E.self)"
      let own = try LU(a).logDeterminant()
      let (sign, log) = (own.sign, Double(own.logMagnitude))
      for exponent in [-3, 2] {
        let scaled = try LU(timesPowerOfTwo(a, exponent)).logDeterminant()
        let change = Double(n * exponent) * 0.693147180559945309417
        let rounding = 4 * Double(E.ulpOfOne) * (1 + log.magnitude)
        #expect(difference(scaled, sign: sign, logMagnitude: log + change) < rounding, name)
      }
      let (rows, columns) = (scrambled(n), scrambled(n, seed: 12))
      let exchanged: E = isOdd(rows) == isOdd(columns) ? sign : -sign
      let permuted = try LU(permuted(a, rows, columns)).logDeterminant()
      #expect(difference(permuted, sign: exchanged, logMagnitude: log) < limit, name)
      let transposed = try LU(naiveOperation(a, .transposed)).logDeterminant()
      #expect(difference(transposed, sign: sign, logMagnitude: log) < limit, name)
      let adjoint = try LU(naiveAdjoint(a)).logDeterminant()
      #expect(difference(adjoint, sign: sign.conjugate, logMagnitude: log) < limit, name)
      let other = try LU(b).logDeterminant()
      let union = try LU(blockDiagonal(a, b)).logDeterminant()
      let together = log + Double(other.logMagnitude)
      #expect(difference(union, sign: sign * other.sign, logMagnitude: together) < limit, name)
      return true
    }
    try forEachMatrix { kind, n, type in try check(kind, n, type) }
  }

  @Test("solutions by LU and QR follow scaling, permutations, transposition and unions")
  func solutions() throws {
    func check<E: Scalar>(_ kind: MatrixKind, _ n: Int, _: E.Type) throws -> Bool {
      let (a, b) = (kind.matrix(n, of: E.self), kind.matrix(n / 2 + 1, of: E.self, seed: 8))
      guard let limit = try limit(a, b) else { return false }
      let (y, z) = (randomMatrix(n, 2, seed: 3, of: E.self), randomMatrix(n / 2 + 1, 2, seed: 4, of: E.self))
      let (rows, columns) = (scrambled(n), scrambled(n, seed: 12))
      let solvers: [(String, (Matrix<E>, Matrix<E>) throws -> Matrix<E>)] = [
        ("LU", { try LU($0).solve($1) }), ("QR", { try QR($0).solve($1) }),
      ]
      for (solver, solve) in solvers {
        let name: Comment = "\(solver) \(kind) \(n) \(E.self)"
        let x = try solve(a, y)
        for exponent in [-3, 2] {
          let scaled = timesPowerOfTwo(try solve(timesPowerOfTwo(a, exponent), y), exponent)
          #expect(relativeDifference(scaled, x) < 10 * Double(n) * Double(E.ulpOfOne), name)
        }
        let exchanged = try solve(permuted(a, rows, columns), permuted(y, rows, [0, 1]))
        #expect(relativeDifference(exchanged, permuted(x, columns, [0, 1])) < limit, name)
        let both = try solve(blockDiagonal(a, b), blockDiagonal(y, z))
        #expect(relativeDifference(both, blockDiagonal(x, try solve(b, z))) < limit, name)
      }
      let transposed = try LU(naiveOperation(a, .transposed)).solve(y)
      #expect(relativeDifference(transposed, try LU(a).solve(y, .transposed)) < limit, "\(kind) \(n) \(E.self)")
      return true
    }
    try forEachMatrix { kind, n, type in try check(kind, n, type) }
  }

  @Test("the diagonal of R follows scaling, permutations of rows, transposition, unions and padding")
  func diagonals() throws {
    func check<E: Scalar>(_ kind: MatrixKind, _ n: Int, _: E.Type) throws -> Bool {
      let (a, b) = (kind.matrix(n, of: E.self), kind.matrix(n / 2 + 1, of: E.self, seed: 8))
      guard let limit = try limit(a, b) else { return false }
      let name: Comment = "\(kind) \(n) \(E.self)"
      func diagonal(_ a: Matrix<E>) throws -> [E.Real] {
        let r = try QR(a).r
        return (0..<r.rows).map { r[$0, $0].modulus }
      }
      let own = try diagonal(a)
      let size = naiveNorm(a)
      for exponent in [-3, 2] {
        let factor = E.Real(power(2, exponent))
        let scaled = try diagonal(timesPowerOfTwo(a, exponent)).map { $0 / factor }
        #expect(largestDifference(scaled, own) <= 10 * Double(n) * Double(E.ulpOfOne) * size, name)
      }
      let exchanged = try diagonal(permuted(a, scrambled(n), Array(0..<n)))
      #expect(largestDifference(exchanged, own) < limit * size, name)
      let padded = try diagonal(blockDiagonal(a, Matrix<E>(rows: 4, columns: 0) { _, _ in 0 }))
      #expect(largestDifference(padded, own) < limit * size, name)
      let union = try diagonal(blockDiagonal(a, b))
      #expect(largestDifference(union, own + (try diagonal(b))) < limit * max(size, naiveNorm(b)), name)
      // The diagonals of A and Aᵀ differ, their products, which are |det A|, do not.
      func logarithm(_ values: [E.Real]) -> Double { values.reduce(0) { $0 + Double(E.Real.log($1)) } }
      let (log, transposed) = (logarithm(own), logarithm(try diagonal(naiveOperation(a, .transposed))))
      #expect(abs(transposed - log) < limit * (1 + abs(log)), name)
      return true
    }
    try forEachMatrix { kind, n, type in try check(kind, n, type) }
  }

  @Test("Cholesky factors follow scaling, permutations, transposition and unions")
  func cholesky() throws {
    func check<E: Scalar>(_ kind: MatrixKind, _ n: Int, _: E.Type) throws {
      func definite(_ n: Int, _ seed: UInt64) -> Matrix<E> {
        let g = kind.matrix(n, of: E.self, seed: seed)
        let shifted = naiveProduct(g, naiveAdjoint(g))
        let shift = E.Real(naiveNorm(shifted) / 100)
        return naiveHermitianPart(Matrix(rows: n, columns: n) { i, j in shifted[i, j] + (i == j ? E(shift) : 0) })
      }
      let (a, b) = (definite(n, 7), definite(n / 2 + 1, 8))
      let limit = try #require(try limit(a, b), "\(kind) \(n) \(E.self)")
      let name: Comment = "\(kind) \(n) \(E.self)"
      let own = try Cholesky(a)
      let lower = own.lower
      for exponent in [-2, 1] {
        let scaled = try Cholesky(timesPowerOfTwo(a, 2 * exponent)).lower
        let rounding = 10 * Double(n) * Double(E.ulpOfOne)
        #expect(relativeDifference(scaled, timesPowerOfTwo(lower, exponent)) < rounding, name)
      }
      let log = Double(own.logDeterminant().logMagnitude)
      let order = scrambled(n)
      let permutedA = try Cholesky(permuted(a, order, order))
      #expect(difference(permutedA.logDeterminant(), sign: 1, logMagnitude: log) < limit, name)
      let y = randomMatrix(n, 2, seed: 3, of: E.self)
      let exchanged = try permutedA.solve(permuted(y, order, [0, 1]))
      #expect(relativeDifference(exchanged, permuted(try own.solve(y), order, [0, 1])) < limit, name)
      let transposed = try Cholesky(naiveOperation(a, .transposed)).lower
      let conjugate = Matrix<E>(rows: n, columns: n) { i, j in lower[i, j].conjugate }
      #expect(relativeDifference(transposed, conjugate) < limit, name)
      let union = try Cholesky(blockDiagonal(a, b))
      #expect(relativeDifference(union.lower, blockDiagonal(lower, try Cholesky(b).lower)) < limit, name)
    }
    for type in elementTypes {
      for kind in [MatrixKind.identity, .ones, .hilbert, .kahan, .wilkinson, .minij, .graded, .random] {
        for n in sizes { try check(kind, n, type) }
      }
    }
  }
}
