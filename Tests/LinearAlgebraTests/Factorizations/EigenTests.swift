import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

private let orders = [1, 2, 3, 5, 10, 33]

private func asComplex<E: Scalar>(_ a: Matrix<E>) -> Matrix<Complex<E.Real>> {
  Matrix(rows: a.rows, columns: a.columns) { i, j in Complex(a[i, j].real, a[i, j].imaginary) }
}

/// The largest ‖A v - λ v‖ over n ‖A‖ eps.
private func worst<E: Scalar>(
  _ a: Matrix<E>, _ v: Matrix<Complex<E.Real>>, _ values: Vector<Complex<E.Real>>
) -> Double {
  let product = naiveProduct(asComplex(a), v)
  let size = naiveNorm(a) * Double(max(a.rows, 1)) * Double(E.ulpOfOne)
  let allowance = subnormalAllowance(a)
  return (0..<a.rows).map { j in
    let column = Matrix<Complex<E.Real>>(rows: a.rows, columns: 1) { i, _ in product[i, j] - values[j] * v[i, j] }
    let distance = max(0, naiveNorm(column) - allowance)
    return distance == 0 ? 0 : distance / size
  }.max() ?? 0
}

private func hasUnitColumns<R: RealScalar>(_ v: Matrix<Complex<R>>) -> Bool {
  (0..<v.columns).allSatisfy { j in abs(naiveNorm(v[column: j].asColumn) - 1) < 20 * Double(R.ulpOfOne) }
}

@Suite struct EigenTests {
  @Test("right and left vectors satisfy their equations in every order, type and layout")
  func ordersAndLayouts() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in orders {
        let a = randomMatrix(n, n, seed: UInt64(n), of: E.self)
        for (name, variant) in layoutVariants(of: a) {
          let eigen = try Eigen(variant, vectors: .leftAndRight)
          let comment: Comment = "\(E.self) \(n) \(name)"
          #expect(worst(a, eigen.eigenvectors, eigen.eigenvalues) < 30, comment)
          let left = try #require(eigen.leftEigenvectors)
          let conjugates = Vector<Complex<E.Real>>(count: n) { eigen.eigenvalues[$0].conjugate }
          #expect(worst(naiveAdjoint(a), left, conjugates) < 30, comment)
          #expect(hasUnitColumns(eigen.eigenvectors) && hasUnitColumns(left))
          #expect(try Eigen(variant).leftEigenvectors == nil)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a matrix that balancing destroys is computed without it")
  func harmfulBalancing() throws {
    // Watkins: balancing brings the tiny subdiagonal, which is rounding noise, up to the size of the rest.
    func check<E: Scalar>(_: E.Type) throws {
      let r = randomMatrix(10, 10, seed: 3, of: E.self)
      let tiny = E.Real.kind == .float ? E.Real(1e-20) : E.Real(1e-150)
      let a = Matrix<E>(rows: 10, columns: 10) { i, j in i <= j + 1 ? r[i, j] : r[i, j] * E(tiny) }
      let mixed = Matrix<E>(rows: 10, columns: 10) { i, j in a[i, j] * (i == j + 1 ? E(tiny) : 1) }
      let eigen = try Eigen(mixed)
      #expect(worst(mixed, eigen.eigenvectors, eigen.eigenvalues) < 30)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("eigenvalues alone are those beside vectors; conjugate pairs stand side by side")
  func valuesOnly() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in orders {
        let a = randomMatrix(n, n, seed: 5, of: E.self)
        let (values, expected) = (try a.eigenvalues(), try Eigen(a).eigenvalues)
        for i in 0..<n {
          let nearest = expected.map { Double(($0 - values[i]).length) }.min() ?? 1
          #expect(nearest < 1000 * Double(n) * Double(E.ulpOfOne), "\(E.self) \(n)")
        }
        guard !E.isComplex else { continue }
        var i = 0
        while i < n {
          if values[i].imaginary != 0 {
            #expect(values[i].imaginary > 0 && i + 1 < n && values[i + 1] == values[i].conjugate)
            i += 1
          }
          i += 1
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a rotation has the eigenvalues ±i, a companion matrix the roots of its polynomial")
  func knownValues() throws {
    let rotation: Matrix<Double> = [[0, -1], [1, 0]]
    let values = try rotation.eigenvalues()
    #expect((values[0] - Complex(0, 1)).length < 1e-15 && values[1] == values[0].conjugate)
    let companion: Matrix<Double> = [[6, -11, 6], [1, 0, 0], [0, 1, 0]]
    let roots = try companion.eigenvalues().map { $0.real }.sorted()
    for i in 0..<3 { #expect(abs(roots[i] - Double(i + 1)) < 1e-12) }
    #expect(abs(try companion.spectralRadius() - 3) < 1e-12)
    #expect(abs(try (companion * -1).spectralAbscissa() + 1) < 1e-12)
    #expect(abs(try Eigen(companion).spectralRadius - 3) < 1e-12)
  }

  @Test("V Λ V⁻¹ gives the matrix back, and a Jordan block is refused")
  func reconstruction() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in orders {
        let a = randomMatrix(n, n, seed: 6, of: E.self)
        let eigen = try Eigen(a)
        let condition = Double(try eigen.eigenvectors.conditionNumber())
        #expect(residual(a, try Matrix(eigen)) < 20 * condition, "\(E.self) \(n)")
      }
      let jordan = MatrixKind.jordan.matrix(4, of: E.self)
      let eigen = try Eigen(jordan)
      do {
        let again = try Matrix(eigen)
        Issue.record("a Jordan block was put together as \(again.shape)")
      } catch {
        guard case .defective = error else { throw error }
      }
      #expect(try Matrix(Eigen(Matrix<E>.zeros(0, 0))).shape == (0, 0))
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the condition of eigenvalues is 1 for normal matrices and near 0 for a Jordan block")
  func conditions() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let normal = try #require(try Eigen(Matrix<E>.diagonal([1, 2, 3]), vectors: .leftAndRight).reciprocalConditions)
      for i in 0..<3 { #expect(abs(Double(normal[i]) - 1) < 10 * Double(E.ulpOfOne)) }
      let jordan = try Eigen(MatrixKind.jordan.matrix(3, of: E.self), vectors: .leftAndRight)
      let conditions = try #require(jordan.reciprocalConditions)
      for i in 0..<3 { #expect(Double(conditions[i]) < 1e-2) }
      #expect(try Eigen(Matrix<E>.identity(2)).reciprocalConditions == nil)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("NaN and infinity are named, and nothing hangs")
  func notFinite() {
    func check<E: Scalar>(_: E.Type) {
      for bad in [E.Real.nan, .infinity] {
        var a = Matrix<E>.identity(3)
        a[0, 2] = E(bad)
        #expect(throws: LinearAlgebraError.notFinite(at: [0, 2])) { try Eigen(a) }
        #expect(throws: LinearAlgebraError.notFinite(at: [0, 2])) { try a.eigenvalues() }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("extreme scales scale the eigenvalues alone")
  func scales() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = randomMatrix(4, 4, of: E.self)
      let radius = try a.spectralRadius()
      for e in E.Real.kind == .float ? [-120, 110] : [-1000, 1000] {
        let factor = E.Real(sign: .plus, exponent: E.Real.Exponent(e), significand: 1)
        let scaled = try (a * E(factor)).spectralRadius() / factor
        #expect(abs(Double(scaled / radius) - 1) < 100 * Double(E.ulpOfOne), "\(E.self) \(e)")
      }
    }
    for type in elementTypes { try check(type) }
  }
}
