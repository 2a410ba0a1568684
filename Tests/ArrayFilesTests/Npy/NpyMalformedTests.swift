import ArrayFiles
import Foundation
import Testing

/// A file with this header text and this many bytes of data.
private func file(_ header: String, data: Int = 0, version: [UInt8] = [1, 0]) -> [UInt8] {
  let text = Array(header.utf8)
  return [0x93] + Array("NUMPY".utf8) + version + [UInt8(text.count & 0xFF), UInt8(text.count >> 8)] + text
    + [UInt8](repeating: 0, count: data)
}

private func header(_ descr: String = "'<f8'", _ order: String = "False", _ shape: String = "(1,)") -> String {
  "{'descr': \(descr), 'fortran_order': \(order), 'shape': \(shape), }\n"
}

private let cases: [Malformed] = [
  .init("an empty file", [], "at least 10 bytes"),
  .init("nine bytes", Array(file(header()).prefix(9)), "at least 10 bytes"),
  .init("another magic string", Array("PK\u{3}\u{4}aaaaaaaaaaaa".utf8), "magic string"),
  .init("version 4", file(header(), data: 8, version: [4, 0]), "version 4.0 is unknown"),
  .init("a version 2 header without its length", Array(file("", version: [2, 0]).prefix(11)), "header's length"),
  .init("a header longer than the file", Array(file(header()).prefix(30)), "in a file of 30 bytes"),
  .init("a header that is no dictionary", file("[1, 2]\n"), "'{' was expected"),
  .init("an unclosed dictionary", file("{'descr': '<f8'"), "'}' was expected"),
  .init("an unclosed string", file("{'descr: 1}"), "closing quote"),
  .init("no descr", file("{'fortran_order': False, 'shape': (1,), }\n", data: 8), "'descr' is missing"),
  .init("no order", file("{'descr': '<f8', 'shape': (1,), }\n", data: 8), "'fortran_order' is missing"),
  .init("no shape", file("{'descr': '<f8', 'fortran_order': False, }\n", data: 8), "'shape' is missing"),
  .init("an unknown key", file("{'descr': '<f8', 'extra': False, }\n", data: 8), "'extra' is unknown"),
  .init("a key twice", file("{'descr': '<f8', 'descr': '<f8', }\n", data: 8), "'descr' stands twice"),
  .init("an object array", file(header("'|O'"), data: 8), "element type '|O'"),
  .init("a string array", file(header("'<U5'"), data: 20), "element type '<U5'"),
  .init("a long double", file(header("'<f16'"), data: 16), "element type '<f16'"),
  .init("no byte order for more than a byte", file(header("'|f8'"), data: 8), "element type '|f8'"),
  .init("a structured type", file(header("[('a', '<f8')]"), data: 8), "structured"),
  .init("an order that is no boolean", file(header("'<f8'", "1"), data: 8), "True or False"),
  .init("a negative length", file(header("'<f8'", "False", "(-1,)"), data: 8), "from 0"),
  .init("a length that is no number", file(header("'<f8'", "False", "(a,)"), data: 8), "from 0"),
  .init("a length beyond 64 bits", file(header("'<f8'", "False", "(99999999999999999999,)")), "64 bits"),
  .init(
    "a shape beyond 64 bits", file(header("'<f8'", "False", "(4611686018427387904, 4611686018427387904)")), "64 bits"),
  .init("33 axes", file(header("'<f8'", "False", "(" + String(repeating: "1, ", count: 33) + ")"), data: 8), "32 axes"),
  .init("a shape without brackets", file(header("'<f8'", "False", "3"), data: 24), "'(' was expected"),
  .init("something behind the dictionary", file(header() + "x", data: 8), "follows the dictionary"),
  .init("too little data", file(header(), data: 7), "needs 8 bytes of data, the file has 7"),
  .init("too much data", file(header(), data: 9), "needs 8 bytes of data, the file has 9"),
  .init("a huge shape and no data", file(header("'<f8'", "False", "(1000000000000,)")), "needs 8000000000000 bytes"),
  .init(
    "no closing bracket of the shape", file(header("'<f8'", "False", "(1"), data: 8),
    "the length of an axis was expected"),
  .init("no colon", file("{'descr' '<f8'}"), "':' was expected"),
  .init("a type that is a number", file(header("8"), data: 8), "quoted string"),
  .init("an empty type", file(header("''"), data: 8), "element type ''"),
  .init("a date", file(header("'<M8[ns]'"), data: 8), "element type '<M8[ns]'"),
  .init("bytes", file(header("'|S8'"), data: 8), "element type '|S8'"),
  .init("raw data", file(header("'|V2'"), data: 2), "element type '|V2'"),
  .init("complex numbers of 32 bytes", file(header("'<c32'"), data: 32), "element type '<c32'"),
  .init("an unknown byte order", file(header("'!f8'"), data: 8), "element type '!f8'"),
  .init("a version 3 header without its length", Array(file("", version: [3, 0]).prefix(11)), "header's length"),
  .init("a version 2 header of 4 GB", file("", version: [2, 0]) + [0xFF, 0xFF, 0, 0], "at most 65536 are read"),
  .init("version 1.1", file(header(), data: 8, version: [1, 1]), "version 1.1 is unknown"),
  .init("version 0", file(header(), data: 8, version: [0, 0]), "version 0.0 is unknown"),
  .init("an empty header", file(""), "'{' was expected"),
  .init("an empty dictionary", file("{}"), "'descr' is missing"),
  .init("a shape with a fraction", file(header("'<f8'", "False", "(1.5,)"), data: 8), "')' was expected"),
  .init("a hexadecimal length", file(header("'<f8'", "False", "(0x1,)"), data: 8), "')' was expected"),
  .init("an order in lower case", file(header("'<f8'", "false"), data: 8), "True or False"),
  .init("a shape of lists", file(header("'<f8'", "False", "[1]"), data: 8), "'(' was expected"),
  .init("a shape that overflows before a 0", file(header("'<f8'", "False", "(9223372036854775807, 9, 0)")), "64 bits"),
  .init("a truncated magic string", [0x93] + Array("NUMPX".utf8) + [1, 0, 0, 0], "magic string"),
  .init("a key that is not UTF-8", [0x93] + Array("NUMPY".utf8) + [1, 0, 4, 0, 0x7B, 0x27, 0xFF, 0x27], "not UTF-8"),
]

private let badValues: [Malformed] = [
  .init("a truth value of 2", file(header("'|b1'"), data: 0) + [2], "a truth value is 0 or 1, not 2")
]

@Suite("Malformed .npy files")
struct NpyMalformedTests {
  @Test("are refused with one error that says what was expected", arguments: cases)
  func refused(_ malformed: Malformed) throws {
    try malformed.check("npy") { path in _ = try NpyFile(path) }
  }

  @Test("are refused when their elements are read, where these are at fault", arguments: badValues)
  func refusedWhenRead(_ malformed: Malformed) throws {
    try malformed.check("npy") { path in _ = try NpyFile(path).tensor() }
  }

  @Test("take less than 64 MiB and a second each")
  func limits() async {
    await #expect(processExitsWith: .success) {
      try checkLimits(cases, "npy") { path in _ = try NpyFile(path) }
      try checkLimits(badValues, "npy") { path in _ = try NpyFile(path).tensor() }
    }
  }

  @Test("a file that is cut at any byte is refused")
  func cutAnywhere() throws {
    try checkCutAnywhere(try bytes(fixture("npy/little-f8-C.npy")), "npy") { path in _ = try NpyFile(path) }
  }

  @Test("a missing file, a folder and a pipe are unreadable")
  func unreadable() throws {
    try withTemporaryFolder { folder in
      #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
      for path in ["\(folder)/none.npy", folder, "\(folder)/pipe"] {
        let error = #expect(throws: ArrayFileError.self) { try NpyFile(path) }
        #expect(error?.reason == .unreadable)
      }
    }
  }
}
