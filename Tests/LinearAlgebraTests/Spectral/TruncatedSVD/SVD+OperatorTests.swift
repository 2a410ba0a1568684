import LinearAlgebra
import Synchronization
import TestSupport
import Testing

/// A matrix that can do nothing but multiply, and counts how often it does.
private final class Multiplier<Element: Scalar>: LinearOperator {
  let matrix: Matrix<Element>
  let count = Atomic(0)

  init(_ matrix: Matrix<Element>) { self.matrix = matrix }

  var rows: Int { matrix.rows }
  var columns: Int { matrix.columns }

  func product(_ x: Matrix<Element>) -> Matrix<Element> {
    count.add(1, ordering: .relaxed)
    return matrix * x
  }

  func adjointProduct(_ y: Matrix<Element>) -> Matrix<Element> {
    count.add(1, ordering: .relaxed)
    return multiply(matrix, y, left: .adjoint)
  }
}

@Suite("Truncated SVD of operators")
struct SVDOperatorTests {
  private let methods: [SVDMethod] = [
    .automatic, .full, .gram, .randomized(powerIterations: 6), .blockKrylov(), .lanczos,
  ]

  private func decaying<E: Scalar>(_ m: Int, _ n: Int) -> Matrix<E> {
    var generator = RandomGenerator(seed: 4)
    let values = Vector<E.Real>(count: min(m, n)) { E.Real(power(0.5, $0)) }
    return .withSingularValues(values, rows: m, columns: n, using: &generator)
  }

  @Test("what only multiplies has the triplets of its matrix, at any scale, and the report counts its products")
  func multiplier() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let large: E.Real = E.Real.kind == .float ? 0x1p122 : 0x1p1018
      for (m, n) in [(40, 25), (25, 40), (1, 6), (6, 1), (1, 1)] {
        let a: Matrix<E> = decaying(m, n)
        let k = min(4, m, n)
        for method in methods {
          for scale in [1, large, 1 / large] {
            let multiplier = Multiplier(a * E(scale))
            let svd = try SVD(multiplier, rank: k, method: method, accuracy: E.ulpOfOne, seed: 1)
            let best = Matrix(try SVD(a).truncated(rank: k))
            #expect(residual(best, Matrix(svd) * E(1 / scale)) < 100, "\(E.self) \(method) \(m)×\(n) \(scale)")
            #expect(orthogonalityResidual(svd.u) < 20 && orthogonalityResidual(svd.v) < 20)
            #expect(rowsFollowSignRule(svd.vh))
            let report = try #require(svd.report)
            let error = Double(report.frobeniusError / scale)
            let expected = naiveNorm(a - best)
            #expect(error <= 2 * expected + 1e-3 && error >= expected / 3 - 1e-3, "\(E.self) \(method)")
            if scale == 1, method != .full, method != .gram {
              #expect(report.products == multiplier.count.load(ordering: .relaxed), "\(E.self) \(method)")
            }
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("low-rank and Kronecker products are decomposed without being formed")
  func structured() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let lowRank = LowRank<E>(left: randomMatrix(70, 4), right: randomMatrix(4, 50, seed: 5))
      #expect(residual(Matrix(lowRank), Matrix(try SVD(lowRank, rank: 4, method: .blockKrylov()))) < 50)
      let (a, b): (Matrix<E>, Matrix<E>) = (decaying(9, 8), decaying(7, 9))
      let product = KroneckerProduct(a, b)
      let svd = try SVD(product, rank: 3, method: .lanczos)
      let expected: [E.Real] = [1, 0.5, 0.5]
      #expect(largestDifference(Array(svd.singularValues), expected) < 100 * Double(E.ulpOfOne))
    }
    for type in elementTypes { try check(type) }
  }

  @Test("an operator without rows, columns or triplets, and one that is not finite")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n, rank) in [(0, 0, 1), (0, 3, 2), (3, 0, 2), (4, 3, 0)] {
        let svd = try SVD(Multiplier<E>(.ones(m, n)), rank: rank)
        #expect(svd.u.shape == (m, 0) && svd.vh.shape == (0, n))
      }
      let zero = try SVD(Multiplier<E>(.zeros(20, 30)), rank: 2)
      #expect(zero.singularValues == [0, 0] && orthogonalityResidual(zero.u) < 10)
      var broken: Matrix<E> = randomMatrix(10, 8)
      broken[3, 2] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [3, 0])) { try SVD(Multiplier(broken), rank: 2) }
    }
    for type in elementTypes { try check(type) }
  }
}
