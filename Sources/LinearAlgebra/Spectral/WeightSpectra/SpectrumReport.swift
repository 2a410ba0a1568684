/// What the spectrum of a weight matrix tells: its effective ranks, the random part and the spikes above it, the tail.
///
/// Of an m×n matrix with N = max(m, n) and M = min(m, n) the M eigenvalues are those of WᴴW / N (or WWᴴ / N), λᵢ = σᵢ² / N.
/// Beside them stand the Marchenko-Pastur law, which they would follow if the entries were independent noise, and a power law
/// for the largest of them.
///
/// ```swift
/// let report = try SpectrumReport(weight)
/// report.effectiveRanks.stable
/// report.bulk?.spikeCount        // directions that noise does not explain
/// report.tail?.exponent          // α
/// ```
///
/// Takes the singular values, 8/3 M³ operations for a square matrix, and O(M²). LAPACK: `gesdd`.
/// Source: C. H. Martin and M. W. Mahoney, "Implicit self-regularization in deep neural networks", J. Mach. Learn. Res. 22
/// (2021).
public struct SpectrumReport<Real: RealScalar>: Sendable {
  /// The number of rows of the matrix.
  public let rows: Int
  /// The number of columns of the matrix.
  public let columns: Int
  /// The singular values, descending.
  public let singularValues: Vector<Real>
  /// The effective ranks by name.
  public let effectiveRanks: EffectiveRanks<Real>
  /// The eigenvalues σᵢ² / max(m, n), descending.
  public let eigenvalues: [Double]
  /// The Marchenko-Pastur law beside the eigenvalues; nil for an empty or a zero matrix, and where all squares of singular
  /// values are below the range of `Double`.
  public let bulk: MarchenkoPasturFit?
  /// The power law of the largest eigenvalues; nil where fewer than two different ones belong to the numerical rank.
  public let tail: PowerLawFit?

  /// The report on a matrix.
  ///
  /// - Parameters:
  ///   - a: the matrix.
  ///   - variance: how the variance of the random part is found.
  /// - Throws: as ``Matrix/singularValues(algorithm:)``, and ``LinearAlgebraError/overflow(routine:)`` where squares of
  ///   singular values leave the range of `Double`.
  public init<Element: Scalar>(
    _ a: Matrix<Element>, variance: BulkVariance = .median
  ) throws(LinearAlgebraError) where Element.Real == Real {
    try self.init(
      singularValues: a.singularValues(), rows: a.rows, columns: a.columns, isComplex: Element.isComplex,
      variance: variance)
  }

  /// The report on an m×n matrix with these singular values, descending, all min(m, n) of them.
  ///
  /// - Parameter isComplex: whether its entries are complex, so that noise spreads less.
  /// - Throws: ``LinearAlgebraError/overflow(routine:)``.
  public init(
    singularValues: Vector<Real>, rows: Int, columns: Int, isComplex: Bool = false, variance: BulkVariance = .median
  ) throws(LinearAlgebraError) {
    let (m, n) = (Swift.min(rows, columns), Swift.max(rows, columns))
    precondition(
      singularValues.count == m,
      "a matrix of shape \(rows)×\(columns) has \(m) singular values, not \(singularValues.count)")
    (self.rows, self.columns, self.singularValues) = (rows, columns, singularValues)
    effectiveRanks = EffectiveRanks(singularValues, rows: rows, columns: columns)
    eigenvalues = singularValues.map { Double($0) * Double($0) / Double(n) } as [Double]
    guard eigenvalues.allSatisfy(\.isFinite) else { throw .overflow(routine: "SpectrumReport") }
    bulk = MarchenkoPasturFit(
      eigenvalues: eigenvalues, longSide: n, shortSide: m, isComplex: isComplex, method: variance)
    tail = PowerLawFit(eigenvalues.prefix(effectiveRanks.numerical))
  }
}

extension SpectrumReport {
  /// The eigenvalues above the threshold, descending.
  public var spikes: [Double] { Array(eigenvalues.prefix(bulk?.spikeCount ?? 0)) }

  /// The histogram of the eigenvalues up to `limit`, or of all.
  public func histogram(bins: Int = 50, limit: Double? = nil) -> SpectralHistogram {
    SpectralHistogram(eigenvalues, bins: bins, limit: limit)
  }
}
