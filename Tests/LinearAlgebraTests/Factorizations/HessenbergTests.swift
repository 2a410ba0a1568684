import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Hessenberg form")
struct HessenbergTests {
  private func check<Element: Scalar>(
    _ a: Matrix<Element>, balancing: Hessenberg<Element>.Balancing = .none, _ name: String
  ) throws {
    let hessenberg = try Hessenberg(a, balancing: balancing)
    let (q, h) = (hessenberg.q, hessenberg.h)
    for j in 0..<h.columns {
      for i in 0..<h.rows where i > j + 1 { #expect(h[i, j] == 0, "\(name)") }
    }
    #expect(orthogonalityResidual(q) < 10, "\(name)")
    #expect(residual(a, naiveProduct(naiveProduct(q, h), naiveAdjoint(q))) < 10, "\(name)")
    #expect(residual(a, Matrix(hessenberg)) < 10, "\(name)")
  }

  @Test("Q H Qᴴ gives the matrix back in all element types and layouts")
  func reconstruction() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10, 17] {
        for (name, a) in layoutVariants(of: randomMatrix(n, n, of: Element.self)) {
          try check(a, "\(Element.self) \(n) \(name)")
          try check(a, balancing: .permuting, "\(Element.self) \(n) \(name), permuted")
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("Permuting leaves a permuted triangular matrix triangular")
  func permuting() throws {
    let a: Matrix<Double> = [[1, 0, 0], [4, 2, 0], [5, 6, 3]]
    let h = try Hessenberg(a, balancing: .permuting).h
    #expect([h[1, 0], h[2, 0], h[2, 1]] == [0, 0, 0])
  }

  @Test("A consumed matrix gives the same form as a kept one")
  func consuming() throws {
    let a: Matrix<Double> = randomMatrix(9, 9)
    let kept = try Hessenberg(a)
    let consumed = try Hessenberg(randomMatrix(9, 9, of: Double.self))
    #expect(residual(kept.h, consumed.h) == 0)
    #expect(residual(randomMatrix(9, 9, of: Double.self), a) == 0)
  }

  @Test("NaN and infinity are refused with their place")
  func notFinite() {
    for bad in [Double.nan, .infinity] {
      var a: Matrix<Double> = .identity(4)
      a[2, 1] = bad
      #expect(throws: LinearAlgebraError.notFinite(at: [2, 1])) { try Hessenberg(a) }
    }
  }
}
