import LinearAlgebra
import TestSupport
import Testing

@Suite struct ConditionNumberTests {
  @Test("a diagonal matrix has the quotient of its extremes in every norm")
  func diagonal() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = Matrix<E>.diagonal([8, 2, 4])
      for norm in ConditionNorm.allCases {
        #expect(abs(Double(try a.conditionNumber(norm)) - 4) < 40 * Double(E.ulpOfOne))
      }
      #expect(try a.conditionNumber() == a.conditionNumber(.two))
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the norms' condition numbers bound each other as their norms do")
  func equivalence() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 2, 5, 10, 30] {
        let a = randomMatrix(n, n, seed: UInt64(n), of: E.self)
        for (_, variant) in layoutVariants(of: a) {
          let two = Double(try variant.conditionNumber(.two))
          for norm in [ConditionNorm.one, .infinity] {
            let other = Double(try variant.conditionNumber(norm))
            #expect(other <= Double(n) * two * 1.01 && two <= Double(n) * other * 1.01)
          }
          let one = Double(try variant.conditionNumber(.one))
          let other = Double(try variant.transposed().conditionNumber(.infinity))
          #expect(abs(one / other - 1) < 20 * two * Double(E.ulpOfOne), "\(n) \(E.self)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("singular matrices are infinitely ill-conditioned, empty ones perfectly conditioned")
  func degenerate() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for norm in ConditionNorm.allCases {
        #expect(try Matrix<E>.zeros(3, 3).conditionNumber(norm) == .infinity)
        #expect(try Matrix<E>.diagonal([1, 0]).conditionNumber(norm) == .infinity)
        #expect(try Matrix<E>.zeros(0, 0).conditionNumber(norm) == 1)
      }
      var a = Matrix<E>.identity(3)
      a[1, 2] = E(E.Real.nan)
      for norm in ConditionNorm.allCases {
        #expect(throws: LinearAlgebraError.notFinite(at: [1, 2])) { try a.conditionNumber(norm) }
      }
    }
    for type in elementTypes { try check(type) }
  }
}
