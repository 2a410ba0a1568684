// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "swift-linear-algebra",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .library(name: "ArrayFiles", targets: ["ArrayFiles"]),
    .library(name: "CBLAS", targets: ["CBLAS"]),
    .library(name: "CLAPACKE", targets: ["CLAPACKE"]),
    .executable(name: "linalg", targets: ["linalg"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CBLAS", path: "Modules/CBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CLAPACKE", path: "Modules/CLAPACKE", pkgConfig: "lapacke",
      providers: [.apt(["liblapacke-dev", "libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CZlib", path: "Modules/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CVectorMath"),
    .target(name: "CBackendSupport", dependencies: ["CBLAS"]),
    .target(
      name: "LinearAlgebra",
      dependencies: [
        "CBLAS", "CLAPACKE", "CVectorMath", "CBackendSupport",
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "ComplexModule", package: "swift-numerics"),
      ]),
    .target(name: "CFileSupport"),
    .target(
      name: "ArrayFiles",
      dependencies: [
        "LinearAlgebra", "CVectorMath", "CFileSupport", "CZlib",
        .product(name: "ComplexModule", package: "swift-numerics"),
      ]),
    .executableTarget(
      name: "linalg",
      dependencies: [
        "LinearAlgebra", "ArrayFiles", "CFileSupport",
        .product(name: "ComplexModule", package: "swift-numerics"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "TestSupport", dependencies: ["LinearAlgebra"], path: "Tests/TestSupport"),
    .target(name: "CLapackInterposer", path: "Tests/CLapackInterposer"),
    .testTarget(
      name: "LinearAlgebraTests",
      dependencies: ["LinearAlgebra", "TestSupport", "CBLAS", "CBackendSupport", "CLapackInterposer"]),
    .testTarget(name: "ArrayFilesTests", dependencies: ["ArrayFiles", "TestSupport"]),
    .testTarget(name: "CVectorMathTests", dependencies: ["CVectorMath"]),
    .testTarget(name: "LinalgTests", dependencies: ["linalg", "ArrayFiles", "LinearAlgebra"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu11
)
