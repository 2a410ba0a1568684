import ArgumentParser
import LinearAlgebra

/// Eigenvalues and eigenvectors.
struct EigCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "eig",
    abstract: "Eigenvalues and eigenvectors, as numpy.linalg.eig; with --symmetric as numpy.linalg.eigh.",
    discussion: """
      Results: values (n) and vectors (n×n, in columns), complex whatever the matrix. With --symmetric the matrix must be \
      symmetric (Hermitian): values are real and ascending, vectors orthonormal and of the type of the matrix.

      --generalized FILE solves A v = λ B v for a second matrix B, which with --symmetric must be positive definite; an \
      infinite value stands for a singular B.

      --range LO:HI keeps the values LO up to, but not including, HI, counted from 0 in ascending order as a slice in \
      Python: either end may be left out, and negative numbers count from the end. --interval LOW,HIGH keeps the values \
      above LOW and up to HIGH, as SciPy's subset_by_value; either may be infinite. Both need --symmetric.

      Ends with status 1 if A is not symmetric, B not positive definite, or the iteration does not converge.

        linalg eig a.npy --output eigen.npz
        linalg eig '[[2,1],[1,2]]' --symmetric --values-only
          values  2 float64
          [1  3]
        linalg eig covariance.npy --symmetric --range -10: --json
        linalg eig hamiltonian.npy --symmetric --interval -inf,0 --output bound.npz
        linalg eig stiffness.mtx --generalized mass.mtx --symmetric --values-only
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Flag(help: "The matrix is symmetric (Hermitian), which is checked.")
  var symmetric = false

  @Flag(help: "Give values alone, in less time.")
  var valuesOnly = false

  @Option(help: ArgumentHelp("The matrix B of A v = λ B v.", valueName: "file"))
  var generalized: Operand?

  @Option(help: ArgumentHelp("Only these of the ascending values, and their vectors.", valueName: "lo:hi"))
  var range: IndexRange?

  @Option(help: ArgumentHelp("Only values above LOW and up to HIGH, and their vectors.", valueName: "low,high"))
  var interval: ValueInterval?

  @OptionGroup var options: SharedOptions

  func validate() throws {
    guard range == nil && interval == nil || symmetric else {
      throw ValidationError("--range and --interval need --symmetric")
    }
    guard range == nil || interval == nil else {
      throw ValidationError("only one of --range and --interval can be given")
    }
  }

  var operands: [Operand] { [matrix] + [generalized].compactMap { $0 } }

  func resultNames() -> [String] { valuesOnly ? ["values"] : ["values", "vectors"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.squareMatrix(0)
    guard operands.count > 1 else {
      guard symmetric else {
        if valuesOnly { return ["values": try a.eigenvalues()] }
        let eigen = try Eigen(a)
        return ["values": eigen.eigenvalues, "vectors": eigen.eigenvectors]
      }
      let wanted: EigenvalueRange<Element.Real> = wanted(of: a.rows)
      if valuesOnly { return ["values": try a.symmetricEigenvalues(wanted)] }
      let eigen = try SymmetricEigen(a, wanted)
      return ["values": eigen.eigenvalues, "vectors": eigen.eigenvectors]
    }
    let b = try operands.squareMatrix(1)
    guard a.rows == b.rows else { throw operands.failure(1, "\(a.rows)×\(a.rows) was expected") }
    guard symmetric else {
      let eigen = try GeneralizedEigen(a, b)
      return valuesOnly
        ? ["values": eigen.eigenvalues] : ["values": eigen.eigenvalues, "vectors": eigen.eigenvectors]
    }
    let eigen = try GeneralizedSymmetricEigen(a, b)
    let kept = indices(of: wanted(of: a.rows), among: eigen.eigenvalues)
    let values = eigen.eigenvalues[kept]
    return valuesOnly ? ["values": values] : ["values": values, "vectors": eigen.eigenvectors[..., kept]]
  }

  /// What --range or --interval says.
  private func wanted<Real: RealScalar>(of count: Int) -> EigenvalueRange<Real> {
    if let interval { return .interval(above: Real(interval.low), through: Real(interval.high)) }
    return range.map { .indices($0.range(of: count)) } ?? .all
  }

  /// The indices of a range among ascending values.
  private func indices<Real: RealScalar>(of range: EigenvalueRange<Real>, among values: Vector<Real>) -> Range<Int> {
    switch range {
    case .all: return 0..<values.count
    case .indices(let indices): return indices
    case .interval(let low, let high):
      let (first, end) = (values.firstIndex { $0 > low }, values.firstIndex { $0 > high })
      return (first ?? values.count)..<(end ?? values.count)
    }
  }
}
