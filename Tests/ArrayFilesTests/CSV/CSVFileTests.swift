import ArrayFiles
import ComplexModule
import Foundation
import LinearAlgebra
import Testing

@Suite("Tables of numbers as text")
struct CSVFileTests {
  /// Reads a table from this text.
  private func read(_ text: String, _ options: CSVOptions = CSVOptions(), ending: String = "csv") throws -> Matrix<
    Double
  > {
    var result: Matrix<Double> = []
    try withTemporaryFolder { folder in
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/a.\(ending)"))
      result = try Matrix<Double>(CSVFile("\(folder)/a.\(ending)", options).tensor())
    }
    return result
  }

  @Test("what NumPy wrote is read, to the bit", arguments: ["csv", "tsv"])
  func numpy(_ ending: String) throws {
    let file = try CSVFile(fixture("csv/savetxt.\(ending)"))
    #expect(file.columnNames == nil)
    let expected = try Matrix<Double>(NpyFile(fixture("csv/plain.npy")).tensor())
    #expect(try Matrix<Double>(file.tensor()) == expected)
  }

  @Test("what pandas wrote is read, with names and missing numbers")
  func pandas() throws {
    let file = try CSVFile(fixture("csv/pandas.csv"), CSVOptions(missing: .nan))
    #expect(file.columnNames == ["a", "b, c", "d \"e\"\nf"])
    let (table, expected) = (
      try Tensor<Double>(file.tensor()), try Tensor<Double>(NpyFile(fixture("csv/pandas.npy")).tensor())
    )
    #expect(table.shape == expected.shape)
    #expect(zip(table.elements, expected.elements).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
    let error = #expect(throws: ArrayFileError.self) { try CSVFile(fixture("csv/pandas.csv")).tensor() }
    #expect(error?.place == .cell(line: 5, column: 2))
    let quoted: Matrix<Double> = [[1.5, -2], [3, 4e-5]]
    #expect(try Matrix<Double>(CSVFile(fixture("csv/quoted.csv")).tensor()) == quoted)
  }

  @Test("numbers of all sizes and forms are rounded correctly")
  func numbers() throws {
    let numbers = try Tensor<Double>(CSVFile(fixture("csv/numbers.csv"), CSVOptions(roundsIntegers: true)).tensor())
      .elements
    let expected = try Tensor<Double>(NpyFile(fixture("csv/numbers.npy")).tensor()).elements
    #expect(numbers.count == expected.count)
    for (i, (number, value)) in zip(numbers, expected).enumerated() {
      #expect(number.bitPattern == value.bitPattern || number.isNaN && value.isNaN, "line \(i + 1)")
    }
  }

  @Test("spaces, quotes, empty lines, both line ends, a byte order mark and a missing last line end are accepted")
  func forms() throws {
    let expected: Matrix<Double> = [[1, 2], [3, 4]]
    for text in [
      "1,2\n3,4\n", "1,2\n3,4", "1,2\r\n3,4\r\n", "1,2\r\n3,4\r", "\n\n1,2\n\n3,4\n\n\n", " 1 , 2 \n 3,\t4\n",
      "\"1\",2\n3,\"4\"\n", "\u{FEFF}1,2\n3,4\n", "x,y\n1,2\n3,4\n", "\"x\",\"a,\"\"b\"\"\nc\"\n1,2\n3,4\n",
    ] {
      #expect(try read(text) == expected, "\(text)")
    }
    #expect(try read("1;2\n3;4\n", CSVOptions(separator: ";")) == expected)
    #expect(try read("1\t2\n3\t4\n", ending: "tsv") == expected)
  }

  @Test("the first line is a header where no cell of it is a number, or as the options say")
  func headers() throws {
    let (one, none): (Matrix<Double>, Int) = ([[1]], 0)
    #expect(try read("2020\n1\n", CSVOptions(header: .present)) == one)
    #expect(try read("2020\n1\n").rows == 2)
    let empty = try read("a,b\n")
    #expect(empty.rows == none)
    #expect(empty.columns == 2)
    #expect(throws: ArrayFileError.self) { try read("a\n1\n", CSVOptions(header: .absent)) }
    // The index that pandas writes has no name.
    #expect(try read(",a\n0,1\n").rows == 1)
    let missing = #expect(throws: ArrayFileError.self) { try read(",NA\n0,1\n") }
    #expect(missing?.place == .cell(line: 1, column: 1))
    #expect(try read(",NA\n0,1\n", CSVOptions(missing: 7))[0, 1] == 7)
  }

  @Test("missing numbers become what the options say")
  func missing() throws {
    let options = CSVOptions(missing: -1)
    let expected: Matrix<Double> = [[1, -1, -1], [-1, 2, -1]]
    #expect(try read("1,,NA\n\"\", 2 , N/A \n", options) == expected)
    #expect(try read("1,?,?\n?,2,?\n", CSVOptions(missing: -1, missingTexts: ["?"])) == expected)
    #expect(throws: ArrayFileError.self) { try read("1,?\n", options) }
  }

  @Test("an integer that no Double equals is an error, unless it may be rounded")
  func integers() throws {
    let error = #expect(throws: ArrayFileError.self) { try read("1\n9007199254740993\n") }
    #expect(error?.place == .cell(line: 2, column: 1))
    #expect(error?.message.contains("9007199254740993") == true)
    #expect(try read("9007199254740993\n", CSVOptions(roundsIntegers: true))[0, 0] == 9_007_199_254_740_992)
    #expect(try read("9007199254740992\n")[0, 0] == 9_007_199_254_740_992)
  }

  @Test("large tables are read in parts, and errors in any part have the right line")
  func large() throws {
    let (rows, columns) = (200_000, 4)
    var text = ""
    for i in 0..<rows { text += "\(i),\(Double(i) / 7),-\(i)e-3,\(i % 10)\n" }
    #expect(text.utf8.count > 4 << 20)
    let a = try read(text)
    #expect(a.rows == rows)
    #expect(a.columns == columns)
    for i in stride(from: 0, to: rows, by: 77) {
      #expect(a[i, 0] == Double(i))
      #expect(a[i, 1] == Double(i) / 7)
      #expect(a[i, 3] == Double(i % 10))
    }
    let error = #expect(throws: ArrayFileError.self) { try read("\n\n" + text + "1,2,3\n") }
    #expect(error?.place == .cell(line: rows + 3, column: 4))
  }

  @Test("a row of many cells is read")
  func wide() throws {
    let text = (0..<300_000).map(String.init).joined(separator: ",")
    let a = try read(text)
    #expect(a.rows == 1)
    #expect(a.columns == 300_000)
    #expect(a[0, 299_999] == 299_999)
  }

  @Test("what we write is read again, to the bit")
  func roundTrip() throws {
    let a = Matrix<Double>(rows: 40, columns: 3) { i, j in Double(i - 20) / Double(j + 3) * pow(10, Double(i)) }
    try withTemporaryFolder { folder in
      for (matrix, ending) in [(a, "csv"), (a.transposed(), "tsv"), (a[3..<9, 0..<2], "csv")] {
        let names = (0..<matrix.columns).map { "n \($0),\"\n" }
        try CSVFile.write(AnyTensor(matrix), columnNames: names, to: "\(folder)/a.\(ending)")
        let file = try CSVFile("\(folder)/a.\(ending)")
        #expect(file.columnNames == names)
        #expect(try Matrix<Double>(file.tensor()) == matrix)
      }
      let x: Vector<Float> = [0.1, .infinity, -.nan, 1e-30]
      try CSVFile.write(AnyTensor(x), to: "\(folder)/x.csv")
      let text = String(decoding: try bytes("\(folder)/x.csv"), as: UTF8.self)
      #expect(text.hasPrefix("0.1\ninf\n"))
      #expect(try Matrix<Float>(rounding: CSVFile("\(folder)/x.csv").tensor())[0, 0] == 0.1)
      try CSVFile.write(AnyTensor(Tensor<UInt64>(shape: [1, 2], [.max, 0])), to: "\(folder)/u.csv")
      #expect(String(decoding: try bytes("\(folder)/u.csv"), as: UTF8.self) == "18446744073709551615,0\n")
    }
  }

  @Test("what no table holds is refused")
  func refused() throws {
    let (cube, complex) = (AnyTensor(Tensor<Float>(shape: [1, 1, 1], [1])), AnyTensor(Vector<Complex<Double>>([1])))
    try withTemporaryFolder { folder in
      for tensor in [cube, complex] {
        let error = #expect(throws: ArrayFileError.self) { try CSVFile.write(tensor, to: "\(folder)/a.csv") }
        #expect(error?.reason == .mismatch)
      }
      let x = AnyTensor(Vector<Double>([1]))
      #expect(throws: ArrayFileError.self) { try CSVFile.write(x, columnNames: ["a", "b"], to: "\(folder)/a.csv") }
      for separator in ["\"", "\n", "ä", "."] as [Character] {
        #expect(throws: ArrayFileError.self) { try CSVFile.write(x, separator: separator, to: "\(folder)/a.csv") }
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.isEmpty)
    }
  }
}
