import LinearAlgebra
import TestSupport
import Testing

@Suite("Lipschitz bounds of stacks of layers")
struct LipschitzBoundTests {
  @Test("the bound is the product of norms and constants, and no pair of inputs exceeds it")
  func bound() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      let (w1, w2): (Matrix<E>, Matrix<E>) = (randomMatrix(7, 4), randomMatrix(3, 7, seed: 5))
      let bound = try LipschitzBound([(w1, .tanh), (w2, .sigmoid)])
      let product = try w1.norm(.spectral) * w2.norm(.spectral) / 4
      #expect(bound.value >= product && bound.value < product * 1.0001)
      #expect((bound.logarithm - E.log(product)).magnitude < 1e-4)
      #expect(bound.spectralNorms[0] <= bound.factors[0] && bound.factors.count == 2)
      func apply(_ x: Vector<E>) -> Vector<E> { (w2 * (w1 * x).map { E.tanh($0) }).map { 1 / (1 + E.exp(-$0)) } }
      for seed in 0..<20 {
        let (x, y): (Vector<E>, Vector<E>) = (randomVector(4, seed: UInt64(seed)), randomVector(4, seed: 77))
        #expect((apply(x) - apply(y)).euclideanNorm() <= bound.value * (x - y).euclideanNorm())
      }
    }
    for type in realTypes { try check(type) }
  }

  @Test("the constants are the largest slopes")
  func constants() throws {
    let functions: [(LipschitzActivation<Double>, (Double) -> Double)] = [
      (.relu, { max(0, $0) }), (.tanh, { Double.tanh($0) }), (.sigmoid, { 1 / (1 + Double.exp(-$0)) }),
      (.softplus, { Double.log(1 + Double.exp($0)) }), (.silu, { $0 / (1 + Double.exp(-$0)) }),
      (.gelu, { $0 * (1 + Double.erf($0 / 2.0.squareRoot())) / 2 }), (.leakyRelu(slope: 3), { $0 > 0 ? $0 : 3 * $0 }),
      (.elu(alpha: 2), { $0 > 0 ? $0 : 2 * (Double.exp($0) - 1) }), (.identity, { $0 }),
      (.leakyRelu(slope: -3), { $0 > 0 ? $0 : -3 * $0 }),
      (.elu(alpha: -2), { $0 > 0 ? $0 : -2 * (Double.exp($0) - 1) }),
    ]
    for (activation, function) in functions {
      let slopes = (-20_000...20_000).map { k -> Double in
        let x = Double(k) / 1000 - 2e-6
        return (function(x + 1e-6) - function(x - 1e-6)) / 2e-6
      }
      let largest = slopes.map { abs($0) }.max() ?? 0
      #expect(abs(largest / activation.lipschitzConstant - 1) < 1e-5, "\(activation) \(largest)")
    }
    // Never below the maxima of the slopes, in single precision either.
    func checkAbove<E: RealScalar>(_: E.Type) {
      for (activation, maximum) in [(LipschitzActivation<E>.gelu, 1.1289041451851548), (.silu, 1.0998393201288670)] {
        let constant = Double(activation.lipschitzConstant)
        #expect(constant >= maximum && constant < maximum * (1 + 4 * max(1e-11, Double(E.ulpOfOne))), "\(activation)")
      }
    }
    for type in realTypes { checkAbove(type) }
    #expect(LipschitzActivation<Float>.constant(3).lipschitzConstant == 3)
    let p: Vector<Double> = [0.5, 0.5, 0]
    let jacobian = Matrix.diagonal(p) - p.outer(p)
    #expect(try jacobian.norm(.spectral) <= LipschitzActivation<Double>.softmax.lipschitzConstant + 1e-15)
  }

  @Test("no layers, a zero layer, and stacks whose bound is beyond the range")
  func edges() throws {
    #expect(try LipschitzBound<Double>([]).value == 1)
    let zero = try LipschitzBound([(Matrix<Double>.zeros(3, 3), .relu), (.identity(3), .identity)])
    #expect(zero.value == 0 && zero.logarithm == -.infinity)
    let many = try LipschitzBound(Array(repeating: (Matrix<Float>.identity(2) * 1e10, .relu), count: 10))
    #expect(many.value == .infinity && abs(many.logarithm / (100 * Float.log(10)) - 1) < 1e-3)
  }
}
