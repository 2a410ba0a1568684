import LinearAlgebra
import TestSupport
import Testing

@Suite("Procrustes")
struct ProcrustesTests {
  @Test("finds the motion that was made, and no more than is allowed")
  func known() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, d) in [(1, 1), (4, 1), (5, 2), (10, 3), (30, 6)] {
        let a: Matrix<E> = randomMatrix(m, d, seed: 3)
        let q = try QR(randomMatrix(d, d, seed: 4) as Matrix<E>).q
        let shift: Vector<E> = randomVector(d, seed: 5)
        let b = naiveProduct(a, q) * 3 + shift
        let fit = try Procrustes(moving: a, onto: b, allowing: [.reflection, .scaling, .translation])
        #expect(orthogonalityResidual(fit.rotation) < 10)
        #expect(residual(b, fit.apply(to: a)) < 30, "\(E.self) \(m)×\(d)")
        guard m > d else { continue }
        #expect(residual(q, fit.rotation) < 200 && abs(Double(fit.scale) - 3) < 200 * Double(E.ulpOfOne))
        let moved = naiveProduct(a, q)
        #expect(residual(q, try Procrustes(moving: a, onto: moved).rotation) < 200)
        #expect(try Procrustes(moving: a, onto: moved).translation == .zeros(d))
        #expect(try Procrustes(moving: a, onto: b).scale == 1)
        #expect(abs(Double(fit.residual) - naiveNorm(fit.apply(to: a) - b)) < 1e3 * Double(E.ulpOfOne) * naiveNorm(b))
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("without reflections the determinant is 1, and no rotation that was tried is better")
  func rotation() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      for d in 1...4 {
        let a: Matrix<E> = randomMatrix(12, d, seed: 6)
        let mirrored = naiveProduct(a, Matrix.diagonal(Vector((0..<d).map { $0 == 0 ? E(-1) : 1 })))
        let b = mirrored + E(0.1) * randomMatrix(12, d, seed: 7)
        let fit = try Procrustes(moving: a, onto: b, allowing: [.translation])
        #expect(abs(Double(try fit.rotation.determinant()) - 1) < 100 * Double(E.ulpOfOne))
        let free = try Procrustes(moving: a, onto: b, allowing: [.translation, .reflection])
        #expect(try free.residual <= fit.residual && free.rotation.determinant() < 0)
        for i in 0..<d {
          for j in 0..<i {
            for angle in [E(0.01), -0.01] {
              let turned = naiveProduct(fit.rotation, .rotation(by: angle, inPlane: (i, j), order: d))
              let translation = fit.translation - Vector<E>(count: d) { _ in 0 }
              #expect(
                naiveNorm(naiveProduct(a - a.mean(by: .column), turned) + b.mean(by: .column) - b)
                  > Double(fit.residual))
              #expect(translation == fit.translation)
            }
          }
        }
      }
    }
    for type in realTypes { try check(type) }
  }

  @Test("SciPy's documented example, and numbers near the ends of the range")
  func disparity() throws {
    let a: Matrix<Double> = [[1, 3], [1, 2], [1, 1], [2, 1]]
    let b: Matrix<Double> = [[4, -2], [4, -4], [4, -6], [2, -6]]
    let fit = try Procrustes(moving: b, onto: a, allowing: [.reflection, .scaling, .translation])
    #expect(fit.disparity < 1e-28 && abs(fit.scale - 0.5) < 1e-15)
    for scale in [0x1p1018, 0x1p-1000] {
      let scaled = try Procrustes(moving: b * scale, onto: a, allowing: [.reflection, .scaling, .translation])
      #expect(residual(fit.rotation, scaled.rotation) < 10 && abs(scaled.scale * scale - 0.5) < 1e-14)
    }
    let reversed = try Procrustes(moving: [[1], [-1]] as Matrix<Double>, onto: [[-1], [1]], allowing: [.scaling])
    #expect(reversed.scale == 0 && abs(reversed.residual - 2.0.squareRoot()) < 1e-15, "\(reversed)")
    #expect(try Procrustes(moving: Matrix<Float>.zeros(3, 2), onto: .zeros(3, 2)).disparity == 0)
    #expect(throws: LinearAlgebraError.notFinite(at: [0, 0])) {
      try Procrustes(moving: [[.nan]] as Matrix<Double>, onto: [[1]])
    }
  }
}
