import LinearAlgebra
import TestSupport
import Testing

private let shapes = [(1, 1), (2, 2), (3, 5), (5, 3), (10, 10), (20, 7), (7, 20)]

/// A matrix of rank at most r.
private func lowRank<E: Scalar>(_ m: Int, _ n: Int, _ r: Int, of type: E.Type) -> Matrix<E> {
  naiveProduct(randomMatrix(m, r, seed: 21, of: type), randomMatrix(r, n, seed: 22, of: type))
}

@Suite struct SVDSolveTests {
  @Test("solutions minimise the residual and have no part in the null space, for deficient ranks too")
  func minimumNorm() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in shapes {
        for r in Set([1, min(m, n)]) {
          let a = lowRank(m, n, r, of: E.self)
          let b = randomMatrix(m, 3, seed: 9, of: E.self)
          let svd = try SVD(a, vectors: .full)
          for (_, variant) in layoutVariants(of: b) {
            let x = try svd.solve(variant)
            let product = naiveProduct(a, x)
            let rest = Matrix<E>(rows: m, columns: 3) { i, j in b[i, j] - product[i, j] }
            let size = naiveNorm(a) * Double(max(m, n)) * Double(E.ulpOfOne)
            let condition = Double(svd.singularValues[0] / svd.singularValues[r - 1])
            #expect(naiveNorm(naiveProduct(naiveAdjoint(a), rest)) <= 100 * condition * size * naiveNorm(b))
            let nullPart = naiveProduct(naiveAdjoint(svd.nullSpace()), x)
            #expect(naiveNorm(nullPart) <= 100 * Double(max(m, n)) * Double(E.ulpOfOne) * naiveNorm(x))
          }
          let x = try svd.solve(b[column: 1])
          #expect(residual(try svd.solve(b)[..., 1..<2], x.asColumn) < 10)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the pseudo-inverse meets the four conditions of Penrose")
  func penrose() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in shapes {
        for r in Set([1, min(m, n)]) {
          let a = lowRank(m, n, r, of: E.self)
          for (_, variant) in layoutVariants(of: a) {
            let p = try variant.pseudoinverse()
            #expect(p.shape == (n, m))
            let condition = naiveNorm(a) * naiveNorm(p)
            let (ap, pa) = (naiveProduct(a, p), naiveProduct(p, a))
            #expect(residual(a, naiveProduct(ap, a)) < 10 * condition)
            #expect(residual(p, naiveProduct(pa, p)) < 10 * condition)
            #expect(residual(ap, naiveAdjoint(ap)) < 10 * condition)
            #expect(residual(pa, naiveAdjoint(pa)) < 10 * condition)
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a tolerance decides the rank, and what lies below it is left out of the pseudo-inverse")
  func tolerance() throws {
    let a = Matrix<Double>.diagonal([8, 4, 1e-3])
    let svd = try SVD(a)
    #expect(svd.rank() == 3 && svd.rank(tolerance: 1e-2) == 2 && svd.rank(tolerance: 100) == 0)
    let expected = Matrix<Double>.diagonal([0.125, 0.25, 0])
    #expect(residual(expected, try svd.pseudoinverse(tolerance: 1e-2)) < 4)
    #expect(abs(svd.conditionNumber - 8000) < 1e-9)
    let zero = Matrix<Double>.zeros(2, 3)
    #expect(try zero.pseudoinverse() == Matrix<Double>.zeros(3, 2))
    #expect(try SVD(zero).conditionNumber == .infinity)
  }

  @Test("a truncation is off by the first discarded singular value")
  func truncation() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = randomMatrix(12, 8, of: E.self)
      let svd = try SVD(a)
      for k in 0...8 {
        let part = Matrix(svd.truncated(rank: k))
        let rest = Matrix<E>(rows: 12, columns: 8) { i, j in a[i, j] - part[i, j] }
        let expected = k < 8 ? Double(svd.singularValues[k]) : 0
        let error = abs(Double(try rest.norm(.spectral)) - expected)
        #expect(error <= 10 * 12 * Double(E.ulpOfOne) * Double(svd.singularValues[0]))
      }
      #expect(try SVD(a).truncated(rank: 100).singularValues.count == 8)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a right-hand side that is not finite is named, and overflow is an error")
  func errors() throws {
    let svd = try SVD(Matrix<Double>.diagonal([1, 1e-300]))
    #expect(throws: LinearAlgebraError.notFinite(at: [1, 0])) { try svd.solve(Vector([1, .nan])) }
    #expect(throws: LinearAlgebraError.overflow(routine: "SVD.solve")) {
      try svd.solve(Vector([1, 1e30]), tolerance: 0)
    }
  }
}
