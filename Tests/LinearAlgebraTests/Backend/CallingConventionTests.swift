import Foundation
import Testing

/// What the sources must not say: LAPACKE's row-major layout is slow and wrong in several routines, and what it allocates
/// and checks itself overflows.
@Suite("Calling conventions")
struct CallingConventionTests {
  private static var sources: [String] {
    get throws {
      let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      let folder = tests.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
      let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      return try files.compactMap { $0 as? URL }.filter { ["swift", "c", "h"].contains($0.pathExtension) }
        .map { try String(contentsOf: $0, encoding: .utf8) }
    }
  }

  @Test("every routine of LAPACK is called in column-major order, with a workspace of ours")
  func columnMajor() throws {
    var calls = 0
    for source in try Self.sources {
      for name in source.matches(of: /LAPACKE_[sdcz][a-z0-9_]+/) {
        #expect(name.output.hasSuffix("_work"), "\(name.output) makes its own workspace")
      }
      for call in source.matches(of: /(LAPACKE_[sdcz][a-z0-9_]+)\)?\(\s*(\w+)/) {
        #expect(call.output.2 == "columnMajor", "\(call.output.1) begins with \(call.output.2)")
        calls += 1
      }
      for word in ["LAPACK_ROW_MAJOR", "CblasRowMajor"] { #expect(!source.contains(word)) }
    }
    #expect(calls > 200, "the pattern finds \(calls) calls only")
  }
}
