import Testing

/// The figures of these were computed by numpy.linalg.norm and numpy.linalg.cond of NumPy 2.4.
@Suite("linalg: norms and condition numbers")
struct NormCommandTests {
  private let general = "[[1,2,0],[0,1,3],[4,1,1]]"
  private let tensor = "[[[1,-2],[3,4]],[[5,0],[-7,8]],[[0,0],[2,-1]]]"

  private func result(_ arguments: [String]) throws -> LinalgValue {
    try #require(try linalgValues(arguments)["result"])
  }

  @Test("norms of a matrix and of a vector by NumPy's names")
  func kinds() throws {
    for (kind, value) in [
      ("2", 4.690415759823429), ("-2", 1.6210239593328), ("nuc", 9.204929190930578), ("-1", 4), ("-inf", 3),
    ] as [(String, Double)] {
      #expect(try result(["norm", general, "--kind", kind]).isClose([], [value]), "\(kind)")
    }
    for (kind, value) in [
      ("2", 5), ("-1", 1.7142857142857144), ("-inf", 3), ("0", 2), ("3", 4.497941445275415),
      ("0.5", 13.928203230275509),
    ] as [(String, Double)] {
      #expect(try result(["norm", "[3,-4]", "--kind", kind]).isClose([], [value]), "\(kind)")
    }
    #expect(try result(["norm", "[[3+4j,0],[0,1]]", "--kind", "-2"]).isClose([], [1]))
    #expect(try result(["norm", general, "--dtype", "complex64"]).type == "float32")
  }

  @Test("--axis with one axis gives norms of vectors")
  func vectors() throws {
    for (kind, expected) in [
      ("fro", [5.0990195135927845, 2, 7.874007874011811, 9]), ("1", [6, 2, 12, 13]),
      ("3", [5.0132979349645845, 2, 7.230426792525689, 8.325147517278273]), ("-inf", [0, 0, 2, 1]),
      ("0", [2, 1, 3, 3]),
    ] as [(String, [Double])] {
      #expect(try result(["norm", tensor, "--axis", "0", "--kind", kind]).isClose([2, 2], expected), "\(kind)")
    }
    let last = [2.23606797749979, 5, 5, 10.63014581273465, 0, 2.23606797749979]
    #expect(try result(["norm", tensor, "--axis", "-1"]).isClose([3, 2], last))
    #expect(try linalg(["norm", "[3,4]", "--axis", "0"]).output == "5\n")
  }

  @Test("--axis with two axes gives norms of matrices")
  func matrices() throws {
    for (kind, expected) in [
      ("1", [6, 12, 2]), ("-1", [4, 8, 1]), ("-inf", [3, 5, 0]), ("max", [4, 8, 2]),
      ("2", [5.116672736016927, 11.190298083048654, 2.23606797749979]),
      ("-2", [1.9543950758485487, 3.574524977184745, 0]),
      ("nuc", [7.0710678118654755, 14.7648230602334, 2.23606797749979]),
    ] as [(String, [Double])] {
      #expect(try result(["norm", tensor, "--axis", "1,2", "--kind", kind]).isClose([3], expected), "\(kind)")
    }
    #expect(try result(["norm", tensor, "--axis", "2,0", "--kind", "1"]).isClose([2], [5, 15]))
    #expect(try result(["norm", tensor, "--axis", "2,0", "--kind", "inf"]).isClose([2], [6, 13]))
    #expect(try result(["norm", tensor, "--axis", "-1,0"]).isClose([2], [5.477225575051661, 11.958260743101398]))
    #expect(try result(["norm", "[[[]],[[]]]", "--axis", "1,2", "--kind", "nuc"]).isClose([2], [0, 0]))
  }

  @Test("condition numbers in NumPy's norms")
  func conditions() throws {
    for (norm, value) in [
      ("1", 4.090909090909091), ("2", 2.89348947177435), ("inf", 4.363636363636363), ("fro", 4.242640687119285),
      ("nuc", 10.822218808527932), ("-1", 1.8181818181818181), ("-2", 0.3456034693593609), ("-inf", 1.3636363636363635),
    ] as [(String, Double)] {
      #expect(try result(["cond", general, "--norm", norm]).isClose([], [value]), "\(norm)")
    }
    for norm in ["1", "fro", "-1"] {
      #expect(try result(["cond", "[[1,2],[2,4]]", "--norm", norm]).values == [.infinity])
    }
    #expect(try result(["cond", "[[0,0],[0,0]]", "--norm", "-2"]).values == [.infinity])
    #expect(try result(["cond", "[[3,0]]", "--norm", "-2"]).values == [1])
  }

  @Test("what does not fit is refused")
  func failures() throws {
    for axis in ["3", "-4", "1,1", "0,-3"] {
      try expectFailure(["norm", tensor, "--axis", axis], 65, "[3, 2, 2]", "--axis with different axes of its 3")
    }
    for axis in ["0,1,2", "[]", "x"] { try expectFailure(["norm", tensor, "--axis", axis], 64, "--axis") }
    try expectFailure(["norm", tensor], 65, "[3, 2, 2]", "or --axis")
    try expectFailure(["norm", general, "--kind", "3"], 64, "--kind", "norm of a matrix")
    try expectFailure(["norm", general, "--kind", "nan"], 64, "--kind")
    try expectFailure(["cond", general, "--norm", "max"], 64, "--norm")
    try expectFailure(["cond", "[[1,2]]", "--norm", "fro"], 65, "square")
    try expectFailure(["cond", "[[nan]]", "--norm", "-1"], 65, "[not-finite]")
  }
}
