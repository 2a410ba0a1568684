import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Gram-Schmidt process")
struct GramSchmidtTests {
  private func check<Element: Scalar>(_ a: Matrix<Element>, _ process: GramSchmidt<Element>, _ name: String) {
    #expect(orthogonalityResidual(process.q) < 10, "\(name)")
    #expect(residual(a, naiveProduct(process.q, process.r)) < 10, "\(name)")
    #expect(residual(a, Matrix(process)) < 10, "\(name)")
    #expect((process.independentColumns + process.dependentColumns).sorted() == Array(0..<a.columns), "\(name)")
    for (i, j) in process.independentColumns.enumerated() {
      #expect(process.r[i, j].real > 0 && process.r[i, j].imaginary == 0, "\(name)")
      for k in 0..<j { #expect(process.r[i, k] == 0, "\(name)") }
    }
  }

  @Test("Q R gives the matrix back with orthonormal Q in all element types, shapes and layouts")
  func reconstruction() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for (m, n) in [(0, 0), (0, 3), (2, 0), (1, 1), (2, 2), (3, 5), (5, 3), (10, 10), (17, 6)] {
        for (name, a) in layoutVariants(of: randomMatrix(m, n, seed: 121, of: Element.self)) {
          let process = try GramSchmidt(a)
          #expect(process.rank == min(m, n))
          check(a, process, "\(Element.self) \(m)×\(n) \(name)")
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("Dependent columns are named")
  func dependent() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      let a: Matrix<Element> = [[1, 2, 0, 1, 0], [1, 2, 0, 0, 1], [1, 2, 0, 0, 0]]
      let process = try GramSchmidt(a)
      #expect(process.independentColumns == [0, 3, 4])
      #expect(process.dependentColumns == [1, 2])
      #expect(process.rank == 3)
      check(a, process, "\(Element.self)")
    }
    for type in elementTypes { try run(type) }
  }

  @Test("The tolerance decides, and NaN is refused")
  func tolerance() throws {
    let a: Matrix<Double> = [[1, 1], [0, 1e-6]]
    #expect(try GramSchmidt(a).rank == 2)
    #expect(try GramSchmidt(a, tolerance: 1e-5).rank == 1)
    #expect(throws: LinearAlgebraError.notFinite(at: [1, 0])) {
      try GramSchmidt([[1, 0], [.nan, 1]] as Matrix<Double>)
    }
  }
}
