import ArrayFiles
import Foundation
import Testing

/// A file that must be refused, and a part of the message that says why.
struct Malformed: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let message: String
  var testDescription: String { name }

  init(_ name: String, _ bytes: [UInt8], _ message: String) {
    self.name = name
    self.bytes = bytes
    self.message = message
  }

  init(_ name: String, _ text: String, _ message: String) { self.init(name, Array(text.utf8), message) }

  /// Reading the file must end with one error that names the file, says `malformed`, and contains the message.
  func check(_ ending: String, read: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/malformed.\(ending)"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: ArrayFileError.self) { try read(path) }
      #expect(error?.reason == .malformed)
      #expect(error?.path.hasPrefix(path) == true)
      #expect(error?.description.contains(message) == true, "\(String(describing: error))")
    }
  }
}

/// A file that is cut at any byte must be refused.
func checkCutAnywhere(_ whole: [UInt8], _ ending: String, from first: Int = 0, read: (String) throws -> Void) throws {
  try withTemporaryFolder { folder in
    let path = "\(folder)/cut.\(ending)"
    for length in first..<whole.count {
      try Data(whole.prefix(length)).write(to: URL(fileURLWithPath: path))
      #expect(throws: ArrayFileError.self, "cut at \(length)") { try read(path) }
    }
  }
}
