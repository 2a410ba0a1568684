import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Linear maps by name")
struct LinearMapsTests {
  @Test("rotations are orthogonal with determinant 1, add their angles, and turn the right way")
  func rotations() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      let turn: Matrix<E> = .rotation(by: .pi / 2)
      #expect(residual([[0, -1], [1, 0]] as Matrix<E>, turn) < 2)
      let axis: Vector<E> = [1, -2, 0.5]
      for angle in [E(0), 1e-4, 0.7, 3, -2] {
        let r = try Matrix.rotation(by: angle, about: axis)
        #expect(orthogonalityResidual(r) < 10)
        #expect(abs(Double(try r.determinant()) - 1) < 10 * Double(E.ulpOfOne))
        #expect(residual(axis.asColumn, (r * axis).asColumn) < 10)
        #expect(abs(Double(r.trace()) - 1 - 2 * Double(E.cos(angle))) < 10 * Double(E.ulpOfOne))
        let twice = try Matrix.rotation(by: 2 * angle, about: axis)
        #expect(residual(twice, naiveProduct(r, r)) < 10)
        let plane = Matrix<E>.rotation(by: angle, inPlane: (3, 1), order: 5)
        #expect(plane[3, 1] == -.sin(angle) && plane[1, 3] == .sin(angle) && plane[2, 2] == 1)
        #expect(orthogonalityResidual(plane) < 4)
      }
      // From x towards y, about z.
      let about = try Matrix.rotation(by: 0.3 as E, about: [0, 0, 2])
      #expect(residual(.rotation(by: 0.3, inPlane: (0, 1), order: 3), about) < 4)
      let scaled = try Matrix.rotation(by: 0.3 as E, about: [0, 0, .greatestFiniteMagnitude])
      #expect(residual(about, scaled) < 4)
      #expect(throws: LinearAlgebraError.undefined("the axis is zero")) {
        try Matrix.rotation(by: 1 as E, about: [0, 0, 0])
      }
    }
    for type in realTypes { try check(type) }
  }

  @Test("scalings, shears, projections and reflections do what they say")
  func others() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let u: Vector<E> = randomVector(4, seed: 3)
      let x: Vector<E> = randomVector(4, seed: 4)
      let projection = try Matrix.projection(onto: u)
      #expect(projection == naiveAdjoint(projection) && residual(projection, naiveProduct(projection, projection)) < 10)
      #expect(residual(u.asColumn, (projection * u).asColumn) < 10)
      let rest = x - projection * x
      #expect(Double(u.conjugatedDot(rest).modulus) < 20 * Double(E.ulpOfOne))
      let reflection = try Matrix.reflection(orthogonalTo: u)
      #expect(reflection == naiveAdjoint(reflection) && orthogonalityResidual(reflection) < 10)
      #expect(residual(-u.asColumn, (reflection * u).asColumn) < 10)
      #expect(residual(rest.asColumn, (reflection * rest).asColumn) < 20)
      let scaling = try Matrix.scaling(by: 3, along: u)
      #expect(residual((3 * u).asColumn, (scaling * u).asColumn) < 10)
      #expect(residual(rest.asColumn, (scaling * rest).asColumn) < 20)
      #expect(Matrix<E>.scaling(by: [2, 3]) == [[2, 0], [0, 3]])
      #expect(Matrix<E>.shear(by: 2, of: 0, along: 1, order: 2) == [[1, 2], [0, 1]])
      #expect(throws: LinearAlgebraError.undefined("the normal is zero")) {
        try Matrix.reflection(orthogonalTo: Vector<E>.zeros(3))
      }
      #expect(throws: LinearAlgebraError.notFinite(at: [1])) { try Matrix.projection(onto: [1, E(.nan)]) }
    }
    for type in elementTypes { try check(type) }
  }
}
