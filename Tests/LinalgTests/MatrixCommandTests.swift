import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

/// The figures of these were computed with NumPy 2.4 and SciPy 1.17.
private let symmetric = "[[4,1,2],[1,3,0],[2,0,5]]"
private let general = "[[1,2,0],[0,1,3],[4,1,1]]"
private let tall = "[[1,2],[0,1],[4,1]]"
private let singular = "[[1,2],[2,4]]"

@Suite("linalg: commands for matrices and equations")
struct MatrixCommandTests {
  /// The only result of a command.
  private func result(_ arguments: [String]) throws -> LinalgValue {
    try #require(try linalgValues(arguments)["result"])
  }

  @Test("inv and pinv")
  func inverses() throws {
    let inverse = [-2, -2, 6, 12, 1, -3, -4, 7, 1.0].map { $0 / 22 }
    #expect(try result(["inv", general]).isClose([3, 3], inverse))
    #expect(try result(["inv", "[[1+2j,3],[0,1j]]"]).isClose([2, 2], [0.2, -0.4, 1.2, 0.6, 0, 0, 0, -1]))
    let pseudo = try result(["pinv", tall])
    #expect(pseudo.isClose([2, 3], [-6, -6, 18, 28, 17, -7.0].map { $0 / 66 }))
    #expect(try result(["pinv", "[[2,0],[0,1]]", "--rcond", "0.6"]).isClose([2, 2], [0.5, 0, 0, 0]))
    try expectFailure(["inv", singular], 1, "\(singular): ", "[singular]")
    try expectFailure(["inv", tall], 65, "[3, 2]", "square")
    try expectFailure(["pinv", "[1,2]"], 65, "[2]", "matrix")
    try expectFailure(["pinv", singular, "--rcond", "-1"], 64, "--rcond")
    try expectFailure(["pinv", singular, "--rcond", "nan"], 64, "--rcond")
  }

  @Test("det, and its sign and logarithm where it is out of range")
  func determinants() throws {
    #expect(try result(["det", general]).isClose([], [22]))
    #expect(try result(["det", "[[1+2j,3],[0,1j]]"]).isClose([], [-2, 1]))
    #expect(try linalg(["det", "[[1e-300,0],[0,0]]"]).output == "0\n")
    let large = try linalgValues(["det", "[[1e200,0],[0,-1e200]]", "--log"])
    #expect(large["sign"]?.values == [-1] && large["logabsdet"]?.isClose([], [921.0340371976183]) == true)
    let zero = try linalgValues(["det", singular, "--log"])
    #expect(zero["sign"]?.values == [0] && zero["logabsdet"]?.values == [-.infinity])
    try expectFailure(["det", "[[1e200,0],[0,-1e200]]"], 1, "921.034037", "--log", "[overflow]")
    try expectFailure(["det", "[[1e-200,0],[0,1e-200]]"], 1, "-921.034037", "[overflow]")
    try expectFailure(["det", tall], 65, "[3, 2]", "square")
    try expectFailure(["det", "[[1]]", "--log", "-o", "x.npy"], 64, "sign, logabsdet")
  }

  @Test("rank, cond and norm")
  func numbers() throws {
    #expect(try result(["rank", singular]).values == [1])
    #expect(try result(["rank", general]).type == "int64")
    #expect(try linalg(["rank", "[[1,0],[0,1e-5]]", "--rcond", "1e-4"]).output == "1\n")
    #expect(try linalg(["rank", "[[1,0],[0,1e-5]]", "--rcond", "1e-6"]).output == "2\n")
    #expect(try result(["cond", general]).isClose([], [2.89348947177435]))
    #expect(try result(["cond", general, "--norm", "1"]).isClose([], [45.0 / 11]))
    #expect(try result(["cond", general, "--norm", "inf"]).isClose([], [48.0 / 11]))
    #expect(try result(["cond", singular, "--norm", "1"]).values == [.infinity])
    for (kind, value, length) in [
      ("fro", 5.744562646538029, 5.0), ("spectral", 22.0.squareRoot(), 5), ("nuclear", 9.204929190930578, 5),
      ("1", 5, 7), ("inf", 6, 4), ("max", 4, 4),
    ] {
      #expect(try result(["norm", general, "--kind", kind]).isClose([], [value]), "\(kind)")
      #expect(try result(["norm", "[3,-4]", "--kind", kind]).isClose([], [length]), "\(kind)")
    }
    try expectFailure(["rank", "[1]"], 65, "[1]")
    try expectFailure(["cond", tall, "--norm", "inf"], 65, "[3, 2]", "square")
    try expectFailure(["cond", general, "--norm", "3"], 64, "1, 2, inf, fro, nuc, -1, -2 or -inf")
    try expectFailure(["norm", "3"], 65, "[]", "a matrix or a vector")
    try expectFailure(["norm", "[[nan]]", "--kind", "nuclear"], 65, "[not-finite]")
  }

  @Test("null and orth")
  func subspaces() throws {
    let basis = try result(["null", "[[0,2,0]]"])
    #expect(basis.shape == [3, 2] && basis.values[2...3].allSatisfy { abs($0) < 1e-15 })
    #expect(try result(["null", tall]).shape == [2, 0])
    #expect(try result(["null", "[[1,0],[0,1e-9]]", "--rcond", "1e-8"]).shape == [2, 1])
    let column = try result(["orth", singular])
    #expect(column.isClose([2, 1], column.values) && abs(column.values[1] - 2 * column.values[0]) < 1e-15)
    #expect(abs(column.values[0].magnitude - 0.2.squareRoot()) < 1e-15)
    try expectFailure(["null", "[1]"], 65, "[1]", "matrix")
    try expectFailure(["orth", "1"], 65, "[]", "matrix")
  }

  @Test("expm, logm and sqrtm")
  func functions() throws {
    let quarter = "[[0.25,0.5,0],[0,0.25,0.75],[1,0.25,0.25]]"
    let exponential = [
      1.3652853898296766, 0.6724400733203485, 0.24606004433226386, 0.49212008866452767, 1.4883154119958086,
      1.0086601099805226, 1.344880146640697, 0.6643000957698594, 1.4883154119958086,
    ]
    #expect(try result(["expm", quarter]).isClose([3, 3], exponential))
    let logarithm = [
      1.2156466927832534, 0.3238521174784961, 0.49535751849859766, 0.3238521174784959, 1.0441412917631534,
      -0.0761733582291977, 0.4953575184985974, -0.07617335822919769, 1.5014121311471533,
    ]
    #expect(try result(["logm", symmetric]).isClose([3, 3], logarithm))
    let root = [
      1.9185999786010615, 0.2804534977062329, 0.49022439528886985, 0.2804534977062328, 1.7088290810184263,
      -0.035341300061798676, 0.49022439528886974, -0.03534130006179868, 2.1813828262763986,
    ]
    #expect(try result(["sqrtm", symmetric]).isClose([3, 3], root))
    #expect(try result(["logm", "[[-1]]", "--dtype", "complex128"]).isClose([1, 1], [0, .pi]))
    #expect(try result(["sqrtm", "[[-1]]", "--dtype", "complex64"]).type == "complex64")
    try expectFailure(["expm", "[[1000]]"], 1, "[overflow]")
    try expectFailure(["logm", singular], 1, "[undefined]")
    try expectFailure(["logm", "[[-1]]"], 1, "[undefined]")
    try expectFailure(["sqrtm", "[[-1]]"], 1, "[undefined]")
    for name in ["expm", "logm", "sqrtm"] { try expectFailure([name, tall], 65, "[3, 2]", "square") }
  }

  @Test("lstsq")
  func leastSquares() throws {
    let fit = try linalgValues(["lstsq", tall, "[0,3,1]"])
    #expect(fit["x"]?.isClose([2], [0, 2.0 / 3]) == true && fit["rank"]?.isClose([], [2]) == true)
    #expect(fit["residual_norms"]?.isClose([1], [(22.0 / 3).squareRoot()]) == true)
    #expect(fit["s"]?.isClose([2], [4.43163743, 1.83319113], error: 1e-8) == true)
    let shortest = try linalgValues(["lstsq", singular, "[[1,0],[2,5]]"])
    #expect(shortest["x"]?.isClose([2, 2], [0.2, 0.4, 0.4, 0.8]) == true && shortest["rank"]?.values == [1])
    let cut = try linalgValues(["lstsq", "[[2,0],[0,1]]", "[2,2]", "--rcond", "0.6"])
    #expect(cut["x"]?.isClose([2], [1, 0]) == true)
    try expectFailure(["lstsq", tall, "[1,2]"], 65, "[2]", "[3, 2]")
    try expectFailure(["lstsq", tall, "3"], 65, "[]", "[3, 2]")
    try expectFailure(["lstsq", tall, "[1,2,inf]"], 65, "[not-finite]")
    try expectFailure(["lstsq", tall, "[1,2,3]", "-o", "x.npy"], 64, "x, residual_norms, rank, s")
  }

  @Test("sylvester")
  func sylvester() throws {
    let x = try #require(try linalgValues(["sylvester", symmetric, "[[1,2],[0,1]]", tall])["x"])
    let expected = [
      -0.08163265306122484, 0.5027072053311124, 0.020408163265306235, 0.11411911703456847, 0.6938775510204083,
      -0.23219491878384022,
    ]
    #expect(x.isClose([3, 2], expected))
    try expectFailure(["sylvester", "[[1,0],[0,2]]", "[[-1]]", "[[8],[5]]"], 1, "[undefined]")
    try expectFailure(["sylvester", "[[1,0],[0,2]]", "[[3]]", "[[8,5]]"], 65, "[1, 2]", "[2, 1]")
    try expectFailure(["sylvester", tall, "[[3]]", "[[8,5]]"], 65, "[3, 2]", "square")
    try expectFailure(["sylvester", "[[1]]", "[[3]]"], 64, "Usage: linalg sylvester")
  }
}
