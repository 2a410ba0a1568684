import ArgumentParser
import LinearAlgebra

/// A norm under NumPy's names and longer ones.
enum NormKind: ExpressibleByArgument, Equatable {
  case frobenius, nuclear, spectral, max
  /// NumPy's numbers, infinities among them: of a vector (Σ|xᵢ|ᵖ)^(1/p), of a matrix one of ±1, ±2 and ±∞.
  case number(Double)

  init?(argument: String) {
    switch argument {
    case "fro": self = .frobenius
    case "nuc", "nuclear": self = .nuclear
    case "spectral": self = .spectral
    case "max": self = .max
    default:
      guard let number = Double(argument.asTyped), !number.isNaN else { return nil }
      self = .number(number)
    }
  }

  var defaultValueDescription: String { self == .frobenius ? "fro" : "" }

  /// Whether matrices have it.
  var isOfMatrices: Bool {
    if case .number(let p) = self { [1, 2, .infinity].contains(p.magnitude) } else { true }
  }

  /// The norm of vectors that this is.
  private var ofVectors: VectorNorm {
    switch self {
    // A vector is a matrix of one column, with its length as the only singular value.
    case .frobenius, .nuclear, .spectral: .two
    case .max: .infinity
    case .number(let p): .p(p)
    }
  }

  /// The norms of the vectors along this axis.
  func norms<Element: Scalar>(_ tensor: Tensor<Element>, along axis: Int) -> Tensor<Element.Real> {
    tensor.norm(ofVectors, over: [axis])
  }

  /// The norms of the matrices that have their rows and columns along these axes; a kind of matrices.
  func norms<Element: Scalar>(
    _ tensor: Tensor<Element>, rows: Int, columns: Int
  ) throws(LinearAlgebraError) -> Tensor<Element.Real> {
    switch self {
    case .frobenius: return tensor.norm(.two, over: [rows, columns])
    case .max: return tensor.norm(.infinity, over: [rows, columns])
    case .nuclear: return try tensor.singularNorms(rows, columns) { $0.norm(.one) }
    case .spectral, .number(2): return try tensor.singularNorms(rows, columns) { $0.first ?? 0 }
    case .number(-2): return try tensor.singularNorms(rows, columns) { $0.last ?? 0 }
    case .number(let p):
      // The largest or smallest sum of a column, or of a row.
      let (summed, left) = p.magnitude == 1 ? (rows, columns) : (columns, rows)
      return tensor.norm(.one, over: [summed])
        .norm(.p(p < 0 ? -.infinity : .infinity), over: [left > summed ? left - 1 : left])
    }
  }
}

extension Tensor where Element: Scalar {
  /// What `body` makes of the singular values of the matrices along these axes.
  fileprivate func singularNorms(
    _ rows: Int, _ columns: Int, _ body: (Vector<Element.Real>) -> Element.Real
  ) throws(LinearAlgebraError) -> Tensor<Element.Real> {
    let others = (0..<rank).filter { $0 != rows && $0 != columns }
    let shape = others.map { self.shape[$0] }
    let count = shape.reduce(1, *)
    let stack = permuted(others + [rows, columns]).reshaped([count, self.shape[rows], self.shape[columns]])
    var norms: [Element.Real] = []
    for index in 0..<count { norms.append(body(try Matrix(stack[slicing: [.at(index)]]).singularValues())) }
    return Tensor<Element.Real>(shape: shape, norms)
  }
}
