import Testing

@Suite("linalg: help")
struct HelpTests {
  @Test("every subcommand explains itself, and the examples in its help print what stands below them")
  func examples() throws {
    let overview = try linalg(["--help"])
    #expect(overview.status == 0 && overview.error.isEmpty)
    let names = overview.output.split(separator: "\n").compactMap { line in
      line.wholeMatch(of: /\ {2}([a-z]+)\ {2,}.+/).map { String($0.1) }
    }
    #expect(names.count >= 25 && names.contains("einsum") && names.contains("svd"), "\(names)")
    var count = 0
    for name in names {
      let help = try linalg(["help", name]).output
      let isExplained = help.hasPrefix("OVERVIEW: ") && help.contains("\n  linalg \(name)")
      #expect(isExplained, "\(name): \(help)")
      for (line, expected) in examples(of: help) {
        count += 1
        let output = try linalg(words(line)).output
        let isSame = expected.hasSuffix("…\n") ? output.hasPrefix(expected.dropLast(2)) : output == expected
        #expect(isSame, "\(line): \(output)")
      }
    }
    #expect(count >= 15)
  }

  /// The lines of a help text that begin with `  linalg` and have output below them, which is indented further.
  private func examples(of help: String) -> [(line: String, output: String)] {
    var examples: [(line: String, output: String)] = []
    for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("USAGE") { break }
      if line.hasPrefix("  linalg ") {
        examples.append((String(line.dropFirst(9)), ""))
      } else if line.hasPrefix("    "), let last = examples.indices.last {
        examples[last].output += line.dropFirst(4) + "\n"
      }
    }
    return examples.filter { !$0.output.isEmpty }
  }

  /// The words of a command line as a shell takes them, which has no quotes but single ones.
  private func words(_ line: String) -> [String] {
    let parts = line.split(separator: "'", omittingEmptySubsequences: false)
    return parts.enumerated().flatMap { index, part in
      index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
    }
  }
}
