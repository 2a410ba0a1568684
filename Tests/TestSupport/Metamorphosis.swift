public import ComplexModule
public import LinearAlgebra

// Matrices made from others so that what a factorization finds in them is known from what it finds in those.

/// A fixed permutation of 0..<n, without structure.
public func scrambled(_ n: Int, seed: UInt64 = 11) -> [Int] {
  var generator = SplitMix(seed: seed)
  return (0..<n).shuffled(using: &generator)
}

/// Whether a permutation is made of an odd number of exchanges.
public func isOdd(_ permutation: [Int]) -> Bool {
  var (rest, exchanges) = (permutation, 0)
  for i in rest.indices {
    while rest[i] != i {
      rest.swapAt(i, rest[i])
      exchanges += 1
    }
  }
  return exchanges % 2 == 1
}

/// The matrix whose element (i, j) is element (rows[i], columns[j]) of `a`.
public func permuted<Element: Scalar>(_ a: Matrix<Element>, _ rows: [Int], _ columns: [Int]) -> Matrix<Element> {
  Matrix(rows: a.rows, columns: a.columns) { i, j in a[rows[i], columns[j]] }
}

/// The matrix 2ᵏ A.
public func timesPowerOfTwo<Element: Scalar>(_ a: Matrix<Element>, _ exponent: Int) -> Matrix<Element> {
  let factor = Element(Element.Real(power(2, exponent)))
  return Matrix(rows: a.rows, columns: a.columns) { i, j in a[i, j] * factor }
}

/// The block-diagonal matrix of two matrices, which may have no rows or no columns.
public func blockDiagonal<Element: Scalar>(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Matrix<Element> {
  Matrix(rows: a.rows + b.rows, columns: a.columns + b.columns) { i, j in
    i < a.rows && j < a.columns ? a[i, j] : i >= a.rows && j >= a.columns ? b[i - a.rows, j - a.columns] : 0
  }
}

/// The largest difference of two lists, infinite if their lengths differ.
public func largestDifference<Real: RealScalar>(_ a: [Real], _ b: [Real]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0) { largest, pair in
    let difference = (Double(pair.0) - Double(pair.1)).magnitude
    return difference <= largest ? largest : difference
  }
}

/// The largest distance of partners where each number of `a` takes the nearest of `b` that is left.
public func matchingDistance<Real: RealScalar>(_ a: [Complex<Real>], _ b: [Complex<Real>]) -> Double {
  guard a.count == b.count else { return .infinity }
  var rest = b
  var largest = 0.0
  for value in a {
    var (nearest, distance) = (0, Double.infinity)
    for (index, other) in rest.enumerated() {
      let own = Double((value - other).length)
      if own < distance { (nearest, distance) = (index, own) }
    }
    rest.remove(at: nearest)
    largest = max(largest, distance)
  }
  return largest
}
