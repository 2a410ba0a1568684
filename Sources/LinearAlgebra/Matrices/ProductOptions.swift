import CBLAS

/// What is done to a factor before a product: nothing, transposition, or transposition with conjugation.
public enum MatrixOperation: Sendable, CaseIterable {
  /// The matrix A as it is.
  case none
  /// The transpose Aᵀ.
  case transposed
  /// The adjoint (conjugate transpose) Aᴴ, the transpose for real elements.
  case adjoint
}

/// A triangle of a matrix, its main diagonal included.
public enum Triangle: Sendable, CaseIterable {
  /// The elements on and below the main diagonal.
  case lower
  /// The elements on and above the main diagonal.
  case upper
}

/// The side of a product on which a matrix stands.
public enum MatrixSide: Sendable, CaseIterable {
  /// A B.
  case left
  /// B A.
  case right
}

/// What is known of the main diagonal of a triangular matrix.
public enum DiagonalKind: Sendable, CaseIterable {
  /// The elements are those that are stored.
  case general
  /// The elements are ones, and those that are stored are not read.
  case unit
}

extension MatrixOperation {
  /// Whether rows and columns change places.
  @inlinable var isTransposing: Bool { self != .none }

  /// LAPACK's letter.
  var letter: Letter {
    switch self {
    case .none: "N"
    case .transposed: "T"
    case .adjoint: "C"
    }
  }
}

extension Triangle {
  /// The same triangle of the transpose.
  var transposed: Triangle { self == .lower ? .upper : .lower }

  var cblas: CBLAS_UPLO { self == .lower ? CblasLower : CblasUpper }

  /// LAPACK's letter.
  var letter: Letter { self == .lower ? "L" : "U" }
}

extension MatrixSide {
  var opposite: MatrixSide { self == .left ? .right : .left }

  var cblas: CBLAS_SIDE { self == .left ? CblasLeft : CblasRight }

  /// LAPACK's letter.
  var letter: Letter { self == .left ? "L" : "R" }
}

extension DiagonalKind {
  var cblas: CBLAS_DIAG { self == .unit ? CblasUnit : CblasNonUnit }

  /// LAPACK's letter.
  var letter: Letter { self == .unit ? "U" : "N" }
}
