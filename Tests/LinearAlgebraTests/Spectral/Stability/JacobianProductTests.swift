import LinearAlgebra
import TestSupport
import Testing

@Suite("Recurrent cells and products of their Jacobians")
struct JacobianProductTests {
  private func weights<E: RealScalar>(_ gates: Int, _ scale: Double = 1) -> RecurrentWeights<E> {
    RecurrentWeights(
      input: randomMatrix(gates * 5, 3, seed: 2), recurrent: randomMatrix(gates * 5, 5, seed: 4) * E(scale),
      inputBias: randomVector(gates * 5, seed: 6), recurrentBias: randomVector(gates * 5, seed: 8))
  }

  private func checkByDifferences(_ cell: some RecurrentCell<Double>) {
    let (x, state): (Vector<Double>, Vector<Double>) = (randomVector(cell.inputSize), randomVector(cell.stateSize))
    let (jacobian, h) = (cell.jacobian(x, state: state), 1e-5)
    for j in 0..<cell.stateSize {
      var (above, below) = (state, state)
      above[j] += h
      below[j] -= h
      let slope = (cell.step(x, state: above) - cell.step(x, state: below)) / (2 * h)
      #expect((slope - jacobian[column: j]).euclideanNorm() < 1e-9, "\(cell)")
    }
  }

  @Test("the Jacobians of all cells are the limits of difference quotients")
  func differences() {
    checkByDifferences(RNNCell(weights(1)))
    checkByDifferences(RNNCell(weights(1), nonlinearity: .relu))
    checkByDifferences(LSTMCell(weights(4)))
    checkByDifferences(GRUCell(weights(3)))
  }

  @Test("a few factors have the singular values and the radius of their product")
  func few() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 2, 5] {
        let factors: [Matrix<E>] = (0..<4).map { randomMatrix(n, n, seed: UInt64(20 + $0)) }
        let product = try JacobianProduct(factors)
        let dense = factors.dropFirst().reduce(factors[0]) { $1 * $0 }
        let σ = try dense.singularValues()
        let limit = 2000 * E.ulpOfOne * σ[0] / σ[n - 1]
        for i in 0..<n { #expect((E.Real.exp(product.logSingularValues[i]) / σ[i] - 1).magnitude < limit) }
        let radius = try dense.eigenvalues().reduce(0) { max($0, $1.length) }
        #expect((E.Real.exp(product.logSpectralRadius) / radius - 1).magnitude < limit)
        #expect((product.growthPerStep - product.logSingularValues[0] / 4).magnitude < 10 * E.ulpOfOne)
        let sum = product.lyapunovExponents.reduce(0, +) * 4 - product.logSingularValues.reduce(0, +)
        #expect(sum.magnitude < 1000 * E.ulpOfOne * E.Real(n))
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("products far beyond the range of numbers keep all their singular values")
  func longProducts() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let factor = Matrix<E>.diagonal([8, 1, E(0.125)])
      let product = try JacobianProduct(Array(repeating: factor, count: 3000))
      let expected: [E.Real] = [1, 0, -1].map { $0 * 9000 * E.Real.log(2) }
      #expect(largestDifference(Array(product.logSingularValues), expected) < 2e6 * Double(E.ulpOfOne))
      #expect((product.logSpectralRadius - expected[0]).magnitude < 1e6 * E.ulpOfOne)
      #expect(product.verdict == .exploding && product.isConverged)
      #expect((product.growthPerStep - 3 * E.Real.log(2)).magnitude < 1000 * E.ulpOfOne)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("cells with small weights make gradients vanish, with large linear ones explode, orthogonal ones neither")
  func verdicts() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      let inputs: Matrix<E> = randomMatrix(50, 3)
      for cell: any RecurrentCell<E> in [
        RNNCell(weights(1, 0.1)), GRUCell(weights(3, 0.1)), LSTMCell(weights(4, 0.1)),
      ] {
        let product = try JacobianProduct(of: cell, inputs: inputs)
        #expect(product.verdict == .vanishing && product.steps == 50 && product.growthPerStep < -0.1)
      }
      let nothing = Matrix<E>.zeros(5, 3)
      let ones = Vector<E>.ones(5)
      let large = RNNCell(
        RecurrentWeights(input: nothing, recurrent: Matrix<E>.identity(5) * 1.5, inputBias: ones), nonlinearity: .relu)
      #expect(try JacobianProduct(of: large, inputs: inputs, state: ones).verdict == .exploding)
      let kept = RNNCell(
        RecurrentWeights(input: nothing, recurrent: .identity(5), inputBias: ones), nonlinearity: .relu)
      let balanced = try JacobianProduct(of: kept, inputs: inputs)
      #expect(balanced.verdict == .balanced && balanced.growthPerStep.magnitude < 100 * E.ulpOfOne)
      #expect(try JacobianProduct(of: large, inputs: inputs, state: ones, tolerance: 1).verdict == .balanced)
    }
    for type in realTypes { try check(type) }
  }

  @Test("no steps, singular factors, and what is not finite")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let none = try JacobianProduct([Matrix<E>]())
      #expect(none.steps == 0 && none.logSingularValues.isEmpty && none.verdict == .balanced)
      let zero = try JacobianProduct([Matrix<E>.zeros(3, 3), .identity(3)])
      #expect(zero.logSingularValues.allSatisfy { $0 == -.infinity } && zero.verdict == .vanishing)
      #expect(zero.logSpectralRadius == -.infinity)
      let nilpotent: Matrix<E> = [[0, 1], [0, 0]]
      let once = try JacobianProduct([nilpotent])
      #expect(once.logSingularValues[0] == 0 && once.logSingularValues[1] == -.infinity)
      #expect(once.logSpectralRadius == -.infinity)
      var broken = Matrix<E>.identity(3)
      broken[0, 2] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [0, 2])) { try JacobianProduct([.identity(3), broken]) }
      let factor: Matrix<E> = randomMatrix(20, 20)
      let plain = try JacobianProduct([factor, factor])
      let exponent = E.Real.kind == .float ? 126 : 1022
      for power in [exponent, -exponent] {
        let scaled = timesPowerOfTwo(factor, power)
        let product = try JacobianProduct([scaled, scaled])
        let more = 2 * E.Real(power) * E.Real.log(2)
        let limit = 100 * Double(E.ulpOfOne) * Double(exponent)
        let logarithms = product.logSingularValues.map { $0 - more }
        #expect(largestDifference(Array(logarithms), Array(plain.logSingularValues)) < limit)
        #expect((product.logSpectralRadius - more - plain.logSpectralRadius).magnitude < E.Real(limit))
        #expect((product.lyapunovExponents[0] - more / 2 - plain.lyapunovExponents[0]).magnitude < E.Real(limit))
      }
    }
    for type in elementTypes { try check(type) }
  }
}
