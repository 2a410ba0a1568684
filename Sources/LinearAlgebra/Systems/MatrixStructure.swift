/// What a solver can make use of in a square matrix.
enum MatrixStructure: Hashable {
  case upperTriangular
  case lowerTriangular
  /// No more than so many diagonals below and above the main one, few enough to pay.
  case banded(lower: Int, upper: Int)
  /// Hermitian to the bit with a positive diagonal: perhaps positive definite.
  case positiveDiagonal
  case general
}

extension Matrix {
  /// The structure of a contiguous column-major square matrix.
  ///
  /// Full matrices are known as such after a few elements, where they are not symmetric; zeros are scanned a line at a
  /// time, symmetry by tiles.
  func structure() -> MatrixStructure {
    let (lower, upper) = bandwidths()
    if lower == 0 && upper == 0 { return .banded(lower: 0, upper: 0) }
    if lower == 0 { return .upperTriangular }
    if upper == 0 { return .lowerTriangular }
    // Measured: with l = u = n/16 the band takes a quarter of the time of the full matrix at n = 256, an eighth at 1000.
    if lower <= 1 && upper <= 1 || 4 * (lower + upper) <= rows { return .banded(lower: lower, upper: upper) }
    return isHermitianWithPositiveDiagonal() ? .positiveDiagonal : .general
  }

  /// How many diagonals below and above the main one have elements other than zero.
  func bandwidths() -> (lower: Int, upper: Int) {
    let n = rows
    var (lower, upper) = (0, 0)
    // Column j reaches at most n - 1 - j below the diagonal and j above it: the corners decide for full matrices.
    for j in 0..<n where n - 1 - j > lower {
      let zeros = Element.trailingZeros(base + j * n + j + 1, n - 1 - j)
      lower = Swift.max(lower, n - 1 - j - zeros)
    }
    for j in stride(from: n - 1, to: 0, by: -1) where j > upper {
      upper = Swift.max(upper, j - Element.leadingZeros(base + j * n, j))
    }
    return (lower, upper)
  }

  private func isHermitianWithPositiveDiagonal() -> Bool {
    for i in 0..<rows where !(base[i * (rows + 1)].real > 0) { return false }
    return Element.asymmetry(base, rows, rows, 0) < 0
  }
}
