import LinearAlgebra
import TestSupport
import Testing

private let orders = [1, 2, 3, 5, 10, 33]

/// (A + Aᴴ)/2 of a kind, which is Hermitian to the last bit.
private func hermitian<E: Scalar>(_ kind: MatrixKind, _ n: Int, seed: UInt64 = 7, of type: E.Type) -> Matrix<E> {
  naiveHermitianPart(kind.matrix(n, of: type, seed: seed))
}

private func isAscending<R: RealScalar>(_ values: Vector<R>) -> Bool {
  (0..<values.count).allSatisfy { $0 == 0 || values[$0 - 1] <= values[$0] }
}

private func worst<E: Scalar>(_ eigen: SymmetricEigen<E>, _ a: Matrix<E>) -> Double {
  let n = a.rows
  let middle = naiveDiagonal(n, n, eigen.eigenvalues, of: E.self)
  let again = naiveProduct(naiveProduct(eigen.eigenvectors, middle), naiveAdjoint(eigen.eigenvectors))
  return max(residual(a, again), orthogonalityResidual(eigen.eigenvectors))
}

@Suite struct SymmetricEigenTests {
  @Test("decompositions of every order, type and layout give the matrix back")
  func ordersAndLayouts() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in orders {
        let a = hermitian(.random, n, of: E.self)
        for (name, variant) in layoutVariants(of: a) {
          let eigen = try SymmetricEigen(variant)
          #expect(worst(eigen, a) < 15, "\(E.self) \(n) \(name)")
          #expect(isAscending(eigen.eigenvalues))
          #expect(rowsFollowSignRule(eigen.eigenvectors.transposed()))
          #expect(residual(a, Matrix(eigen)) < 15)
          let values = try variant.symmetricEigenvalues()
          #expect(residual(values.asColumn, eigen.eigenvalues.asColumn) < 15)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("ranges by index and by interval are parts of the whole, on awkward matrices too")
  func ranges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for kind in [MatrixKind.random, .lauchli, .repeatedEigenvalues, .wilkinson, .huge, .tiny, .identity, .zero] {
        let n = 12
        let a = hermitian(kind, n, of: E.self)
        let all = try SymmetricEigen(a)
        let size = Double(all.spectralRadius) * Double(n) * Double(E.ulpOfOne)
        for range in [0..<n, 0..<1, 3..<7, 11..<12, 5..<5] {
          let part = try SymmetricEigen(a, .indices(range))
          #expect(part.eigenvalues.count == range.count && part.eigenvectors.shape == (n, range.count))
          #expect(orthogonalityResidual(part.eigenvectors) < 15, "\(E.self) \(kind) \(range)")
          let left = naiveProduct(a, part.eigenvectors)
          for (j, index) in range.enumerated() {
            #expect(abs(Double(part.eigenvalues[j] - all.eigenvalues[index])) <= 15 * size)
            let distance = Matrix<E>(rows: n, columns: 1) { i, _ in
              left[i, j] - E(part.eigenvalues[j]) * part.eigenvectors[i, j]
            }
            #expect(naiveNorm(distance) <= 15 * size, "\(E.self) \(kind) \(range)")
          }
          let values = try a.symmetricEigenvalues(.indices(range))
          #expect(values.count == range.count)
          for (j, index) in range.enumerated() {
            #expect(abs(Double(values[j] - all.eigenvalues[index])) <= 15 * size, "\(E.self) \(kind) \(range)")
          }
        }
        let values = all.eigenvalues
        for (above, through) in [(values[2], values[8]), (values[11], values[0]), (values[0] - 1, values[11] + 1)] {
          // Eigenvalues at the ends are in or out by rounding.
          let margin = E.Real(15 * size)
          let certain = values.filter { $0 > above + margin && $0 <= through - margin }.count
          let possible = values.filter { $0 > above - margin && $0 <= through + margin }.count
          let part = try SymmetricEigen(a, .interval(above: above, through: through))
          #expect((certain...max(certain, possible)).contains(part.eigenvalues.count), "\(E.self) \(kind)")
          #expect(part.eigenvectors.columns == part.eigenvalues.count)
        }
      }
      let steps = Matrix<E>.diagonal(Vector(count: 8) { E(E.Real($0)) })
      let part = try SymmetricEigen(steps, .interval(above: 1.5, through: 5.5))
      #expect(part.eigenvalues.count == 4 && abs(Double(part.eigenvalues[0]) - 2) < 100 * Double(E.ulpOfOne))
    }
    for type in elementTypes { try check(type) }
  }

  @Test("only the named triangle is read")
  func triangles() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = hermitian(.random, 6, of: E.self)
      let expected = try SymmetricEigen(a).eigenvalues
      for triangle in Triangle.allCases {
        let spoilt = Matrix<E>(rows: 6, columns: 6) { i, j in
          (triangle == .lower ? i >= j : i <= j) ? a[i, j] : 1000
        }
        let eigen = try SymmetricEigen(spoilt, triangle: triangle)
        #expect(residual(expected.asColumn, eigen.eigenvalues.asColumn) < 15)
        #expect(worst(eigen, a) < 15)
        #expect(throws: LinearAlgebraError.self) { try SymmetricEigen(spoilt) }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a matrix that is not symmetric, not finite or beyond the range is refused")
  func errors() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var a = Matrix<E>.identity(4)
      a[3, 1] = 1
      #expect(throws: LinearAlgebraError.notSymmetric(row: 3, column: 1)) { try SymmetricEigen(a) }
      a[1, 3] = E(E.Real.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [1, 3])) { try SymmetricEigen(a) }
      #expect(throws: LinearAlgebraError.notFinite(at: [1, 3])) { try a.symmetricEigenvalues(.indices(0..<2)) }
      let large = Matrix<E>(rows: 3, columns: 3, repeating: E(E.Real.greatestFiniteMagnitude / 2))
      #expect(throws: LinearAlgebraError.overflow(routine: "syevd")) { try SymmetricEigen(large) }
    }
    for type in elementTypes { try check(type) }
    let skew: Matrix<Double> = [[1, 2], [-2, 1]]
    #expect(throws: LinearAlgebraError.self) { try SymmetricEigen(skew) }
  }

  @Test("an empty matrix has no eigenvalues")
  func empty() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let eigen = try SymmetricEigen(Matrix<E>.zeros(0, 0))
      #expect(eigen.eigenvalues.isEmpty && eigen.eigenvectors.shape == (0, 0) && eigen.spectralRadius == 0)
      #expect(Matrix(eigen).shape == (0, 0))
    }
    for type in elementTypes { try check(type) }
  }

  @Test("functions of the spectrum are functions of the matrix")
  func functions() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in orders {
        let a = hermitian(.random, n, of: E.self)
        let eigen = try SymmetricEigen(a)
        #expect(residual(naiveProduct(a, a), eigen.map { E($0 * $0) }) < 30)
        let square = try SymmetricEigen(naiveProduct(a, a), triangle: .lower)
        let root = square.map { E(max($0, 0).squareRoot()) }
        #expect(residual(naiveProduct(a, a), naiveProduct(root, root)) < 60)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("solutions satisfy the equations, and for a singular matrix have the least norm")
  func solve() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in orders {
        let a = hermitian(.random, n, of: E.self)
        let eigen = try SymmetricEigen(a)
        let b = randomMatrix(n, 2, seed: 8, of: E.self)
        #expect(solutionResidual(a, try eigen.solve(b), b) < 60)
        let x = try eigen.solve(b[column: 0])
        #expect(solutionResidual(a, x.asColumn, b[..., 0..<1]) < 60)
      }
      let singular = Matrix<E>.ones(3, 3)
      let x = try SymmetricEigen(singular).solve(Vector<E>([3, 3, 6]))
      let expected = Vector<E>(repeating: E(E.Real(4) / 3), count: 3)
      #expect(residual(expected.asColumn, x.asColumn) < 15)
    }
    for type in elementTypes { try check(type) }
  }
}
