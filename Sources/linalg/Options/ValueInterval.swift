import ArgumentParser

/// The numbers above LOW and up to HIGH, the interval (LOW, HIGH]: `0,1.5`, `-inf,0`.
struct ValueInterval: ExpressibleByArgument {
  let low: Double
  let high: Double

  init?(argument: String) {
    guard let parts = argument.listParts, parts.count == 2, let low = Double(parts[0]), let high = Double(parts[1]),
      low <= high
    else { return nil }
    (self.low, self.high) = (low, high)
  }
}
