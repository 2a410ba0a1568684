import LinearAlgebra
import TestSupport
import Testing

@Suite("Solution in mixed precision")
struct MixedPrecisionSolutionTests {
  @Test("the residual is that of working precision for general and definite matrices of any scale and layout")
  func residuals() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [0, 1, 2, 5, 30] {
        var general = randomMatrix(n, n, of: E.self)
        for i in 0..<n { general[i, i] += E(E.Real(n)) }
        for base in [general, randomDefinite(n, of: E.self)] {
          for exponent in E.Real.kind == .float ? [0, 100] : [0, 900, -900] {
            let factor = E(E.Real(sign: .plus, exponent: E.Real.Exponent(exponent), significand: 1))
            let a = Matrix<E>(rows: n, columns: n) { i, j in base[i, j] * factor }
            let b = naiveProduct(a, randomMatrix(n, 2, seed: 9, of: E.self))
            for (layout, a) in layoutVariants(of: a) {
              let mixed = try MixedPrecisionSolution(a, b)
              #expect(solutionResidual(a, mixed.solution, b) < 30, "\(n) \(E.self) \(exponent) \(layout)")
              if E.Real.kind == .double && n > 0 {
                #expect(!mixed.fellBack, "\(n) \(E.self) \(exponent) \(layout)")
                #expect(mixed.refinementSteps < 10)
              } else {
                #expect(mixed.fellBack)
                #expect(mixed.refinementSteps == 0)
              }
            }
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a matrix beyond single precision falls back, a singular one is refused")
  func fallsBack() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let hilbert = MatrixKind.hilbert.matrix(10, of: E.self)
      let b = Vector<E>.ones(10)
      let mixed = try MixedPrecisionSolution(hilbert, b)
      #expect(mixed.fellBack)
      #expect(solutionResidual(hilbert, mixed.solution, b.asColumn) < 30)
      #expect(throws: LinearAlgebraError.singular(pivot: 1)) {
        try MixedPrecisionSolution(Matrix<E>.ones(2, 2), Vector<E>.ones(2))
      }
      let indefinite: Matrix<E> = [[1, 2], [2, 1]]
      let other = try MixedPrecisionSolution(indefinite, Vector<E>.ones(2))
      #expect(solutionResidual(indefinite, other.solution, Matrix<E>.ones(2, 1)) < 30)
    }
    for type in elementTypes { try check(type) }
  }
}
