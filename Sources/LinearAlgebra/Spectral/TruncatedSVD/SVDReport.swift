/// How a truncated singular value decomposition was computed, and how good it is.
public struct SVDReport<Real: RealScalar>: Hashable, Sendable {
  /// The method that was used; never ``SVDMethod/automatic``.
  public let method: SVDMethod
  /// ‖A - U Σ Vᴴ‖_F: from the norm of A where that is known and nothing cancels, otherwise estimated from products with
  /// ten random vectors, whose relative standard deviation is at most 1/√20 and much less where many singular values
  /// are left out.
  public let frobeniusError: Real
  /// ‖Aᴴ uᵢ - σᵢ vᵢ‖ of each triplet.
  public let leftResiduals: Vector<Real>
  /// ‖A vᵢ - σᵢ uᵢ‖ of each triplet.
  public let rightResiduals: Vector<Real>
  /// How many blocks were multiplied by A or by Aᴴ: the number of passes over a matrix that lies in a file.
  public let products: Int
  /// Whether what was asked for was reached before the limit of the steps.
  public let isConverged: Bool
  /// The seed of the random numbers; the same seed gives the same bits.
  public let seed: UInt64
}

extension SVDReport {
  /// The largest residual of all.
  public var largestResidual: Real {
    Swift.max(leftResiduals.max() ?? 0, rightResiduals.max() ?? 0)
  }
}
