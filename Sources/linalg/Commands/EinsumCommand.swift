import ArgumentParser
import ArrayFiles
import LinearAlgebra

/// A sum of products.
struct EinsumCommand: ScalarCommand {
  /// How the order of contraction is found, under opt_einsum's names where it has them.
  enum Strategy: String, ExpressibleByArgument, CaseIterable {
    case auto, optimal, memory, greedy, left

    var strategy: ContractionStrategy {
      switch self {
      case .auto: .automatic
      case .optimal: .optimal
      case .memory: .optimalMemory
      case .greedy: .greedy
      case .left: .leftToRight
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "einsum",
    abstract: "The sum of products that an equation of axes says, as numpy.einsum.",
    discussion: """
      Each operand has a letter for each axis; letters that do not stand behind the arrow are summed over. '...' stands \
      for any axes, which broadcast; a letter twice is the diagonal. Pairs are contracted in the cheapest order, by \
      matrix products; --path shows it and computes nothing.

        linalg einsum 'ij,jk,kl->il' a.npy b.npy c.npy --output abc.npy
        linalg einsum 'bqd,bkd->bqk' queries.npy keys.npy --path
        linalg einsum ii '[[1,2],[3,4]]'
          5
      """)

  @Argument(help: "The equation, such as 'ij,jk->ik'.")
  var equation: String

  @Argument(help: .tensors)
  var operands: [Operand]

  @Flag(help: "Print the order of contraction and what it costs, and compute nothing.")
  var path = false

  @Option(help: "How the order is found: auto is optimal up to 8 operands and greedy beyond; memory needs the least.")
  var order = Strategy.auto

  @OptionGroup var options: SharedOptions

  func validate() throws {
    if path && options.output != nil { throw ValidationError("--path has no results for --output") }
  }

  func run() throws {
    guard path else { return try computeAndShow() }
    let path = try options.runOptions.run("einsum") { try checkedPath(operands.map { try $0.read().tensor.shape }) }
    try StandardOutput.print(options.json ? path.json : path.description)
  }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let tensors = try (0..<operands.count).map { try operands.tensor($0) }
    let path = try checkedPath(tensors.map(\.shape))
    let largest = max(path.largestIntermediate, path.steps.last?.size ?? 0)
    try MemoryLimit.check(largest, of: Element.self, source: equation)
    return ["result": try einsum(equation, tensors, strategy: order.strategy)]
  }

  /// The order for operands of these shapes; that they do not fit the equation is a fault of the data.
  private func checkedPath(_ shapes: [[Int]]) throws -> ContractionPath {
    do {
      return try ContractionPath(equation, shapes: shapes, strategy: order.strategy)
    } catch {
      guard case .invalidEquation(let text, let fault) = error else { throw error }
      let line = "the equation '\(text)': \(fault)"
      switch fault {
      case .axisCount, .diagonalSizes, .labelSizes, .ellipsisSizes:
        let places = zip(operands, shapes).map { "\($0.text): the shape is \($1)" }
        throw CommandFailure.data("\(places.joined(separator: ", ")), \(line)")
      default: throw CommandFailure.usage(line)
      }
    }
  }
}
