import Foundation
import Testing

@Suite("linalg bench")
struct BenchCommandTests {
  @Test("--json gives rates for one thread; what takes too long is left out")
  func json() throws {
    let result = try linalg(["bench", "--seconds", "0.2", "--threads", "1", "--json"])
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    let report = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let results = try #require(report["results"] as? [[String: Any]])
    #expect(results.count == 19 && results.allSatisfy { $0["threads"] as? Int == 1 })
    let first = try #require(results.first)
    #expect(first["name"] as? String == "product" && first["n"] as? Int == 64 && first["dtype"] as? String == "float32")
    #expect(try #require(first["rate"] as? Double) > 0 && first["unit"] as? String == "GFLOP/s")
    #expect(results.contains { $0["n"] as? Int == 2048 && $0["rate"] is NSNull })
  }

  @Test("a time that is none is wrong usage")
  func usage() throws {
    for seconds in ["0", "-1", "nan", "inf"] {
      let result = try linalg(["bench", "--seconds=\(seconds)"])
      #expect(result.status == 64 && result.error.contains("--seconds"), "\(result)")
    }
  }
}
