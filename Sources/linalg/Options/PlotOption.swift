import ArgumentParser
import ArrayFiles

/// The option of commands that can draw their results.
struct PlotOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw a picture into this file, PNG or SVG by its ending. Needs gnuplot.", valueName: "file"),
    completion: .file(),
    transform: \.asTyped)
  var plot: String?

  func validate() throws {
    guard let plot, ![".png", ".svg"].contains(where: plot.lowercased().hasSuffix) else { return }
    throw ValidationError("--plot \(plot): the ending must be .png or .svg")
  }

  /// Checks, before anything is computed, that the picture can be written.
  func check() throws(ArrayFileError) {
    if let plot { _ = try OutputFile(plot, size: 0) }
  }

  /// Draws the picture, if there is one and it is wanted, before anything is printed: whoever prints may end with its reader.
  ///
  /// - Returns: why it could not be drawn.
  func failure(of picture: Gnuplot?) -> ArrayFileError? {
    guard let plot, let picture else { return nil }
    do throws(ArrayFileError) {
      try picture.draw(to: plot)
      return nil
    } catch {
      return error
    }
  }
}
