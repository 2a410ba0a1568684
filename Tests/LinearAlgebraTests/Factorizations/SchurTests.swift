import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Schur form")
struct SchurTests {
  /// Checks the residuals, the shape of T, and that the eigenvalues are those of its diagonal blocks.
  private func check<Element: Scalar>(_ a: Matrix<Element>, _ schur: Schur<Element>, _ name: String) {
    let (q, t) = (schur.q, schur.t)
    #expect(orthogonalityResidual(q) < 10, "\(name)")
    #expect(residual(a, naiveProduct(naiveProduct(q, t), naiveAdjoint(q))) < 15, "\(name)")
    #expect(residual(a, Matrix(schur)) < 15, "\(name)")
    #expect(schur.eigenvalues.count == a.rows, "\(name)")
    for j in 0..<t.columns {
      for i in 0..<t.rows where i > j + (Element.isComplex ? 0 : 1) { #expect(t[i, j] == 0, "\(name)") }
      guard j + 1 < t.rows else { continue }
      if t[j + 1, j] != 0 {
        #expect(j == 0 || t[j, j - 1] == 0, "blocks overlap, \(name)")
        #expect(t[j, j] == t[j + 1, j + 1] && schur.eigenvalues[j].imaginary > 0, "\(name)")
        #expect(schur.eigenvalues[j] == schur.eigenvalues[j + 1].conjugate, "\(name)")
      }
    }
    for i in 0..<t.rows { #expect(schur.eigenvalues[i].real == t[i, i].real, "\(name)") }
  }

  @Test("Q T Qᴴ gives the matrix back in all element types and layouts")
  func reconstruction() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10, 17] {
        for (name, a) in layoutVariants(of: randomMatrix(n, n, of: Element.self)) {
          check(a, try Schur(a), "\(Element.self) \(n) \(name)")
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("Awkward matrices keep a small residual", arguments: MatrixKind.allCases)
  func kinds(kind: MatrixKind) throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      guard kind != .subnormal else { return }
      let a: Matrix<Element> = kind.matrix(12)
      check(a, try Schur(a), "\(kind) \(Element.self)")
    }
    for type in elementTypes { try run(type) }
  }

  @Test("The eigenvalues of a block rotation are the known pairs")
  func knownEigenvalues() throws {
    let a: Matrix<Double> = [[0, -2, 1], [2, 0, 5], [0, 0, 3]]
    let eigenvalues = try Schur(a).eigenvalues
    let imaginary = (0..<3).map { eigenvalues[$0].imaginary }.sorted()
    #expect(abs(imaginary[0] + 2) < 1e-14 && imaginary[1] == 0 && abs(imaginary[2] - 2) < 1e-14)
  }

  @Test("Selected eigenvalues come first and their vectors span an invariant subspace")
  func ordering() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10, 25] {
        let a: Matrix<Element> = randomMatrix(n, n, seed: 5)
        let plain = try Schur(a)
        let schur = try Schur(a) { $0.real < 0 }
        check(a, schur, "\(Element.self) \(n)")
        let expected = (0..<n).count { plain.eigenvalues[$0].real < 0 }
        #expect(schur.selectedCount == expected)
        for i in 0..<n { #expect((schur.eigenvalues[i].real < 0) == (i < expected)) }
        let v = schur.invariantSubspace
        #expect(v.columns == expected)
        let block = schur.t[0..<expected, 0..<expected]
        let difference = naiveNorm(subtract(naiveProduct(a, v), naiveProduct(v, block)))
        #expect(difference <= 50 * naiveNorm(a) * Double(max(n, 1)) * Double(Element.ulpOfOne))
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("All, none and a half of a pair can be selected")
  func selections() throws {
    let a: Matrix<Double> = randomMatrix(6, 6, seed: 11)
    #expect(try Schur(a) { _ in true }.selectedCount == 6)
    #expect(try Schur(a) { _ in false }.selectedCount == 0)
    let plain = try Schur(a)
    let pairs = (0..<6).count { plain.eigenvalues[$0].imaginary != 0 }
    #expect(pairs > 0)
    #expect(try Schur(a) { $0.imaginary > 0 }.selectedCount == pairs)
  }

  @Test("The conditions of a block-diagonal matrix are its gap")
  func conditions() throws {
    let a: Matrix<Double> = [[1, 0, 0], [0, 1, 0], [0, 0, 5]]
    let conditions = try Schur(a) { $0.real < 2 }.subspaceConditions()
    #expect(abs(conditions.reciprocalEigenvalueCondition - 1) < 1e-12)
    #expect(abs(conditions.separation - 4) < 1e-12)
    let normal: Matrix<Complex<Float>> = [[1, 100], [0, 2]]
    let sensitive = try Schur(normal) { $0.real < 1.5 }.subspaceConditions()
    #expect(sensitive.reciprocalEigenvalueCondition < 0.011)
  }

  @Test("The complex form of a real one is triangular and has the same eigenvalues")
  func complexForm() throws {
    func run<Part: RealScalar>(_: Part.Type) throws {
      for n in [0, 1, 2, 3, 5, 10, 17] {
        let a: Matrix<Part> = randomMatrix(n, n, seed: 3)
        let real = try Schur(a)
        let schur = Schur<Complex<Part>>(real)
        check(Matrix(rows: n, columns: n) { Complex(a[$0, $1]) }, schur, "\(Part.self) \(n)")
        for i in 0..<n { #expect(schur.eigenvalues[i] == real.eigenvalues[i]) }
      }
    }
    for type in realTypes { try run(type) }
  }

  @Test("NaN and infinity are refused with their place")
  func notFinite() {
    for bad in [Double.nan, .infinity] {
      var a: Matrix<Double> = .identity(4)
      a[0, 3] = bad
      #expect(throws: LinearAlgebraError.notFinite(at: [0, 3])) { try Schur(a) }
    }
  }
}

/// The difference by plain loops.
func subtract<Element: Scalar>(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Matrix<Element> {
  Matrix(rows: a.rows, columns: a.columns) { i, j in a[i, j] - b[i, j] }
}
