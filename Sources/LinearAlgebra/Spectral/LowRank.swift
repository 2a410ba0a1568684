/// A matrix of low rank kept as two factors, A = L R with L of shape m×k and R of shape k×n.
///
/// From a singular value decomposition the singular values are absorbed in equal parts, L = U_k Σ_k^½ and
/// R = Σ_k^½ V_kᴴ, so that both factors have the same scale. It stores k (m + n) numbers instead of m n, which saves
/// below the break-even rank m n / (m + n).
///
/// ```swift
/// let compressed = LowRank(try SVD(weights), .energy(0.99))
/// let y = compressed * x            // 2 k (m + n) operations; the product of the factors is never formed
/// ```
public struct LowRank<Element: Scalar>: Sendable {
  /// The left factor, m×k.
  public let left: Matrix<Element>
  /// The right factor, k×n.
  public let right: Matrix<Element>

  /// The product of these factors, which need not come from a decomposition.
  public init(left: Matrix<Element>, right: Matrix<Element>) {
    precondition(left.columns == right.rows, "factors of shapes \(left.shapeText) and \(right.shapeText)")
    self.left = left
    self.right = right
  }

  /// The best approximation from a decomposition that is known, cut off as asked.
  public init(_ svd: SVD<Element>, _ truncation: Truncation<Element.Real>) {
    let rank = truncation.rank(of: svd.singularValues)
    let roots = Vector<Element>(count: rank) { Element(svd.singularValues[$0].squareRoot()) }
    let left = svd.u[..., 0..<rank] .* roots
    let right = (svd.vh[0..<rank, ...].transposed() .* roots).transposed()
    self.init(left: left, right: right)
  }

  /// The best approximation of `a`, cut off as asked.
  ///
  /// Costs a thin ``SVD``. LAPACK: `gesdd`.
  public init(_ a: Matrix<Element>, _ truncation: Truncation<Element.Real>) throws(LinearAlgebraError) {
    self.init(try SVD(a), truncation)
  }
}

extension LowRank {
  /// The number of rows of the product.
  public var rows: Int { left.rows }

  /// The number of columns of the product.
  public var columns: Int { right.columns }

  /// The number of columns of the left factor: the rank, or a bound of it.
  public var rank: Int { left.columns }

  /// How many numbers the factors hold, k (m + n).
  public var storedCount: Int { rank * (rows + columns) }

  /// Stored numbers over those of the full matrix, k (m + n) / (m n).
  public var storageRatio: Double { Double(storedCount) / (Double(rows) * Double(columns)) }

  /// The rank below which two factors of an m×n matrix hold fewer numbers than the matrix: m n / (m + n).
  public static func breakEvenRank(rows: Int, columns: Int) -> Double {
    rows + columns == 0 ? 0 : Double(rows) * Double(columns) / Double(rows + columns)
  }

  /// The transpose, (L R)ᵀ = Rᵀ Lᵀ; views.
  public func transposed() -> LowRank { LowRank(left: right.transposed(), right: left.transposed()) }

  /// The adjoint, (L R)ᴴ = Rᴴ Lᴴ.
  public func adjoint() -> LowRank { LowRank(left: right.adjoint(), right: left.adjoint()) }
}

extension Matrix {
  /// The product of the factors, formed: 2 m n k operations.
  public init(_ lowRank: LowRank<Element>) { self = lowRank.left * lowRank.right }
}
