import LinearAlgebra

/// Our own times with all threads over those with one: no operation may lose by more than 5 %.
enum ThreadScaling {
  static func run(threads: Int, isWanted: (String) -> Bool) {
    guard threads > 1 else { return }
    print("\nours, \(threads) threads over 1 (above 1.05 is a loss)")
    for comparison in ProductBenchmarks.all + FactorizationBenchmarks.all where isWanted(comparison.name) {
      var repeats = 1
      Backend.threads = 1
      while seconds(comparison, repeats) < Harness.sample, repeats < 1 << 24 { repeats *= 2 }
      var ratios: [Double] = []
      for _ in 0..<Harness.rounds {
        Backend.threads = 1
        let one = seconds(comparison, repeats)
        Backend.threads = threads
        ratios.append(seconds(comparison, repeats) / one)
      }
      let ratio = Harness.median(ratios)
      print(
        Harness.pad(comparison.name, 44), Harness.right(Harness.text(ratio, 3), 8), ratio <= 1.05 ? "" : "  LOSS")
    }
  }

  private static func seconds(_ comparison: Comparison, _ repeats: Int) -> Double {
    let start = Harness.now()
    comparison.ours(repeats)
    return Harness.now() - start
  }
}
