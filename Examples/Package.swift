// swift-tools-version: 6.2
import PackageDescription

// An app of its own that depends on the library by path, as one outside this repository would by address.
let package = Package(
  name: "Examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "swift-linear-algebra", path: "..")],
  targets: [
    .executableTarget(
      name: "ExampleQuickStart",
      dependencies: [.product(name: "LinearAlgebra", package: "swift-linear-algebra")]),
    .executableTarget(
      name: "ExampleRawLAPACKE",
      dependencies: [
        .product(name: "CBLAS", package: "swift-linear-algebra"),
        .product(name: "CLAPACKE", package: "swift-linear-algebra"),
      ]),
    .executableTarget(
      name: "ExampleAttention",
      dependencies: [
        .product(name: "LinearAlgebra", package: "swift-linear-algebra"),
        .product(name: "ArrayFiles", package: "swift-linear-algebra"),
      ]),
    .executableTarget(
      name: "ExampleCompression",
      dependencies: [
        .product(name: "LinearAlgebra", package: "swift-linear-algebra"),
        .product(name: "ArrayFiles", package: "swift-linear-algebra"),
      ]),
    .executableTarget(
      name: "ExampleSpectra",
      dependencies: [
        .product(name: "LinearAlgebra", package: "swift-linear-algebra"),
        .product(name: "ArrayFiles", package: "swift-linear-algebra"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
