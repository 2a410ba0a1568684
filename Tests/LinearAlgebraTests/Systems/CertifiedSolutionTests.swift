import LinearAlgebra
import TestSupport
import Testing

@Suite("Solution with certificate")
struct CertifiedSolutionTests {
  @Test("the forward error bound holds and the backward error is a few units of rounding")
  func bounds() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for kind in [MatrixKind.random, .hilbert, .frank, .huge, .tiny, .pascal, .moler, .identity] {
        for n in [1, 2, 3, 5, 9] {
          for (layout, a) in layoutVariants(of: kind.matrix(n, of: E.self)) {
            // Integer solutions of integer systems are known exactly, those of the others to rounding times condition.
            let isExact = [.frank, .pascal, .moler, .identity].contains(kind)
            let x = Matrix<E>(rows: n, columns: 2) { i, j in E(E.Real(1 + (i + j) % 3)) }
            let b = naiveProduct(a, x)
            let certified = try CertifiedSolution(a, b)
            let name = "\(kind) \(n) \(E.self) \(layout)"
            #expect(solutionResidual(a, certified.solution, b) < 30, "\(name)")
            let uncertainty =
              Double(n) * Double(E.ulpOfOne) / Double(max(certified.reciprocalCondition, .leastNormalMagnitude))
            let slack = isExact ? 0 : uncertainty
            for j in 0..<2 {
              #expect(certified.backwardErrors[j] < 8 * E.ulpOfOne, "\(name)")
              let column = certified.solution[column: j]
              let error = (0..<n).map { (column[$0] - x[$0, j]).modulus }.max() ?? 0
              let size = (0..<n).map { column[$0].modulus }.max() ?? 1
              #expect(Double(error / size) <= Double(certified.forwardErrors[j]) + slack, "\(name)")
            }
            #expect(certified.pivotGrowth > 0 && certified.pivotGrowth < 8, "\(name)")
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("matrices that are singular, exactly or to working precision, are told apart")
  func singular() throws {
    func check<E: Scalar>(_: E.Type) throws {
      #expect(throws: LinearAlgebraError.singular(pivot: 1)) {
        try CertifiedSolution(Matrix<E>.ones(2, 2), Vector<E>.ones(2))
      }
      let hilbert = MatrixKind.hilbert.matrix(12, of: E.self)
      let certified = try CertifiedSolution(hilbert, Vector<E>.ones(12))
      #expect(certified.isSingularToWorkingPrecision)
      #expect(certified.forwardErrors[0] > 0.01)
      #expect(!(try CertifiedSolution(Matrix<E>.identity(3), Vector<E>.ones(3)).isSingularToWorkingPrecision))
      let empty = try CertifiedSolution(Matrix<E>.zeros(0, 0), Matrix<E>.zeros(0, 2))
      #expect(empty.solution.shape == (0, 2))
    }
    for type in elementTypes { try check(type) }
  }
}
