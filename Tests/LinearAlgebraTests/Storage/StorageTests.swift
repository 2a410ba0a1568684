import ComplexModule
import Testing

@testable import LinearAlgebra

@Suite struct StorageTests {
  @Test("behind a complex matrix there is room for one more column")
  func spareColumn() {
    for (rows, columns) in [(40, 40), (40, 1), (1, 40), (3, 7)] {
      let a = Matrix<Complex<Double>>(uninitializedRows: rows, columns: columns)
      #expect(a.storage.capacity >= 16 * rows * (columns + 1) + Storage.spare)
    }
  }
}
