import ArgumentParser

/// Integers with commas between them, such as a shape: `2,3,-1`.
struct IntegerList: ExpressibleByArgument {
  let numbers: [Int]

  init?(argument: String) {
    var numbers: [Int] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(part) else { return nil }
      numbers.append(number)
    }
    self.numbers = numbers
  }
}
