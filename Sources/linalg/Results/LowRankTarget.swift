import ArrayFiles
import LinearAlgebra

/// Where the factors of a matrix go: into a folder with a picture, or into an archive.
enum LowRankTarget {
  case folder(String)
  case archive(String)

  /// Checks, before anything is computed, that a path is one of both.
  init(_ path: String) throws {
    switch ArrayFile.holdsSeveral(path) {
    case nil: self = .folder(path)
    case true?:
      self = .archive(path)
      _ = try OutputFile(path, size: 0)
    case false?: throw CommandFailure.usage("--output \(path): a folder, or a file that ends in .npz or .safetensors")
    }
  }

  /// Writes the factors; returns the lines that say so.
  func write<Element: Scalar, Stored: Scalar>(
    _ lowRank: LowRank<Element>, as stored: Stored.Type, svd: SVD<Element>, title: String
  ) throws -> [String] where Element.Real == Double {
    let left = AnyTensor(Matrix<Stored>(converting: lowRank.left))
    let right = AnyTensor(Matrix<Stored>(converting: lowRank.right))
    let shapes = ("\(lowRank.rows)×\(lowRank.rank)", "\(lowRank.rank)×\(lowRank.columns)")
    switch self {
    case .archive(let path):
      let values = AnyTensor(svd.singularValues)
      try ArrayFile.write([("left", left), ("right", right), ("s", values)], to: path)
      return ["\(path): left \(shapes.0), right \(shapes.1), s \(svd.singularValues.count)"]
    case .folder(let folder):
      try OutputFolder.make(folder)
      let (first, second, picture) = ("\(folder)/left.npy", "\(folder)/right.npy", "\(folder)/spectrum.png")
      try NpyFile.write(left, to: first)
      try NpyFile.write(right, to: second)
      try plot(svd, kept: lowRank.rank, title: title).gnuplot.draw(to: picture)
      return [
        "\(first): \(shapes.0), \(second): \(shapes.1)", "\(picture): the spectrum and the error by rank",
      ]
    }
  }

  private func plot<Element: Scalar>(_ svd: SVD<Element>, kept: Int, title: String) -> SpectrumPlot
  where Element.Real == Double {
    let (rows, columns) = (svd.u.rows, svd.vh.columns)
    return SpectrumPlot(
      title: "\(title.split(separator: "/").last ?? ""), \(rows)×\(columns)", singularValues: Array(svd.singularValues),
      breakEvenRank: LowRank<Element>.breakEvenRank(rows: rows, columns: columns), chosenRank: kept)
  }
}
