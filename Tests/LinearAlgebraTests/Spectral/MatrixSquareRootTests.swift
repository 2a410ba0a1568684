import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Matrix square root")
struct MatrixSquareRootTests {
  /// A random matrix moved to the right half-plane.
  private func right<Element: Scalar>(_ n: Int, seed: UInt64, of _: Element.Type) -> Matrix<Element> {
    let random: Matrix<Element> = randomMatrix(n, n, seed: seed)
    return Matrix(rows: n, columns: n) { random[$0, $1] + ($0 == $1 ? Element(Element.Real(n)) : 0) }
  }

  /// |X² - A| over |X|² n eps, the unit of the Schur method's error.
  private func check<Element: Scalar>(_ a: Matrix<Element>, _ name: String) throws {
    let root = try a.squareRoot()
    let error = naiveNorm(subtract(a, naiveProduct(root, root)))
    let unit = naiveNorm(root) * naiveNorm(root) * Double(max(a.rows, 1)) * Double(Element.ulpOfOne)
    #expect(error <= 15 * unit, "\(name)")
    for λ in try Schur(root).eigenvalues { #expect(λ.real >= -Element.Real(unit) * 10, "\(name)") }
  }

  @Test("X² is the matrix in all element types and layouts, and X lies in the right half-plane")
  func squares() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10, 17] {
        for (name, a) in layoutVariants(of: right(n, seed: 81, of: Element.self)) {
          try check(a, "\(Element.self) \(n) \(name)")
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("Any random complex matrix has a principal root")
  func complex() throws {
    func run<Part: RealScalar>(_: Part.Type) throws {
      for n in [1, 2, 3, 5, 10] { try check(randomMatrix(n, n, seed: 82, of: Complex<Part>.self), "\(Part.self) \(n)") }
    }
    for type in realTypes { try run(type) }
  }

  @Test(
    "Awkward matrices with eigenvalues off the negative axis",
    arguments: [MatrixKind.identity, .kahan, .jordan, .frank, .grcar, .minij, .pascal, .triangular, .graded])
  func kinds(kind: MatrixKind) throws {
    let a: Matrix<Complex<Double>> = kind.matrix(8)
    try check(a, "\(kind)")
    guard kind != .triangular && kind != .graded else { return }
    try check(kind.matrix(8, of: Double.self), "\(kind) real")
  }

  @Test("Known roots: Jordan block, lower triangle, rotation, diagonal")
  func known() throws {
    let jordan: Matrix<Double> = [[4, 1], [0, 4]]
    let expected: Matrix<Double> = [[2, 0.25], [0, 2]]
    #expect(residual(expected, try jordan.squareRoot()) < 3)
    #expect(residual(expected.transposed(), try jordan.transposed().squareRoot()) < 3)
    let quarter: Matrix<Double> = [[0, -1], [1, 0]]
    let half = 0.5.squareRoot()
    #expect(residual([[half, -half], [half, half]], try quarter.squareRoot()) < 5)
    let diagonal: Matrix<Float> = [[9, 0], [0, 16]]
    #expect(try diagonal.squareRoot() == [[3, 0], [0, 4]])
  }

  @Test("A real matrix with a negative eigenvalue has none, and the complex one has i times it")
  func negative() throws {
    let a: Matrix<Double> = [[-4, 1], [0, 9]]
    #expect {
      try a.squareRoot()
    } throws: { error in
      guard case .undefined(let reason)? = error as? LinearAlgebraError else { return false }
      return reason.contains("complex")
    }
    let root = try Matrix<Complex<Double>>(converting: a).squareRoot()
    #expect((root[0, 0] - Complex(0, 2)).length < 1e-15 && (root[1, 1] - Complex(3)).length < 1e-15)
    let below: Matrix<Complex<Double>> = [[Complex(-4, -0.0)]]
    #expect(try below.squareRoot()[0, 0] == Complex(0, 2))
  }

  @Test("A singular matrix has a root unless its eigenvalue zero is defective")
  func singular() throws {
    for a in [[[0, 0], [0, 4]], [[1, 1], [1, 1]], [[2, 4], [1, 2]], [[0, 0], [0, 0]]] as [Matrix<Double>] {
      let root = try a.squareRoot()
      #expect(naiveNorm(subtract(a, naiveProduct(root, root))) < 1e-14)
    }
    let nilpotent: Matrix<Double> = [[0, 1], [0, 0]]
    #expect(throws: LinearAlgebraError.self) { try nilpotent.squareRoot() }
    let block: Matrix<Complex<Float>> = [[0, 1, 0], [0, 0, 0], [0, 0, 2]]
    #expect(throws: LinearAlgebraError.self) { try block.squareRoot() }
  }

  @Test("NaN and infinity are refused with their place")
  func notFinite() {
    var bad: Matrix<Double> = .identity(3)
    bad[0, 2] = .nan
    #expect(throws: LinearAlgebraError.notFinite(at: [0, 2])) { try bad.squareRoot() }
    bad[2, 1] = 1
    #expect(throws: LinearAlgebraError.notFinite(at: [0, 2])) { try bad.squareRoot() }
  }
}
