import LinearAlgebra
import TestSupport
import Testing

@Suite("contraction plans")
struct ContractionTests {
  @Test("a plan runs again on new operands, in whatever layout they are")
  func runsAgain() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let plan = try Contraction("bij,bjk,k->bi", shapes: [3, 4, 20], [3, 20, 18], [18])
      #expect(plan.resultShape == [3, 4])
      let nan = E(real: .nan, imaginary: .nan)
      for seed in 1...6 as ClosedRange<UInt64> {
        let (a, b) = (
          randomTensor([3, 4, 20], seed: seed, of: E.self), randomTensor([3, 20, 18], seed: 40, of: E.self)
        )
        let x = randomVector(18, seed: seed, of: E.self)
        let expected = NaiveEinsum("bij,bjk,k->bi", [a, b, Tensor(x)])
        for (left, right) in zip(layoutVariants(of: a, filler: nan), layoutVariants(of: b, filler: nan).reversed()) {
          #expect(expected.errorRatio(plan(left.tensor, right.tensor, x), operands: 3) <= 4)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a plan tells its path, and serves several threads at once")
  func pathAndThreads() async throws {
    let plan = try Contraction("ij,jk,kl->il", shapes: [10, 1000], [1000, 5], [5, 200])
    #expect(plan.path.operations == 120_000)
    #expect("\(plan)" == "\(plan.path)")
    let operands = [[10, 1000], [1000, 5], [5, 200]].map { randomTensor($0, of: Double.self) }
    let expected = plan(operands).elements
    await onThreads(4) { _ in
      for _ in 0..<20 { #expect(plan(operands).elements == expected) }
    }
  }

  @Test("plans are refused where the shapes do not fit")
  func misfits() {
    let fault = EquationFault.axisCount(operand: 0, labels: "ij", given: 1)
    #expect(throws: LinearAlgebraError.invalidEquation("ij,jk", fault)) {
      try Contraction("ij,jk", shapes: [2], [2, 3])
    }
  }
}

@Suite("tensordot")
struct TensorDotTests {
  @Test("axes are paired from the end of the first with the beginning of the second")
  func countedAxes() {
    func check<E: Scalar>(_: E.Type) {
      let (a, b) = (randomTensor([2, 3, 4], seed: 1, of: E.self), randomTensor([3, 4, 5], seed: 2, of: E.self))
      #expect(NaiveEinsum("ijk,jkl->il", [a, b]).errorRatio(tensordot(a, b, axes: 2), operands: 2) <= 4)
      let c = randomTensor([4, 3], seed: 3, of: E.self)
      #expect(NaiveEinsum("ijk,kl->ijl", [a, c]).errorRatio(tensordot(a, c, axes: 1), operands: 2) <= 4)
      #expect(NaiveEinsum("ijk,ab->ijkab", [a, c]).errorRatio(tensordot(a, c, axes: 0), operands: 2) <= 4)
      #expect(NaiveEinsum("ijk,ijk->", [a, a]).errorRatio(tensordot(a, a, axes: 3), operands: 2) <= 4)
    }
    for type in elementTypes { check(type) }
  }

  @Test("named axes are paired in order, negative ones from the end")
  func namedAxes() {
    let (a, b) = (
      randomTensor([2, 3, 4], seed: 1, of: Double.self), randomTensor([4, 5, 2], seed: 2, of: Double.self)
    )
    let expected = NaiveEinsum("ijk,kli->jl", [a, b])
    #expect(expected.errorRatio(tensordot(a, b, axes: ([0, 2], [2, 0])), operands: 2) <= 4)
    #expect(expected.errorRatio(tensordot(a, b, axes: ([-3, -1], [-1, -3])), operands: 2) <= 4)
    let (m, x) = (randomMatrix(3, 4, of: Double.self), randomVector(3, of: Double.self))
    let product = NaiveEinsum("ij,i->j", [Tensor(m), Tensor(x)])
    #expect(product.errorRatio(tensordot(m, x, axes: ([0], [0])), operands: 2) <= 4)
  }

  @Test("axes without elements give zeros")
  func emptyAxes() {
    let result = tensordot(Tensor<Double>.zeros(2, 0), Tensor<Double>.zeros(0, 3), axes: 1)
    #expect(result.shape == [2, 3])
    #expect(result.elements.allSatisfy { $0 == 0 })
  }
}
