import LinearAlgebra
import TestSupport
import Testing

@Suite("Matrix completion")
struct MatrixCompletionTests {
  /// Of rank 2, with NaN where the mask leaves gaps.
  private func holed<E: Scalar>(_ m: Int, _ n: Int) -> (x: Matrix<E>, full: Matrix<E>) {
    let full: Matrix<E> = naiveProduct(randomMatrix(m, 2), randomMatrix(2, n, seed: 8))
    let mask = congruentialMask(m, n)
    return (Matrix(rows: m, columns: n) { mask[$0, $1] ? full[$0, $1] : E(.nan) }, full)
  }

  private let shapes = [(2, 2), (3, 5), (5, 3), (10, 10), (20, 12), (12, 30)]

  @Test("the certificate holds when computed by hand: ‖R‖₂ ≤ λ, ⟨R, Z⟩ = λ‖Z‖_*, and a small gap")
  func certificate() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let isSingle = E.Real.kind == .float
      let tolerance: E.Real = isSingle ? 1e-4 : 1e-10
      for (m, n) in shapes {
        let (x, _): (Matrix<E>, Matrix<E>) = holed(m, n)
        for (layout, a) in layoutVariants(of: x) {
          let λ = try MatrixCompletion.largestLambda(a) / 8
          let completion = try MatrixCompletion(a, lambda: λ, tolerance: tolerance)
          #expect(completion.isConverged, "\(E.self) \(m)×\(n) \(layout)")
          let z = completion.matrix
          let r = Matrix<E>(rows: m, columns: n) {
            x[$0, $1] == x[$0, $1] && x[$0, $1].isFinite ? x[$0, $1] - z[$0, $1] : 0
          }
          let norm = try r.singularValues()[0]
          let slack: E.Real = isSingle ? 1e-2 : 1e-4
          #expect(norm <= λ * (1 + slack))
          #expect((completion.certificate.dualNorm * λ / norm - 1).magnitude < 1000 * E.ulpOfOne)
          let product = (0..<n).reduce(E.Real.zero) { $0 + r[column: $1].conjugatedDot(z[column: $1]).real }
          #expect((product - λ * completion.nuclearNorm).magnitude <= slack * λ * completion.nuclearNorm)
          let objective = E.Real(naiveNorm(r) * naiveNorm(r)) / 2 + λ * completion.nuclearNorm
          #expect((objective / completion.certificate.objective - 1).magnitude < 1000 * E.ulpOfOne)
          #expect(completion.certificate.relativeGap <= tolerance)
          #expect(residual(z, Matrix(LowRank(completion))) < 50)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("no other matrix nearby is better")
  func minimum() throws {
    func check<E: Scalar>(_: E.Type) throws {
      guard E.Real.kind == .double else { return }
      let (x, _): (Matrix<E>, Matrix<E>) = holed(6, 8)
      let λ = try MatrixCompletion.largestLambda(x) / 5
      let completion = try MatrixCompletion(x, lambda: λ, tolerance: 1e-12)
      func objective(_ z: Matrix<E>) throws -> Double {
        let r = Matrix<E>(rows: 6, columns: 8) { x[$0, $1].isFinite ? x[$0, $1] - z[$0, $1] : 0 }
        return naiveNorm(r) * naiveNorm(r) / 2 + Double(λ) * Double(try z.singularValues().sum())
      }
      let best = try objective(completion.matrix)
      for seed in 0..<20 as Range<UInt64> {
        let direction: Matrix<E> = randomMatrix(6, 8, seed: seed)
        for step in [1e-1, 1e-3, 1e-5] {
          #expect(try objective(completion.matrix + direction * E(E.Real(step))) >= best * (1 - 1e-11))
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("with nothing missing it is the shrunk decomposition, from the largest λ on zero")
  func complete() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let x: Matrix<E> = randomMatrix(7, 5)
      let svd = try SVD(x)
      let λ = 1.01 * svd.singularValues[2]
      let completion = try MatrixCompletion(x, lambda: λ)
      #expect(completion.rank == 2 && completion.iterations <= 5)
      let expected = svd.singularValues[0..<2].map { $0 - λ }
      #expect((completion.singularValues - expected).euclideanNorm() < 100 * E.ulpOfOne * svd.singularValues[0])
      let none = try MatrixCompletion(x, lambda: svd.singularValues[0] * 1.001)
      #expect(none.rank == 0 && none.isConverged && none.matrix == .zeros(7, 5))
      let zero = try MatrixCompletion(Matrix<E>.zeros(3, 4), lambda: 1)
      #expect(zero.rank == 0 && zero.certificate.objective == 0)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a path has the completions of each λ alone, with growing rank")
  func path() throws {
    let (x, _): (Matrix<Double>, Matrix<Double>) = holed(20, 15)
    let largest = try MatrixCompletion.largestLambda(x)
    let lambdas = [0.9, 0.5, 0.2, 0.05].map { $0 * largest }
    let path = try MatrixCompletion.path(x, lambdas: lambdas, tolerance: 1e-11)
    #expect(path.map(\.lambda) == lambdas)
    for (completion, λ) in zip(path, lambdas) {
      let alone = try MatrixCompletion(x, lambda: λ, tolerance: 1e-11)
      #expect((completion.matrix - alone.matrix).frobeniusNorm() < 1e-4 * largest)
      #expect(completion.rank == alone.rank)
    }
    #expect(zip(path, path.dropFirst()).allSatisfy { $0.nuclearNorm < $1.nuclearNorm })
  }

  @Test("a matrix of low rank comes back from part of its elements by both methods")
  func recovery() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (x, full): (Matrix<E>, Matrix<E>) = holed(40, 30)
      let isSingle = E.Real.kind == .float
      let λ = try MatrixCompletion.largestLambda(x) * (isSingle ? 1e-3 : 1e-5)
      let completion = try MatrixCompletion(x, lambda: λ, tolerance: isSingle ? 1e-3 : 1e-6)
      let error = (completion.matrix - full).frobeniusNorm() / full.frobeniusNorm()
      #expect(error < 1e-2, "\(E.self) \(error)")
      let thresholding = try SingularValueThresholding(x, tolerance: isSingle ? 1e-4 : 1e-7)
      let distance = (thresholding.matrix - full).frobeniusNorm() / full.frobeniusNorm()
      #expect(thresholding.isConverged && thresholding.rank == 2, "\(E.self)")
      #expect(distance < (isSingle ? 1e-3 : 1e-6), "\(E.self) \(distance)")
      let mask = congruentialMask(40, 30)
      let masked = try SingularValueThresholding(full, observed: mask, tolerance: isSingle ? 1e-4 : 1e-7)
      #expect(masked.matrix == thresholding.matrix)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("completions scale with the elements to the ends of the range, and so do their certificates")
  func scale() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (x, _): (Matrix<E>, Matrix<E>) = holed(12, 9)
      let λ = try MatrixCompletion.largestLambda(x) / 8
      let plain = try MatrixCompletion(x, lambda: λ)
      let thresholding = try SingularValueThresholding(x, threshold: 20 * λ, tolerance: 0.01)
      for exponent in E.Real.kind == .float ? [-110, -50, 50, 110] : [-1000, -500, 500, 1000] {
        let factor = E.Real(sign: .plus, exponent: E.Real.Exponent(exponent), significand: 1)
        let scaled = x * E(factor)
        let completion = try MatrixCompletion(scaled, lambda: λ * factor)
        let comment: Comment = "\(E.self) \(exponent) \(completion.certificate)"
        #expect(completion.isConverged && completion.lambda == λ * factor, comment)
        let σ = completion.singularValues.map { $0 / factor }
        let limit = 2000 * Double(E.ulpOfOne) * Double(plain.singularValues[0])
        #expect(largestDifference(Array(σ), Array(plain.singularValues)) < limit, comment)
        if abs(exponent) <= (E.Real.kind == .float ? 50 : 500) {
          let objective = completion.certificate.objective / factor / factor
          #expect((objective / plain.certificate.objective - 1).magnitude < 1000 * E.ulpOfOne, comment)
          #expect(completion.certificate.dualityGap <= completion.certificate.objective * 1e-4, comment)
        }
        #expect(completion.certificate.relativeGap <= (E.Real.kind == .float ? 1e-4 : 1e-8), comment)
        #expect((try MatrixCompletion.largestLambda(scaled) / factor / (8 * λ) - 1).magnitude < 100 * E.ulpOfOne)
        let other = try SingularValueThresholding(scaled, threshold: 20 * λ * factor, tolerance: 0.01)
        #expect(other.isConverged && other.iterations == thresholding.iterations, "\(E.self) \(exponent)")
        let ratio = other.singularValues[0] / factor / thresholding.singularValues[0]
        #expect((ratio - 1).magnitude < 1000 * E.ulpOfOne && other.threshold == 20 * λ * factor)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("nothing known, infinity, NaN that the mask calls known, and too few steps")
  func errors() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 0), (0, 3), (2, 0), (2, 3)] {
        #expect(throws: LinearAlgebraError.undefined("no element of a matrix of shape \(m)×\(n) is known")) {
          try MatrixCompletion(Matrix<E>(rows: m, columns: n, repeating: E(.nan)), lambda: 1)
        }
      }
      var x: Matrix<E> = randomMatrix(5, 4)
      x[3, 1] = E(.infinity)
      #expect(throws: LinearAlgebraError.notFinite(at: [3, 1])) { try MatrixCompletion(x, lambda: 1) }
      #expect(throws: LinearAlgebraError.notFinite(at: [3, 1])) { try SingularValueThresholding(x) }
      x[3, 1] = E(.nan)
      let all = Tensor<Bool>(shape: [5, 4], repeating: true)
      #expect(throws: LinearAlgebraError.notFinite(at: [3, 1])) { try MatrixCompletion(x, observed: all, lambda: 1) }
      let short = try MatrixCompletion(x, lambda: 0.01, tolerance: 0, maximumIterations: 3)
      #expect(!short.isConverged && short.iterations == 3)
      #expect(short.certificate.dualityGap > 0)
      // The dual point by hand, R shrunk to ‖R‖₂ ≤ λ: far from the minimum the factor is well below 1.
      let early = try MatrixCompletion(x, lambda: 0.5, tolerance: 0, maximumIterations: 1)
      let r = Matrix<E>(rows: 5, columns: 4) { x[$0, $1].isFinite ? x[$0, $1] - early.matrix[$0, $1] : 0 }
      let known = Matrix<E>(rows: 5, columns: 4) { x[$0, $1].isFinite ? x[$0, $1] : 0 }
      let factor = min(1, 0.5 / (try r.singularValues()[0]))
      let product = (0..<4).reduce(E.Real.zero) { $0 + r[column: $1].conjugatedDot(known[column: $1]).real }
      let square = E.Real(naiveNorm(r) * naiveNorm(r))
      let gap = square / 2 + 0.5 * early.nuclearNorm - factor * product + factor * factor * square / 2
      #expect(factor < 0.999, "\(factor)")
      #expect((early.certificate.dualityGap / gap - 1).magnitude < 1e4 * E.ulpOfOne, "\(E.self) \(early.certificate)")
      let aligned = (0..<4).reduce(E.Real.zero) { $0 + r[column: $1].conjugatedDot(early.matrix[column: $1]).real }
      let error = (aligned / (0.5 * early.nuclearNorm) - 1).magnitude
      #expect(error > 0.0003, "\(error)")
      #expect((early.certificate.alignmentError - error).magnitude < 300 * E.ulpOfOne, "\(early.certificate)")
      let single = try MatrixCompletion(Matrix<E>(rows: 1, columns: 1, repeating: 3), lambda: 1)
      #expect((single.singularValues[0] - 2).magnitude < 10 * E.ulpOfOne)
    }
    for type in elementTypes { try check(type) }
  }
}
