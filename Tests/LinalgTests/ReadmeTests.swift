import Foundation
import Testing

@Suite("linalg: README and completions")
struct ReadmeTests {
  /// A command of the README and what stands below it.
  private struct Example {
    let command: String
    var output = ""
  }

  /// The commands of the section about the tool: lines that begin with `$ ` in its blocks of `console`.
  private func examples() throws -> [Example] {
    let readme = try String(contentsOfFile: "\(projectFolder)/README.md", encoding: .utf8)
    let section = try #require(readme.components(separatedBy: "\n## ").first { $0.hasPrefix("linalg\n") })
    return section.components(separatedBy: "```console\n").dropFirst().flatMap { block in
      var examples: [Example] = []
      for line in (block.components(separatedBy: "```").first ?? "").components(separatedBy: "\n").dropLast() {
        if line.hasPrefix("$ ") {
          examples.append(Example(command: String(line.dropFirst(2))))
        } else if !examples.isEmpty {
          examples[examples.count - 1].output += line + "\n"
        }
      }
      return examples
    }
  }

  @Test("each command of the README prints what stands there")
  func oneLiners() throws {
    let examples = try examples()
    #expect(examples.count >= 10)
    try withTemporaryFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/Examples", withDestinationPath: "\(projectFolder)/Examples")
      for example in examples {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", example.command]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        process.environment = ProcessInfo.processInfo.environment.merging(
          ["PATH": "\(try builtFolder().path):\(path)"]) { $1 }
        let output = Pipe()
        (process.standardOutput, process.standardError) = (output, output)
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // Where a command is followed by another one an empty line may stand between them.
        let isSame = text == example.output || text + "\n" == example.output
        #expect(process.terminationStatus == 0 && isSame, "\(example.command):\n\(text)instead of\n\(example.output)")
      }
    }
  }

  @Test("scripts of completions are printed for each shell")
  func completions() throws {
    for (shell, sign) in [("bash", "complete -o"), ("zsh", "#compdef linalg"), ("fish", "complete -c 'linalg'")] {
      let script = try linalg(["--generate-completion-script", shell])
      #expect(script.status == 0 && script.error.isEmpty && script.output.contains(sign), "\(shell)")
      for command in ["lowrank", "cholesky"] { #expect(script.output.contains(command)) }
    }
    let unknown = try linalg(["--generate-completion-script", "ksh"])
    #expect(unknown.status == 64)
  }
}
