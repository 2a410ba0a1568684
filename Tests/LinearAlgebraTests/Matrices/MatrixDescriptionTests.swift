import ComplexModule
import LinearAlgebra
import Testing

@Suite("Printing")
struct MatrixDescriptionTests {
  @Test("columns are aligned at their decimal points, to six significant digits")
  func small() {
    let a: Matrix<Double> = [[1, 0.5, -1e-9], [100, 3.14159265, 2]]
    #expect(a.description == "[  1  0.5      -1e-09]\n[100  3.14159   2    ]")
    let b: Matrix<Float> = [[.nan, -.infinity], [0, 7]]
    #expect(b.description == "[nan  -inf]\n[  0     7]")
  }

  @Test("complex numbers are printed as a+bi")
  func complex() {
    let a: Matrix<Complex<Double>> = [[Complex(1, 2), Complex(-0.5, -1)], [0, Complex(0, .nan)]]
    #expect(a.description == "[1+2i  -0.5-1i]\n[0+0i   0+nani]")
  }

  @Test("large matrices show their edges and their shape")
  func large() {
    let a = Matrix<Double>(rows: 40, columns: 30) { i, j in Double(i * 100 + j) }
    let expected = """
      [   0     1     2  …    27    28    29]
      [ 100   101   102  …   127   128   129]
      [ 200   201   202  …   227   228   229]
      [   ⋮     ⋮     ⋮  ⋱     ⋮     ⋮     ⋮]
      [3700  3701  3702  …  3727  3728  3729]
      [3800  3801  3802  …  3827  3828  3829]
      [3900  3901  3902  …  3927  3928  3929]
      (40×30)
      """
    #expect(a.description == expected)
    let wide = Matrix<Double>(rows: 2, columns: 25) { i, j in Double(j) }
    #expect(wide.description == "[0  1  2  …  22  23  24]\n[0  1  2  …  22  23  24]\n(2×25)")
    let tall = Matrix<Double>.zeros(100_000, 1)
    #expect(tall.description == "[0]\n[0]\n[0]\n[⋮]\n[0]\n[0]\n[0]\n(100000×1)")
  }

  @Test("empty shapes, vectors and debug descriptions")
  func others() {
    #expect(Matrix<Double>.zeros(0, 3).description == "[] (0×3)")
    let x: Vector<Float> = [1, 0.1, -2.5e10]
    #expect(x.description == "[1, 0.1, -2.5e+10]" && Vector<Float>([]).description == "[]")
    #expect(Vector<Double>(count: 2000) { Double($0) }.description == "[0, 1, 2, …, 1997, 1998, 1999] (2000 elements)")
    let a: Matrix<Double> = [[1, 2]]
    #expect(a.debugDescription == "Matrix<Double> 1×2, strides (1, 1)\n[1  2]")
    #expect(x.reversed().debugDescription == "Vector<Float> 3, stride -1\n[-2.5e+10, 0.1, 1]")
  }
}
