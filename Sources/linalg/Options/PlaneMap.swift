import ArgumentParser
import LinearAlgebra

/// A linear map of the plane by its name and numbers, as `rotation 30`; angles are in degrees.
enum PlaneMap: String, CaseIterable {
  case rotation, scaling, shear, projection, reflection

  /// How many numbers the map takes.
  var counts: ClosedRange<Int> { self == .scaling ? 1...2 : 1...1 }

  /// How it is called, for help and messages.
  var usage: String {
    switch self {
    case .rotation: "rotation DEGREES (counterclockwise)"
    case .scaling: "scaling X [Y] (of each coordinate)"
    case .shear: "shear FACTOR (x ← x + factor y)"
    case .projection: "projection DEGREES (onto the line in this direction)"
    case .reflection: "reflection DEGREES (at the line in this direction)"
    }
  }

  /// The matrix of the map.
  func matrix<Element: Scalar>(_ numbers: [Double]) throws -> Matrix<Element> {
    let matrix = Matrix<Element>(converting: try real(numbers, of: Element.Real.self))
    // The cosine of a right angle in degrees is 0.
    return self == .scaling || self == .shear ? matrix : matrix.map(\.withoutRounding)
  }

  private func real<Real: RealScalar>(_ numbers: [Double], of type: Real.Type) throws -> Matrix<Real> {
    let radians = numbers[0].remainder(dividingBy: 360) * .pi / 180
    let direction: Vector<Real> = [Real.cos(Real(radians)), Real.sin(Real(radians))]
    return switch self {
    case .rotation: .rotation(by: Real(radians))
    case .scaling: .scaling(by: [Real(numbers[0]), Real(numbers[numbers.count - 1])])
    case .shear: .shear(by: Real(numbers[0]), of: 0, along: 1, order: 2)
    case .projection: try .projection(onto: direction)
    case .reflection: try .reflection(orthogonalTo: [-direction[1], direction[0]])
    }
  }
}

extension Scalar {
  /// A whole number where it is one to rounding.
  fileprivate var withoutRounding: Self {
    let whole = real.rounded()
    return (real - whole).magnitude < 2 * Self.ulpOfOne ? Self(whole) : self
  }
}

/// A number of the command line, perhaps negative.
struct PlainNumber: ExpressibleByArgument {
  let value: Double

  init?(argument: String) {
    guard let value = Double(argument.asTyped) else { return nil }
    self.value = value
  }
}
