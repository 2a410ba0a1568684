import ArgumentParser
import ArrayFiles
import LinearAlgebra

/// What a linear map does to the plane.
struct TransformCommand: ScalarCommand, PlottingCommand {
  static let configuration = CommandConfiguration(
    commandName: "transform",
    abstract:
      "What a 2×2 matrix does to the plane: its singular values and vectors, eigenvalues, and the image of the circle.",
    discussion: """
      The matrix is a file or a literal, or a map by its name:

        \(PlaneMap.allCases.map(\.usage).joined(separator: "\n  "))

      Results: matrix, determinant, values (the eigenvalues, complex), and u, s, vh of the singular value decomposition: the \
      map turns the unit circle into an ellipse with the semi-axes s along the columns of u, which are the images of the \
      rows of vh.

      --plot draws the unit circle and a grid, and their images, with the singular vectors and, where they are real, the \
      eigenvectors.

        linalg transform rotation 90
          matrix  2×2 float64
          [[0  -1]
           [1   0]]
          …
        linalg transform '[[2,1],[1,1]]' --plot map.svg
        linalg transform shear 1.5 --plot shear.png --json
      """)

  @Argument(
    help: ArgumentHelp("A 2×2 matrix (a file, FILE:NAME, a literal, or -), or the name of a map.", valueName: "map"))
  var map: Operand

  @Argument(help: "The numbers of a map by its name.")
  var numbers: [PlainNumber] = []

  @OptionGroup var plotOption: PlotOption

  @OptionGroup var options: SharedOptions

  private var named: PlaneMap? { PlaneMap(rawValue: map.text) }

  func validate() throws {
    guard let named else {
      if numbers.isEmpty { return }
      let names = PlaneMap.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("\(map.text): numbers follow only a name, which is one of \(names)")
    }
    guard named.counts.contains(numbers.count), numbers.allSatisfy(\.value.isFinite) else {
      throw ValidationError("\(numbers.count) numbers do not fit: \(named.usage)")
    }
  }

  var operands: [Operand] { named == nil ? [map] : [] }

  func resultNames() -> [String] { ["matrix", "determinant", "values", "u", "s", "vh"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try named?.matrix(numbers.map(\.value)) ?? operands.squareMatrix(0)
    guard a.rows == 2 else { throw operands.failure(0, "a 2×2 matrix was expected") }
    let (svd, eigen) = (try SVD(a), try Eigen(a))
    var results: Results = [
      "matrix": a, "determinant": Tensor(try a.determinant()), "values": eigen.eigenvalues, "u": svd.u,
      "s": svd.singularValues, "vh": svd.vh,
    ]
    if plotOption.plot != nil {
      guard !Element.isComplex else { throw operands.failure(0, "only a real matrix can be drawn") }
      let title = ([map.title] + numbers.map { $0.value.text(digits: 6) }).joined(separator: " ")
      results.picture = try TransformPlot(title: title, Matrix<Double>(converting: a)).gnuplot
    }
    return results
  }
}
