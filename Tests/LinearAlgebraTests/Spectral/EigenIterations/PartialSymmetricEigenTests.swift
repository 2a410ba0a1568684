import LinearAlgebra
import TestSupport
import Testing

@Suite("A few symmetric eigenpairs")
struct PartialSymmetricEigenTests {
  /// Compares with the whole spectrum of a matrix, whose values come in ascending order.
  private func check<E: Scalar>(
    _ eigen: PartialSymmetricEigen<E>, of a: Matrix<E>, _ count: Int, _ target: SymmetricEigenTarget<E.Real>,
    _ comment: String
  ) throws {
    let all = Array(try SymmetricEigen(a).eigenvalues)
    let expected =
      switch target {
      case .largest: Array(all.reversed())
      case .smallest: all
      case .largestMagnitude: all.sorted { $0.magnitude > $1.magnitude }
      case .nearest(let shift): all.sorted { ($0 - shift).magnitude < ($1 - shift).magnitude }
      }
    let limit = 30 * Double(E.ulpOfOne) * Double(max(a.rows, 1)) * naiveNorm(a)
    #expect(eigen.eigenvalues.count == count, "\(comment)")
    #expect(
      largestDifference(Array(eigen.eigenvalues), Array(expected.prefix(count))) <= limit,
      "\(comment): \(eigen.eigenvalues) instead of \(expected.prefix(count))")
    #expect(eigenResidual(a, eigen.eigenvalues.map { E($0) }, eigen.eigenvectors) < 20, "\(comment)")
    #expect(orthogonalityResidual(eigen.eigenvectors) < 20, "\(comment)")
    #expect(rowsFollowSignRule(naiveAdjoint(eigen.eigenvectors)), "\(comment)")
    #expect(eigen.report.isConverged, "\(comment)")
    #expect(Double(eigen.report.largestResidual) <= limit, "\(comment)")
  }

  @Test("the largest, smallest and nearest eigenvalues are those of the whole decomposition, for every layout")
  func targets() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 2, 3, 5, 10, 60] {
        let a: Matrix<E> = hermitian((0..<n).map { Double($0 * $0) / Double(n) - 2.5 })
        let targets: [SymmetricEigenTarget<E.Real>] = [.largest, .smallest, .largestMagnitude, .nearest(1.23)]
        for target in targets {
          let count = min(3, n)
          for (layout, variant) in n == 10 ? layoutVariants(of: a) : [("", a)] {
            let eigen = try PartialSymmetricEigen(variant, count: 3, target)
            try self.check(eigen, of: a, count, target, "\(E.self) \(n) \(target) \(layout)")
          }
          let eigen = try PartialSymmetricEigen(OnlyProducts(a), count: 3, target)
          try self.check(eigen, of: a, count, target, "\(E.self) \(n) \(target) operator")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("multiple and clustered eigenvalues are all found, although a single vector starts")
  func multiple() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let small = (6..<80).map { Double($0 % 50) / 10 }
      let near = (4..<80).map { Double($0) / 20 }
      let multiple: Matrix<E> = hermitian([9, 9, 9, 9, 8, 8] + small)
      let clustered: Matrix<E> = hermitian([9, 9 + 1e-9, 9 + 2e-9, 9 - 1e-9] + near)
      for (name, a) in [("multiple", multiple), ("clustered", clustered), ("identity", .identity(40))] {
        let eigen = try PartialSymmetricEigen(a, count: 5)
        try self.check(eigen, of: a, 5, .largest, "\(E.self) \(name)")
      }
      // Vectors of one eigenvalue that have converged are not mixed with those that have not.
      for seed in UInt64(1)...2 {
        let reflection: Matrix<E> = hermitian((0..<60).map { $0 % 2 == 0 ? 1 : -1 }, seed: seed)
        for target in [SymmetricEigenTarget<E.Real>.largest, .smallest] {
          let report = try PartialSymmetricEigen(reflection, count: 8, target).report
          #expect(report.isConverged && report.steps < 10, "\(E.self) \(seed) \(target) \(report.steps)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("awkward kinds of matrices, among them zero, graded, tiny and huge ones")
  func kinds() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for kind in MatrixKind.normalRange {
        let a: Matrix<E> = naiveHermitianPart(kind.matrix(20))
        let eigen = try PartialSymmetricEigen(a, count: 4, .largestMagnitude)
        #expect(eigenResidual(a, eigen.eigenvalues.map { E($0) }, eigen.eigenvectors) < 20, "\(E.self) \(kind)")
        #expect(orthogonalityResidual(eigen.eigenvectors) < 20, "\(E.self) \(kind)")
        #expect(eigen.report.isConverged, "\(E.self) \(kind)")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the eigenvalues scale with the matrix and with an operator to the ends of the range")
  func scale() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = hermitian((0..<70).map { Double($0) / 8 })
      let plain = try PartialSymmetricEigen(a, count: 2)
      for exponent in E.Real.kind == .float ? [-110, -50, 50, 110] : [-1000, -500, 500, 1000] {
        let scaled = timesPowerOfTwo(a, exponent)
        for eigen in [
          try PartialSymmetricEigen(scaled, count: 2), try PartialSymmetricEigen(OnlyProducts(scaled), count: 2),
        ] {
          let back = eigen.eigenvalues.map {
            E.Real(sign: .plus, exponent: E.Real.Exponent(-exponent), significand: $0)
          }
          let limit = 1000 * Double(E.ulpOfOne) * 9
          #expect(largestDifference(Array(back), Array(plain.eigenvalues)) < limit, "\(E.self) \(exponent)")
          #expect(eigen.report.isConverged, "\(E.self) \(exponent)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("Kronecker products, low-rank and sparse operators are decomposed without being formed")
  func operators() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (left, right): (Matrix<E>, Matrix<E>) = (hermitian([1, 2, 5, 7]), hermitian((1...30).map { Double($0) }))
      let product = try PartialSymmetricEigen(KroneckerProduct(left, right), count: 3)
      let expected: [E.Real] = [210, 203, 196]
      #expect(largestDifference(Array(product.eigenvalues), expected) < 2000 * Double(E.ulpOfOne) * 210)
      let factor: Matrix<E> = randomMatrix(90, 3)
      let lowRank = LowRank(left: factor, right: naiveAdjoint(factor))
      let few = try PartialSymmetricEigen(lowRank, count: 4)
      let squares = try SVD(factor).singularValues.map { $0 * $0 }
      let limit = 2000 * Double(E.ulpOfOne) * Double(squares[0])
      #expect(largestDifference(Array(few.eigenvalues), Array(squares) + [0]) < limit)
      let sparse = SecondDifference<E>(rows: 200)
      let largest = try PartialSymmetricEigen(sparse, count: 4)
      #expect(largest.report.isConverged && largest.report.products < 3000)
      let values = sparse.eigenvalues.suffix(4).reversed().map { E.Real($0) }
      #expect(largestDifference(Array(largest.eigenvalues), values) < 2000 * Double(E.ulpOfOne))
    }
    for type in elementTypes { try check(type) }
  }

  @Test("blocks, other seeds and larger spaces find the same, and the same seed gives the same bits")
  func options() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = hermitian((0..<75).map { Double($0) / 8 })
      for options in [
        KrylovOptions<E.Real>(blockSize: 2), KrylovOptions(blockSize: 7, seed: 4), KrylovOptions(dimension: 60),
        KrylovOptions(dimension: 1), KrylovOptions(dimension: 500, blockSize: 4), KrylovOptions(seed: 99),
      ] {
        let eigen = try PartialSymmetricEigen(a, count: 3, options: options)
        try self.check(eigen, of: a, 3, .largest, "\(E.self) \(options)")
        let again = try PartialSymmetricEigen(a, count: 3, options: options)
        #expect(again.eigenvectors == eigen.eigenvectors && again.report == eigen.report)
        #expect(eigen.report.seed == options.seed)
      }
      let loose = try PartialSymmetricEigen(a, count: 3, options: KrylovOptions(tolerance: 1e-3))
      let tight = try PartialSymmetricEigen(a, count: 3)
      #expect(loose.report.products < tight.report.products)
      #expect(loose.report.isConverged && loose.report.largestResidual < 0.2)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("an eigenvalue as a shift, and an inverse that the caller has")
  func shifts() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = .diagonal(Vector((0..<30).map { E(E.Real($0)) }))
      let eigen = try PartialSymmetricEigen(a, count: 3, .nearest(7))
      #expect(largestDifference(Array(eigen.eigenvalues).sorted(), [6, 7, 8]) < 1000 * Double(E.ulpOfOne))
      #expect(eigen.report.isConverged)
      let inverse = Matrix<E>.diagonal(Vector((0..<30).map { E(1 / (E.Real($0) - 7.25)) }))
      let given = try PartialSymmetricEigen(inverse: OnlyProducts(inverse), of: a, shift: 7.25, count: 3)
      #expect(largestDifference(Array(given.eigenvalues), [7, 8, 6]) < 1000 * Double(E.ulpOfOne))
      #expect(given.report.isConverged && given.report.residuals.count == 3)
      // The inverse of another matrix: the iteration converges, to what are no pairs of A.
      let wrong = try PartialSymmetricEigen(inverse: OnlyProducts(inverse), of: a, shift: 7, count: 3)
      #expect(!wrong.report.isConverged && wrong.report.largestResidual > 0.2)
      let general = try PartialEigen(inverse: OnlyProducts(inverse), of: a, shift: 7, count: 3)
      #expect(!general.report.isConverged && general.report.largestResidual > 0.2)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("too few steps are told, not thrown")
  func notConverged() throws {
    let sparse = SecondDifference<Double>(rows: 2000)
    let eigen = try PartialSymmetricEigen(sparse, count: 3, .smallest, options: KrylovOptions(maximumRestarts: 2))
    #expect(!eigen.report.isConverged && eigen.report.steps == 2)
    #expect(eigen.report.largestResidual > 1e-6 && orthogonalityResidual(eigen.eigenvectors) < 20)
  }

  @Test("empty matrices, no eigenvalues, and inputs that are not finite or not symmetric")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      #expect(try PartialSymmetricEigen(Matrix<E>.zeros(0, 0), count: 2).eigenvalues.isEmpty)
      let none = try PartialSymmetricEigen(Matrix<E>.identity(4), count: 0)
      #expect(none.eigenvalues.isEmpty && none.eigenvectors.shape == (4, 0) && none.report.isConverged)
      var broken = Matrix<E>.identity(9)
      broken[3, 3] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [3, 3])) { try PartialSymmetricEigen(broken, count: 2) }
      #expect(throws: LinearAlgebraError.self) { try PartialSymmetricEigen(OnlyProducts(broken), count: 2) }
      let general: Matrix<E> = randomMatrix(9, 9)
      #expect(throws: LinearAlgebraError.self) { try PartialSymmetricEigen(general, count: 2) }
      #expect(throws: LinearAlgebraError.self) { try PartialSymmetricEigen(OnlyProducts(general), count: 2) }
      let lower = try PartialSymmetricEigen(general, count: 2, triangle: .lower)
      let upper = try PartialSymmetricEigen(naiveAdjoint(general), count: 2, triangle: .upper)
      let values = try general.symmetricEigenvalues(triangle: .lower).suffix(2).reversed()
      #expect(largestDifference(Array(lower.eigenvalues), Array(values)) < 100 * Double(E.ulpOfOne))
      #expect(lower.eigenvalues == upper.eigenvalues)
    }
    for type in elementTypes { try check(type) }
  }
}
