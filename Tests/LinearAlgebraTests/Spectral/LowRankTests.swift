import LinearAlgebra
import TestSupport
import Testing

@Suite("Low-rank matrices")
struct LowRankTests {
  @Test("the truncated SVD's error is the discarded singular values, in both norms")
  func eckartYoung() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(1, 1), (7, 4), (4, 7), (30, 20)] {
        for (name, a) in layoutVariants(of: randomMatrix(m, n, of: E.self)) {
          let svd = try SVD(a)
          for rank in 0...min(m, n) {
            let lowRank = LowRank(svd, .rank(rank))
            #expect(lowRank.rank == rank)
            #expect(lowRank.storedCount == rank * (m + n))
            let error = svd.truncationError(rank: rank)
            let difference = a - Matrix(lowRank)
            let scale = Double(E.ulpOfOne) * naiveNorm(a) * Double(max(m, n))
            #expect(abs(naiveNorm(difference) - Double(error.frobenius)) <= 10 * scale, "\(name) \(m)×\(n) \(rank)")
            let spectral = try difference.norm(.spectral)
            #expect(abs(Double(spectral) - Double(error.spectral)) <= 10 * scale, "\(name) \(m)×\(n) \(rank)")
            let measured = try lowRank.relativeError(of: a)
            #expect(abs(Double(measured) - Double(error.relativeFrobenius)) <= 10 * scale / naiveNorm(a))
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the rank by tolerance or energy is the smallest that suffices")
  func truncations() throws {
    let σ: Vector<Double> = [4, 2, 1, 0.5, 0]
    func rank(_ truncation: Truncation<Double>) -> Int { truncation.rank(of: σ) }
    // The Frobenius norm of these is beyond the range.
    let large = Vector(repeating: Double.greatestFiniteMagnitude, count: 4)
    #expect(Truncation.energy(0.49).rank(of: large) == 2 && Truncation.frobeniusError(0.6).rank(of: large) == 3)
    let error = TruncationError(singularValues: large, rank: 1)
    #expect(error.frobenius == .infinity && (error.relativeFrobenius - 0.75.squareRoot()).magnitude < 1e-15)
    #expect(rank(.rank(2)) == 2)
    #expect(rank(.rank(9)) == 5)
    #expect(rank(.spectralError(0.5)) == 1)
    #expect(rank(.spectralError(0.49)) == 2)
    #expect(rank(.spectralError(0)) == 4)
    #expect(rank(.energy(0)) == 0)
    #expect(rank(.energy(16 / 21.25)) == 1)
    #expect(rank(.energy(1)) == 4)
    #expect(rank(.frobeniusError(1)) == 0)
    #expect(rank(.frobeniusError(0.5)) == 1)
    #expect(rank(.frobeniusError(0.49)) == 2)
    #expect(rank(.frobeniusError(0)) == 4)
    let zero = Vector<Double>.zeros(3)
    for truncation: Truncation<Double> in [.energy(1), .frobeniusError(0), .spectralError(0)] {
      #expect(truncation.rank(of: zero) == 0)
      #expect(truncation.rank(of: []) == 0)
    }
  }

  @Test("errors neither overflow nor underflow at the ends of the range")
  func scales() throws {
    for scale in [1e300, 1e-300] {
      let error = TruncationError(singularValues: [3 * scale, 4 * scale], rank: 0)
      #expect(abs(error.frobenius / (5 * scale) - 1) < 1e-15)
      #expect(TruncationError(singularValues: [3 * scale, 4 * scale], rank: 5).frobenius == 0)
    }
  }

  @Test("arithmetic on the factors equals arithmetic on the products")
  func arithmetic() throws {
    func check<E: Scalar>(_: E.Type) throws {
      func lowRank(_ m: Int, _ k: Int, _ n: Int, _ seed: UInt64) -> LowRank<E> {
        LowRank(left: randomMatrix(m, k, seed: seed), right: randomMatrix(k, n, seed: seed + 1))
      }
      let (a, b, c) = (lowRank(9, 3, 8, 1), lowRank(9, 2, 8, 3), lowRank(8, 4, 6, 5))
      let (fullA, fullB, fullC) = (Matrix(a), Matrix(b), Matrix(c))
      #expect(residual(fullA + fullB, Matrix(a + b)) < 10)
      #expect(residual(fullA - fullB, Matrix(a - b)) < 10)
      #expect((a + b).rank == 5)
      #expect(residual(naiveProduct(fullA, fullC), Matrix(a * c)) < 10)
      #expect(residual(naiveProduct(fullB, fullC), Matrix(b * c)) < 10)
      #expect((b * c).rank == 2)
      #expect(residual(naiveAdjoint(fullA), Matrix(a.adjoint())) < 10)
      let x: Vector<E> = randomVector(8)
      #expect(residual(naiveProduct(fullA, x.asColumn), (a * x).asColumn) < 10)
      let right: Matrix<E> = randomMatrix(8, 5)
      let left: Matrix<E> = randomMatrix(4, 9)
      #expect(residual(naiveProduct(fullA, right), a * right) < 10)
      #expect(residual(naiveProduct(left, fullA), left * a) < 10)
      let none = lowRank(9, 0, 8, 7)
      #expect(residual(fullA, Matrix(a + none)) < 10)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("recompression keeps the product and finds its rank")
  func recompression() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = LowRank<E>(left: randomMatrix(20, 3), right: randomMatrix(3, 15, seed: 4))
      let doubled = a + a
      let again = try doubled.recompressed()
      #expect(again.rank == 3)
      #expect(residual(Matrix(doubled), Matrix(again)) < 10)
      // The SVD through the factors is the SVD of the product.
      let (direct, factored) = (try SVD(Matrix(doubled)), try SVD(doubled))
      #expect(factored.singularValues.count == 6)
      #expect(orthogonalityResidual(factored.u) < 10)
      #expect(residual(Matrix(doubled), Matrix(factored)) < 20)
      // Vectors of nonzero singular values have the same signs, since the sign rule fixes them.
      for i in 0..<3 { #expect(direct.vh[row: i].conjugatedDot(factored.vh[row: i]).real > 0.99) }
      let scale = direct.singularValues[0] * E.ulpOfOne * 40
      for i in 0..<6 { #expect((direct.singularValues[i] - factored.singularValues[i]).magnitude < scale) }
      // More columns in the factors than the product has rows.
      let wide = LowRank<E>(left: randomMatrix(4, 9), right: randomMatrix(9, 5, seed: 5))
      #expect(residual(Matrix(wide), Matrix(try wide.recompressed())) < 20)
      #expect(try wide.recompressed(.rank(2)).rank == 2)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the break-even rank is m n / (m + n)")
  func breakEven() {
    #expect(abs(LowRank<Float>.breakEvenRank(rows: 512, columns: 384) - 219.428571) < 1e-6)
    #expect(LowRank<Float>.breakEvenRank(rows: 0, columns: 0) == 0)
  }

  @Test("NaN is an error that says where")
  func notFinite() {
    var a: Matrix<Double> = randomMatrix(4, 3)
    a[2, 1] = .nan
    #expect(throws: LinearAlgebraError.notFinite(at: [2, 1])) { try LowRank(a, .rank(1)) }
  }

  @Test("a product beyond the range is an overflow, factors near its ends are not")
  func range() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let large: E.Real = E.Real.kind == .float ? 0x1p120 : 0x1p1000
      let (l, r): (Matrix<E>, Matrix<E>) = (randomMatrix(7, 2), randomMatrix(2, 5, seed: 3))
      let expected = try SVD(LowRank(left: l, right: r))
      #expect(throws: LinearAlgebraError.overflow(routine: "gesdd")) {
        try SVD(LowRank(left: l * E(large), right: r * E(large)))
      }
      for (left, right) in [(large, 1 / large), (1 / large, large), (large * 16, 0.0625 / large)] {
        let svd = try SVD(LowRank(left: l * E(left), right: r * E(right)))
        #expect(residual(Matrix(expected), Matrix(svd)) < 10, "\(E.self) \(left)")
      }
      var broken = r
      broken[1, 3] = E(.infinity)
      #expect(throws: LinearAlgebraError.notFinite(at: [1, 3])) { try SVD(LowRank(left: l, right: broken)) }
    }
    for type in elementTypes { try check(type) }
  }
}
