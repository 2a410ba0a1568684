import ArrayFiles
import Testing

/// A file with this header text and this many bytes of data.
private func file(_ header: String, data: Int = 0, length: UInt64? = nil) -> [UInt8] {
  file(Array(header.utf8), data: data, length: length)
}

private func file(_ header: [UInt8], data: Int = 0, length: UInt64? = nil) -> [UInt8] {
  withUnsafeBytes(of: (length ?? UInt64(header.count)).littleEndian, Array.init) + header
    + [UInt8](repeating: 0, count: data)
}

private func entry(
  _ name: String = "a", _ type: String = "\"F32\"", _ shape: String = "[1]", _ offsets: String = "[0,4]"
) -> String {
  "\"\(name)\":{\"dtype\":\(type),\"shape\":\(shape),\"data_offsets\":\(offsets)}"
}

private func one(_ type: String = "\"F32\"", _ shape: String = "[1]", _ offsets: String = "[0,4]") -> [UInt8] {
  file("{\(entry("a", type, shape, offsets))}", data: 4)
}

private let wrongSizes: [Malformed] = [
  .init("an empty file", [UInt8](), "at least 8 bytes, this one has 0"),
  .init("seven bytes", [UInt8](repeating: 0, count: 7), "at least 8 bytes, this one has 7"),
  .init("eight bytes that state a header of none", file(""), "'{' was expected"),
  .init("a header longer than the file", file("{}", length: 3), "a header of 3 bytes in a file of 10 bytes"),
  .init("a header beyond 100 MB", file("{}", length: 100_000_001), "at most 100000000"),
  .init("a header of 2^63 bytes", file("{}", length: 1 << 63), "a header of 9223372036854775808 bytes"),
  .init("a header of 2^64 - 1 bytes", file("{}", length: .max), "a header of 18446744073709551615 bytes"),
  .init("bytes after the last tensor", file("{\(entry())}", data: 5), "1 bytes after tensor 'a'"),
  .init("bytes after no tensor", file("{}", data: 1), "1 bytes after the header"),
  .init("bytes after metadata only", file(#"{"__metadata__":{"a":"b"}}"#, data: 4), "4 bytes after the header"),
  .init("a short file", file("{\(entry())}", data: 3), "tensor 'a' needs 4 bytes, the file has 3"),
  .init("no data at all", file("{\(entry())}"), "tensor 'a' needs 4 bytes, the file has 0"),
  .init(
    "a short second tensor", file("{\(entry()),\(entry("b", "\"F32\"", "[1]", "[4,8]"))}", data: 6),
    "tensor 'b' needs 4 bytes, the file has 2"),
  .init(
    "a hole in front", file("{\(entry("a", "\"F32\"", "[1]", "[4,8]"))}", data: 8),
    "a hole of 4 bytes before tensor 'a'"),
  .init(
    "a hole between tensors", file("{\(entry()),\(entry("b", "\"F32\"", "[1]", "[5,9]"))}", data: 9),
    "a hole of 1 bytes before tensor 'b'"),
  .init(
    "tensors that overlap", file("{\(entry()),\(entry("b", "\"F32\"", "[1]", "[3,7]"))}", data: 7),
    "tensor 'b' overlaps tensor 'a'"),
  .init("one place for two tensors", file("{\(entry()),\(entry("b"))}", data: 4), "tensor 'b' overlaps tensor 'a'"),
  .init(
    "a tensor inside another",
    file("{\(entry("a", "\"F32\"", "[3]", "[0,12]")),\(entry("b", "\"U8\"", "[1]", "[4,5]"))}", data: 12),
    "tensor 'b' overlaps tensor 'a'"),
]

private let wrongEntries: [Malformed] = [
  .init("a size that is not that of the shape", one("\"F32\"", "[2]"), "tensor 'a': F32 of shape (2) has 8 bytes"),
  .init("a size that is not that of the type", one("\"F64\""), "tensor 'a': F64 of shape (1) has 8 bytes"),
  .init("no axes but two elements", one("\"F16\"", "[]"), "F16 of shape () has 2 bytes"),
  .init("a zero-size tensor with bytes", one("\"F32\"", "[0]"), "F32 of shape (0) has 0 bytes"),
  .init("begin after end", one("\"F32\"", "[1]", "[4,0]"), "tensor 'a': it begins at 4 and ends before, at 0"),
  .init("a negative begin", one("\"F32\"", "[1]", "[-4,0]"), "tensor 'a': data_offsets: a number from 0"),
  .init("a negative end", one("\"F32\"", "[1]", "[0,-4]"), "data_offsets: a number from 0"),
  .init("a fractional offset", one("\"F32\"", "[1]", "[0,4.0]"), "data_offsets: an integer was expected"),
  .init("an offset with an exponent", one("\"F32\"", "[1]", "[0,4e0]"), "data_offsets: an integer was expected"),
  .init("an offset beyond 64 bits", one("\"F32\"", "[1]", "[0,18446744073709551616]"), "a number beyond 64 bits"),
  .init(
    "an end near 2^63",
    one("\"U8\"", "[9223372036854775807]", "[0,9223372036854775807]"), "more elements than 64 bits can count"),
  .init(
    "an end that overflows behind the header",
    one("\"U8\"", "[1]", "[9223372036854775806,9223372036854775807]"), "it ends beyond 64 bits"),
  .init("one offset", one("\"F32\"", "[1]", "[4]"), "'data_offsets' has 1 numbers, not 2"),
  .init("no offsets", one("\"F32\"", "[1]", "[]"), "'data_offsets' has 0 numbers, not 2"),
  .init("three offsets", one("\"F32\"", "[1]", "[0,4,4]"), "data_offsets: more than 2 numbers"),
  .init("offsets as text", one("\"F32\"", "[1]", "[\"0\",\"4\"]"), "data_offsets: a number from 0"),
  .init("offsets that are no list", one("\"F32\"", "[1]", "4"), "tensor 'a': '[' was expected"),
  .init("an unknown type", one("\"F33\""), "tensor 'a': the dtype 'F33' is unknown"),
  .init("a type in lower case", one("\"f32\""), "the dtype 'f32' is unknown"),
  .init("an empty type", one("\"\""), "the dtype '' is unknown"),
  .init("a type that is a number", one("32"), "tensor 'a': a string in double quotes was expected"),
  .init("a type that is null", one("null"), "a string in double quotes was expected"),
  .init(
    "half a byte", file("{\(entry("a", "\"F4\"", "[1]", "[0,1]"))}", data: 1),
    "F4 of shape (1) does not end at a whole byte"),
  .init("six bits", file("{\(entry("a", "\"F6_E2M3\"", "[2]", "[0,2]"))}", data: 2), "does not end at a whole byte"),
  .init("a negative length", one("\"F32\"", "[-1]"), "tensor 'a': shape: a number from 0"),
  .init("a length of -0", one("\"F32\"", "[-0]"), "shape: a number from 0"),
  .init("a length with a leading zero", one("\"F32\"", "[01]"), "shape: a number with a leading zero"),
  .init("a fractional length", one("\"F32\"", "[1.5]"), "shape: an integer was expected"),
  .init("a length beyond 64 bits", one("\"F32\"", "[99999999999999999999]"), "shape: a number beyond 64 bits"),
  .init("a product beyond 64 bits", one("\"F32\"", "[4294967296,4294967296]"), "more elements than 64 bits can count"),
  .init(
    "a product beyond 64 bits before a zero", one("\"F32\"", "[4294967296,4294967296,0]"),
    "more elements than 64 bits can count"),
  .init(
    "33 axes", one("\"F32\"", "[\((0..<33).map { _ in "1" }.joined(separator: ","))]"), "shape: more than 32 numbers"),
  .init("a shape that is no list", one("\"F32\"", "1"), "tensor 'a': '[' was expected"),
  .init("a shape of lists", one("\"F32\"", "[[1]]"), "shape: a number from 0"),
  .init("a shape that is not closed", one("\"F32\"", "[1"), "shape: a number from 0"),
  .init("a shape with a comma too many", one("\"F32\"", "[1,]"), "shape: a number from 0"),
  .init("no type", file(#"{"a":{"shape":[1],"data_offsets":[0,4]}}"#, data: 4), "tensor 'a': 'dtype' is missing"),
  .init("no shape", file(#"{"a":{"dtype":"F32","data_offsets":[0,4]}}"#, data: 4), "tensor 'a': 'shape' is missing"),
  .init("no place", file(#"{"a":{"dtype":"F32","shape":[1]}}"#, data: 4), "tensor 'a': 'data_offsets' is missing"),
  .init("an empty entry", file(#"{"a":{}}"#), "tensor 'a': 'dtype' is missing"),
  .init("an entry that is a number", file(#"{"a":1}"#), "tensor 'a': '{' was expected"),
  .init("an entry that is null", file(#"{"a":null}"#), "tensor 'a': '{' was expected"),
  .init("a tensor twice", file("{\(entry()),\(entry("a", "\"F32\"", "[1]", "[4,8]"))}", data: 8), "'a' stands twice"),
  .init(
    "a tensor twice, once escaped", file("{\(entry()),\(entry(#"\u0061"#, "\"F32\"", "[1]", "[4,8]"))}", data: 8),
    "'a' stands twice"),
  .init("a type twice", file(#"{"a":{"dtype":"F32","dtype":"F32"}}"#), "tensor 'a': 'dtype' stands twice"),
  .init("a shape twice", file(#"{"a":{"shape":[1],"shape":[1]}}"#), "tensor 'a': 'shape' stands twice"),
  .init("offsets twice", file(#"{"a":{"data_offsets":[0,4],"data_offsets":[0,4]}}"#), "'data_offsets' stands twice"),
  .init("an unknown field twice", file(#"{"a":{"x":1,"x":2}}"#), "tensor 'a': 'x' stands twice"),
]

private let wrongTexts: [Malformed] = [
  .init("a list", file("[]"), "'{' was expected"),
  .init("spaces only", file("        "), "'{' was expected"),
  .init("an object that is not closed", file("{"), "a string in double quotes was expected"),
  .init("an object closed twice", file("{}}"), "something follows the JSON object"),
  .init("two objects", file("{} {}"), "something follows the JSON object"),
  .init("zero bytes behind the object", file("{}\0\0"), "something follows the JSON object"),
  .init("a comma too many", file("{\(entry()),}", data: 4), "a string in double quotes was expected"),
  .init("no comma", file("{\(entry())\(entry("b"))}", data: 4), "'}' was expected"),
  .init("a key without quotes", file("{a:1}"), "a string in double quotes was expected"),
  .init("a key in single quotes", file("{'a':1}"), "a string in double quotes was expected"),
  .init("no colon", file(#"{"a" {}}"#), "':' was expected"),
  .init("a key that is not closed", file(#"{"a"#), "no closing quote"),
  .init("a key that ends in a backslash", file(#"{"a\"#), "no closing quote"),
  .init("an unknown escape", file(#"{"\a":1}"#), "unknown escape"),
  .init("a short code", file(#"{"\u00":1}"#), "four hexadecimal digits"),
  .init("a code that is no number", file(#"{"\u00zz":1}"#), "four hexadecimal digits"),
  .init("the first half of a pair", file(#"{"\ud800":1}"#), "half of a surrogate pair"),
  .init("two first halves", file(#"{"\ud800\ud800":1}"#), "half of a surrogate pair"),
  .init("the second half of a pair", file(#"{"\udc00":1}"#), "half of a surrogate pair"),
  .init("a line break in a key", file("{\"a\n\":1}"), "control character"),
  .init("a zero byte in a key", file("{\"a\0\":1}"), "control character"),
  .init("a name that is not UTF-8", file([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]), "not UTF-8"),
  .init("a surrogate in UTF-8", file([0x7B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x3A, 0x31, 0x7D]), "not UTF-8"),
  .init("an overlong zero", file([0x7B, 0x22, 0xC0, 0x80, 0x22, 0x3A, 0x31, 0x7D]), "not UTF-8"),
  .init("a byte order mark", file([0xEF, 0xBB, 0xBF, 0x7B, 0x7D]), "'{' was expected"),
  .init(
    "metadata of numbers", file(#"{"__metadata__":{"a":1}}"#), "metadata 'a': a string in double quotes was expected"),
  .init("metadata of null", file(#"{"__metadata__":{"a":null}}"#), "metadata 'a': a string"),
  .init("metadata of objects", file(#"{"__metadata__":{"a":{}}}"#), "metadata 'a': a string"),
  .init("metadata that is a text", file(#"{"__metadata__":"a"}"#), "'{' was expected"),
  .init("metadata that is a list", file(#"{"__metadata__":[]}"#), "'{' was expected"),
  .init("metadata twice", file(#"{"__metadata__":{},"__metadata__":{}}"#), "'__metadata__' stands twice"),
  .init("a key of the metadata twice", file(#"{"__metadata__":{"a":"b","a":"c"}}"#), "metadata 'a' stands twice"),
  .init("an unknown field that is no JSON", file(#"{"a":{"x":nope}}"#), "a JSON value was expected"),
  .init("a number with two points", file(#"{"a":{"x":1.2.3}}"#), "'}' was expected"),
  .init("a number that ends in a point", file(#"{"a":{"x":1.}}"#), "a JSON value was expected"),
  .init("a number that begins with zero", file(#"{"a":{"x":012}}"#), "a JSON value was expected"),
  .init("NaN", file(#"{"a":{"x":NaN}}"#), "a JSON value was expected"),
  .init(
    "nested a thousand deep", file("{\"a\":{\"x\":\(String(repeating: "[", count: 1000))"), "nested more than 64 deep"),
  .init(
    "nested a million deep", file("{\"a\":{\"x\":\(String(repeating: "{\"a\":", count: 1_000_000))"),
    "nested more than 64 deep"),
]

@Suite("Malformed safetensors files")
struct SafetensorsMalformedTests {
  @Test("with sizes that do not fit are refused", arguments: wrongSizes)
  func refusedSizes(_ malformed: Malformed) throws {
    try malformed.check("safetensors") { path in _ = try SafetensorsFile(path) }
  }

  @Test("with wrong entries are refused", arguments: wrongEntries)
  func refusedEntries(_ malformed: Malformed) throws {
    try malformed.check("safetensors") { path in _ = try SafetensorsFile(path) }
  }

  @Test("with a header that is not JSON are refused", arguments: wrongTexts)
  func refusedTexts(_ malformed: Malformed) throws {
    try malformed.check("safetensors") { path in _ = try SafetensorsFile(path) }
  }

  @Test("take less than 64 MiB and a second each")
  func limits() async {
    await #expect(processExitsWith: .success) {
      try checkLimits(wrongSizes + wrongEntries + wrongTexts, "safetensors") { path in _ = try SafetensorsFile(path) }
    }
  }

  @Test("with a truth value of 2 are refused when it is read")
  func truthValue() throws {
    let bytes = file("{\(entry("a", "\"BOOL\"", "[2]", "[0,2]"))}", data: 1) + [2]
    try Malformed("", bytes, "a truth value is 0 or 1, not 2").check("safetensors") { path in
      _ = try SafetensorsFile(path).tensor("a")
    }
  }

  @Test("that are cut at any byte are refused")
  func cutAnywhere() throws {
    try checkCutAnywhere(try bytes(fixture("safetensors/shapes.safetensors")), "safetensors") { path in
      _ = try SafetensorsFile(path)
    }
  }
}
