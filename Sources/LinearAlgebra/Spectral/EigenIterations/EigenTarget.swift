public import ComplexModule

/// Which eigenvalues of a symmetric (Hermitian) matrix are wanted, the most wanted one first.
public enum SymmetricEigenTarget<Real: RealScalar>: Hashable, Sendable {
  /// The largest ones, descending.
  case largest
  /// The smallest ones, ascending.
  case smallest
  /// Those of largest absolute value, descending in it.
  case largestMagnitude
  /// Those nearest to a shift, by their distance.
  case nearest(Real)

  /// What the values are sorted by: the most wanted one has the least.
  func key(_ value: Real) -> Real {
    switch self {
    case .largest: -value
    case .smallest: value
    case .largestMagnitude: -value.magnitude
    case .nearest(let shift): (value - shift).magnitude
    }
  }

  /// The indices of these values, the most wanted first, the first of equals first.
  func order(_ values: some Collection<Real>) -> [Int] { values.map(key).ascendingOrder() }
}

/// Which eigenvalues of a general matrix are wanted, the most wanted one first.
public enum EigenTarget<Real: RealScalar>: Hashable, Sendable {
  /// Those of largest modulus, descending in it.
  case largestModulus
  /// Those of largest real part, descending in it: the ones that decide about x' = A x.
  case largestReal
  /// Those of smallest real part, ascending in it.
  case smallestReal
  /// Those nearest to a shift in the complex plane, by their distance.
  case nearest(Complex<Real>)

  /// What the values are sorted by: the most wanted one has the least.
  func key(_ value: Complex<Real>) -> Real {
    switch self {
    case .largestModulus: -value.length
    case .largestReal: -value.real
    case .smallestReal: value.real
    case .nearest(let shift): (value - shift).length
    }
  }

  /// The indices of these values, the most wanted first, the first of equals first.
  func order(_ values: some Collection<Complex<Real>>) -> [Int] { values.map(key).ascendingOrder() }
}

extension Array where Element: Comparable {
  /// The indices that sort the elements, those of equal ones in their old order.
  fileprivate func ascendingOrder() -> [Int] {
    indices.sorted { (self[$0], $0) < (self[$1], $1) }
  }
}
