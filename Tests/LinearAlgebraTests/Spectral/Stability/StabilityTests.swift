import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Stability of linear systems")
struct StabilityTests {
  /// Q diag(values) Qᴴ + a strictly upper part in that basis, so that the eigenvalues are these.
  private func matrix<E: Scalar>(_ values: [Double], coupling: Double = 0.3) -> Matrix<E> {
    let core = Matrix<E>(rows: values.count, columns: values.count) { i, j in
      i == j ? E(E.Real(values[i])) : i < j ? E(E.Real(coupling)) : 0
    }
    var generator = RandomGenerator(seed: 3)
    let q = Matrix<E>.orthogonal(values.count, using: &generator)
    return naiveProduct(naiveProduct(q, core), naiveAdjoint(q))
  }

  @Test("the abscissa decides in continuous time, the radius in discrete time")
  func verdicts() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let cases: [([Double], StabilityVerdict, StabilityVerdict)] = [
        ([-0.5, -0.25, -0.125], .stable, .stable), ([-3, -2, -0.5], .stable, .unstable),
        ([0.5, 0.2, -0.9], .unstable, .stable), ([0.5, 1.5, -0.9], .unstable, .unstable),
        ([0, -0.5, -0.75], .marginal, .stable), ([-1, -0.5, -0.25], .stable, .marginal),
      ]
      for (values, continuous, discrete) in cases {
        let a: Matrix<E> = matrix(values)
        let (flow, map) = (try Stability(a, .continuous), try Stability(a, .discrete))
        #expect(flow.verdict == continuous && map.verdict == discrete, "\(E.self) \(values) \(flow) \(map)")
        let (abscissa, radius) = (values.max() ?? 0, values.map { abs($0) }.max() ?? 0)
        let limit = 1000 * Double(E.ulpOfOne)
        #expect(abs(Double(flow.spectralAbscissa) - abscissa) < limit && flow.margin == -flow.spectralAbscissa)
        #expect(abs(Double(map.spectralRadius) - radius) < limit && map.margin == 1 - map.spectralRadius)
        #expect(flow.eigenvalues[0].real == flow.spectralAbscissa)
        #expect(map.eigenvalues[0].length == map.spectralRadius)
        #expect(flow.tolerance > 0 && Double(flow.tolerance) < limit)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("complex pairs, a given tolerance, growth at the start, and a defective eigenvalue on the boundary")
  func details() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let turn: Matrix<E> = [[E(-0.1), -2], [2, E(-0.1)]]
      let flow = try Stability(turn, .continuous)
      #expect(flow.verdict == .stable && (flow.margin - 0.1).magnitude < 100 * E.ulpOfOne)
      #expect(try Stability(turn, .continuous, tolerance: 0.2).verdict == .marginal)
      let slow = timesPowerOfTwo(turn, -90)
      #expect(try Stability(slow, .continuous).verdict == .stable)
      let sheared: Matrix<E> = [[-1, 10], [0, -1]]
      #expect(try (Stability(sheared, .continuous).initialGrowth - 4).magnitude < 100 * E.ulpOfOne)
      let factor: Matrix<E> = [[E(0.5), 3], [0, E(0.5)]]
      #expect(try Stability(factor, .discrete).initialGrowth == factor.norm(.spectral))
      // The tolerance is that of the most dangerous eigenvalue, wherever LAPACK has it: n eps ‖A‖_F over 0.01.
      let graded: Matrix<E> = [[-1, 0, 0], [0, E(-0.5), 150], [0, 0, -2]]
      let tolerance = try Stability(graded, .continuous).tolerance
      #expect((tolerance / (300 * graded.frobeniusNorm() * E.ulpOfOne) - 1).magnitude < 0.01, "\(E.self) \(tolerance)")
      var block = Matrix<E>(rows: 4, columns: 4) { i, j in j == i + 1 || i == j ? 1 : 0 }
      #expect(try Stability(block, .discrete).verdict == .marginal)
      block = matrix([1, 1, 1, 1], coupling: 1)
      #expect(try Stability(block, .discrete).verdict == .marginal)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("empty systems are stable, and what is not finite is refused")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let empty = try Stability(Matrix<E>.zeros(0, 0), .continuous)
      #expect(empty.verdict == .stable && empty.eigenvalues.isEmpty)
      #expect(try Stability(Matrix<E>.zeros(0, 0), .discrete).verdict == .stable)
      let huge = Matrix<E>.identity(2) * E(-E.Real.greatestFiniteMagnitude)
      #expect(try Stability(huge, .continuous).verdict == .stable && Stability(huge, .discrete).verdict == .unstable)
      var broken = Matrix<E>.identity(3)
      broken[0, 2] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [0, 2])) { try Stability(broken, .discrete) }
      #expect(throws: LinearAlgebraError.self) { try DistanceToInstability(broken, .discrete) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the distance to instability of normal matrices is the margin")
  func normal() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = hermitian([-3, -1, -0.25, -0.5])
      let flow = try DistanceToInstability(a, .continuous)
      let limit = 10 * E.ulpOfOne.squareRoot()
      #expect((flow.upper - 0.25).magnitude < limit && (flow.lower - 0.25).magnitude < limit && flow.isConverged)
      #expect(flow.frequency.magnitude < limit)
      let map = try DistanceToInstability(hermitian([-0.5, 0.75, 0.1]) as Matrix<E>, .discrete)
      #expect((map.upper - 0.25).magnitude < limit && (map.lower - 0.25).magnitude < limit && map.isConverged)
      let turn: Matrix<E> = [[E(-0.125), -2], [2, E(-0.125)]]
      let pair = try DistanceToInstability(turn, .continuous)
      #expect((pair.upper - 0.125).magnitude < limit && (pair.frequency.magnitude - 2).magnitude < 0.01)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("matrices far from normal: a perturbation of that size does it, a grid finds nothing smaller")
  func farFromNormal() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for domain in TimeDomain.allCases {
        let size = 6
        let a = Matrix<E>(rows: size, columns: size) { i, j in
          let diagonal: E.Real = domain == .continuous ? -1 : 0.3
          let other: E.Real = j > i ? 2 : E.Real(i - j) / 10_000
          return E(i == j ? diagonal : other)
        }
        let stability = try Stability(a, domain)
        #expect(stability.verdict == .stable)
        let distance = try DistanceToInstability(a, domain)
        #expect(distance.isConverged && distance.upper < 0.2 * stability.margin, "\(distance) \(stability)")
        #expect(distance.lower > 0.99 * distance.upper)
        let wide = Matrix<Complex<E.Real>>(converting: a)
        func least(_ t: E.Real) throws -> E.Real {
          let z: Complex<E.Real> = domain == .continuous ? Complex(0, t) : Complex(length: 1, phase: t)
          return try (wide - Matrix.identity(size) * z).singularValues()[size - 1]
        }
        #expect(try (least(distance.frequency) - distance.upper).magnitude <= 1000 * E.ulpOfOne)
        for k in -50...50 { #expect(try least(E.Real(k) / 15) >= distance.lower * (1 - 1000 * E.ulpOfOne)) }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the least singular value is found where no eigenvalue is near: by the level sets, in several steps")
  func levelSets() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for domain in TimeDomain.allCases {
        var steps = 0
        for seed in 0..<8 as Range<UInt64> {
          let size = 8
          let (upper, shift): (Matrix<E>, E.Real) = (randomMatrix(size, size, seed: seed), E.Real(seed) / 8)
          let a = Matrix<E>(rows: size, columns: size) { i, j in
            let turn = E.Real(j % 3 - 1) * (1 + shift)
            let diagonal: E =
              domain == .continuous ? E(real: -1.5, imaginary: turn) : E(real: 0.3, imaginary: turn / 8)
            return i < j ? upper[i, j] * (domain == .continuous ? 3 : E(0.4)) : i == j ? diagonal : 0
          }
          let distance = try DistanceToInstability(a, domain)
          let wide = Matrix<Complex<E.Real>>(converting: a)
          let least = try (0..<400).map { k -> E.Real in
            let t = E.Real(k - 200) / 60
            let z: Complex<E.Real> = domain == .continuous ? Complex(0, t) : Complex(length: 1, phase: t)
            return try (wide - Matrix.identity(size) * z).singularValues()[size - 1]
          }.min()
          let comment: Comment = "\(E.self) \(domain) \(seed) \(distance) \(least ?? 0)"
          #expect(distance.isConverged && distance.lower <= (least ?? 0) * (1 + 100 * E.ulpOfOne), comment)
          #expect(distance.lower > distance.upper * (1 - 10 * E.ulpOfOne.squareRoot()), comment)
          steps = max(steps, distance.steps)
        }
        #expect(steps > 1, "\(E.self) \(domain)")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("on the unit circle the arc through -1 is looked at as well, where no eigenvalue is near")
  func throughMinusOne() throws {
    func check<E: Scalar>(_: E.Type) throws {
      // σ_min is least at -1 exactly, 6 % below that beside the eigenvalues.
      let a: Matrix<E> = [[E(-0.5), -10], [E(0.001), E(-0.5)]]
      let expected = try (a + Matrix.identity(2)).singularValues()[1]
      let distance = try DistanceToInstability(a, .discrete)
      let limit = 10 * E.ulpOfOne.squareRoot()
      #expect((distance.upper - expected).magnitude < limit * expected, "\(E.self) \(distance) \(expected)")
      #expect((distance.frequency.magnitude - .pi).magnitude < 0.02 && distance.isConverged, "\(E.self) \(distance)")
    }
    for type in elementTypes { try check(type) }
  }

  @Test("an unstable system is at distance 0, an empty one at none")
  func distanceEdges() throws {
    let unstable = try DistanceToInstability(Matrix<Double>.identity(3), .continuous)
    #expect(unstable.upper == 0 && unstable.lower == 0 && unstable.isConverged)
    #expect(try DistanceToInstability(Matrix<Double>.zeros(0, 0), .discrete).upper == .infinity)
  }
}
