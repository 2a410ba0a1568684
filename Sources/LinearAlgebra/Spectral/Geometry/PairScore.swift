/// The score of one pair of vectors, summed in double precision and so that it neither overflows nor underflows on the way.
struct PairScore<Real: RealScalar> {
  let similarity: Similarity
  /// How many numbers the vectors have.
  let length: Int

  /// The squares that need no scaling. Those of `Float` never do.
  private static var safe: ClosedRange<Double> { 1e-280...1e280 }

  /// The sum of squares of a vector.
  func square(_ x: UnsafePointer<Real>) -> Double { Real.dot(x, x, length) }

  /// The scalar product, the cosine, or the negative distance: greater is nearer.
  /// - Parameter square: that of x.
  func callAsFunction(_ x: UnsafePointer<Real>, square: Double, _ y: UnsafePointer<Real>) -> Double {
    switch similarity {
    case .dot: return Real.dot(x, y, length)
    case .cosine:
      let product = square * self.square(y)
      // The root of a square that was rounded is exact: equal vectors have the cosine 1.
      guard Self.safe.contains(product) else { return scaledCosine(x, y) }
      return Swift.max(-1, Swift.min(1, Real.dot(x, y, length) / product.squareRoot()))
    case .euclidean:
      let square = Real.squaredDistance(x, y, length)
      return -(Self.safe.contains(square) ? square.squareRoot() : scaledDistance(x, y))
    }
  }

  private func scaledCosine(_ x: UnsafePointer<Real>, _ y: UnsafePointer<Real>) -> Double {
    let (a, b) = (nearOne { Double(x[$0]) }.numbers, nearOne { Double(y[$0]) }.numbers)
    let squares = Double.dot(a, a, length) * Double.dot(b, b, length)
    return squares == 0 ? 0 : Swift.max(-1, Swift.min(1, Double.dot(a, b, length) / squares.squareRoot()))
  }

  private func scaledDistance(_ x: UnsafePointer<Real>, _ y: UnsafePointer<Real>) -> Double {
    // Half of each, since the difference of two numbers may be beyond the range.
    let (difference, exponent) = nearOne { Double(x[$0]) / 2 - Double(y[$0]) / 2 }
    let half = Double.dot(difference, difference, length).squareRoot()
    return Double(sign: .plus, exponent: exponent + 1, significand: half)
  }

  /// Numbers divided by 2ᵉ, so that the largest is near 1, and e.
  fileprivate func nearOne(_ number: (Int) -> Double) -> (numbers: [Double], exponent: Int) {
    let numbers = (0..<length).map(number)
    let largest = numbers.reduce(0) { Swift.max($0, $1.magnitude) }
    guard largest > 0 else { return (numbers, 0) }
    let exponent = Int(largest.exponent)
    return (numbers.map { Double(sign: .plus, exponent: -exponent, significand: $0) }, exponent)
  }
}

extension PairScore {
  /// 1 - cos, for nearly parallel vectors from the difference of the unit vectors.
  @specialized(where Real == Float)
  @specialized(where Real == Double)
  func cosineDistance(_ x: UnsafePointer<Real>, _ y: UnsafePointer<Real>) -> Double {
    let (xx, yy) = (square(x), square(y))
    let cosine = PairScore(similarity: .cosine, length: length)(x, square: xx, y)
    guard cosine > 0.5 else { return 1 - cosine }
    guard Self.accurate.contains(xx), Self.accurate.contains(yy) else {
      let (a, b) = (nearOne { Double(x[$0]) }.numbers, nearOne { Double(y[$0]) }.numbers)
      return PairScore<Double>(similarity: .cosine, length: length).cosineDistance(a, b)
    }
    let (a, b) = (xx.squareRoot(), yy.squareRoot())
    var sum = 0.0
    for i in 0..<length {
      let difference = Double(x[i]) / a - Double(y[i]) / b
      sum += difference * difference
    }
    return sum / 2
  }

  /// The squares of vectors that are summed without loss.
  private static var accurate: ClosedRange<Double> { 1e-140...1e140 }
}
