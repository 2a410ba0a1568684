import ArrayFiles
import ComplexModule
import Foundation
import LinearAlgebra

/// A few eigenpairs beside SciPy's ARPACK and LOBPCG on the same dense matrices.
///
/// At the residual of the peer: we are asked for as much accuracy as it happened to reach, and the names tell the largest
/// residuals ‖A v - λ v‖ over ‖A‖ of both sides, ours first.
enum EigenBenchmarks {
  private static let (order, count) = (1000, 6)

  /// A question to both sides, before anything is computed.
  private struct Row {
    let name: String
    let peer: String
    /// What SciPy evaluates.
    let call: String
    let ours: (KrylovOptions<Double>) throws -> EigenReport<Double>
  }

  static func all(_ numpy: NumPy, isWanted: (String) -> Bool) -> [Comparison] {
    do {
      return try [("symmetric", symmetric()), ("general", general())].flatMap { variable, family in
        let rows = family.rows.filter { isWanted("\($0.name), beside \($0.peer)") }
        guard !rows.isEmpty, numpy.has("scipy") else { return [Comparison]() }
        numpy.execute("from scipy.sparse.linalg import eigsh, eigs, lobpcg")
        numpy.execute("start = numpy.random.default_rng(0).standard_normal((\(order), \(count)))")
        // The largest residual of pairs over the norm; the real parts of the values decide nothing here.
        numpy.execute(
          "residual = lambda a, pairs: "
            + "numpy.linalg.norm(a @ pairs[1] - pairs[1] * pairs[0], axis=0).max() / numpy.linalg.norm(a, 2)")
        try send(family.a, variable, numpy)
        return try rows.map { try comparison($0, variable, numpy) }
      }
    } catch {
      fatalError("benchmarks of eigenvalues: \(error)")
    }
  }

  /// A random symmetric matrix, whose eigenvalues fill a half circle.
  private static func symmetric() -> (a: Matrix<Double>, rows: [Row]) {
    var generator = RandomGenerator(seed: 21)
    let g = Matrix<Double>.normal(order, order, using: &generator)
    let a = g + g.transposed()
    let kinds: [(name: String, target: SymmetricEigenTarget<Double>, arguments: String)] = [
      ("largest", .largest, "which='LA'"), ("nearest 0", .nearest(0), "sigma=0.0"),
    ]
    let lanczos = kinds.map { kind in
      Row(
        name: name("\(kind.name) of symmetric"), peer: "SciPy eigsh",
        call: "eigsh(symmetric, \(count), \(kind.arguments))"
      ) { try PartialSymmetricEigen(a, count: count, kind.target, options: $0).report }
    }
    let lobpcg = Row(
      name: name("smallest by LOBPCG of symmetric"), peer: "SciPy lobpcg",
      call: "lobpcg(symmetric, start, largest=False, tol=1e-4, maxiter=500)"
    ) { try PartialSymmetricEigen(lobpcg: a, count: count, tolerance: $0.tolerance).report }
    return (a, lanczos + [lobpcg])
  }

  /// A random matrix beside a diagonal one, whose largest eigenvalues lie apart.
  private static func general() -> (a: Matrix<Double>, rows: [Row]) {
    var generator = RandomGenerator(seed: 22)
    let noise = Matrix<Double>.normal(order, order, using: &generator) / 64
    let a = noise + Matrix.diagonal(Vector(count: order) { 4 * Double($0) / Double(order) })
    let kinds: [(name: String, target: EigenTarget<Double>, call: String)] = [
      ("of largest modulus", .largestModulus, "eigs(general, \(count))"),
      ("nearest 1", .nearest(Complex(1)), "eigs(general, \(count), sigma=1.0)"),
    ]
    return (
      a,
      kinds.map { kind in
        Row(name: name("\(kind.name) of general"), peer: "SciPy eigs", call: kind.call) {
          try PartialEigen(a, count: count, kind.target, options: $0).report
        }
      }
    )
  }

  private static func name(_ kind: String) -> String { "\(count) eigenvalues \(kind) Double \(order)×\(order)" }

  private static func comparison(_ row: Row, _ variable: String, _ numpy: NumPy) throws -> Comparison {
    let theirs = Double(numpy.value("residual(\(variable), \(row.call))")) ?? .nan
    let options = KrylovOptions(tolerance: Swift.max(theirs, 10 * .ulpOfOne))
    let report = try row.ours(options)
    let reached =
      report.isConverged ? String(format: "%.0e", report.largestResidual / report.norm) : "not converged"
    return Comparison(
      name: "\(row.name); residuals \(reached), \(String(format: "%.0e", theirs))",
      peer: row.peer, limit: 1, theirs: { numpy.time(row.call, repeats: $0) },
      ours: { repeats in
        do { for _ in 0..<repeats { sink(try row.ours(options)) } } catch { fatalError("\(row.name): \(error)") }
      })
  }

  private static func send(_ a: Matrix<Double>, _ variable: String, _ numpy: NumPy) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).npy").path
    try NpyFile.write(AnyTensor(Tensor(a)), to: path)
    numpy.execute("\(variable) = numpy.ascontiguousarray(numpy.load('\(path)'))")
    try FileManager.default.removeItem(atPath: path)
  }
}
