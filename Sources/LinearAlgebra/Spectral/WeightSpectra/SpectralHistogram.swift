/// How many eigenvalues lie in each of a number of bins of equal width.
public struct SpectralHistogram: Hashable, Sendable {
  /// The edges of the bins, one more than bins, ascending.
  public let edges: [Double]
  /// The number of eigenvalues in each bin; the last one includes its upper edge.
  public let counts: [Int]

  /// The histogram of these numbers from 0 to `limit`, or to the largest where nothing is said; those beyond are left out.
  public init(_ numbers: some Sequence<Double>, bins: Int, limit: Double? = nil) {
    precondition(bins > 0, "a histogram of \(bins) bins was asked for")
    let numbers = Array(numbers)
    let largest = limit ?? numbers.max() ?? 0
    let width = largest > 0 ? largest : 1
    edges = (0...bins).map { $0 == bins ? width : width * (Double($0) / Double(bins)) }
    var counts = [Int](repeating: 0, count: bins)
    for number in numbers where number >= 0 && number <= width {
      counts[Swift.min(bins - 1, Int(number / width * Double(bins)))] += 1
    }
    self.counts = counts
  }

  /// The middle of each bin.
  public var centers: [Double] { zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 } }

  /// The density of each bin: its count over its width and this total, by default the number of eigenvalues in all bins.
  public func densities(of total: Int? = nil) -> [Double] {
    let total = Double(total ?? counts.reduce(0, +))
    return counts.indices.map { total > 0 ? Double(counts[$0]) / (total * (edges[$0 + 1] - edges[$0])) : 0 }
  }
}
