// Rule: getrf returns NaN with info 0 on subnormal pivots, and everything overflows near the end of the range. What is
// too large or too small is multiplied by a power of two first, which rounds nothing that matters, and the answer back.

extension Matrix {
  /// A pointer to element (0, 0) of storage that this value alone owns.
  var base: UnsafeMutablePointer<Element> { storage.base(of: Element.self) + offset }

  /// The exponent e for which 2ᵉ brings this largest magnitude into a safe range; 0 where it lies there.
  ///
  /// Small numbers are scaled generously, which is exact. Large ones no more than sums and growth need, since what is
  /// small beside them may be lost by it.
  static func scalingExponent(for largest: Double) -> Int {
    let (small, large) = Element.Real.kind == .float ? (-60, 110) : (-500, 1000)
    guard largest > 0 else { return 0 }
    let exponent = Int(largest.exponent)
    return exponent < small ? -exponent : Swift.min(0, large - exponent)
  }

  /// The working copy of `a`, multiplied by 2ᵉ where its elements are too large or too small.
  ///
  /// - Parameter even: whether e must be even, as for square roots.
  /// - Returns: 2ᵉA in storage of its own, the largest magnitude of a part of an element of it, and e.
  static func scaledWorkingCopy(
    of a: consuming Matrix, even: Bool = false
  ) throws(LinearAlgebraError) -> (matrix: Matrix, largest: Double, exponent: Int) {
    let (work, largest) = try workingCopy(of: consume a)
    var exponent = scalingExponent(for: largest)
    guard exponent != 0 else { return (work, largest, 0) }
    if even { exponent &= ~1 }
    Element.scale(work.base, work.count, byPowerOfTwo: exponent)
    let half = exponent / 2
    return (work, largest * Double.powerOfTwo(half) * Double.powerOfTwo(exponent - half), exponent)
  }

  /// 2ᵉA and e: the matrix itself and 0 where its elements lie in a safe range, or where one of them is not finite.
  func broughtIntoRange() -> (matrix: Matrix, exponent: Int) {
    let largest = largestMagnitude()
    let exponent = largest.isFinite ? Matrix.scalingExponent(for: largest.value) : 0
    return exponent == 0 ? (self, 0) : (columnMajorCopy().multiplied(byPowerOfTwo: exponent), exponent)
  }

  /// The working copy of `a`, multiplied by 2ᵉ so that its largest element is near 1, and e.
  static func normalizedWorkingCopy(
    of a: Matrix
  ) throws(LinearAlgebraError) -> (matrix: Matrix, exponent: Int) {
    let (work, largest) = try workingCopy(of: a)
    let exponent = largest > 0 ? -Int(largest.exponent) : 0
    return (work.multiplied(byPowerOfTwo: exponent), exponent)
  }

  /// This contiguous matrix, of which nobody else knows, multiplied by 2ᵉ in place.
  func multiplied(byPowerOfTwo exponent: Int) -> Matrix {
    if exponent != 0 { Element.scale(base, count, byPowerOfTwo: exponent) }
    return self
  }

  /// Throws ``LinearAlgebraError/overflow(routine:)`` where this part of a factorization of 2ᵉA cannot be scaled back.
  func checkScalingBack(_ exponent: Int, _ routine: StaticString) throws(LinearAlgebraError) {
    guard exponent < 0 else { return }
    let limit = Double(Element.Real.greatestFiniteMagnitude) * Double.powerOfTwo(exponent)
    guard largestMagnitude().value <= limit else { throw .overflow(routine: "\(routine)") }
  }

  /// The first place on the main diagonal, of a contiguous column-major matrix, where the element is not finite.
  func firstNonFiniteOnDiagonal() -> Int? {
    let count = Swift.min(rows, columns)
    guard !Element.largestMagnitude(base, rows + 1, 0, count, 1).isFinite else { return nil }
    return (0..<count).first { !base[$0 * (rows + 1)].isFinite }
  }

  /// The largest column sum of moduli, of a contiguous column-major matrix.
  func contiguousOneNorm() -> Element.Real {
    var largest: Element.Real = 0
    for j in 0..<columns { largest = Swift.max(largest, Element.modulusSum(base + j * rows, rows)) }
    return largest
  }

  /// The solution of a linear system that `solve` computes in place, its right-hand sides scaled column by column.
  ///
  /// - Parameters:
  ///   - exponent: the e of the scaled matrix 2ᵉA that `solve` works with.
  ///   - toUnit: whether columns are brought near 1 whatever their size.
  ///   - solve: turns the right-hand sides (column-major, leading dimension `b.rows`) into solutions.
  static func solution(
    for b: consuming Matrix, exponent: Int, routine: StaticString, toUnit: Bool = false,
    _ solve: (_ x: UnsafeMutablePointer<Element>) throws(LinearAlgebraError) -> Void
  ) throws(LinearAlgebraError) -> Matrix {
    let (x, largest) = try workingCopy(of: consume b)
    guard x.count > 0 else { return x }
    var exponents: [Int] = []
    if toUnit || scalingExponent(for: largest) != 0 {
      exponents = (0..<x.columns).map { j in
        let size = Element.largestMagnitude(x.base + j * x.rows, 1, x.rows, x.rows, 1).value
        return toUnit && size > 0 ? -Int(size.exponent) : scalingExponent(for: size)
      }
      for (j, e) in exponents.enumerated() where e != 0 { Element.scale(x.base + j * x.rows, x.rows, byPowerOfTwo: e) }
    }
    try withExtendedLifetime(x) { () throws(LinearAlgebraError) in try solve(x.base) }
    if exponents.isEmpty {
      if exponent != 0 { Element.scale(x.base, x.count, byPowerOfTwo: exponent) }
    } else {
      for (j, e) in exponents.enumerated() {
        Element.scale(x.base + j * x.rows, x.rows, byPowerOfTwo: exponent - e)
      }
    }
    try x.checkResult(of: routine)
    return x
  }
}
