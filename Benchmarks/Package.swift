// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever depends on the library never resolves it.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "swift-linear-algebra", path: ".."),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .target(
      name: "CBaseline", dependencies: [.product(name: "CLAPACKE", package: "swift-linear-algebra")],
      cSettings: [.define("NDEBUG")]),
    .executableTarget(
      name: "filecopy", dependencies: [.product(name: "ArrayFiles", package: "swift-linear-algebra")]),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "CBaseline",
        .product(name: "CBLAS", package: "swift-linear-algebra"),
        .product(name: "LinearAlgebra", package: "swift-linear-algebra"),
        .product(name: "ArrayFiles", package: "swift-linear-algebra"),
        .product(name: "ComplexModule", package: "swift-numerics"),
      ]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu11
)
