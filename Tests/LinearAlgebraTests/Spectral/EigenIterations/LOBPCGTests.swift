import LinearAlgebra
import TestSupport
import Testing

@Suite("LOBPCG")
struct LOBPCGTests {
  @Test("both ends of the spectrum, for matrices of all sizes, layouts and operators")
  func ends() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 2, 3, 5, 10, 60] {
        let a: Matrix<E> = hermitian((0..<n).map { 1 + Double($0 * $0) / Double(n) })
        let all = Array(try SymmetricEigen(a).eigenvalues)
        for end in SpectrumEnd.allCases {
          let expected = Array((end == .smallest ? all : all.reversed()).prefix(3))
          for (layout, variant) in n == 10 ? layoutVariants(of: a) : [("", a)] {
            let eigen = try PartialSymmetricEigen(lobpcg: variant, count: 3, end)
            let comment: Comment = "\(E.self) \(n) \(end) \(layout) \(eigen.report)"
            let limit = 3000 * Double(E.ulpOfOne) * naiveNorm(a)
            #expect(largestDifference(Array(eigen.eigenvalues), expected) < limit, comment)
            #expect(orthogonalityResidual(eigen.eigenvectors) < 20, comment)
            #expect(Double(eigen.report.largestResidual) < limit && eigen.report.isConverged, comment)
            #expect(rowsFollowSignRule(naiveAdjoint(eigen.eigenvectors)), comment)
          }
          let eigen = try PartialSymmetricEigen(lobpcg: OnlyProducts(a), count: 3, end)
          #expect(eigen.report.isConverged && eigen.report.method == .lobpcg && eigen.eigenvalues.count == min(3, n))
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("multiple eigenvalues, a given start, and the same seed")
  func multiple() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let small = (4..<80).map { 2 + Double($0) / 20 }
      let a: Matrix<E> = hermitian([1, 1, 1, 1.5] + small)
      let eigen = try PartialSymmetricEigen(lobpcg: a, count: 4)
      let expected: [E.Real] = [1, 1, 1, 1.5]
      #expect(largestDifference(Array(eigen.eigenvalues), expected) < 1e5 * Double(E.ulpOfOne))
      #expect(orthogonalityResidual(eigen.eigenvectors) < 20)
      let again = try PartialSymmetricEigen(lobpcg: a, count: 4)
      #expect(again.eigenvectors == eigen.eigenvectors && again.report == eigen.report)
      let warm = try PartialSymmetricEigen(lobpcg: a, count: 4, start: eigen.eigenvectors)
      #expect(warm.report.isConverged && (E.Real.kind == .float || warm.report.steps < eigen.report.steps))
    }
    for type in elementTypes { try check(type) }
  }

  /// The tridiagonal 2 + h, -1 as a preconditioner: solves of a matrix that is near the operator.
  private struct Solver<E: Scalar>: LinearOperator {
    let lu: LU<E>

    var rows: Int { lu.rows }
    var columns: Int { lu.columns }

    func product(_ x: Matrix<E>) throws(LinearAlgebraError) -> Matrix<E> { try lu.solve(x) }

    func adjointProduct(_ y: Matrix<E>) throws(LinearAlgebraError) -> Matrix<E> { try lu.solve(y, .adjoint) }
  }

  @Test("a preconditioner saves steps: the smallest eigenvalues of the second difference")
  func preconditioner() throws {
    let sparse = SecondDifference<Double>(rows: 150)
    let near = sparse.product(.identity(150)) + Matrix.identity(150) * 1e-3
    let plain = try PartialSymmetricEigen(lobpcg: sparse, count: 3, maximumSteps: 30)
    let better = try PartialSymmetricEigen(
      lobpcg: sparse, preconditioner: Solver(lu: try LU(near)), count: 3, maximumSteps: 30)
    #expect(!plain.report.isConverged && better.report.isConverged, "\(better.report)")
    #expect(largestDifference(Array(better.eigenvalues), Array(sparse.eigenvalues.prefix(3))) < 1e-11)
    #expect(better.report.steps < 20)
  }

  @Test("pairs of matrices, B as a matrix or as an operator")
  func pairs() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 3, 8, 50] {
        let a: Matrix<E> = hermitian((0..<n).map { Double($0) - 3 })
        let b: Matrix<E> = hermitian((0..<n).map { 1 + Double($0 % 4) }, seed: 9)
        let all = Array(try GeneralizedSymmetricEigen(a, b).eigenvalues)
        for end in SpectrumEnd.allCases {
          let expected = Array((end == .smallest ? all : all.reversed()).prefix(2))
          for metric: any LinearOperator<E> in [b, OnlyProducts(b)] {
            let eigen = try PartialSymmetricEigen(lobpcg: a, metric: metric, count: 2, end)
            let limit = 5000 * Double(E.ulpOfOne) * (naiveNorm(a) + 1)
            #expect(largestDifference(Array(eigen.eigenvalues), expected) < limit, "\(E.self) \(n) \(end)")
            let gram = naiveProduct(naiveAdjoint(eigen.eigenvectors), naiveProduct(b, eigen.eigenvectors))
            #expect(residual(Matrix.identity(gram.rows), gram) < 200)
            #expect(eigen.report.isConverged)
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("no eigenvalues, empty operators, too few steps, and inputs that are not finite or not definite")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      #expect(try PartialSymmetricEigen(lobpcg: Matrix<E>.zeros(0, 0), count: 2).eigenvalues.isEmpty)
      #expect(try PartialSymmetricEigen(lobpcg: Matrix<E>.identity(3), count: 0).eigenvectors.shape == (3, 0))
      let few = try PartialSymmetricEigen(lobpcg: SecondDifference<E>(rows: 100), count: 2, maximumSteps: 2)
      #expect(!few.report.isConverged && few.report.steps == 2)
      var broken = Matrix<E>.identity(40)
      broken[3, 3] = E(.nan)
      #expect(throws: LinearAlgebraError.self) { try PartialSymmetricEigen(lobpcg: broken, count: 2) }
      let indefinite = Matrix<E>.diagonal(Vector((0..<40).map { E(E.Real($0 - 20)) }))
      #expect(throws: LinearAlgebraError.self) {
        try PartialSymmetricEigen(lobpcg: Matrix<E>.identity(40), metric: indefinite, count: 2)
      }
    }
    for type in elementTypes { try check(type) }
  }
}
