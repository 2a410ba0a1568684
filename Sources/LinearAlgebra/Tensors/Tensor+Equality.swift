extension Tensor: Equatable, Hashable {
  /// Whether shapes and elements are equal; NaN equals nothing, layouts do not matter.
  public static func == (a: Tensor, b: Tensor) -> Bool {
    guard a.layout.shape == b.layout.shape else { return false }
    // Complex numbers as pairs of numbers: their own == takes all that are not finite for equal.
    return switch Element.elementKind {
    case .float: areEqual(a, b, as: Float.self)
    case .double: areEqual(a, b, as: Double.self)
    case .complexFloat: areEqual(a, b, as: Pair<Float>.self)
    case .complexDouble: areEqual(a, b, as: Pair<Double>.self)
    case .float16, .bfloat16: areEqual(a, b, as: Element.self)
    case .int8, .uint8, .bool: areEqual(a, b, as: UInt8.self)
    case .int16, .uint16: areEqual(a, b, as: UInt16.self)
    case .int32, .uint32: areEqual(a, b, as: UInt32.self)
    case .int64, .uint64: areEqual(a, b, as: UInt64.self)
    }
  }

  private static func areEqual<Value: Equatable>(_ a: Tensor, _ b: Tensor, as type: Value.Type) -> Bool {
    guard let nest = LoopNest(a.layout.shape, a.layout.strides, b.layout.strides) else { return true }
    var areEqual = true
    withExtendedLifetime((a, b)) {
      nest.forEachPlane { offsets in
        guard areEqual else { return }
        let x = nest.plane(0, concrete(a.base, Value.self) + offsets[0])
        let y = nest.plane(1, concrete(b.base, Value.self) + offsets[1])
        for j in 0..<nest.outer {
          let (x, y) = (x.from(0, j), y.from(0, j))
          for i in 0..<nest.inner where x.base[i &* x.inner] != y.base[i &* y.inner] {
            areEqual = false
            return
          }
        }
      }
    }
    return areEqual
  }

  /// Feeds shape and elements, in row-major order.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(layout.shape)
    for element in elements { hasher.combine(element) }
  }
}

/// The parts of a complex number, aligned no more strictly than it is.
private struct Pair<Real: Equatable>: Equatable {
  var real: Real
  var imaginary: Real
}

extension Tensor where Element: Scalar {
  /// Whether shapes are equal and each element satisfies |a - b| ≤ max(absolute, relative · max(|a|, |b|)).
  ///
  /// As for matrices: equal infinities are approximately equal, NaN is to nothing.
  public func isApproximatelyEqual(
    to other: Tensor, relativeTolerance: Element.Real = Element.ulpOfOne.squareRoot(),
    absoluteTolerance: Element.Real = 0
  ) -> Bool {
    layout.shape == other.layout.shape
      && Vector(flattened()).isApproximatelyEqual(
        to: Vector(other.flattened()), relativeTolerance: relativeTolerance, absoluteTolerance: absoluteTolerance)
  }
}
