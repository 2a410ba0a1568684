import ArgumentParser
import ArrayFiles

/// The option of commands that can draw their results.
struct PlotOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw a picture into this file, PNG or SVG by its ending. Needs gnuplot.", valueName: "file"))
  var plot: String?

  func validate() throws {
    guard let plot, ![".png", ".svg"].contains(where: plot.lowercased().hasSuffix) else { return }
    throw ValidationError("--plot \(plot): the ending must be .png or .svg")
  }

  /// Checks, before anything is computed, that the picture can be written.
  func check() throws(ArrayFileError) {
    if let plot { _ = try OutputFile(plot, size: 0) }
  }

  /// Draws the picture, if one is wanted.
  func draw(_ picture: @autoclosure () throws -> Gnuplot) throws {
    if let plot { try picture().draw(to: plot) }
  }
}
