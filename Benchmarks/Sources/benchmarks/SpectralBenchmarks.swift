import ArrayFiles
import Foundation
import LinearAlgebra

/// Truncated decompositions beside scikit-learn and PyTorch on the same matrices, and beside the whole decomposition.
///
/// At the error of the peer: we are asked for as much accuracy as it happened to reach. The names tell the relative errors
/// ‖A - U Σ Vᴴ‖_F / ‖A‖_F of both sides. BENCHMARK_WEIGHTS may name .npy files with
/// weights of a model, separated by colons.
enum SpectralBenchmarks {
  private static let ranks = [16, 64]

  static func all(_ numpy: NumPy, isWanted: (String) -> Bool) -> [Comparison] {
    do {
      let isSVDWanted = isWanted("truncated SVD, beside scikit-learn, PyTorch svd_lowrank, our whole SVD")
      return try (isSVDWanted ? comparisons(numpy) : [])
        + (isWanted("PCA, beside scikit-learn") ? components(numpy) : [])
    } catch {
      fatalError("spectral benchmarks: \(error)")
    }
  }

  private static func comparisons(_ numpy: NumPy) throws -> [Comparison] {
    var all: [Comparison] = []
    var generator = RandomGenerator(seed: 11)
    let noise = Matrix<Double>.normal(2000, 1000, using: &generator)
    all += try make("normal", noise, numpy)
    all += try make("normal", Matrix<Float>(converting: noise), numpy)
    let lowRank = Matrix<Float>.normal(4096, 64, using: &generator) * .normal(64, 4096, using: &generator) / 8
    all += try make("rank 64 + noise", lowRank + 0.1 * .normal(4096, 4096, using: &generator), numpy)
    for path in ProcessInfo.processInfo.environment["BENCHMARK_WEIGHTS"]?.split(separator: ":") ?? [] {
      all += try make("weights", try Matrix<Float>(NpyFile(String(path)).tensor()), numpy)
    }
    for (rank, accuracy) in ranks.flatMap({ rank in [1e-2, 1e-3].map { (rank, $0) } }) {
      all.append(
        Comparison(
          name: "truncated SVD, rank \(rank) of Double 2000×1000, accuracy \(accuracy)", peer: "our whole SVD",
          limit: 0.1,
          theirs: { repeats in
            run { for _ in 0..<repeats { sink(try SVD(noise)) } }
            return nil
          },
          ours: { repeats in run { for _ in 0..<repeats { sink(try SVD(noise, rank: rank, accuracy: accuracy)) } } }))
    }
    return all
  }

  /// Principal components with the default solver of both, of the same samples, row after row in memory.
  private static func components(_ numpy: NumPy) throws -> [Comparison] {
    guard numpy.has("sklearn") else { return [] }
    numpy.execute("from sklearn.decomposition import PCA")
    var generator = RandomGenerator(seed: 12)
    let scale = Vector<Double>(count: 100) { 1 / Double(1 + $0) }
    let samples = Matrix<Double>.normal(100, 100_000, using: &generator).transposed() .* scale + Vector.ones(100)
    return try make(samples, numpy) + make(Matrix<Float>(converting: samples), numpy)
  }

  private static func make<E: RealScalar>(_ samples: Matrix<E>, _ numpy: NumPy) throws -> [Comparison] {
    let variable = "samples_\(E.self)"
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).npy").path
    try NpyFile.write(AnyTensor(Tensor(samples)), to: path)
    numpy.execute("\(variable) = numpy.ascontiguousarray(numpy.load('\(path)'))")
    try FileManager.default.removeItem(atPath: path)
    let columns = Matrix(rows: samples.rows, columns: samples.columns) { samples[$0, $1] }
    return [("rows", samples), ("columns", columns)].flatMap { layout, a in
      [("", "", PCAComponents<E.Real>.all), (", 10 components", "10", .count(10))].map { name, argument, components in
        Comparison(
          name: "PCA of \(E.self) 100000×100 by \(layout)\(name)", peer: "scikit-learn", limit: 1,
          theirs: { numpy.time("PCA(\(argument)).fit(\(variable))", repeats: $0) },
          ours: { repeats in run { for _ in 0..<repeats { sink(try PCA(a, components: components)) } } })
      }
    }
  }

  private static func make<E: RealScalar>(_ kind: String, _ a: Matrix<E>, _ numpy: NumPy) throws -> [Comparison] {
    let variable = "matrix_\(E.self)_\(a.rows)"
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).npy").path
    try NpyFile.write(AnyTensor(Tensor(a)), to: path)
    numpy.execute("\(variable) = numpy.ascontiguousarray(numpy.load('\(path)'))")
    try FileManager.default.removeItem(atPath: path)
    let (norm, all) = (Double(a.frobeniusNorm()), try Matrix<Double>(converting: a).singularValues())
    return try ranks.flatMap { rank in
      let optimum = Double(all[rank...].euclideanNorm()) / norm
      return try peers(numpy, variable, rank).map { peer in
        let theirs = Double(numpy.value("error(\(variable), *(\(peer.call)))")) ?? .nan
        let accuracy = E(Swift.max(1e-4, theirs / optimum - 1))
        let error = Double((a - Matrix(try SVD(a, rank: rank, accuracy: accuracy))).frobeniusNorm()) / norm
        let errors = "\(Harness.text(error, 5)), \(Harness.text(theirs, 5))"
        return Comparison(
          name: "truncated SVD, rank \(rank) of \(kind) \(E.self) \(a.rows)×\(a.columns); errors \(errors)",
          peer: peer.name, limit: 1 / 3,
          theirs: { numpy.time(peer.call, repeats: $0) },
          ours: { repeats in run { for _ in 0..<repeats { sink(try SVD(a, rank: rank, accuracy: accuracy)) } } })
      }
    }
  }

  /// The peers that are installed, and how they are called.
  private static func peers(_ numpy: NumPy, _ variable: String, _ rank: Int) -> [(name: String, call: String)] {
    numpy.execute("error = lambda a, u, s, v: numpy.linalg.norm(a - (u * s) @ v) / numpy.linalg.norm(a)")
    var peers: [(name: String, call: String)] = []
    if numpy.has("sklearn") {
      numpy.execute("from sklearn.utils.extmath import randomized_svd")
      peers.append(("scikit-learn", "randomized_svd(\(variable), \(rank), random_state=0)"))
    }
    if numpy.has("torch") {
      numpy.execute("import torch")
      numpy.execute(
        "lowrank = lambda a, k: (lambda u, s, v: (u.numpy(), s.numpy(), v.numpy().T))(*torch.svd_lowrank(a, q=k))")
      numpy.execute("tensor_\(variable) = torch.from_numpy(\(variable))")
      peers.append(("PyTorch svd_lowrank", "lowrank(tensor_\(variable), \(rank))"))
    }
    return peers
  }

  private static func run(_ body: () throws -> Void) {
    do { try body() } catch { fatalError("truncated SVD: \(error)") }
  }
}
