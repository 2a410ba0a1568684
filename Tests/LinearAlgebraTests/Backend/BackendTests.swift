import LinearAlgebra
import Testing

@Suite("Backend")
struct BackendTests {
  @Test("the backend passes its self-check")
  func selfCheck() throws {
    try Backend.selfCheck()
    #expect(Backend.report.isHealthy)
  }

  @Test("the report names version, kernels, threads and limits")
  func report() {
    let report = Backend.report.description
    for name in ["OpenBLAS", "kernels", "LAPACK", "threads", "integers", "errors", "self-check"] {
      #expect(report.contains(name))
    }
    #expect(report.contains(Backend.version))
    #expect(Backend.version.first?.isNumber == true)
    #expect(Backend.lapackVersion.hasPrefix("3."))
    #expect(!Backend.coreName.isEmpty)
  }

  @Test("errors of BLAS reach the package in an executable that it is linked into")
  func capturesErrors() { #expect(Backend.capturesErrors) }
}
