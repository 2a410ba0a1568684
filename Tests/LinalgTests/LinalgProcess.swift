import Foundation
import Testing

/// What a run of the command line tool ended with.
struct LinalgResult {
  let status: Int32
  let output: String
  let error: String
}

/// Runs the tool that was built beside the tests.
func linalg(
  _ arguments: [String], environment: [String: String] = [:], input: String = "", standardOutput: FileHandle? = nil
) throws -> LinalgResult {
  let process = try linalgProcess(arguments)
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  let (standardInput, output, error) = (Pipe(), Pipe(), Pipe())
  process.standardInput = standardInput
  process.standardOutput = standardOutput ?? output
  process.standardError = error
  try process.run()
  if !input.isEmpty { try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
  try standardInput.fileHandleForWriting.close()
  // All are short: they fit the pipes' buffers. A pipe that nobody writes to would never end.
  let outputData = standardOutput == nil ? output.fileHandleForReading.readDataToEndOfFile() : Data()
  let errorData = error.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return LinalgResult(
    status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
    error: String(decoding: errorData, as: UTF8.self))
}

/// The tool that was built beside the tests, ready to run.
func linalgProcess(_ arguments: [String]) throws -> Process {
  let process = Process()
  process.executableURL = try builtFolder().appendingPathComponent("linalg")
  process.arguments = arguments
  return process
}

/// The folder that holds the products of this build.
func builtFolder() throws -> URL {
  #if os(Linux)
    let executable = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: executable).deletingLastPathComponent()
  #else
    let bundle = try #require(Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") })
    return bundle.bundleURL.deletingLastPathComponent()
  #endif
}

/// The root of the project.
let projectFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path

/// Runs `body` with an empty folder that is removed afterwards.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("linalg-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}
