import LinearAlgebra

/// Our own times with all threads over those with one: no operation may lose by more than 5 %.
enum ThreadScaling {
  /// Measures those that are wanted, and returns how many they are.
  static func run(threads: Int, isWanted: (String) -> Bool) -> Int {
    let comparisons = (ProductBenchmarks.all + FactorizationBenchmarks.all + random).filter { isWanted($0.name) }
    guard threads > 1, !comparisons.isEmpty else { return 0 }
    print("\nours, \(threads) threads over 1 (above 1.05 is a loss)")
    for comparison in comparisons {
      var repeats = 1
      Backend.threads = 1
      while seconds(comparison, repeats) < Harness.sample, repeats < 1 << 24 { repeats *= 2 }
      // The best of interleaved runs: what a busy machine adds is no property of the operation.
      var (one, all) = (Double.infinity, Double.infinity)
      for _ in 0..<Harness.rounds {
        Backend.threads = 1
        one = min(one, seconds(comparison, repeats))
        Backend.threads = threads
        all = min(all, seconds(comparison, repeats))
      }
      let ratio = all / one
      print(
        Harness.pad(comparison.name, 44), Harness.right(Harness.text(ratio, 3), 8), ratio <= 1.05 ? "" : "  LOSS")
    }
    return comparisons.count
  }

  /// Spectra of random matrices at the sizes where threads begin to gain; all others are of diagonally dominant ones.
  private static var random: [Comparison] {
    [384, 512, 768].flatMap { n in
      let a: Matrix<Double> = uniform(n, n, seed: 5) - 0.5
      let symmetric = a + a.transposed()
      return [
        make("SVD, Double \(n)×\(n), random") { sink(try SVD(a)) },
        make("SymmetricEigen, Double \(n)×\(n), random") { sink(try SymmetricEigen(symmetric)) },
      ]
    }
  }

  private static func make(_ name: String, _ run: @escaping () throws -> Void) -> Comparison {
    Comparison(
      name: name, peer: "", limit: nil, theirs: { _ in nil },
      ours: { repeats in
        do { for _ in 0..<repeats { try run() } } catch { fatalError("\(name): \(error)") }
      })
  }

  private static func seconds(_ comparison: Comparison, _ repeats: Int) -> Double {
    let start = Harness.now()
    comparison.ours(repeats)
    return Harness.now() - start
  }
}
