extension ContractionPath: CustomStringConvertible {
  /// The equation, the operations, the largest intermediate, and a line for each step.
  public var description: String {
    var lines = [
      "\(equation)",
      "operations \(Self.text(operations)), \(Self.text(directOperations)) in one loop",
      "largest intermediate \(Self.text(largestIntermediate)) elements",
    ]
    if steps.isEmpty { lines.append("a view of operand 0") }
    let rows = steps.map { step in
      [
        step.operands.map { "#\($0)" }.joined(separator: " "), "→ #\(step.result)", step.kind.rawValue, step.equation,
        "\(Self.text(step.operations)) operations", "\(Self.text(step.size)) elements",
      ]
    }
    let widths = (0..<6).map { column in rows.reduce(0) { Swift.max($0, $1[column].count) } }
    for row in rows {
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      lines.append(String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed()))
    }
    return lines.joined(separator: "\n")
  }

  /// A whole number as it is up to a million, with its first three digits beyond.
  private static func text(_ number: Double) -> String {
    if number < 1e6 { return String(Int(number)) }
    var (mantissa, exponent) = (number, 0)
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    let digits = Int((mantissa * 100).rounded())
    guard digits < 1000 else { return "1.00e\(exponent + 1)" }
    return "\(digits / 100).\(digits / 10 % 10)\(digits % 10)e\(exponent)"
  }
}
