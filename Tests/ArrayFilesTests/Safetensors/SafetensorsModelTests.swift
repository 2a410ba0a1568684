import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

@Suite("Models in several safetensors files")
struct SafetensorsModelTests {
  @Test("their tensors are found through the index")
  func found() throws {
    let model = try SafetensorsModel(index: fixture("safetensors/model.safetensors.index.json"))
    #expect(model.names == ["first", "second"])
    #expect(try Tensor<Float>(model.tensor("first")).elements == [0, 1, 2, 3])
    #expect(try Tensor<Double>(model.tensor("second", mapped: true)).elements == [4, 5, 6, 7])
    #expect(model.entry("second")?.kind == .double)
    let error = #expect(throws: ArrayFileError.self) { try model.tensor("third") }
    #expect(error?.reason == .mismatch)
  }

  @Test(
    "an index that is wrong is refused",
    arguments: [
      Malformed("no map", "{}", "'weight_map' is missing"),
      Malformed("a map that is a list", #"{"weight_map":[]}"#, "'{' was expected"),
      Malformed("two maps", #"{"weight_map":{},"weight_map":{}}"#, "'weight_map' stands twice"),
      Malformed("a tensor twice", #"{"weight_map":{"a":"x","a":"x"}}"#, "tensor 'a' stands twice"),
      Malformed("a file that is a number", #"{"weight_map":{"a":1}}"#, "a string in double quotes was expected"),
      Malformed("a file elsewhere", #"{"weight_map":{"a":"/etc/passwd"}}"#, "is not the name of a file in this folder"),
      Malformed("a file above", #"{"weight_map":{"a":"../a"}}"#, "is not the name of a file in this folder"),
      Malformed("the folder", #"{"weight_map":{"a":"."}}"#, "is not the name of a file in this folder"),
      Malformed("no file", #"{"weight_map":{"a":""}}"#, "is not the name of a file in this folder"),
      Malformed("text behind the object", #"{"weight_map":{}} x"#, "something follows the JSON object"),
    ])
  func refused(_ malformed: Malformed) throws {
    try malformed.check("json") { path in _ = try SafetensorsModel(index: path) }
  }

  @Test("a file that lacks a tensor, and one that is not there, are named")
  func missing() throws {
    try withTemporaryFolder { folder in
      try SafetensorsFile.write([("x", AnyTensor(Vector<Double>([1])))], to: "\(folder)/a.safetensors")
      for (map, message) in [
        (#"{"x":"a.safetensors","y":"a.safetensors"}"#, "tensor 'y' is not in a.safetensors"),
        (#"{"x":"b.safetensors"}"#, "b.safetensors: No such file"),
      ] {
        try Data("{\"weight_map\":\(map)}".utf8).write(to: URL(fileURLWithPath: "\(folder)/i.json"))
        let error = #expect(throws: ArrayFileError.self) { try SafetensorsModel(index: "\(folder)/i.json") }
        #expect(error?.description.contains(message) == true)
      }
    }
  }
}
