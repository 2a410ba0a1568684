import ArrayFiles
import Testing

private func array(_ rest: String, _ field: String = "real", _ symmetry: String = "general") -> String {
  "%%MatrixMarket matrix array \(field) \(symmetry)\n\(rest)"
}

private func coordinate(_ rest: String, _ field: String = "real", _ symmetry: String = "general") -> String {
  "%%MatrixMarket matrix coordinate \(field) \(symmetry)\n\(rest)"
}

private let headers: [Malformed] = [
  .init("an empty file", "", "line 1: not a Matrix Market file"),
  .init("one percent sign", "%MatrixMarket matrix array real general\n1 1\n1\n", "line 1: not a Matrix Market file"),
  .init("numbers only", "1 1\n1\n", "not a Matrix Market file"),
  .init("an .npy file", [0x93] + Array("NUMPY".utf8), "not a Matrix Market file"),
  .init("a tensor", "%%MatrixMarket tensor array real general\n1 1\n1\n", "matrix FORMAT FIELD SYMMETRY"),
  .init("no symmetry", "%%MatrixMarket matrix array real\n1 1\n1\n", "matrix FORMAT FIELD SYMMETRY"),
  .init("a word too many", "%%MatrixMarket matrix array real general x\n1 1\n1\n", "matrix FORMAT FIELD SYMMETRY"),
  .init("an unknown format", "%%MatrixMarket matrix sparse real general\n1 1\n1\n", "the format 'sparse' is unknown"),
  .init(
    "an unknown field", "%%MatrixMarket matrix array rational general\n1 1\n1\n", "the field 'rational' is unknown"),
  .init("an unknown symmetry", "%%MatrixMarket matrix array real banded\n1 1\n1\n", "the symmetry 'banded' is unknown"),
  .init("an array of places", array("1 1\n1\n", "pattern"), "an array of field pattern"),
  .init("hermitian real numbers", array("1 1\n1\n", "real", "hermitian"), "a hermitian matrix of field real"),
  .init("hermitian places", coordinate("1 1 0\n", "pattern", "hermitian"), "a hermitian matrix of field pattern"),
  .init(
    "skew-symmetric places", coordinate("1 1 0\n", "pattern", "skew-symmetric"),
    "a skew-symmetric matrix of field pattern"),
  .init(
    "a symmetric matrix that is not square", array("2 1\n1\n2\n", "real", "symmetric"),
    "line 2: a symmetric matrix of 2 rows and 1 columns"),
  .init("no size", array(""), "line 2: the file ends, the number of rows was expected"),
  .init("comments only", array("% a\n% b\n"), "line 4: the file ends, the number of rows was expected"),
  .init("one size", array("2\n1\n2\n"), "line 2: the line ends, the number of columns was expected"),
  .init("three sizes of an array", array("1 1 1\n1\n"), "line 2: \"1\": the end of the line was expected"),
  .init(
    "two sizes of coordinates", coordinate("1 1\n1 1 1\n"), "line 2: the line ends, the number of entries was expected"),
  .init("four sizes of coordinates", coordinate("1 1 1 1\n1 1 1\n"), "the end of the line was expected"),
  .init("negative rows", array("-1 1\n"), "the number of rows is -1"),
  .init("negative columns", array("1 -1\n"), "the number of columns is -1"),
  .init("negative entries", coordinate("1 1 -1\n"), "the number of entries is -1"),
  .init("a fractional size", array("1.5 1\n"), "\"1.5\": the number of rows was expected"),
  .init("a size with an exponent", array("1e3 1\n"), "\"1e3\": the number of rows was expected"),
  .init("a size that is a word", array("one 1\n"), "\"one\": the number of rows was expected"),
  .init("a size beyond 64 bits", array("9223372036854775808 1\n"), "the number of rows does not fit 64 bits"),
  .init("a size beyond all bits", array("99999999999999999999 1\n"), "the number of rows does not fit 64 bits"),
  .init(
    "a product beyond 64 bits", array("9223372036854775807 9223372036854775807\n"),
    "more elements than 64 bits can count"),
  .init("more elements than bytes", array("1000000 1000000\n1\n"), "1000000000000 entries are stated, the 2 bytes"),
  .init(
    "more entries than bytes", coordinate("9 9 1000000000000\n1 1 1\n"), "1000000000000 entries are stated, the 6 bytes"
  ),
  .init("more places than bytes", coordinate("9 9 3\n1 1\n", "pattern"), "3 entries are stated, the 4 bytes"),
  .init("a carriage return inside", array("1 1\r1\n"), "was expected"),
  .init("a zero byte in the size", array("1 \0 1\n1\n"), "the number of columns was expected"),
  .init("a first line of a megabyte", String(repeating: "%", count: 1 << 20), "not a Matrix Market file"),
  .init(
    "a megabyte of spaces", array(String(repeating: " ", count: 1 << 20)),
    "the file ends, the number of rows was expected"),
]

private let entries: [Malformed] = [
  .init("row 0", coordinate("2 2 1\n0 1 1\n"), "line 3: row 0 is not among 1 to 2"),
  .init("column 0", coordinate("2 2 1\n1 0 1\n"), "line 3: column 0 is not among 1 to 2"),
  .init("a row too far", coordinate("2 2 1\n3 1 1\n"), "line 3: row 3 is not among 1 to 2"),
  .init("a column too far", coordinate("2 2 1\n1 3 1\n"), "line 3: column 3 is not among 1 to 2"),
  .init("a negative row", coordinate("2 2 1\n-1 1 1\n"), "line 3: the row is -1"),
  .init("a negative column", coordinate("2 2 1\n1 -1 1\n"), "line 3: the column is -1"),
  .init("a fractional row", coordinate("2 2 1\n1.0 1 1\n"), "line 3: \"1.0\": the row was expected"),
  .init("a row beyond 64 bits", coordinate("2 2 1\n99999999999999999999 1 1\n"), "the row does not fit 64 bits"),
  .init("an entry of an empty matrix", coordinate("0 0 1\n1 1 1\n"), "row 1 is not among 1 to 0"),
  .init("an entry in row 0 behind a comment", coordinate("%\n%\n2 2 2\n1 1 1\n0 1 1\n"), "line 6: row 0"),
  .init("no column", coordinate("2 2 1\n1    \n\n\n"), "line 3: the line ends, the column was expected"),
  .init("no value", coordinate("2 2 1\n1 1   \n"), "line 3: the line ends, a number was expected"),
  .init("a word for a value", coordinate("2 2 1\n1 1 x\n"), "line 3: \"x\": a number was expected"),
  .init("a value with a word behind it", coordinate("2 2 1\n1 1 1x\n"), "line 3: \"1x\": a number was expected"),
  .init("a Fortran exponent", coordinate("2 2 1\n1 1 1d0\n"), "\"1d0\": a number was expected"),
  .init("a decimal comma", coordinate("2 2 1\n1 1 1,5\n"), "\"1,5\": a number was expected"),
  .init("two values", coordinate("2 2 1\n1 1 1 2\n"), "line 3: \"2\": the end of the line was expected"),
  .init(
    "a value of a place", coordinate("2 2 1\n1 1 1\n", "pattern"), "line 3: \"1\": the end of the line was expected"),
  .init("no imaginary part", coordinate("2 2 1\n1 1 1\n", "complex"), "the line ends, an imaginary part was expected"),
  .init("three parts", coordinate("2 2 1\n1 1 1 2 3\n", "complex"), "\"3\": the end of the line was expected"),
  .init("a fractional integer", coordinate("2 2 1\n1 1 1.5\n", "integer"), "\"1.5\": an integer was expected"),
  .init("an integer beyond 64 bits", coordinate("2 2 1\n1 1 9223372036854775808\n", "integer"), "does not fit 64 bits"),
  .init(
    "a negative integer beyond 64 bits", coordinate("2 2 1\n1 1 -9223372036854775809\n", "integer"),
    "does not fit 64 bits"),
  .init(
    "an integer with a sign from 0", coordinate("2 2 1\n1 1 -1\n", "unsigned-integer"), "an integer from 0 is negative"),
  .init(
    "a sum beyond 64 bits", coordinate("1 1 2\n1 1 9223372036854775807\n1 1 1\n", "integer"),
    "line 4: the sum of the entries at one place does not fit int64"),
  .init(
    "an unsigned sum beyond 64 bits", coordinate("1 1 2\n1 1 18446744073709551615\n1 1 1\n", "unsigned-integer"),
    "does not fit uint64"),
  .init(
    "the negative of the least integer", coordinate("2 2 1\n2 1 -9223372036854775808\n", "integer", "skew-symmetric"),
    "line 3: the negative of the entry does not fit int64"),
  .init(
    "above the diagonal", coordinate("2 2 1\n1 2 1\n", "real", "symmetric"),
    "line 3: row 1, column 2 is above the diagonal"),
  .init("above the diagonal of places", coordinate("2 2 1\n1 2 \n\n", "pattern", "symmetric"), "is above the diagonal"),
  .init("above a hermitian diagonal", coordinate("2 2 1\n1 2 1 1\n", "complex", "hermitian"), "is above the diagonal"),
  .init(
    "a skew-symmetric diagonal", coordinate("2 2 1\n1 1 0\n", "real", "skew-symmetric"),
    "line 3: row 1, column 1: the diagonal"),
  .init(
    "a complex hermitian diagonal", coordinate("2 2 1\n1 1 1 2\n", "complex", "hermitian"),
    "line 3: the diagonal of a hermitian matrix is real"),
  .init(
    "a complex diagonal of an array", array("1 1\n1 2\n", "complex", "hermitian"),
    "line 3: the diagonal of a hermitian matrix is real"),
  .init(
    "too few entries", coordinate("2 2 2\n1 1 100000000\n"), "line 4: the file ends after 1 entries, 2 were stated"),
  .init("too many entries", coordinate("2 2 1\n1 1 1\n2 2 1\n"), "line 4: more than 1 entries"),
  .init("an entry of none", coordinate("2 2 0\n1 1 1\n"), "line 3: more than 0 entries"),
  .init("too few elements", array("2 2\n1.00\n2.00\n3\n"), "line 6: the file ends after 3 entries, 4 were stated"),
  .init("too many elements", array("1 2\n1\n2\n3\n"), "line 5: more than 2 entries"),
  .init("two elements on a line", array("1 2\n1 2\n"), "line 3: \"2\": the end of the line was expected"),
  .init("a whole symmetric array", array("2 2\n1\n2\n2\n3\n", "real", "symmetric"), "line 6: more than 3 entries"),
  .init(
    "a skew-symmetric array with its diagonal", array("2 2\n0\n1\n0\n", "real", "skew-symmetric"),
    "line 4: more than 1 entries"),
  .init("a comment among the entries", array("1 1\n% x\n1\n"), "\"%\": a number was expected"),
  .init("a word of a megabyte", array("1 1\n" + String(repeating: "x", count: 1 << 20)), "a number was expected"),
  .init("a number of a megabyte", array("1 1\n" + String(repeating: "1", count: 1 << 20)), "a number was expected"),
  .init(
    "a megabyte of spaces behind a number", array("1 1\n1" + String(repeating: " ", count: 1 << 20)),
    "more than 4096 spaces"),
  .init("a zero byte behind a number", array("1 1\n1\0\n"), "a number was expected"),
]

@Suite("Malformed Matrix Market files")
struct MatrixMarketMalformedTests {
  @Test("with a header at fault are refused with the line", arguments: headers)
  func refusedHeaders(_ malformed: Malformed) throws {
    try malformed.check("mtx") { path in _ = try MatrixMarketFile(path) }
  }

  @Test("with entries at fault are refused with the line", arguments: entries)
  func refusedEntries(_ malformed: Malformed) throws {
    try malformed.check("mtx") { path in _ = try MatrixMarketFile(path).tensor() }
  }

  @Test("take less than 64 MiB and a second each")
  func limits() async {
    await #expect(processExitsWith: .success) {
      try checkLimits(headers, "mtx") { path in _ = try MatrixMarketFile(path) }
      try checkLimits(entries, "mtx") { path in _ = try MatrixMarketFile(path).tensor() }
    }
  }
}
