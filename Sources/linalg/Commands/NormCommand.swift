import ArgumentParser
import LinearAlgebra

/// A norm of a matrix or a vector.
struct NormCommand: ScalarCommand {
  /// The norms under NumPy's names and longer ones.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case fro, spectral, nuclear, one = "1", inf, max

    var norm: MatrixNorm {
      switch self {
      case .fro: .frobenius
      case .spectral: .spectral
      case .nuclear: .nuclear
      case .one: .one
      case .inf: .infinity
      case .max: .max
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "norm",
    abstract: "A norm of a matrix or a vector, as numpy.linalg.norm.",
    discussion: """
      A vector is a matrix of one column. The kinds:

        fro       √Σ|aᵢⱼ|²; the length of a vector
        spectral  the largest singular value (NumPy's 2)
        nuclear   the sum of singular values (NumPy's 'nuc')
        1         the largest column sum of |aᵢⱼ|; Σ|xᵢ| for a vector
        inf       the largest row sum of |aᵢⱼ|; max|xᵢ| for a vector
        max       max|aᵢⱼ|

        linalg norm '[3,4]'
          5
        linalg norm weights.npy --kind spectral
      """)

  @Argument(help: "A matrix or a vector: a file, FILE:NAME in an archive, a literal as '[[1,2],[3,4]]', or - .")
  var operand: Operand

  @Option(help: "Which norm.")
  var kind = Kind.fro

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [operand] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let tensor = try operands.tensor(0)
    switch tensor.rank {
    case 1: return ["result": Tensor(try Vector(tensor).asColumn.norm(kind.norm))]
    case 2: return ["result": Tensor(try Matrix(tensor).norm(kind.norm))]
    default: throw operands.failure(0, "a matrix or a vector was expected")
    }
  }
}
