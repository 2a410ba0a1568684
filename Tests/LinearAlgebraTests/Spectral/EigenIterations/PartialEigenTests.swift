import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("A few general eigenpairs")
struct PartialEigenTests {
  /// V diag(values) V⁻¹ for a V that is well conditioned; conjugate pairs of a real type as blocks.
  private func matrix<E: Scalar>(_ n: Int) -> Matrix<E> {
    var core = Matrix<E>.zeros(n, n)
    for i in 0..<n { core[i, i] = E(real: E.Real(i) / 4, imaginary: E.Real(i % 3) / 8) }
    for i in stride(from: 1, to: n, by: 3) where i + 1 < n {
      core[i, i] = core[i + 1, i + 1]
      core[i, i + 1] = E(E.Real(i) / 5)
      core[i + 1, i] = -core[i, i + 1]
    }
    var generator = RandomGenerator(seed: 5)
    let q = Matrix<E>.orthogonal(n, using: &generator)
    var skewed = naiveProduct(naiveProduct(q, core), naiveAdjoint(q))
    skewed[0, n - 1] += 1
    return skewed
  }

  private func check<E: Scalar>(
    _ eigen: PartialEigen<E>, of a: Matrix<E>, _ count: Int, _ target: EigenTarget<E.Real>, _ comment: String
  ) throws {
    let complex = Matrix<Complex<E.Real>>(converting: a)
    #expect(eigen.eigenvalues.count == count, "\(comment)")
    #expect(eigenResidual(complex, eigen.eigenvalues, eigen.eigenvectors) < 20, "\(comment)")
    #expect(eigen.report.isConverged, "\(comment) \(eigen.report)")
    #expect(rowsFollowSignRule(naiveAdjoint(eigen.eigenvectors)), "\(comment)")
    for j in 0..<count { #expect((eigen.eigenvectors[column: j].euclideanNorm() - 1).magnitude < 1e-5, "\(comment)") }
    func key(_ z: Complex<E.Real>) -> Double {
      switch target {
      case .largestModulus: -Double(z.length)
      case .largestReal: -Double(z.real)
      case .smallestReal: Double(z.real)
      case .nearest(let shift): Double((z - shift).length)
      }
    }
    let expected = try a.eigenvalues().map { key($0) }.sorted().prefix(count)
    let limit = 300 * Double(E.ulpOfOne) * max(1, Double(a.rows)) * naiveNorm(a)
    #expect(largestDifference(eigen.eigenvalues.map { key($0) }, Array(expected)) < limit, "\(comment)")
  }

  @Test("the eigenvalues of every target are those of the whole decomposition")
  func targets() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 2, 3, 5, 10, 60] {
        let a: Matrix<E> = n == 1 ? [[2]] : matrix(n)
        let targets: [EigenTarget<E.Real>] = [
          .largestModulus, .largestReal, .smallestReal, .nearest(Complex(2, 0)), .nearest(Complex(2, 1)),
        ]
        for target in targets {
          for (layout, variant) in n == 10 ? layoutVariants(of: a) : [("", a)] {
            let eigen = try PartialEigen(variant, count: 4, target)
            try self.check(eigen, of: a, min(4, n), target, "\(E.self) \(n) \(target) \(layout)")
          }
        }
        let eigen = try PartialEigen(OnlyProducts(a), count: 4)
        try self.check(eigen, of: a, min(4, n), .largestModulus, "\(E.self) \(n) operator")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("residuals of awkward matrices are small, or the report says that they are not")
  func kinds() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var converged = 0
      for kind in MatrixKind.normalRange {
        for n in [20, 45] {
          let a: Matrix<E> = kind.matrix(n)
          let eigen = try PartialEigen(a, count: 3, options: KrylovOptions(maximumRestarts: 20))
          let complex = Matrix<Complex<E.Real>>(converting: a)
          let ratio = eigenResidual(complex, eigen.eigenvalues, eigen.eigenvectors)
          #expect(ratio < 30 || n > 20 && !eigen.report.isConverged, "\(E.self) \(kind) \(n) \(ratio)")
          converged += eigen.report.isConverged ? 1 : 0
        }
      }
      #expect(converged > 40, "\(E.self)")
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a defective eigenvalue is found to the root of the precision that is all it is determined to")
  func defective() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var core = Matrix<E>.diagonal(Vector((0..<50).map { E(E.Real($0) / 20) }))
      core[48, 48] = 4
      core[49, 49] = 4
      core[48, 49] = 1
      var generator = RandomGenerator(seed: 2)
      let q = Matrix<E>.orthogonal(50, using: &generator)
      let a = naiveProduct(naiveProduct(q, core), naiveAdjoint(q))
      let eigen = try PartialEigen(a, count: 2)
      let limit = 20 * E.ulpOfOne.squareRoot()
      for value in eigen.eigenvalues { #expect((value - 4).length < limit, "\(E.self) \(value)") }
      #expect(eigen.report.isConverged)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the eigenvalues scale with the matrix and with an operator to the ends of the range")
  func scale() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = matrix(50)
      let plain = try PartialEigen(a, count: 2)
      for exponent in E.Real.kind == .float ? [-110, -50, 50, 110] : [-1000, -500, 500, 1000] {
        let scaled = timesPowerOfTwo(a, exponent)
        for eigen in [try PartialEigen(scaled, count: 2), try PartialEigen(OnlyProducts(scaled), count: 2)] {
          for j in 0..<2 {
            let factor = E.Real(sign: .plus, exponent: E.Real.Exponent(-exponent), significand: 1)
            let difference = eigen.eigenvalues[j].length * factor - plain.eigenvalues[j].length
            #expect(difference.magnitude < 3000 * E.ulpOfOne * 20, "\(E.self) \(exponent)")
          }
          #expect(eigen.report.isConverged, "\(E.self) \(exponent)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("multiple eigenvalues, a cyclic shift, and Kronecker products")
  func structured() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let multiple = Matrix<E>.diagonal(Vector((0..<60).map { $0 < 3 ? 9 : E(E.Real($0) / 10) }))
      let triple = try PartialEigen(multiple, count: 4)
      #expect(triple.eigenvalues[2].real > 8.99 && triple.eigenvalues[3].real < 6)
      let cyclic = Matrix<E>(rows: 30, columns: 30) { i, j in (i + 1) % 30 == j ? 1 : 0 }
      let roots = try PartialEigen(cyclic, count: 5, .largestReal)
      for value in roots.eigenvalues { #expect((value.length - 1).magnitude < 1000 * E.ulpOfOne) }
      #expect((roots.eigenvalues[0] - 1).length < 1000 * E.ulpOfOne)
      // Of equal moduli those that have converged must stay in the space.
      let ring = Matrix<E>(rows: 45, columns: 45) { i, j in (i + 1) % 45 == j ? 1 : 0 }
      #expect(try PartialEigen(ring, count: 6, .nearest(0)).report.isConverged)
      let turn: Matrix<E> = [[0, -2], [2, 0]]
      let product = try PartialEigen(
        KroneckerProduct(turn, .diagonal(Vector((1...30).map { E(E.Real($0)) }))), count: 2)
      for value in product.eigenvalues {
        #expect((Complex(0, 60 * (value.imaginary > 0 ? 1 : -1)) - value).length < 60 * 1000 * E.ulpOfOne)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("eigenvalues that are much farther from the shift than others, or smaller than the shift")
  func farFromShift() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let far: Matrix<E> = hermitian([1e5, 0.5, 0.75])
      for shift in [E.Real(0.3), 0, 1] {
        let all = try PartialSymmetricEigen(far, count: 3, .nearest(shift))
        #expect(all.report.isConverged && orthogonalityResidual(all.eigenvectors) < 20, "\(E.self) \(shift)")
        #expect((all.eigenvalues[2] - 1e5).magnitude < 1e7 * E.ulpOfOne)
        let general = try PartialEigen(far, count: 3, .nearest(Complex(shift)))
        #expect(general.report.isConverged && (general.eigenvalues[2].real - 1e5).magnitude < 1e7 * E.ulpOfOne)
      }
      let small = try PartialEigen([[E(0.003)]] as Matrix<E>, count: 1, .nearest(Complex(0.3, 0.2)))
      #expect(small.report.isConverged && (small.eigenvalues[0] - Complex(0.003)).length < 0.01 * E.ulpOfOne)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the same seed gives the same bits, too few steps are told, and an inverse may be given")
  func options() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = matrix(70)
      for options in [KrylovOptions<E.Real>(blockSize: 3), KrylovOptions(dimension: 40, seed: 8)] {
        let eigen = try PartialEigen(a, count: 4, options: options)
        try self.check(eigen, of: a, 4, .largestModulus, "\(E.self) \(options)")
        #expect(try PartialEigen(a, count: 4, options: options).eigenvectors == eigen.eigenvectors)
      }
      let few = try PartialEigen(a, count: 4, .smallestReal, options: KrylovOptions(maximumRestarts: 0))
      #expect(!few.report.isConverged && few.report.steps == 0 && few.report.largestResidual > 1e-6)
      let inverse = try LU(a - Matrix.identity(70) * 3).inverse()
      let given = try PartialEigen(inverse: OnlyProducts(inverse), of: a, shift: 3, count: 2)
      try self.check(given, of: a, 2, .nearest(3), "\(E.self) given inverse")
    }
    for type in elementTypes { try check(type) }
  }

  @Test("empty matrices, no eigenvalues, and inputs that are not finite")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      #expect(try PartialEigen(Matrix<E>.zeros(0, 0), count: 2).eigenvalues.isEmpty)
      #expect(try PartialEigen(Matrix<E>.identity(4), count: 0).eigenvectors.shape == (4, 0))
      var broken = Matrix<E>.identity(9)
      broken[2, 5] = E(.infinity)
      #expect(throws: LinearAlgebraError.notFinite(at: [2, 5])) { try PartialEigen(broken, count: 2) }
      #expect(throws: LinearAlgebraError.self) { try PartialEigen(OnlyProducts(broken), count: 2) }
    }
    for type in elementTypes { try check(type) }
  }
}
