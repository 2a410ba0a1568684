import ArrayFiles
import Testing

private let long = String(repeating: "1", count: 5000)

private let cases: [Malformed] = [
  .init("an empty file", "", "the file is empty"),
  .init("empty lines only", "\n\n\n", "the file is empty"),
  .init("a short row", "1,2\n3\n", "line 2, column 2: the row has 1 cells, 2 were expected"),
  .init("a short row behind a header", "a,b\n1\n", "line 2, column 2: the row has 1 cells, 2 were expected"),
  .init("a short last row without a line end", "1,2\n3", "line 2, column 2: the row has 1 cells"),
  .init("a long row", "1,2\n3,4,5\n", "line 2, column 3: the row has more than 2 cells"),
  .init("a separator at the end", "1,2\n3,4,\n", "line 2, column 3: the row has more than 2 cells"),
  .init("a row longer than the header", "a\n1,2\n", "line 2, column 2: the row has more than 1 cells"),
  .init("a missing number", "1,2\n,4\n", "line 2, column 1: the number is missing"),
  .init("a missing last number", "1,2\n3,\n", "line 2, column 2: the number is missing"),
  .init("NA", "1,NA\n", "line 1, column 2: the number is missing (\"NA\")"),
  .init("spaces for a number", "1,2\n  ,4\n", "line 2, column 1: the number is missing"),
  .init("a word", "1,2\n3,four\n", "line 2, column 2: \"four\" is not a number"),
  .init("a word in the first of several rows", "1,x\n2,3\n", "line 1, column 2: \"x\" is not a number"),
  .init("a number with a word behind it", "1,2\n3,4a\n", "\"4a\" is not a number"),
  .init("two numbers in a cell", "1,2\n3 4,5\n", "\"3 4\" is not a number"),
  .init("a number with two points", "1\n1.2.3\n", "\"1.2.3\" is not a number"),
  .init("a point", "1\n.\n", "\".\" is not a number"),
  .init("a sign", "1\n-\n", "\"-\" is not a number"),
  .init("two signs", "1\n--1\n", "\"--1\" is not a number"),
  .init("an exponent without digits", "1\n1e\n", "\"1e\" is not a number"),
  .init("an exponent with a sign only", "1\n1e+\n", "\"1e+\" is not a number"),
  .init("an exponent only", "1\ne5\n", "\"e5\" is not a number"),
  .init("an exponent with a point", "1\n1e1.5\n", "\"1e1.5\" is not a number"),
  .init("a hexadecimal number", "1\n0x10\n", "\"0x10\" is not a number"),
  .init("a Fortran exponent", "1\n1d5\n", "\"1d5\" is not a number"),
  .init("thousands in groups", "1\n1_000\n", "\"1_000\" is not a number"),
  .init("part of inf", "1\nin\n", "\"in\" is not a number"),
  .init("more than nan", "1\nnano\n", "\"nano\" is not a number"),
  .init("a decimal comma", "1,2\n1,5,2\n", "line 2, column 3: the row has more than 2 cells"),
  .init("a currency", "1\n$5\n", "\"$5\" is not a number"),
  .init("a date", "1\n2020-01-01\n", "\"2020-01-01\" is not a number"),
  .init("semicolons", "1;2\n3;4\n", "line 2, column 1: \"3;4\" is not a number"),
  .init("semicolons behind numbers", "1,2\n3;4,5\n", "\"3;4\" is not a number"),
  .init("a quote that is not closed", "1,2\n\"3,4\n", "line 2, column 1: the quoted cell is not closed on its line"),
  .init(
    "a quote that is not closed in the file", "1,2\n3,\"4",
    "line 2, column 2: the quoted cell is not closed on its line"),
  .init("a header with a quote that is not closed", "\"a,b\n1,2\n", "the quoted cell is not closed"),
  .init("a header with a quote inside", "a\"b,c\n1,2\n", "line 1, column 1: a quote inside a cell"),
  .init("a header with text behind a quote", "\"a\"b,c\n1,2\n", "line 1, column 1: a separator or the end of the line"),
  .init(
    "text behind a quoted number", "1,2\n\"3\"x,4\n",
    "line 2, column 1: \"\\\"3\\\"x\": a separator or the end of the line"),
  .init("a quoted word", "1\n\"x\"\n", "is not a number"),
  .init("a carriage return inside", "1\n2\r3\n", "line 2, column 1: a carriage return without a line feed"),
  .init("a zero byte in a number", "1\n2\03\n", "line 2, column 1"),
  .init("a zero byte for a number", "1\n\0\n", "is not a number"),
  .init(
    "a header that is not UTF-8", [0xFF, 0x2C, 0x61, 0x0A, 0x31, 0x2C, 0x32], "line 1, column 1: the cell is not UTF-8"),
  .init("a cell that is not UTF-8", [0x31, 0x0A, 0xFF, 0xFE, 0x0A], "line 2, column 1"),
  .init("UTF-16", [0xFF, 0xFE, 0x31, 0, 0x2C, 0, 0x32, 0], "line 1, column 1"),
  .init(
    "a cell of 5000 digits", "1\n\(long)\n2\n" + String(repeating: "1\n", count: 300_000), "is not exactly a float64"),
  .init("a cell of a megabyte", "1\n" + String(repeating: long, count: 200), "a cell of more than 4096 bytes"),
  .init("a megabyte of spaces", "1\n" + String(repeating: " ", count: 1 << 20), "a cell of more than 4096 bytes"),
  .init("a word of a megabyte", "1\n" + String(repeating: "x", count: 1 << 20), "a cell of more than 4096 bytes"),
  .init(
    "a quoted word of a megabyte", "1\n\"" + String(repeating: "x", count: 1 << 20), "a cell of more than 4096 bytes"),
  .init(
    "a wide header and many short rows",
    String(repeating: "a,", count: 99_999) + "a\n" + String(repeating: "1\n", count: 100_000),
    "line 2, column 2: the row has 1 cells, 100000 were expected"),
  .init(
    "an integer beyond 2^53", "1\n9007199254740993\n",
    "line 2, column 1: the integer \"9007199254740993\" is not exactly a float64"),
  .init("a negative integer beyond 2^53", "-9007199254740993\n", "line 1, column 1: the integer"),
]

@Suite("Malformed tables")
struct CSVMalformedTests {
  @Test("are refused with line and column", arguments: cases)
  func refused(_ malformed: Malformed) throws {
    try malformed.check("csv") { path in _ = try CSVFile(path).tensor() }
  }

  @Test("take less than 64 MiB and a second each")
  func limits() async {
    await #expect(processExitsWith: .success) {
      try checkLimits(cases, "csv") { path in _ = try CSVFile(path).tensor() }
    }
  }
}
