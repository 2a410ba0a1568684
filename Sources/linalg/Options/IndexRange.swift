import ArgumentParser

/// Places LO up to, but not including, HI, as a slice in Python: `2:5`, `:3`, `-3:`.
struct IndexRange: ExpressibleByArgument {
  private let first: Int?
  private let end: Int?

  init?(argument: String) {
    let parts = argument.asTyped.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.map { Int($0) }
    guard parts.count == 2, zip(parts, numbers).allSatisfy({ $0.isEmpty || $1 != nil }) else { return nil }
    (first, end) = (numbers[0], numbers[1])
  }

  /// The places among so many; those that do not exist are left out.
  func range(of count: Int) -> Range<Int> {
    func place(_ number: Int) -> Int { min(max(number < 0 ? number + count : number, 0), count) }
    let start = place(first ?? 0)
    return start..<max(start, place(end ?? count))
  }
}
