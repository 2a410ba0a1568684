import ArgumentParser
import LinearAlgebra

/// The option of commands that decide which singular values are zero.
struct RankOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Singular values up to this share of the largest count as zero (default: max(m, n) times the type's epsilon).",
      valueName: "share"))
  var rcond: Double?

  func validate() throws {
    if let rcond, !(rcond >= 0) { throw ValidationError("--rcond is \(rcond); a number from 0 was expected") }
  }

  /// The absolute tolerance for a matrix whose largest singular value is this; nil for the default one.
  func tolerance<Real: RealScalar>(largest: Real?) -> Real? {
    guard let rcond, let largest else { return nil }
    return Real(rcond) * largest
  }
}
