extension String {
  /// The argument as it is given to ArgumentParser, which would take `-1` and `-inf,3` for options: behind a space.
  ///
  /// No option of ours begins with a digit or is `-inf`.
  var asValue: String { isNegativeValue(self[...]) ? " " + self : self }

  /// The argument as it was typed.
  var asTyped: String { first == " " && isNegativeValue(dropFirst()) ? String(dropFirst()) : self }
}

/// Whether a text begins as a negative number.
private func isNegativeValue(_ text: Substring) -> Bool {
  guard text.first == "-", let second = text.dropFirst().first else { return false }
  return second == "." || second.isWholeNumber || text.hasPrefix("-inf")
}
