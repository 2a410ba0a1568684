import ArgumentParser

/// Integers with commas between them, such as a shape: `2,3,-1`, in brackets if need be, as in `[]` for none.
struct IntegerList: ExpressibleByArgument {
  let numbers: [Int]

  init?(argument: String) {
    guard let parts = argument.listParts else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard let number = Int(part) else { return nil }
      numbers.append(number)
    }
    self.numbers = numbers
  }
}

extension String {
  /// The parts between commas, without spaces and the brackets around all of them; nil where the brackets do not match.
  var listParts: [String]? {
    var body = filter { !$0.isWhitespace }[...]
    if body.first == "[" || body.first == "(" {
      guard body.popLast() == (body.removeFirst() == "[" ? "]" : ")") else { return nil }
      if body.isEmpty { return [] }
      // Python's tuple of one.
      if body.last == "," { body.removeLast() }
    }
    return body.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}
