import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Generalised Schur form")
struct GeneralizedSchurTests {
  private func check<Element: Scalar>(
    _ a: Matrix<Element>, _ b: Matrix<Element>, _ schur: GeneralizedSchur<Element>, _ name: String
  ) {
    #expect(orthogonalityResidual(schur.q) < 10, "\(name)")
    #expect(orthogonalityResidual(schur.z) < 10, "\(name)")
    let back = schur.matrices()
    #expect(residual(a, back.a) < 15, "\(name)")
    #expect(residual(b, back.b) < 15, "\(name)")
    for j in 0..<schur.t.columns {
      #expect(schur.t[j, j].real >= 0 && schur.beta[j] >= 0, "\(name)")
      for i in 0..<schur.t.rows where i > j {
        #expect(schur.t[i, j] == 0, "\(name)")
        if i > j + (Element.isComplex ? 0 : 1) { #expect(schur.s[i, j] == 0, "\(name)") }
      }
    }
  }

  @Test("Q S Zᴴ and Q T Zᴴ give the pair back in all element types and layouts")
  func reconstruction() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10, 17] {
        let b: Matrix<Element> = randomMatrix(n, n, seed: 8)
        for (name, a) in layoutVariants(of: randomMatrix(n, n, seed: 9, of: Element.self)) {
          check(a, b, try GeneralizedSchur(a, b), "\(Element.self) \(n) \(name)")
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("Selected eigenvalues come first and span deflating subspaces")
  func ordering() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10, 20] {
        let a: Matrix<Element> = randomMatrix(n, n, seed: 21)
        let b: Matrix<Element> = randomMatrix(n, n, seed: 22)
        let plain = try GeneralizedSchur(a, b)
        let schur = try GeneralizedSchur(a, b) { α, β in α.length < β }
        check(a, b, schur, "\(Element.self) \(n)")
        let expected = (0..<n).count { plain.alpha[$0].length < plain.beta[$0] }
        #expect(schur.selectedCount == expected)
        for i in 0..<n { #expect((schur.eigenvalues[i].length < 1) == (i < expected)) }
        let (left, right) = schur.deflatingSubspaces
        let block = schur.s[0..<expected, 0..<expected]
        let difference = naiveNorm(subtract(naiveProduct(a, right), naiveProduct(left, block)))
        #expect(difference <= 50 * naiveNorm(a) * Double(max(n, 1)) * Double(Element.ulpOfOne))
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("With B the identity the eigenvalues are those of A")
  func identity() throws {
    let a: Matrix<Double> = [[2, 1], [0, 3]]
    let values = try GeneralizedSchur(a, .identity(2)).eigenvalues
    #expect(abs(min(values[0].real, values[1].real) - 2) < 1e-14)
    #expect(abs(max(values[0].real, values[1].real) - 3) < 1e-14)
  }

  @Test("A singular B has an infinite eigenvalue")
  func infinite() throws {
    let a: Matrix<Double> = [[1, 2], [3, 4]]
    let b: Matrix<Double> = [[1, 0], [0, 0]]
    let schur = try GeneralizedSchur(a, b)
    #expect((0..<2).count { !schur.eigenvalues[$0].isFinite } == 1)
    #expect((0..<2).count { schur.beta[$0] == 0 } == 1)
  }

  @Test("NaN in either matrix is refused with its place")
  func notFinite() {
    var bad: Matrix<Double> = .identity(3)
    bad[1, 2] = .nan
    #expect(throws: LinearAlgebraError.notFinite(at: [1, 2])) { try GeneralizedSchur(bad, .identity(3)) }
    #expect(throws: LinearAlgebraError.notFinite(at: [1, 2])) { try GeneralizedSchur(.identity(3), bad) }
  }
}
