import ArgumentParser
import ArrayFiles
import LinearAlgebra

/// The rows of a matrix that are nearest to query rows.
struct SimilarityCommand: ScalarCommand, PlottingCommand {
  static let configuration = CommandConfiguration(
    commandName: "similarity",
    abstract: "The rows of a matrix nearest to query rows, as NumPy's argsort of all scores, but in bounded memory.",
    discussion: """
      Results: indices (q×k, the nearest first) and scores (q×k: cosines or scalar products, descending, or distances, \
      ascending) for q queries. A vector is one query. Of equal scores the lowest index comes first. The cosine with a row \
      of zeros is 0. Files with rows of the type that is computed in are mapped, and may be larger than memory.

      --plot draws the rows along their two leading principal components with the queries and what is near to them, and the \
      scores by rank.

        linalg similarity '[1,1]' '[[1,0],[2,2],[0,-1]]' --top 2
          indices  1×2 int64
          [[1  0]]
          …
        linalg similarity queries.npy embeddings.npy --top 10 --json
        linalg similarity queries.npy embeddings.npy --metric euclidean --plot neighbours.png --output found.npz
      """)

  @Argument(help: "Queries, one in each row; a vector is one query.")
  var queries: Operand

  @Argument(help: .matrix)
  var rows: Operand

  @Option(help: ArgumentHelp("How many rows are wanted for each query.", valueName: "k"))
  var top = 10

  @Option(help: ArgumentHelp("What makes rows near: cosine, euclidean or dot.", valueName: "metric"))
  var metric = Metric.cosine

  @OptionGroup var plotOption: PlotOption

  @OptionGroup var options: SharedOptions

  enum Metric: String, ExpressibleByArgument, CaseIterable {
    case cosine, euclidean, dot

    var similarity: Similarity {
      switch self {
      case .cosine: .cosine
      case .euclidean: .euclidean
      case .dot: .dot
      }
    }
  }

  func validate() throws {
    if top < 1 { throw ValidationError("--top is \(top); a number from 1 was expected") }
  }

  var operands: [Operand] { [queries, rows] }

  var mapsFiles: Bool { true }

  func resultNames() -> [String] { ["indices", "scores"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let rows = try operands.matrix(1)
    let tensor = try operands.tensor(0)
    guard (1...2).contains(tensor.rank) else { throw operands.failure(0, "a vector or a matrix was expected") }
    let queries = tensor.rank == 1 ? Vector(tensor).asRow : Matrix(tensor)
    guard queries.columns == rows.columns else {
      throw operands.failure(0, "rows of \(rows.columns) elements were expected, as in \(operands.source(1))")
    }
    let found = try Neighbors(of: queries, among: rows, count: min(top, rows.rows), by: metric.similarity)
    var results: Results = ["indices": found.indices, "scores": found.scores]
    if plotOption.plot != nil {
      results.picture = try NeighborsPlot(
        title: "\(self.queries.title) among \(self.rows.title)", found, queries: queries, rows: rows,
        metric: metric.rawValue
      ).gnuplot
    }
    return results
  }
}
