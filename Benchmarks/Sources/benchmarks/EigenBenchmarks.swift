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

  static func all(_ numpy: NumPy, isWanted: (String) -> Bool) -> [Comparison] {
    guard isWanted("eigenvalues"), numpy.has("scipy") else { return [] }
    numpy.execute("from scipy.sparse.linalg import eigsh, eigs, lobpcg")
    // The largest residual of pairs over the norm; the real parts of the values decide nothing here.
    numpy.execute(
      "residual = lambda a, pairs: numpy.linalg.norm(a @ pairs[1] - pairs[1] * pairs[0], axis=0).max() / numpy.linalg.norm(a, 2)"
    )
    do { return try symmetric(numpy) + general(numpy) } catch { fatalError("benchmarks of eigenvalues: \(error)") }
  }

  /// A random symmetric matrix, whose eigenvalues fill a half circle.
  private static func symmetric(_ numpy: NumPy) throws -> [Comparison] {
    var generator = RandomGenerator(seed: 21)
    let g = Matrix<Double>.normal(order, order, using: &generator)
    let a = g + g.transposed()
    try send(a, "symmetric", numpy)
    let kinds: [(name: String, target: SymmetricEigenTarget<Double>, call: String)] = [
      ("largest", .largest, "eigsh(symmetric, \(count), which='LA')"),
      ("nearest 0", .nearest(0), "eigsh(symmetric, \(count), sigma=0.0)"),
    ]
    var all = try kinds.map { kind in
      try comparison("\(kind.name) of symmetric", "SciPy eigsh", "symmetric", kind.call, numpy) { options in
        try PartialSymmetricEigen(a, count: count, kind.target, options: options).report
      }
    }
    numpy.execute("start = numpy.random.default_rng(0).standard_normal((\(order), \(count)))")
    let call = "lobpcg(symmetric, start, largest=False, tol=1e-4, maxiter=500)"
    all.append(
      try comparison("smallest by LOBPCG of symmetric", "SciPy lobpcg", "symmetric", call, numpy) { options in
        try PartialSymmetricEigen(lobpcg: a, count: count, tolerance: options.tolerance).report
      })
    return all
  }

  /// A random matrix beside a diagonal one, whose largest eigenvalues lie apart.
  private static func general(_ numpy: NumPy) throws -> [Comparison] {
    var generator = RandomGenerator(seed: 22)
    let noise = Matrix<Double>.normal(order, order, using: &generator) / 64
    let a = noise + Matrix.diagonal(Vector(count: order) { 4 * Double($0) / Double(order) })
    try send(a, "general", numpy)
    let kinds: [(name: String, target: EigenTarget<Double>, call: String)] = [
      ("of largest modulus", .largestModulus, "eigs(general, \(count))"),
      ("nearest 1", .nearest(Complex(1)), "eigs(general, \(count), sigma=1.0)"),
    ]
    return try kinds.map { kind in
      try comparison("\(kind.name) of general", "SciPy eigs", "general", kind.call, numpy) { options in
        try PartialEigen(a, count: count, kind.target, options: options).report
      }
    }
  }

  private static func comparison(
    _ name: String, _ peer: String, _ variable: String, _ call: String, _ numpy: NumPy,
    _ ours: @escaping (KrylovOptions<Double>) throws -> EigenReport<Double>
  ) throws -> Comparison {
    let theirs = Double(numpy.value("residual(\(variable), \(call))")) ?? .nan
    let options = KrylovOptions(tolerance: Swift.max(theirs, 10 * .ulpOfOne))
    let report = try ours(options)
    let reached =
      report.isConverged ? String(format: "%.0e", report.largestResidual / report.norm) : "not converged"
    return Comparison(
      name:
        "\(count) eigenvalues \(name) Double \(order)×\(order); residuals \(reached), \(String(format: "%.0e", theirs))",
      peer: peer, limit: 1, theirs: { numpy.time(call, repeats: $0) },
      ours: { repeats in
        do { for _ in 0..<repeats { sink(try ours(options)) } } catch { fatalError("\(name): \(error)") }
      })
  }

  private static func send(_ a: Matrix<Double>, _ variable: String, _ numpy: NumPy) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).npy").path
    try NpyFile.write(AnyTensor(Tensor(a)), to: path)
    numpy.execute("\(variable) = numpy.ascontiguousarray(numpy.load('\(path)'))")
    try FileManager.default.removeItem(atPath: path)
  }
}
